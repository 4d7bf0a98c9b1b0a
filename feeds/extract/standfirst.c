#include "feeds/extract/standfirst.h"

#include "feeds/extract/lines.h"
#include "feeds/extract/title.h"
#include "feeds/text/plain.h"

#include <string.h>

#define LEAST        40   /* characters of a line; shorter ones are labels */
#define CALLED_LEAST 60   /* ... that only a name tells */
#define MOST         1200 /* ... a longer one is text of the article */
#define SURE         50  /* bytes of letters that no two texts have in common */
#define ENDS         8   /* ... that are left out at the end, for an ellipsis */
#define LINKED       0.3 /* of its characters: it leads elsewhere */
#define AROUND       3 /* elements around a line that may be called a standfirst */
#define BOXES        6    /* elements around one that say that it is none */
#define BELOW        10   /* lines below the headline where one is looked for */
#define LINES_MAX    8    /* that are taken */
#define SAID_MAX     4096 /* bytes of a summary that are compared */

struct finding {
	const Outline *o;
	const Metadata *m;
	const char *title;
	GPtrArray *said; /* the letters of each summary */
	GArray *lines;   /* struct line, of the whole page */
	GArray *found;   /* struct standfirst_line */
};

static void clear_line(void *line)
{
	g_free(((struct standfirst_line *)line)->words);
}

static void add_said(struct finding *f, const char *summary)
{
	char *letters = title_letters(summary);

	if (strlen(letters) >= SURE)
		g_ptr_array_add(f->said, letters);
	else
		g_free(letters);
}

static void add_all_said(struct finding *f, const char *summary)
{
	g_autoptr(GString) plain = g_string_new(NULL);

	for (guint i = 0; i < f->m->summaries->len; i++)
		add_said(f, g_ptr_array_index(f->m->summaries, i));
	if (!summary)
		return;
	plain_from_html(summary, plain, SAID_MAX);
	add_said(f, plain->str);
}

/* The line is in a summary, or a summary that is cut begins in the line. */
static bool is_said(const struct finding *f, const char *words)
{
	g_autofree char *letters = title_letters(words);
	size_t n = strlen(letters);

	for (guint i = 0; i < f->said->len; i++) {
		const char *said = g_ptr_array_index(f->said, i);
		size_t least = strlen(said) - ENDS;

		if (n >= SURE && strstr(said, letters))
			return true;
		if (n >= least && strncmp(letters, said, least) == 0)
			return true;
	}
	return false;
}

/* The title, or a half or twice of it. */
static bool is_title(const struct finding *f, const char *words)
{
	g_autofree char *title = f->title ? title_letters(f->title) : NULL;
	g_autofree char *letters = title_letters(words);
	size_t a = title ? strlen(title) : 0, b = strlen(letters);

	return a && MAX(a, b) <= 2 * MIN(a, b) &&
	       (strstr(letters, title) || strstr(title, letters));
}

/* Whether a box around a line has one of these names, or is a figure. */
static bool is_in_box(const Outline *o, uint32_t n, uint32_t names)
{
	for (int up = 0; n && up < BOXES; up++, n = outline_at(o, n)->parent) {
		const char *tag = outline_at(o, n)->element->tag;

		if ((outline_at(o, n)->names & names) ||
		    strcmp(tag, "figure") == 0 || strcmp(tag, "aside") == 0)
			return true;
	}
	return false;
}

/* By the name of an element around it, or as a second heading. */
static bool is_called(const Outline *o, const struct line *line)
{
	static const uint32_t others =
		NAMES_CAPTION | NAMES_RELATED | NAMES_LETTER | NAMES_COMMENTS;
	uint32_t n = line->first;

	if (is_in_box(o, n, others))
		return false;
	if (strcmp(outline_at(o, line->block)->element->tag, "h2") == 0)
		return true;
	for (int up = 0; n && up < AROUND; up++, n = outline_at(o, n)->parent) {
		if (outline_counts(o, n).chars > MOST)
			break;
		if (outline_at(o, n)->names & NAMES_LEAD)
			return true;
	}
	return false;
}

static bool may_be(const Outline *o, const struct line *line)
{
	return !is_in_box(o, line->first, NAMES_CONSENT) &&
	       line->chars >= LEAST && line->chars <= MOST &&
	       line->linked < line->chars * LINKED;
}

static void add_line(struct finding *f, const struct line *line, char *words,
		     bool called)
{
	const struct standfirst_line one = { line->first, called, words };

	if (f->found->len < LINES_MAX)
		g_array_append_val(f->found, one);
	else
		g_free(words);
}

static void find_said(struct finding *f)
{
	for (guint i = 0; i < f->lines->len && f->said->len; i++) {
		const struct line *line =
			&g_array_index(f->lines, struct line, i);
		g_autofree char *words = NULL;

		if (!may_be(f->o, line))
			continue;
		words = lines_words(f->o, line, SAID_MAX);
		if (is_said(f, words) && !is_title(f, words))
			add_line(f, line, g_steal_pointer(&words), false);
	}
}

/* The line of the headline, the last one; or no line of the page. */
static guint find_headline(const struct finding *f)
{
	guint found = f->lines->len;

	for (guint i = 0; i < f->lines->len; i++) {
		const struct line *line =
			&g_array_index(f->lines, struct line, i);

		if (strcmp(outline_at(f->o, line->block)->element->tag, "h1") ==
		    0)
			found = i;
	}
	return found;
}

static void find_called(struct finding *f)
{
	guint from = find_headline(f);

	for (guint i = from; i < f->lines->len && i < from + BELOW; i++) {
		const struct line *line =
			&g_array_index(f->lines, struct line, i);
		g_autofree char *words = NULL;

		if (line->chars < CALLED_LEAST || !may_be(f->o, line) ||
		    !is_called(f->o, line))
			continue;
		words = lines_words(f->o, line, SAID_MAX);
		if (!is_title(f, words))
			add_line(f, line, g_steal_pointer(&words), true);
	}
}

GArray *standfirst_lines(const Outline *o, const Metadata *m,
			 const char *summary, const char *title)
{
	g_autoptr(GArray) whole = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct finding f = { .o = o, .m = m, .title = title };
	uint32_t root = 0;

	f.said = g_ptr_array_new_with_free_func(g_free);
	f.found = g_array_new(FALSE, FALSE, sizeof(struct standfirst_line));
	g_array_set_clear_func(f.found, clear_line);
	add_all_said(&f, summary);
	g_array_append_val(whole, root);
	f.lines = lines_of(o, whole);
	find_said(&f);
	find_called(&f);
	g_array_free(f.lines, TRUE);
	g_ptr_array_free(f.said, TRUE);
	return f.found;
}

static bool is_kept(const Outline *o, uint32_t n, const GArray *parts)
{
	for (guint i = 0; i < parts->len && !o->out[n]; i++)
		if (outline_within(o, n, g_array_index(parts, uint32_t, i)))
			return true;
	return false;
}

/* Where the text begins. */
static uint32_t first_text(const Outline *o, const GArray *parts)
{
	for (guint i = 0; i < parts->len; i++) {
		uint32_t part = g_array_index(parts, uint32_t, i);

		for (uint32_t n = part; n < outline_at(o, part)->end; n++)
			if (!o->out[n] && outline_at(o, n)->chars)
				return n;
	}
	return 0;
}

/* The same words stand on some pages twice, for a small screen and a wide one, or above
 * the text and in it. */
static bool is_there(const GPtrArray *words, const char *line)
{
	for (guint i = 0; i < words->len; i++)
		if (title_same(g_ptr_array_index(words, i), line))
			return true;
	return false;
}

static void add_above(GPtrArray *above, const GArray *lines, bool called,
		      uint32_t text, const GPtrArray *kept)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct standfirst_line *line =
			&g_array_index(lines, struct standfirst_line, i);

		if (line->called == called && line->node < text &&
		    !is_there(kept, line->words) &&
		    !is_there(above, line->words))
			g_ptr_array_add(above, line->words);
	}
}

GPtrArray *standfirst_above(const Outline *o, const GArray *lines,
			    const GArray *parts)
{
	g_autoptr(GPtrArray) kept = g_ptr_array_new();
	GPtrArray *above = g_ptr_array_new();
	uint32_t text = first_text(o, parts);

	for (guint i = 0; i < lines->len; i++) {
		const struct standfirst_line *line =
			&g_array_index(lines, struct standfirst_line, i);

		if (is_kept(o, line->node, parts))
			g_ptr_array_add(kept, line->words);
	}
	add_above(above, lines, false, text, kept);
	if (!above->len)
		add_above(above, lines, true, text, kept);
	g_ptr_array_add(above, NULL);
	return above;
}
