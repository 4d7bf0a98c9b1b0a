#include "feeds/text/plain.h"

#include "feeds/text/entities.h"
#include "feeds/text/tokens.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#define LOOK_MAX 65536 /* bytes in which first words are looked for */
#define BLOCK    16    /* bytes that are looked at as one */

/* Text being written: a blank is written when the next word is. */
struct writing {
	GString *out;
	GString *one; /* what a reference comes to; NULL until there is one */
	size_t begin; /* where our text begins in `out` */
	size_t chars, max;
	bool blank;
	bool full;
	bool unended; /* an element that is not shown has no end */
};

static bool is_space(const char *at)
{
	unsigned char c = (unsigned char)*at;

	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	return c >= 0xc2 && c <= 0xe3 && g_unichar_isspace(g_utf8_get_char(at));
}

/* U+00A0 is white space here too: titles are compared and cut at blanks. */
static void put_char(struct writing *w, const char *at, size_t size)
{
	if (is_space(at)) {
		w->blank = w->out->len > w->begin;
		return;
	}
	if (w->max && w->chars + w->blank >= w->max) {
		g_string_append(w->out, "…");
		w->full = true;
		return;
	}
	if (w->blank) {
		g_string_append_c(w->out, ' ');
		w->chars++;
		w->blank = false;
	}
	plain_append(w->out, at, size);
	w->chars++;
}

static void put_resolved(struct writing *w, const GString *text)
{
	for (size_t i = 0; i < text->len && !w->full;) {
		size_t size = (size_t)g_utf8_skip[(unsigned char)text->str[i]];

		put_char(w, text->str + i, size);
		i += size;
	}
}

static bool is_plain(char c)
{
	return c > ' ' && c < 0x7f && c != '&';
}

/* Whether the block behind `before` is plain words with single blanks between
 * them, as a loop that compilers turn into vectors. */
static bool is_plain_block(const char *before)
{
	unsigned char other = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		signed char c = (signed char)before[i + 1];

		other |= (unsigned char)((c < ' ') | (c == 0x7f) | (c == '&') |
					 ((c == ' ') & (before[i] == ' ')));
	}
	return !other;
}

/* The size of what `at` begins with of plain ASCII words with single blanks
 * between them. */
static size_t words_size(const char *at, size_t n)
{
	size_t size = 1;

	if (!n || !is_plain(*at))
		return 0;
	while (size + BLOCK <= n && is_plain_block(at + size - 1))
		size += BLOCK;
	while (size < n &&
	       (is_plain(at[size]) || (at[size] == ' ' && at[size - 1] != ' ')))
		size++;
	return at[size - 1] == ' ' ? size - 1 : size;
}

/* Such words go in one piece: most of what there is. Returns the bytes used. */
static size_t put_words(struct writing *w, const char *at, size_t n)
{
	size_t most = w->max ? w->max - MIN(w->max, w->chars + w->blank) : n;
	size_t size = words_size(at, MIN(n, most));

	if (!size)
		return 0;
	if (w->blank)
		g_string_append_c(w->out, ' ');
	w->chars += w->blank + size;
	w->blank = false;
	plain_append(w->out, at, size);
	return size;
}

static void put_text(struct writing *w, const char *at, size_t n, bool resolve)
{
	for (size_t i = 0; i < n && !w->full;) {
		size_t used = put_words(w, at + i, n - i);

		if (used) {
			i += used;
			continue;
		}
		if (at[i] == '&' && resolve) {
			if (!w->one)
				w->one = g_string_new(NULL);
			g_string_truncate(w->one, 0);
			used = entities_resolve(at + i, n - i, w->one);
			put_resolved(w, w->one);
		}
		if (!used) {
			used = MIN((size_t)g_utf8_skip[(unsigned char)at[i]],
				   n - i);
			put_char(w, at + i, used);
		}
		i += used;
	}
}

/* Block elements: words before and after them are two words. */
static bool parts_words(const struct markup *m)
{
	static const char *const names[] = {
		"p",          "br",      "div",     "li",     "ul",
		"ol",         "td",      "th",      "tr",     "table",
		"h1",         "h2",      "h3",      "h4",     "h5",
		"h6",         "dd",      "dt",      "hr",     "pre",
		"blockquote", "section", "article", "figure", "figcaption",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (tokens_is(m, names[i]))
			return true;
	return false;
}

static bool says_none(const struct tokens_attr *a)
{
	g_autofree char *style =
		g_ascii_strdown(a->value, (gssize)a->value_size);
	const char *at = strstr(style, "display");

	if (!at)
		return false;
	at += strlen("display");
	at += strspn(at, " \t\n:");
	return g_str_has_prefix(at, "none");
}

/* What a browser does not show, as the preview text of a newsletter; feeds/html/prune
 * knows more, but has a tree. */
static bool is_hidden(const struct markup *m)
{
	struct tokens_attr a;
	size_t from = 0;

	while (tokens_attr(m, &from, &a))
		if ((a.name_size == 6 &&
		     g_ascii_strncasecmp(a.name, "hidden", 6) == 0) ||
		    (a.name_size == 5 && a.has_value &&
		     g_ascii_strncasecmp(a.name, "style", 5) == 0 &&
		     says_none(&a)))
			return true;
	return false;
}

static bool is_text_element(const struct markup *m)
{
	static const char *const names[] = { "div", "span", "p", "td" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (tokens_is(m, names[i]))
			return true;
	return false;
}

/* Skips an element with all that is in it. One without an end is shown: to lose the
 * rest would be worse. */
static void skip_element(struct writing *w, struct markup *m)
{
	struct markup at = *m;
	int open = 1;

	while (open && tokens_next(&at))
		if (at.kind != TOKENS_TEXT && at.name_size == m->name_size &&
		    g_ascii_strncasecmp(at.name, m->name, m->name_size) == 0)
			open += at.kind == TOKENS_START ? 1 : -1;
	if (open)
		w->unended = true;
	else
		*m = at;
}

/* Whether a tag separates words. With a limit the text is the beginning of a
 * summary, where blocks do; a title's tags are dropped without a blank. */
static void pass_tag(struct writing *w, struct markup *m)
{
	if (m->kind == TOKENS_START &&
	    (tokens_is(m, "script") || tokens_is(m, "style")))
		tokens_skip(m);
	else if (m->kind == TOKENS_START && w->max && !w->unended &&
		 is_text_element(m) && is_hidden(m))
		skip_element(w, m);
	else if (w->max && parts_words(m))
		w->blank = w->out->len > w->begin;
}

static void end_writing(struct writing *w)
{
	if (w->one)
		g_string_free(w->one, TRUE);
}

/* With a limit the first LOOK_MAX bytes are enough. */
static size_t size_of(const char *html, size_t max)
{
	size_t n = max ? strnlen(html, LOOK_MAX) : strlen(html);

	while (n && ((unsigned char)html[n] & 0xc0) == 0x80)
		n--;
	return n;
}

void plain_from_html(const char *html, GString *out, size_t max)
{
	struct markup m = tokens_new(html, size_of(html, max));
	struct writing w = { .out = out, .begin = out->len, .max = max };

	while (!w.full && tokens_next(&m)) {
		if (m.kind == TOKENS_TEXT)
			put_text(&w, m.at, m.size, true);
		else
			pass_tag(&w, &m);
	}
	end_writing(&w);
}

void plain_text(const char *text, GString *out, gboolean resolve)
{
	struct writing w = { .out = out, .begin = out->len };

	put_text(&w, text, strlen(text), resolve);
	end_writing(&w);
}

void plain_value(const char *text, size_t size, GString *out)
{
	for (size_t i = 0; i < size;) {
		const char *amp = memchr(text + i, '&', size - i);
		size_t before = amp ? (size_t)(amp - text) - i : size - i;
		size_t used;

		g_string_append_len(out, text + i, (gssize)before);
		i += before;
		if (!amp)
			return;
		used = entities_resolve(amp, size - i, out);
		if (!used)
			g_string_append_c(out, '&');
		i += MAX(used, 1);
	}
}

static bool is_marked(char c)
{
	static const bool marks[UCHAR_MAX + 1] = {
		['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true
	};

	return marks[(unsigned char)c];
}

void plain_escape(const char *text, size_t size, GString *out)
{
	for (size_t i = 0; i < size; i++) {
		size_t plain = 0;

		while (i + plain < size && !is_marked(text[i + plain]))
			plain++;
		plain_append(out, text + i, plain);
		i += plain;
		if (i == size)
			return;
		switch (text[i]) {
		case '&':
			g_string_append(out, "&amp;");
			break;
		case '<':
			g_string_append(out, "&lt;");
			break;
		case '>':
			g_string_append(out, "&gt;");
			break;
		case '"':
			g_string_append(out, "&quot;");
			break;
		default:
			break;
		}
	}
}
