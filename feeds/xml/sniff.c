#include "feeds/xml/sniff.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <string.h>

#define NOISE_LOOK  1024 /* bytes that are looked at */
#define NOISE_SHARE 32   /* a control in so many bytes is no text */

struct sign {
	const char *bytes;
	size_t size, at;
	const char *name;
};

static const struct sign signs[] = {
	{ "\x89PNG\r\n", 6, 0, N_("PNG picture") },
	{ "\xff\xd8\xff", 3, 0, N_("JPEG picture") },
	{ "GIF8", 4, 0, N_("GIF picture") },
	{ "WEBP", 4, 8, N_("WebP picture") },
	{ "\0\0\1\0", 4, 0, N_("icon") },
	{ "%PDF-", 5, 0, N_("PDF") },
	{ "PK\3\4", 4, 0, N_("ZIP archive") },
	{ "BZh", 3, 0, N_("bzip2 archive") },
	{ "\xfd"
	  "7zXZ",
	  5, 0, N_("xz archive") },
	{ "7z\xbc\xaf", 4, 0, N_("7z archive") },
	{ "ID3", 3, 0, N_("MP3 audio") },
	{ "OggS", 4, 0, N_("Ogg audio") },
	{ "ftypavif", 8, 4, N_("AVIF picture") },
	{ "ftyphei", 7, 4, N_("HEIC picture") },
	{ "ftyp", 4, 4, N_("MP4 video") },
	{ "\x7f"
	  "ELF",
	  4, 0, N_("program") },
	{ "wOF", 3, 0, N_("font") },
};

const char *sniff_binary(const void *bytes, size_t size)
{
	const char *b = bytes;

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		const struct sign *s = &signs[i];

		if (size >= s->at + s->size &&
		    memcmp(b + s->at, s->bytes, s->size) == 0)
			return _(s->name);
	}
	return NULL;
}

bool sniff_is_noise(const void *bytes, size_t size)
{
	const unsigned char *b = bytes;
	size_t odd = 0;

	size = MIN(size, NOISE_LOOK);
	/* UTF-16 text is half NULs, and begins with one or with a mark */
	if (size < 4 || (!b[0] != !b[1]) || (b[0] >= 0xfe && b[1] >= 0xfe))
		return false;
	for (size_t i = 0; i < size; i++)
		odd += b[i] < 0x20 && !(b[i] && strchr("\t\n\r\f\033", b[i]));
	return odd > size / NOISE_SHARE;
}

static const char *after(const char *at, const char *end, const char *what)
{
	const char *found = g_strstr_len(at, end - at, what);

	return found ? found + strlen(what) : end;
}

/* Behind blanks, comments and the XML declaration. */
static const char *skip_prolog(const char *at, const char *end)
{
	for (;;) {
		while (at < end && g_ascii_isspace(*at))
			at++;
		if (end - at > 4 && memcmp(at, "<!--", 4) == 0)
			at = after(at, end, "-->");
		else if (end - at > 2 && memcmp(at, "<?", 2) == 0)
			at = after(at, end, "?>");
		else
			return at;
	}
}

bool sniff_is_html(const char *text, size_t size)
{
	static const char *const beginnings[] = {
		"<!doctype html",
		"<html",
		"<head",
		"<body",
		"<title",
		"<script",
		"<meta",
		"<div",
		"<p>",
		"<h1",
		"<br",
		"<table",
	};
	const char *end = text + size;
	const char *at = skip_prolog(text, end);

	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		size_t n = strlen(beginnings[i]);

		if ((size_t)(end - at) >= n &&
		    g_ascii_strncasecmp(at, beginnings[i], n) == 0)
			return true;
	}
	return false;
}

const char *sniff_root(const char *name)
{
	static const struct {
		const char *root, *name;
	} roots[] = {
		{ "opml", N_("OPML, a list of feeds: import it") },
		{ "kml", N_("KML") },
		{ "svg", N_("SVG picture") },
		{ "urlset", N_("sitemap") },
		{ "sitemapindex", N_("sitemap") },
		{ "opensearchdescription", N_("OpenSearch description") },
		{ "html", N_("HTML") },
		{ "rdf", N_("RDF") },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(roots); i++)
		if (g_ascii_strcasecmp(roots[i].root, name) == 0)
			return _(roots[i].name);
	return NULL;
}
