#include "ui/text/line_break.h"

#include "ui/text/best_lines.h"
#include "ui/text/keep_together.h"
#include "ui/text/text.h"
#include "ui/text/thai_breaks.h"

#include <string.h>

/* bytes of text whose breaks fit on the stack: most paragraphs */
#define SMALL        1024
#define HANG_LEAST   12 /* columns that have room for the sign of a broken line */
#define SOFT         "\u00ad"
#define STRETCH_MOST 2 /* columns that a blank is widened by */
#define SLICE        65536 /* bytes: bounds the memory for a paragraph of megabytes */

/* A paragraph being broken. */
struct setter {
	GArray *out;
	const char *s;
	int cols;
	guint had, most;
	GArray *ends; /* size_t: of best_lines; NULL: each line is filled */
	const struct hyphenator *hyphens;
};

static void add_line(struct setter *t, size_t from, size_t to, bool hyphen)
{
	struct line line = { .at = (guint32)from, .hyphen = hyphen };

	while (to > from && (t->s[to - 1] == ' ' || t->s[to - 1] == '\n'))
		to--;
	line.bytes = (guint32)(to - from);
	line.cols = text_width_n(t->s + from, to - from) + hyphen;
	g_array_append_val(t->out, line);
}

static bool has_enough_lines(const struct setter *t)
{
	return t->most > 0 && t->out->len - t->had >= t->most;
}

static size_t skip_line_blanks(const char *s, size_t at, size_t end)
{
	while (at < end && s[at] == ' ')
		at++;
	return at;
}

/* Places where the line that is being filled may end; 0: none yet. */
struct ends {
	size_t good, kept;
	bool hyphen; /* `good` is within a word */
};

/* `room`: for the hyphen. */
static void note_end(struct ends *e, size_t at, char what, bool room)
{
	if (what == TEXT_BREAK || (what == TEXT_HYPHEN && room)) {
		e->good = at;
		e->hyphen = what == TEXT_HYPHEN;
	} else if (what == TEXT_KEPT) {
		e->kept = at;
	}
}

/* Where a line ends that has no room for what is at `at`. */
static size_t choose_end(const struct setter *t, const struct ends *e,
			 size_t start, size_t at)
{
	if (e->good > start)
		return e->good;
	return e->kept > start ? e->kept : keep_mark(t->s, start, at);
}

/* Fills lines one after another from s[from..to), which has no newline; breaks[0] is of
 * `from`. Gives where the last, unended line begins. */
static size_t fill_lines(struct setter *t, size_t from, size_t to,
			 const char *breaks)
{
	size_t start = from, at = from, n;
	struct ends ends = { 0 };
	int cols = 0, one;

	while (at < to && !has_enough_lines(t)) {
		if (at > start)
			note_end(&ends, at, breaks[at - from], cols < t->cols);
		n = MAX(text_cluster(t->s + at, &one), 1);
		if (cols + one > t->cols && at > start && t->s[at] != ' ') {
			size_t end = choose_end(t, &ends, start, at);

			add_line(t, start, end,
				 end == ends.good && ends.hyphen);
			start = skip_line_blanks(t->s, end, to);
			at = MAX(start, end);
			ends = (struct ends){ 0 };
			cols = 0;
			continue;
		}
		cols += one;
		at += n;
	}
	return start;
}

/* Chooses the ends of all lines of s[from..to) together. False where that cannot be. */
static bool choose_lines(struct setter *t, size_t from, size_t to,
			 const char *breaks)
{
	const struct best_lines p = { t->s, from, to, breaks, t->cols };

	if (!t->ends)
		return false;
	g_array_set_size(t->ends, 0);
	if (!best_lines(&p, t->ends))
		return false;
	for (guint i = 0; i < t->ends->len; i++) {
		size_t end = g_array_index(t->ends, size_t, i);

		add_line(t, from, end,
			 end < to && breaks[end - p.from] == TEXT_HYPHEN);
		from = skip_line_blanks(t->s, end, to);
	}
	return true;
}

/* Breaks s[from..to), whose last line goes on behind it unless it is `whole`. Gives where
 * the last, unended line begins. */
static size_t break_slice(struct setter *t, size_t from, size_t to,
			  const char *breaks, bool whole)
{
	size_t start = from;

	while (start < to && !has_enough_lines(t)) {
		const char *nl = memchr(t->s + start, '\n', to - start);
		size_t end = nl ? (size_t)(nl - t->s) : to;

		if ((nl || whole) &&
		    choose_lines(t, start, end, breaks + (start - from))) {
			start = end + (nl != NULL);
			continue;
		}
		start = fill_lines(t, start, end, breaks + (start - from));
		if (!nl || has_enough_lines(t))
			break;
		add_line(t, start, end, false);
		start = end + 1;
	}
	return start;
}

static size_t slice_end(const char *s, size_t from, size_t n)
{
	size_t to = MIN(n, from + SLICE);

	while (to < n && to > from && (s[to] & 0xC0) == 0x80)
		to--;
	return to;
}

/* Where lines may end. A soft hyphen is seen only there (UAX #14 section 5.4). */
static void find_breaks(const struct setter *t, size_t from, size_t n,
			char *breaks)
{
	const char *s = t->s + from;

	text_breaks(s, n, breaks);
	thai_breaks(s, n, breaks);
	keep_together(s, n, breaks);
	for (size_t i = 2; i < n; i++)
		if (breaks[i] == TEXT_BREAK && memcmp(s + i - 2, SOFT, 2) == 0)
			breaks[i] = TEXT_HYPHEN;
	if (t->hyphens)
		hyphenate(t->hyphens, s, n, breaks);
}

static void break_slices(struct setter *t, size_t n)
{
	char small[SMALL];
	size_t from = 0;

	while (from < n && !has_enough_lines(t)) {
		size_t to = slice_end(t->s, from, n), start;
		g_autofree char *large =
			to - from > SMALL ? g_malloc(to - from) : NULL;
		char *breaks = large ? large : small;

		find_breaks(t, from, to - from, breaks);
		start = break_slice(t, from, to, breaks, to == n);
		if (has_enough_lines(t))
			return;
		if (to == n || start == from) {
			if (start < to)
				add_line(t, start, to, false);
			start = to;
		}
		from = start;
	}
}

static void break_text(struct setter *t, const GString *text)
{
	size_t n = text->len;

	/* no cluster takes more columns than bytes: it fits */
	if (n > 0 && n <= (size_t)t->cols && !memchr(text->str, '\n', n))
		add_line(t, 0, n, false);
	else
		break_slices(t, n);
}

void line_break(GArray *out, const GString *text, int cols, guint most)
{
	struct setter t = { .out = out,
			    .s = text->str,
			    .cols = MAX(cols, 1),
			    .had = out->len,
			    .most = most };

	break_text(&t, text);
}

void line_break_best(GArray *out, const GString *text, int cols,
		     const struct hyphenator *hyphens)
{
	g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	struct setter t = { .out = out,
			    .s = text->str,
			    .cols = MAX(cols, 1),
			    .had = out->len,
			    .ends = ends,
			    .hyphens = hyphens };

	break_text(&t, text);
}

static int blanks_in(const char *s, const struct line *l)
{
	int n = 0;

	for (guint32 i = l->at; i < l->at + l->bytes; i++)
		n += s[i] == ' ';
	return n;
}

/* Whether the text goes on in the next line as in this one. */
static bool goes_on(const GString *text, const struct line *l)
{
	size_t end = skip_line_blanks(text->str, l->at + l->bytes, text->len);

	return end < text->len && text->str[end] != '\n';
}

void line_break_justify(GArray *lines, guint first, const GString *text,
			int cols)
{
	for (guint i = first; i < lines->len; i++) {
		struct line *l = &g_array_index(lines, struct line, i);
		int lacks = cols - l->cols;

		if (lacks > 0 && goes_on(text, l) &&
		    lacks <= STRETCH_MOST * blanks_in(text->str, l))
			l->pad = (guint8)MIN(lacks, G_MAXUINT8);
	}
}

/* Bytes of a line of code that fit, up to a blank where there is one in the
 * second half of them. */
static size_t code_fit(const char *s, size_t n, int cols)
{
	size_t fit = text_fit(s, n, cols, NULL), at = fit;

	if (fit == 0)
		return text_cluster(s, NULL);
	if (fit == n)
		return fit;
	while (at > fit / 2 && s[at - 1] != ' ')
		at--;
	return at > fit / 2 ? at : fit;
}

/* One line of the source: what it has no room for hangs. */
static void keep_line(struct setter *t, size_t from, size_t to)
{
	bool hangs = false;
	int hang = t->cols >= HANG_LEAST ? LINE_HANG_COLS : 0;

	do {
		int cols = hangs ? t->cols - hang : t->cols;
		size_t n =
			from < to ? code_fit(t->s + from, to - from, cols) : 0;

		add_line(t, from, from + n, false);
		g_array_index(t->out, struct line, t->out->len - 1).hangs =
			hangs && hang > 0;
		hangs = true;
		from += n;
	} while (from < to);
}

void line_break_keep(GArray *out, const GString *text, int cols)
{
	const char *s = text->str;
	struct setter t = { .out = out, .s = s, .cols = MAX(cols, 1) };
	size_t at = 0, n = text->len;

	while (at < n) {
		const char *nl = memchr(s + at, '\n', n - at);
		size_t end = nl ? (size_t)(nl - s) : n;

		keep_line(&t, at, end);
		at = end + 1;
	}
}
