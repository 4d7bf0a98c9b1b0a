#include "feeds/text/decode.h"

#include "feeds/text/charset.h"
#include "feeds/text/encoding.h"
#include "feeds/text/utf8.h"

#include <glib.h>
#include <string.h>

/* The encodings that a document may be in, the likeliest first. */
enum candidate {
	BY_MARK,
	BY_HEADER,
	BY_PATTERN,
	BY_DECLARATION,
	BY_VALIDITY,
	BY_DEFAULT,
	CANDIDATES
};

/* What is decoded, behind its mark, and what is known of it. */
struct source {
	const char *bytes;
	size_t size;
	bool utf8; /* all of it is valid; if so, */
	bool tidy; /* nothing in it has to change */
};

/* With a NUL behind it. g_strndup() would stop at a NUL within. */
static char *copy_bytes(const char *bytes, size_t size)
{
	char *text = g_malloc(size + 1);

	if (bytes)
		memcpy(text, bytes, size);
	text[size] = '\0';
	return text;
}

/* Converts it; NULL if the bytes make no sense in that encoding. */
static char *convert(const struct source *s, const struct charset *c, size_t *n)
{
	g_autoptr(GString) out = NULL;
	size_t bad;

	if (c->utf8) {
		/* "UTF-8" with a few slips stays UTF-8 */
		if (!s->utf8 && utf8_count(s->bytes, s->size, &bad) <= bad &&
		    bad)
			return NULL;
		*n = s->size;
		return copy_bytes(s->bytes, s->size);
	}
	out = g_string_sized_new(s->size + s->size / 8 + 1);
	bad = charset_convert(c, s->bytes, s->size, out);
	/* of a long text in a multi-byte encoding, a byte in 1,000 may be bad */
	if (bad > (c->single ? 0 : out->len / 1000))
		return NULL;
	*n = out->len;
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static const struct charset *from_declaration(const struct decode_input *in)
{
	switch (in->kind) {
	case DECODE_XML:
		return encoding_from_xml(in->bytes, in->size);
	case DECODE_HTML:
		return encoding_from_html(in->bytes, in->size);
	case DECODE_JSON:
	case DECODE_PLAIN:
		break;
	}
	return NULL;
}

/* Fills in the candidates and the source behind its mark. */
static void look_at(const struct decode_input *in, struct source *s,
		    const struct charset *all[CANDIDATES])
{
	size_t skip = 0;

	all[BY_MARK] = encoding_from_mark(in->bytes, in->size, &skip);
	all[BY_HEADER] = encoding_from_header(in->content_type);
	all[BY_PATTERN] = encoding_from_pattern(in->bytes, in->size);
	all[BY_DECLARATION] = from_declaration(in);
	s->bytes = in->bytes + skip;
	s->size = in->size - skip;
	s->utf8 = utf8_check(s->bytes, s->size, &s->tidy);
	all[BY_VALIDITY] = s->utf8 ? charset_find("utf-8") : NULL;
	all[BY_DEFAULT] = charset_find("windows-1252");
	/* wide without a mark or a pattern is a slip of the header */
	if (all[BY_HEADER] && all[BY_HEADER]->wide && !all[BY_MARK])
		all[BY_HEADER] = NULL;
}

struct decoded decode_ended(const struct decode_input *in)
{
	struct decoded out = { 0 };
	const struct charset *all[CANDIDATES], *c = NULL;
	struct source s;

	look_at(in, &s, all);
	for (int i = 0; !out.owned && i < CANDIDATES; i++) {
		c = all[i];
		if (!c)
			continue;
		out.encoding = c->name;
		if (c->utf8 && s.utf8 && s.tidy) {
			out.text = s.bytes;
			out.size = s.size;
			return out;
		}
		out.owned = convert(&s, c, &out.size);
	}
	g_assert(out.owned && c);
	if (!c->utf8 || !s.utf8)
		out.owned = utf8_make_valid(out.owned, &out.size);
	out.owned = utf8_clean(out.owned, &out.size);
	out.text = out.owned;
	return out;
}

char *decode_text(const struct decode_input *in, size_t *size,
		  const char **encoding)
{
	struct decoded d = decode_ended(in);

	*size = d.size;
	if (encoding)
		*encoding = d.encoding;
	return d.owned ? d.owned : copy_bytes(d.text, d.size);
}

void decode_open(void)
{
	charset_open();
}
