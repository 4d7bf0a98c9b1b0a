#include "feeds/html/prepare.h"

#include "feeds/text/charset.h"
#include "feeds/text/entities.h"
#include "feeds/text/plain.h"
#include "feeds/text/tokens.h"

#include <stdbool.h>
#include <string.h>

#define ATTRS_MAX 1000 /* of one tag */
#define C1_LEAD   0xc2 /* the first byte of U+0080 to U+00BF in UTF-8 */

struct preparing {
	GString *out;
	GString *one; /* what a reference comes to */
};

static bool is_c1(const unsigned char *at, size_t left)
{
	return left > 1 && at[0] == C1_LEAD && at[1] >= 0x80 && at[1] < 0xa0;
}

/* Adds the reference at `at` and returns its bytes; 0 if there is none. What it
 * comes to may be "<" or "&": it stays text. */
static size_t put_reference(struct preparing *p, const char *at, size_t left,
			    bool in_tag)
{
	size_t used;

	g_string_truncate(p->one, 0);
	used = entities_resolve(at, left, p->one);
	if (used == 0 || (in_tag && at[used - 1] != ';'))
		return 0;
	plain_escape(p->one->str, p->one->len, p->out);
	return used;
}

static size_t put_c1(struct preparing *p, const char *at, size_t left)
{
	const unsigned char *byte = (const unsigned char *)at;

	if (!is_c1(byte, left))
		return 0;
	g_string_append_unichar(p->out, charset_c1(byte[1]));
	return 2;
}

/* A line ends with LF (HTML section 13.2.3.5), also where it came as CR LF or CR. */
static size_t put_return(struct preparing *p, const char *at, size_t left)
{
	g_string_append_c(p->out, '\n');
	return left > 1 && at[1] == '\n' ? 2 : 1;
}

/* Bytes up to the next that may be of a reference, a C1 control or a line end. */
static size_t plain_size(const char *at, size_t left)
{
	size_t n = 0;

	while (n < left && at[n] != '&' && at[n] != '\r' &&
	       (unsigned char)at[n] != C1_LEAD)
		n++;
	return n;
}

static void put_text(struct preparing *p, const char *at, size_t n, bool in_tag)
{
	for (size_t i = 0; i < n;) {
		size_t used = plain_size(at + i, n - i);

		plain_append(p->out, at + i, used);
		i += used;
		if (i == n)
			return;
		if (at[i] == '\r')
			used = put_return(p, at + i, n - i);
		else
			used = at[i] == '&'
				       ? put_reference(p, at + i, n - i, in_tag)
				       : put_c1(p, at + i, n - i);
		/* libxml2 drops what it takes for a bad reference */
		if (!used && at[i] == '&')
			plain_append(p->out, "&amp;", strlen("&amp;"));
		else if (!used)
			plain_append(p->out, at + i, 1);
		i += used ? used : 1;
	}
}

/* The end tag that ends what is text throughout; the end of the page for
 * <plaintext>, which has none. */
static const char *raw_end(const struct markup *m)
{
	const char *at = m->next;

	if (tokens_is(m, "plaintext"))
		return m->end;
	while ((at = g_strstr_len(at, m->end - at, "</")) != NULL) {
		if (m->end - at >= 5 &&
		    g_ascii_strncasecmp(at + 2, "xmp", 3) == 0)
			return at;
		at += 2;
	}
	return m->end;
}

/* What follows a start tag up to where markup is markup again. */
static void put_raw(struct preparing *p, struct markup *m)
{
	const char *from = m->next;

	if (tokens_is(m, "script") || tokens_is(m, "style")) {
		tokens_skip(m);
		plain_append(p->out, from, (size_t)(m->next - from));
	} else if (tokens_is(m, "xmp") || tokens_is(m, "plaintext")) {
		m->next = raw_end(m);
		plain_escape(from, (size_t)(m->next - from), p->out);
	}
}

/* Comments, and what HTML takes for comments (section 13.2.5.42): instructions,
 * "<![if !mso]>" of newsletters. What says that it is character data is kept. */
static void put_declarations(struct preparing *p, const char *from, size_t n)
{
	static const char cdata[] = "<![CDATA[";

	if (n >= sizeof cdata - 1 && memcmp(from, cdata, sizeof cdata - 1) == 0)
		plain_append(p->out, from, n);
}

static const char *token_start(const struct markup *m)
{
	if (m->kind == TOKENS_TEXT)
		return m->at;
	return m->name - (m->kind == TOKENS_END ? strlen("</") : strlen("<"));
}

/* Where a start tag ends that has no more attributes than are read: libxml2 compares
 * each with all before it, and 80,000 take it a minute. NULL for the others. */
static const char *attrs_end(const struct markup *m)
{
	struct tokens_attr a;
	size_t from = 0;

	if (m->kind != TOKENS_START || m->size < 2 * ATTRS_MAX)
		return NULL;
	for (int n = 0; n < ATTRS_MAX; n++)
		if (!tokens_attr(m, &from, &a))
			return NULL;
	return m->at + from;
}

static void put_token(struct preparing *p, const char *at, struct markup *m)
{
	const char *end = attrs_end(m);
	const char *to = end ? end : m->next;

	put_text(p, at, (size_t)(to - at), m->kind != TOKENS_TEXT);
	if (end)
		plain_append(p->out, ">", 1);
	if (m->kind == TOKENS_START)
		put_raw(p, m);
}

void prepare_html(const char *html, size_t size, GString *out)
{
	struct markup m = tokens_new(html, size);
	g_autoptr(GString) one = g_string_new(NULL);
	struct preparing p = { out, one };
	const char *from;

	for (from = html; tokens_next(&m); from = m.next) {
		const char *at = token_start(&m);

		put_declarations(&p, from, (size_t)(at - from));
		put_token(&p, at, &m);
	}
	put_declarations(&p, from, (size_t)(m.end - from));
}
