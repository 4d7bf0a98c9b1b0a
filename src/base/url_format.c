#include "src/base/url_format.h"

#include "src/base/error.h"
#include "src/base/url.h"
#include "src/base/url_parts.h"

#include <glib/gi18n.h>
#include <string.h>

/* RFC 3986 section 2: the characters of an address, but letters and digits. */
#define MARKS "-._~:/?#[]@!$&'()*+,;="
/* A program may hand the address on to a shell. */
#define MARKS_FOR_PROGRAM "-._~:/?#[]@!$&()*+,;="

static void append_encoded(GString *out, struct url_piece p, const char *marks)
{
	for (size_t i = 0; p.is && i < p.n; i++) {
		unsigned char c = (unsigned char)p.at[i];

		if (g_ascii_isalnum(c) || (c && strchr(marks, c)) ||
		    (c == '%' && i + 2 < p.n && g_ascii_isxdigit(p.at[i + 1]) &&
		     g_ascii_isxdigit(p.at[i + 2])))
			g_string_append_c(out, (char)c);
		else
			g_string_append_printf(out, "%%%02X", c);
	}
}

static bool is_ascii(struct url_piece p)
{
	for (size_t i = 0; i < p.n; i++)
		if ((unsigned char)p.at[i] >= 0x80)
			return false;
	return true;
}

/* "[::1]": RFC 3986 section 3.2.2, without zones (RFC 6874) and IPvFuture. */
static bool is_ip_literal(const char *host)
{
	size_t n = strlen(host);

	return n > 3 && host[n - 1] == ']' &&
	       strspn(host + 1, "0123456789abcdef:.") == n - 2;
}

/* A host in lower-case ASCII; NULL if it is none. The caller's. */
static char *ascii_host(struct url_piece host)
{
	g_autofree char *text = g_ascii_strdown(host.at, (gssize)host.n);
	g_autofree char *ascii = NULL;

	if (host.n && host.at[0] == '[')
		return is_ip_literal(text) ? g_steal_pointer(&text) : NULL;
	if (is_ascii(host))
		ascii = g_strdup(text);
	else if (g_utf8_validate(text, -1, NULL))
		ascii = g_hostname_to_ascii(text);
	if (!ascii || !*ascii || strpbrk(ascii, " \"'<>\\^`{|}%/?#@"))
		return NULL;
	for (const char *c = ascii; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return NULL;
	return g_steal_pointer(&ascii);
}

static bool scheme_is_allowed(struct url_piece scheme,
			      const char *const *schemes)
{
	static const char *const web[] = { "http", "https", NULL };

	for (const char *const *s = schemes ? schemes : web; *s; s++)
		if (url_parts_is(scheme, *s))
			return true;
	return false;
}

static bool append_ascii_authority(GString *out, struct url_piece authority)
{
	struct url_authority w = url_parts_authority(authority);
	g_autofree char *host = ascii_host(w.host);

	if (!host)
		return false;
	for (size_t i = 0; i < w.port.n; i++)
		if (!g_ascii_isdigit(w.port.at[i]))
			return false;
	g_string_append(out, "//");
	append_encoded(out, w.user, MARKS_FOR_PROGRAM);
	if (w.user.is)
		g_string_append_c(out, '@');
	g_string_append(out, host);
	if (w.port.n)
		g_string_append_c(out, ':');
	url_parts_append(out, w.port);
	return true;
}

char *url_for_program(const char *url, const char *const *schemes,
		      GError **error)
{
	struct url_parts p = url_parts_split(url);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!scheme_is_allowed(p.scheme, schemes)) {
		g_autofree char *scheme = url_scheme(url);
		if (*scheme)
			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("%s: links are not opened"), scheme);
		else
			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("not a web address"));
		return NULL;
	}
	g_string_append_len(out, p.scheme.at, (gssize)p.scheme.n);
	g_string_ascii_down(out);
	g_string_append_c(out, ':');
	if ((p.authority.is || url_parts_is(p.scheme, "http") ||
	     url_parts_is(p.scheme, "https")) &&
	    !append_ascii_authority(out, p.authority)) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("not a web address"));
		return NULL;
	}
	append_encoded(out, p.path, MARKS_FOR_PROGRAM);
	if (p.query.is)
		g_string_append_c(out, '?');
	append_encoded(out, p.query, MARKS_FOR_PROGRAM);
	if (p.fragment.is)
		g_string_append_c(out, '#');
	append_encoded(out, p.fragment, MARKS_FOR_PROGRAM);
	if (out->len > URL_MAX) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the address is longer than %d bytes"), URL_MAX);
		return NULL;
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Scheme and host are the same in capitals (RFC 3986 section 6.2.2.1). */
static void append_lower(GString *out, struct url_piece p)
{
	g_autofree char *low =
		g_ascii_strdown(p.is ? p.at : "", p.is ? (gssize)p.n : 0);

	g_string_append(out, low);
}

char *url_for_request(const char *url)
{
	struct url_parts p = url_parts_split(url);
	struct url_authority w = url_parts_authority(p.authority);
	GString *out = g_string_new(NULL);

	append_lower(out, p.scheme);
	if (p.scheme.is)
		g_string_append_c(out, ':');
	if (p.authority.is)
		g_string_append(out, "//");
	append_encoded(out, w.user, MARKS);
	if (w.user.is)
		g_string_append_c(out, '@');
	append_lower(out, w.host);
	if (w.port.is)
		g_string_append_c(out, ':');
	url_parts_append(out, w.port);
	append_encoded(out, p.path, MARKS);
	if (p.query.is)
		g_string_append_c(out, '?');
	append_encoded(out, p.query, MARKS);
	return g_string_free(out, FALSE);
}

/* Browsers hand an address to the program of a scheme: "feed:" is of the feed URI
 * draft (2003), the others are of podcast programs. */
char *url_of_feed(const char *url)
{
	static const char *const schemes[] = { "feed", "feeds", "rss",
					       "itpc", "pcast", "podcast" };
	g_autofree char *text = url_parts_copy(url_parts_trim(url));
	g_autofree char *scheme = url_scheme(text);
	const char *rest = text + strlen(scheme) + 1;

	for (size_t i = 0; *scheme && i < G_N_ELEMENTS(schemes); i++) {
		if (strcmp(scheme, schemes[i]) != 0)
			continue;
		return g_str_has_prefix(rest, "//")
			       ? g_strconcat("http:", rest, NULL)
			       : g_strdup(rest);
	}
	return g_steal_pointer(&text);
}

static void append_authority(GString *out, const struct url_authority *w)
{
	g_autofree char *host = ascii_host(w->host);

	if (host)
		g_string_append(out, host);
	else
		url_parts_append(out, w->host);
	if (w->port.n)
		g_string_append_c(out, ':');
	url_parts_append(out, w->port);
}

/* A host with nothing behind it but "/". */
static bool is_bare(const struct url_parts *p)
{
	return p->path.n == 1 && p->path.at[0] == '/' && !p->query.is &&
	       !p->fragment.is;
}

char *url_for_eyes(const char *url)
{
	struct url_parts p = url_parts_split(url);
	struct url_authority w = url_parts_authority(p.authority);
	GString *out = g_string_new(NULL);

	if (!p.authority.is) {
		url_parts_append(out, p.scheme);
		if (p.scheme.is)
			g_string_append_c(out, ':');
	}
	if (w.user.is) {
		/* only the name: what follows ":" may be a password */
		w.user.n = url_parts_span(w.user, ":");
		g_string_append(out, "⚠ ");
		url_parts_append(out, w.user);
		g_string_append_c(out, '@');
	}
	append_authority(out, &w);
	if (is_bare(&p))
		p.path.n = 0;
	url_parts_append_rest(out, &p);
	return g_string_free(out, FALSE);
}

char *url_for_text(const char *url)
{
	struct url_parts p = url_parts_split(url);
	g_autofree char *shown = p.authority.is ? url_for_eyes(url) : NULL;

	return shown ? g_strdup_printf("%.*s://%s%s", (int)p.scheme.n,
				       p.scheme.is ? p.scheme.at : "", shown,
				       is_bare(&p) ? "/" : "")
		     : g_strdup(url);
}
