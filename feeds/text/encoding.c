#include "feeds/text/encoding.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define DECLARATION_MAX 1024 /* bytes in which a document names its encoding */
/* HTML section 13.2.3.2 wants it in the first KiB; browsers read on, and archives
 * put scripts of their own before it. */
#define HEAD_MAX       16384
#define NAME_MAX_BYTES 40  /* of the name of an encoding */
#define EBCDIC_HEAD    160 /* bytes in which an EBCDIC declaration ends */

/* The first value of `key` in `text`, quoted or not; false if there is none. */
static bool find_value(const char *text, size_t size, const char *key,
		       char *out)
{
	size_t key_size = strlen(key), n = 0;
	size_t i;

	for (i = 0; i + key_size < size; i++)
		if (g_ascii_strncasecmp(text + i, key, key_size) == 0)
			break;
	i += key_size;
	while (i < size && strchr(" \t\r\n", text[i]) && text[i])
		i++;
	if (i >= size || text[i] != '=')
		return false;
	i++;
	while (i < size && text[i] && strchr(" \t\r\n\"'", text[i]))
		i++;
	while (i < size && n < NAME_MAX_BYTES &&
	       (g_ascii_isalnum(text[i]) ||
		(text[i] && strchr("-_.:+", text[i]))))
		out[n++] = text[i++];
	out[n] = '\0';
	return n > 0;
}

const struct charset *encoding_from_header(const char *content_type)
{
	char name[NAME_MAX_BYTES + 1];

	if (!content_type ||
	    !find_value(content_type, strlen(content_type), "charset", name))
		return NULL;
	return charset_find(name);
}

/* A document that can be read as ASCII is not UTF-16, whatever it says (HTML
 * Living Standard, "prescan a byte stream to determine its encoding"). */
static const struct charset *find_narrow(const char *name)
{
	const struct charset *c = charset_find(name);

	return c && c->wide ? NULL : c;
}

const struct charset *encoding_from_xml(const char *text, size_t size)
{
	char name[NAME_MAX_BYTES + 1];
	const char *start, *end;

	size = MIN(size, DECLARATION_MAX);
	start = g_strstr_len(text, (gssize)size, "<?xml");
	if (!start)
		return NULL;
	size -= (size_t)(start - text);
	end = g_strstr_len(start, (gssize)size, "?>");
	if (!end || !find_value(start, (size_t)(end - start), "encoding", name))
		return NULL;
	return find_narrow(name);
}

/* That of the first meta element that has one: a script may have another. */
static const struct charset *charset_of_meta(const char *text, size_t size)
{
	char name[NAME_MAX_BYTES + 1];

	for (size_t i = 0; i + 5 < size; i++) {
		const char *end;

		if (text[i] != '<' ||
		    g_ascii_strncasecmp(text + i, "<meta", 5) != 0)
			continue;
		end = memchr(text + i, '>', size - i);
		if (!end)
			return NULL;
		if (find_value(text + i, (size_t)(end - text) - i, "charset",
			       name))
			return find_narrow(name);
	}
	return NULL;
}

const struct charset *encoding_from_html(const char *text, size_t size)
{
	const struct charset *c = charset_of_meta(text, MIN(size, HEAD_MAX));
	char name[NAME_MAX_BYTES + 1];

	if (c || !find_value(text, MIN(size, DECLARATION_MAX), "charset", name))
		return c;
	return find_narrow(name);
}

static bool begins(const char *bytes, size_t size, const char *with, size_t n)
{
	return size >= n && memcmp(bytes, with, n) == 0;
}

const struct charset *encoding_from_mark(const char *bytes, size_t size,
					 size_t *skip)
{
	/* UTF-32's before UTF-16's, which it begins with */
	static const struct {
		const char *mark;
		size_t size;
		const char *name;
	} marks[] = {
		{ "\xef\xbb\xbf", 3, "utf-8" },
		{ "\xff\xfe\0\0", 4, "utf-32le" },
		{ "\0\0\xfe\xff", 4, "utf-32be" },
		{ "\xff\xfe", 2, "utf-16le" },
		{ "\xfe\xff", 2, "utf-16be" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (begins(bytes, size, marks[i].mark, marks[i].size)) {
			*skip = marks[i].size;
			return charset_find(marks[i].name);
		}
	return NULL;
}

/* XML 1.0 appendix F.1: "<?xml" is EBCDIC; which, its declaration says. */
static const struct charset *from_ebcdic(const char *bytes, size_t size)
{
	const struct charset *base = charset_find("ibm037");
	const struct charset *own;
	g_autoptr(GString) head = g_string_new(NULL);

	charset_convert(base, bytes, MIN(size, EBCDIC_HEAD), head);
	own = encoding_from_xml(head->str, head->len);
	return own ? own : base;
}

const struct charset *encoding_from_pattern(const char *bytes, size_t size)
{
	if (begins(bytes, size, "\x4c\x6f\xa7\x94", 4))
		return from_ebcdic(bytes, size);
	if (size < 4)
		return NULL;
	if (!bytes[0] && !bytes[1] && !bytes[2] && bytes[3])
		return charset_find("utf-32be");
	if (bytes[0] && !bytes[1] && !bytes[2] && !bytes[3])
		return charset_find("utf-32le");
	if (!bytes[0] && bytes[1] && !bytes[2] && bytes[3])
		return charset_find("utf-16be");
	if (bytes[0] && !bytes[1] && bytes[2] && !bytes[3])
		return charset_find("utf-16le");
	return NULL;
}
