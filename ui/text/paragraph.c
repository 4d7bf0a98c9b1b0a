#include "ui/text/paragraph.h"

#include "src/base/clean.h"

#include <string.h>

#define PHASES       4 /* of a line that are tried */
#define NO_BREAK     "\u00a0"
#define STRUCK_SIGN  "~~"
#define TAB_COLS     8
#define SHIFTED_MOST 3 /* characters */

/* Text that is added from here on has that style. */
struct mark {
	guint32 at;
	guint16 style, link;
};

Paragraph *paragraph_new(void)
{
	Paragraph *p = g_new0(Paragraph, 1);

	p->text = g_string_new(NULL);
	p->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	return p;
}

void paragraph_free(Paragraph *p)
{
	if (!p)
		return;
	g_string_free(p->text, TRUE);
	g_array_unref(p->marks);
	g_free(p);
}

void paragraph_add(Paragraph *p, const char *text, unsigned style,
		   unsigned link)
{
	struct mark mark = { .at = (guint32)p->text->len,
			     .style = (guint16)style,
			     .link = (guint16)link };
	const struct mark *last;

	if (!text || *text == '\0')
		return;
	last = p->marks->len > 0 ? &g_array_index(p->marks, struct mark,
						  p->marks->len - 1)
				 : NULL;
	if (!last || last->style != mark.style || last->link != mark.link)
		g_array_append_val(p->marks, mark);
	clean_add(p->text, text, CLEAN_TEXT);
}

/* The digits and signs that Unicode has raised and lowered. */
static const struct shift {
	const char *plain, *above, *below;
} shifts[] = {
	{ "0", "⁰", "₀" }, { "1", "¹", "₁" }, { "2", "²", "₂" },
	{ "3", "³", "₃" }, { "4", "⁴", "₄" }, { "5", "⁵", "₅" },
	{ "6", "⁶", "₆" }, { "7", "⁷", "₇" }, { "8", "⁸", "₈" },
	{ "9", "⁹", "₉" }, { "+", "⁺", "₊" }, { "-", "⁻", "₋" },
	{ "−", "⁻", "₋" }, { "n", "ⁿ", "ₙ" },
};

static const struct shift *shift_at(const char *s)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shifts); i++)
		if (g_str_has_prefix(s, shifts[i].plain))
			return &shifts[i];
	return NULL;
}

/* Up to SHIFTED_MOST of them are shown so: "10⁻⁹" is not "10-9". Other text has no
 * such form. */
static char *shifted(const char *text, bool above)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const struct shift *shift;
	int n = 0;

	for (const char *s = text; *s != '\0'; s += strlen(shift->plain)) {
		shift = shift_at(s);
		if (!shift || n++ == SHIFTED_MOST)
			return g_strdup(text);
		g_string_append(out, above ? shift->above : shift->below);
	}
	return g_strdup(out->str);
}

static char *without_tabs(const char *text)
{
	GString *out = g_string_new(NULL);
	gsize line = 0;

	for (; *text != '\0'; text++) {
		if (*text == '\t') {
			do {
				g_string_append_c(out, ' ');
			} while ((out->len - line) % TAB_COLS != 0);
			continue;
		}
		g_string_append_c(out, *text);
		if (*text == '\n')
			line = out->len;
	}
	return g_string_free(out, FALSE);
}

static bool is_struck(const struct run *r)
{
	return r && r->style & RUN_STRUCK;
}

/* Few terminals strike letters, and no screen reader says that they are: signs
 * stand around them. */
static void add_struck_sign(Paragraph *p, unsigned style, const struct run *r)
{
	paragraph_add(p, STRUCK_SIGN, style | PIECE_QUIET, r->link);
}

static void add_text(Paragraph *p, const struct run *r, unsigned style,
		     bool code)
{
	g_autofree char *other = NULL;

	if (r->style & (RUN_ABOVE | RUN_BELOW))
		other = shifted(r->text, (r->style & RUN_ABOVE) != 0);
	else if (code && strchr(r->text, '\t'))
		other = without_tabs(r->text);
	paragraph_add(p, other ? other : r->text,
		      style | (r->style & ~(unsigned)RUN_BREAK), r->link);
}

static void add_link_number(Paragraph *p, unsigned link, unsigned style)
{
	char number[24];

	g_snprintf(number, sizeof number, "[%u]", link);
	if (p->text->len > 0)
		paragraph_add(p, NO_BREAK, style, 0);
	paragraph_add(p, number, PIECE_LINK, link);
}

static bool is_blank(const struct run *r)
{
	return r->text[strspn(r->text, " ")] == '\0';
}

/* A row of links, with no word that is in none. */
static bool is_row_of_links(const Body *b, const struct block *k)
{
	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *r =
			&g_array_index(b->runs, struct run, k->first_run + i);

		if (!r->link && !is_blank(r))
			return false;
	}
	return k->kind != BLOCK_CODE;
}

/* Two links beside each other: where no sentence tells, it would not be seen which of
 * them the number between them is of. */
static bool is_between_links(const struct run *before, const struct run *r,
			     const struct run *next)
{
	return before && next && before->link && next->link &&
	       before->link != next->link && !r->link &&
	       !(r->style & RUN_BREAK) && *r->text && is_blank(r);
}

void paragraph_block(Paragraph *p, const Body *b, const struct block *k,
		     unsigned style)
{
	const struct run *before = NULL;
	bool row = is_row_of_links(b, k);

	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *r =
			&g_array_index(b->runs, struct run, k->first_run + i);
		const struct run *next = i + 1 < k->n_runs ? r + 1 : NULL;

		if (r->style & RUN_BREAK)
			paragraph_add(p, "\n", style, 0);
		if (is_struck(r) && !is_struck(before))
			add_struck_sign(p, style, r);
		if (row && is_between_links(before, r, next))
			paragraph_add(p, " ·", style | PIECE_QUIET, 0);
		add_text(p, r, style, k->kind == BLOCK_CODE);
		if (is_struck(r) && !is_struck(next))
			add_struck_sign(p, style, r);
		if (r->link != 0 && (!next || next->link != r->link))
			add_link_number(p, r->link, style);
		before = r;
	}
}

/* Blanks that are put into a line: `gaps` of them are widened by `pad` in all, evenly,
 * from a place on that `phase` (less than gaps) says. */
struct stretch {
	int pad, gaps, gap, phase;
};

/* What a blank is widened by. */
static int pad_of(const struct stretch *t, int gap)
{
	return ((gap + 1) * t->pad + t->phase) / t->gaps -
	       (gap * t->pad + t->phase) / t->gaps;
}

/* A blank that is wider than others is seen least after punctuation, and most before it
 * (French) and, where most are not, after the first word of a line. */
static int rate_stretch(const struct stretch *t, const Paragraph *p,
			const struct line *l)
{
	const char *text = p->text->str;
	bool few = 2 * (t->pad % t->gaps) <= t->gaps;
	int rating = 0, gap = 0;

	for (guint32 i = l->at + 1; i < l->at + l->bytes; i++) {
		if (text[i] != ' ')
			continue;
		if (pad_of(t, gap) > t->pad / t->gaps)
			rating += (strchr(".,;:!?", text[i - 1]) != NULL) -
				  (strchr("?!:;", text[i + 1]) != NULL) -
				  2 * (few && gap == 0);
		gap++;
	}
	return rating;
}

/* Of phases that are as good as each other a line has one, and the next line another. */
static void choose_phase(struct stretch *t, const Paragraph *p,
			 const struct line *l)
{
	struct stretch tried = *t;
	int best = G_MININT;

	for (int i = 0; i < t->gaps; i += MAX(1, t->gaps / PHASES)) {
		int rating;

		tried.phase = (int)((l->at + (guint32)i) % (guint32)t->gaps);
		rating = rate_stretch(&tried, p, l);
		if (rating <= best)
			continue;
		best = rating;
		t->phase = tried.phase;
	}
}

static struct stretch stretch_of(const Paragraph *p, const struct line *l)
{
	struct stretch t = { .pad = l->pad };

	for (guint32 i = l->at; l->pad && i < l->at + l->bytes; i++)
		t.gaps += p->text->str[i] == ' ';
	if (l->pad)
		choose_phase(&t, p, l);
	return t;
}

/* Some text of one style, its blanks widened. */
static void add_slice(StyledLines *s, const char *text, size_t n,
		      const struct mark *m, struct stretch *t)
{
	const struct piece like = { .style = m->style, .link = m->link };

	while (t->pad && n > 0) {
		const char *blank = memchr(text, ' ', n);
		size_t size = blank ? (size_t)(blank - text) + 1 : n;

		styled_lines_add_slice(s, text, size, &like);
		if (blank)
			for (int i = pad_of(t, t->gap++); i > 0; i--)
				styled_lines_add_slice(s, " ", 1, &like);
		text += size;
		n -= size;
	}
	styled_lines_add_slice(s, text, n, &like);
}

void paragraph_line(Paragraph *p, StyledLines *s, const struct line *l)
{
	guint32 at = l->at, end = l->at + l->bytes;
	struct stretch stretch = stretch_of(p, l);
	const struct mark *m = NULL;

	while (at < end) {
		guint32 to = end;

		while (p->mark + 1 < p->marks->len &&
		       g_array_index(p->marks, struct mark, p->mark + 1).at <=
			       at)
			p->mark++;
		m = &g_array_index(p->marks, struct mark, p->mark);
		if (p->mark + 1 < p->marks->len)
			to = MIN(end, (m + 1)->at);
		add_slice(s, p->text->str + at, to - at, m, &stretch);
		at = to;
	}
	if (l->hyphen && m)
		styled_lines_add(s, "-", m->style | PIECE_ADDED, m->link);
}
