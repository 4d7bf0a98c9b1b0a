#include "feeds/text/decode.h"

#include "feeds/text/charset.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define DECLARATION_MAX 1024 /* bytes in which a document names its encoding */
#define NAME_MAX_BYTES  40   /* of the name of an encoding */
#define BLOCK           32   /* bytes that are looked at as one */

/* What is decoded and what is known of it. */
struct source {
	const char *bytes;
	size_t size;
	enum decode_kind kind;
	bool utf8; /* all of it is valid; if so, */
	bool tidy; /* nothing in it has to change */
};

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

static const struct charset *from_header(const char *content_type)
{
	char name[NAME_MAX_BYTES + 1];

	if (!content_type ||
	    !find_value(content_type, strlen(content_type), "charset", name))
		return NULL;
	return charset_find(name);
}

/* What the document says of itself, read as ASCII. That it is UTF-16 cannot
 * be true then (WHATWG HTML section 13.2.3.2 step 7). */
static const struct charset *from_words(const char *text, size_t size,
					enum decode_kind kind)
{
	char name[NAME_MAX_BYTES + 1];
	const struct charset *c;
	const char *end;

	size = MIN(size, DECLARATION_MAX);
	if (kind == DECODE_XML) {
		const char *start = g_strstr_len(text, (gssize)size, "<?xml");

		end = start ? g_strstr_len(
				      start,
				      (gssize)(size - (size_t)(start - text)),
				      "?>")
			    : NULL;
		if (!end ||
		    !find_value(start, (size_t)(end - start), "encoding", name))
			return NULL;
	} else if (kind != DECODE_HTML ||
		   !find_value(text, size, "charset", name)) {
		return NULL;
	}
	c = charset_find(name);
	return c && c->wide ? NULL : c;
}

static bool begins(const struct source *s, const char *with, size_t n)
{
	return s->size >= n && memcmp(s->bytes, with, n) == 0;
}

/* A byte order mark; `skip` becomes its size. */
static const struct charset *from_mark(const struct source *s, size_t *skip)
{
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
		if (begins(s, marks[i].mark, marks[i].size)) {
			*skip = marks[i].size;
			return charset_find(marks[i].name);
		}
	return NULL;
}

/* XML 1.0 appendix F.1: "<?xml" is EBCDIC; which, its declaration says. */
static const struct charset *from_ebcdic(const struct source *s)
{
	const struct charset *base = charset_find("ibm037");
	const struct charset *own;
	g_autoptr(GString) head = g_string_new(NULL);

	charset_convert(base, s->bytes, MIN(s->size, 160), head);
	own = from_words(head->str, head->len, DECODE_XML);
	return own ? own : base;
}

/* XML 1.0 appendix F.1, and JSON the same way (RFC 4627 section 3). */
static const struct charset *from_pattern(const struct source *s)
{
	const char *b = s->bytes;

	if (begins(s, "\x4c\x6f\xa7\x94", 4))
		return from_ebcdic(s);
	if (s->size < 4)
		return NULL;
	if (!b[0] && !b[1] && !b[2] && b[3])
		return charset_find("utf-32be");
	if (b[0] && !b[1] && !b[2] && !b[3])
		return charset_find("utf-32le");
	if (!b[0] && b[1] && !b[2] && b[3])
		return charset_find("utf-16be");
	if (b[0] && !b[1] && b[2] && !b[3])
		return charset_find("utf-16le");
	return NULL;
}

/* Good and bad in what may be UTF-8. */
static size_t count_wide(const char *text, size_t size, size_t *bad)
{
	size_t good = 0;

	*bad = 0;
	for (size_t i = 0; i < size;) {
		gunichar c = (unsigned char)text[i] < 0x80
				     ? 1
				     : g_utf8_get_char_validated(
					       text + i, (gssize)(size - i));

		if (c == (gunichar)-1 || c == (gunichar)-2) {
			(*bad)++;
			i++;
		} else if ((unsigned char)text[i] >= 0x80) {
			good++;
			i += (size_t)g_utf8_skip[(unsigned char)text[i]];
		} else {
			i++;
		}
	}
	return good;
}

/* With a NUL behind it. g_strndup() would stop at a NUL within. */
static char *copy(const char *bytes, size_t size)
{
	char *text = g_malloc(size + 1);

	if (bytes)
		memcpy(text, bytes, size);
	text[size] = '\0';
	return text;
}

/* A converter's result is taken if it made sense of every byte. */
static char *try(const struct source *s, const struct charset *c, size_t *n)
{
	g_autoptr(GString) out = NULL;
	size_t bad;

	if (c->utf8) {
		/* "UTF-8" with a few slips stays UTF-8 */
		if (!s->utf8 && count_wide(s->bytes, s->size, &bad) <= bad &&
		    bad)
			return NULL;
		*n = s->size;
		return copy(s->bytes, s->size);
	}
	out = g_string_sized_new(s->size + s->size / 8 + 1);
	bad = charset_convert(c, s->bytes, s->size, out);
	/* of a long text in a multi-byte encoding, a byte in 1,000 may be bad */
	if (bad > (c->single ? 0 : out->len / 1000))
		return NULL;
	*n = out->len;
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* U+0080 to U+009F, which no feed means, are what a browser reads. */
static size_t mend_c1(char *out, unsigned char low)
{
	return (size_t)g_unichar_to_utf8(charset_c1(low), out);
}

/* XML 1.0 section 2.2: a control that may not be there, or U+FFFE, U+FFFF. */
static bool is_forbidden(const unsigned char *at)
{
	if (at[0] < 0x20)
		return at[0] != '\t' && at[0] != '\n' && at[0] != '\r';
	return at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe;
}

static bool is_c1(const unsigned char *at)
{
	return at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;
}

/* Bytes at which a closer look is needed. */
static bool is_odd(unsigned char c)
{
	return c >= 0x80 || (c < 0x20 && c != '\n' && c != '\t' && c != '\r');
}

/* Whether a block has one of them, without a branch: a loop that compilers turn
 * into vectors. What is not ASCII is below zero as a signed byte. */
static bool is_even_block(const unsigned char *block)
{
	unsigned char odd = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		signed char c = (signed char)block[i];

		odd |= (unsigned char)((c < 0x20) & (c != '\n') & (c != '\t') &
				       (c != '\r'));
	}
	return !odd;
}

static size_t skip_even(const unsigned char *b, size_t i, size_t size)
{
	if (i < size && is_odd(b[i]))
		return i;
	while (i + BLOCK <= size && is_even_block(b + i))
		i += BLOCK;
	while (i < size && !is_odd(b[i]))
		i++;
	return i;
}

/* The size of the character at `at`, of which `left` bytes are there; 0 if it
 * is no UTF-8 (Unicode, table 3-7). */
static size_t width_at(const unsigned char *at, size_t left)
{
	size_t width = at[0] < 0x80   ? 1
		       : at[0] < 0xc2 ? 0
		       : at[0] < 0xe0 ? 2
		       : at[0] < 0xf0 ? 3
		       : at[0] < 0xf5 ? 4
				      : 0;

	if (width > left)
		return 0;
	for (size_t i = 1; i < width; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	if ((at[0] == 0xe0 && at[1] < 0xa0) ||
	    (at[0] == 0xed && at[1] > 0x9f) ||
	    (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
		return 0;
	return width;
}

/* One look at every byte tells all that is to be known of most documents. */
static void look(struct source *s)
{
	const unsigned char *b = (const unsigned char *)s->bytes;
	size_t i = 0;

	s->tidy = true;
	while ((i = skip_even(b, i, s->size)) < s->size) {
		size_t width = width_at(b + i, s->size - i);

		s->utf8 = width > 0;
		if (!s->utf8)
			return;
		if (is_forbidden(b + i) || is_c1(b + i))
			s->tidy = false;
		i += width;
	}
	s->utf8 = true;
}

/* The first place at which something has to change; `size` if there is none. */
static size_t first_slip(const char *text, size_t size)
{
	const unsigned char *b = (const unsigned char *)text;
	size_t i = 0;

	while ((i = skip_even(b, i, size)) < size && !is_forbidden(b + i) &&
	       !is_c1(b + i))
		i++;
	return i;
}

/* Valid UTF-8 in, the same without what is forbidden out. */
static char *clean_up(char *text, size_t *size)
{
	size_t n = first_slip(text, *size);
	char *out;
	size_t to = n;

	if (n == *size)
		return text;
	/* a C1 of two bytes becomes three at most */
	out = g_malloc(*size + *size / 2 + 4);
	memcpy(out, text, n);
	while (n < *size) {
		const unsigned char *at = (const unsigned char *)text + n;
		size_t width = (size_t)g_utf8_skip[*at];

		if (is_c1(at)) {
			to += mend_c1(out + to, at[1]);
		} else if (!is_forbidden(at)) {
			memcpy(out + to, at, width);
			to += width;
		}
		n += width;
	}
	out[to] = '\0';
	*size = to;
	g_free(text);
	return out;
}

/* What is not UTF-8 becomes U+FFFD. */
static char *make_valid(char *text, size_t *size)
{
	char *valid;

	if (g_utf8_validate(text, (gssize)*size, NULL))
		return text;
	/* g_utf8_make_valid() takes a NUL for a fault as well */
	for (size_t i = 0; i < *size; i++)
		if (!text[i])
			text[i] = '\1';
	valid = g_utf8_make_valid(text, (gssize)*size);
	g_free(text);
	*size = strlen(valid);
	return valid;
}

const char *decode_ended(const char *bytes, size_t size,
			 const char *content_type, enum decode_kind kind,
			 size_t *out_size, const char **encoding, char **owned)
{
	struct source s = { .bytes = bytes, .size = size, .kind = kind };
	size_t skip = 0;
	const struct charset *pattern = from_pattern(&s);
	const struct charset *asked[] = {
		from_mark(&s, &skip),
		from_header(content_type),
		pattern,
		from_words(bytes, size, kind),
		NULL, /* UTF-8, if that is what it is */
		charset_find("windows-1252"),
	};
	char *text = NULL;
	size_t i;

	s.bytes += skip;
	s.size -= skip;
	*out_size = 0;
	look(&s);
	if (s.utf8)
		asked[4] = charset_find("utf-8");
	for (i = 0; !text && i < G_N_ELEMENTS(asked); i++) {
		/* wide without a mark or a pattern is a slip of the header */
		if (!asked[i] || (i == 1 && asked[i]->wide && !asked[0]))
			continue;
		if (asked[i]->utf8 && s.utf8 && s.tidy) {
			*owned = NULL;
			*out_size = s.size;
			*encoding = asked[i]->name;
			return s.bytes;
		}
		text = try(&s, asked[i], out_size);
		if (text)
			break;
	}
	g_assert(text);
	*encoding = asked[i]->name;
	if (!asked[i]->utf8 || !s.utf8)
		text = make_valid(text, out_size);
	return *owned = clean_up(text, out_size);
}

char *decode_text(const void *bytes, size_t size, const char *content_type,
		  enum decode_kind kind, size_t *out_size,
		  const char **encoding)
{
	const char *name, *text;
	char *owned;

	text = decode_ended(bytes, size, content_type, kind, out_size, &name,
			    &owned);
	if (encoding)
		*encoding = name;
	return owned ? owned : copy(text, *out_size);
}

void decode_open(void)
{
	charset_open();
}
