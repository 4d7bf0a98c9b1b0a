#include "ui/text/line_break.h"

#include "ui/text/keep_together.h"
#include "ui/text/text.h"

#include <string.h>

/* bytes of text whose breaks fit on the stack: most paragraphs */
#define SMALL      1024
#define HANG_LEAST 12 /* columns that have room for the sign of a broken line */
#define SLICE      65536 /* bytes: bounds the memory for a paragraph of megabytes */

/* A paragraph being broken. */
struct setter {
	GArray *out;
	const char *s;
	int cols;
	guint had, most;
};

static void add_line(struct setter *t, size_t from, size_t to)
{
	struct line line = { .at = (guint32)from };

	while (to > from && (t->s[to - 1] == ' ' || t->s[to - 1] == '\n'))
		to--;
	line.bytes = (guint32)(to - from);
	line.cols = text_width_n(t->s + from, to - from);
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
};

static void note_end(struct ends *e, size_t at, char what)
{
	if (what == TEXT_BREAK)
		e->good = at;
	else if (what == TEXT_KEPT)
		e->kept = at;
}

/* Where a line ends that has no room for what is at `at`. */
static size_t choose_end(const struct setter *t, const struct ends *e,
			 size_t start, size_t at)
{
	if (e->good > start)
		return e->good;
	return e->kept > start ? e->kept : keep_mark(t->s, start, at);
}

/* Breaks s[from..to); breaks[0] is of `from`. Gives where the last, unended
 * line begins. */
static size_t break_slice(struct setter *t, size_t from, size_t to,
			  const char *breaks)
{
	size_t start = from, at = from, n;
	struct ends ends = { 0 };
	int cols = 0, one;

	while (at < to && !has_enough_lines(t)) {
		if (at > start)
			note_end(&ends, at, breaks[at - from]);
		if (t->s[at] == '\n') {
			add_line(t, start, at);
			start = ++at;
			ends = (struct ends){ 0 };
			cols = 0;
			continue;
		}
		n = MAX(text_cluster(t->s + at, &one), 1);
		if (cols + one > t->cols && at > start && t->s[at] != ' ') {
			size_t end = choose_end(t, &ends, start, at);

			add_line(t, start, end);
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

static size_t slice_end(const char *s, size_t from, size_t n)
{
	size_t to = MIN(n, from + SLICE);

	while (to < n && to > from && (s[to] & 0xC0) == 0x80)
		to--;
	return to;
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

		text_breaks(t->s + from, to - from, breaks);
		keep_together(t->s + from, to - from, breaks);
		start = break_slice(t, from, to, breaks);
		if (has_enough_lines(t))
			return;
		if (to == n || start == from) {
			if (start < to)
				add_line(t, start, to);
			start = to;
		}
		from = start;
	}
}

void line_break(GArray *out, const GString *text, int cols, guint most)
{
	struct setter t = { out, text->str, MAX(cols, 1), out->len, most };
	size_t n = text->len;

	/* no cluster takes more columns than bytes: it fits */
	if (n > 0 && n <= (size_t)t.cols && !memchr(text->str, '\n', n))
		add_line(&t, 0, n);
	else
		break_slices(&t, n);
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

		add_line(t, from, from + n);
		g_array_index(t->out, struct line, t->out->len - 1).hangs =
			hangs && hang > 0;
		hangs = true;
		from += n;
	} while (from < to);
}

void line_break_keep(GArray *out, const GString *text, int cols)
{
	const char *s = text->str;
	struct setter t = { out, s, MAX(cols, 1), out->len, 0 };
	size_t at = 0, n = text->len;

	while (at < n) {
		const char *nl = memchr(s + at, '\n', n - at);
		size_t end = nl ? (size_t)(nl - s) : n;

		keep_line(&t, at, end);
		at = end + 1;
	}
}
