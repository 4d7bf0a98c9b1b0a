#include "feeds/extract/trim.h"

#include "feeds/extract/lines.h"
#include "feeds/extract/phrases.h"
#include "feeds/extract/title.h"
#include "feeds/text/date.h"

#include <stdlib.h>
#include <string.h>

#define LINKED          0.8 /* of a line's characters: it is a link */
#define ANNOUNCED_LEAST 20  /* characters of a line that announces links */
#define ITEM_NUMBER_MAX 1000
#define LINK_LONGEST    200 /* characters of a line that is one */
#define CALL_LONGEST    250 /* ... that begins with a boilerplate phrase */
#define CALL_SHORT      60
#define CALL_LINKED     0.25 /* of its characters */
#define NAME_LONGEST    90   /* ... of a credit, a byline, a date */
#define SAME_LEAST      30   /* ... that is there for the second time */
#define SAME_LONGEST    200
#define HEADING_LONGEST 120 /* ... of a heading; a longer one is text */
#define HEAD_LINES      6   /* at the beginning, where bylines are */
#define TAIL_LINES      3
#define JUDGED_MAX      20000 /* of an article that are judged */

struct trimming {
	Outline *o;
	const struct trim_known *known;
	GArray *lines;
	GHashTable *seen; /* words of the lines before */
	bool announced;   /* the last line that is no link ends in a colon */
};

static const struct line *line_at(const struct trimming *t, guint i)
{
	return &g_array_index(t->lines, struct line, i);
}

static bool is_in(const Outline *o, uint32_t n, uint16_t kind)
{
	for (; n; n = outline_at(o, n)->parent)
		if (outline_is(o, n, kind))
			return true;
	return false;
}

/* At the beginning or the end of the text. */
static bool is_outer(const struct trimming *t, guint i)
{
	return i < HEAD_LINES || i + TAIL_LINES >= t->lines->len;
}

/* Of no-break spaces: a line that an editor left empty. */
static bool is_blank(const char *words)
{
	for (; *words; words += g_utf8_skip[(unsigned char)*words])
		if (!g_unichar_isspace(g_utf8_get_char(words)))
			return false;
	return true;
}

/* "https://lamps.example", with or without an arrow before it. */
static bool is_address(const char *words)
{
	while (*words && !g_ascii_isalnum(*words))
		words++;
	return g_str_has_prefix(words, "http://") ||
	       g_str_has_prefix(words, "https://");
}

/* Of lists and tables the clean step has judged as a whole. A link that a line before
 * it announces ("I found these:"), or that is written as an address, is one that the
 * text is about. */
static bool is_link(const struct trimming *t, const struct line *line,
		    const char *words)
{
	return line->linked >= line->chars * LINKED &&
	       line->chars < LINK_LONGEST && !t->announced &&
	       !is_address(words) &&
	       !is_in(t->o, line->block,
		      ELEMENT_HEADING | ELEMENT_ITEM | ELEMENT_CELL);
}

static bool is_date(const char *words)
{
	int64_t when;

	return strpbrk(words, "0123456789") && date_parse(words, &when);
}

static bool is_called(const struct trimming *t, const struct line *line)
{
	static const uint32_t names = NAMES_BYLINE | NAMES_DATE | NAMES_CREDIT |
				      NAMES_TAGS | NAMES_BIO;
	uint32_t n = line->first;

	for (int up = 0; n && up < 4; up++, n = outline_at(t->o, n)->parent) {
		if (outline_counts(t->o, n).chars > 2 * NAME_LONGEST)
			break;
		if ((outline_at(t->o, n)->names & names) ||
		    (outline_at(t->o, n)->flags & OUTLINE_BYLINE))
			return true;
	}
	return false;
}

static bool is_said_above(const struct trimming *t, const char *words)
{
	const struct trim_known *k = t->known;

	return (k->title && title_same(words, k->title)) ||
	       (k->feed_title && title_same(words, k->feed_title)) ||
	       (k->byline && title_same(words, k->byline));
}

static bool is_name(const struct trimming *t, guint i, const char *words)
{
	const struct line *line = line_at(t, i);

	if (line->chars > NAME_LONGEST)
		return false;
	if (is_called(t, line))
		return true;
	if (!is_outer(t, i) || lines_end_sentence(words) ||
	    is_in(t->o, line->block, ELEMENT_HEADING)) /* "1.2.1. Lamps" */
		return false;
	return is_date(words) || phrases_is_credit(words, t->known->lang);
}

/* A quotation that is pulled out of the text, a caption below and above its picture.
 * Cells, items and headings may well say the same. */
static bool is_again(struct trimming *t, const struct line *line,
		     const char *words)
{
	return line->chars >= SAME_LEAST && line->chars <= SAME_LONGEST &&
	       strcmp(outline_at(t->o, line->block)->element->tag, "p") != 0 &&
	       !is_in(t->o, line->block,
		      ELEMENT_HEADING | ELEMENT_ITEM | ELEMENT_CELL) &&
	       !g_hash_table_add(t->seen, g_strdup(words));
}

/* A page has one headline, though it may be worded in another way elsewhere. */
static bool is_headline(const struct trimming *t, guint i, const char *words)
{
	const char *tag = outline_at(t->o, line_at(t, i)->block)->element->tag;

	return i == 0 && t->known->title && strcmp(tag, "h1") == 0 &&
	       title_shares_word(words, t->known->title);
}

/* A line that is a boilerplate phrase; or that begins with one, and is short, or leads
 * somewhere, or stands at an end of the text: a sentence in the middle that begins with
 * "Download" or "Follow" is one of the article. */
static bool is_call(const struct trimming *t, guint i, const char *words)
{
	const struct line *line = line_at(t, i);
	bool leads = line->linked >= line->chars * CALL_LINKED;

	switch (phrases_boilerplate(words, t->known->lang)) {
	case PHRASES_WHOLE:
		return true;
	case PHRASES_WEAK:
		return line->linked >= line->chars * LINKED ||
		       line->chars <= CALL_SHORT / 2;
	case PHRASES_START:
		if (is_in(t->o, line->block, ELEMENT_ITEM))
			return line->linked >= line->chars * LINKED;
		return leads || is_outer(t, i) || line->chars <= CALL_SHORT ||
		       !lines_end_sentence(words);
	case PHRASES_NONE:
		break;
	}
	return false;
}

/* Which one it is in its list. */
static unsigned number_of_item(const Outline *o, uint32_t item)
{
	uint32_t list = outline_at(o, item)->parent;
	const char *start =
		page_attr(o->page, page_node(o->page, list), "start");
	unsigned number = start ? (unsigned)strtoul(start, NULL, 10) : 1;
	unsigned n = 0;

	for (uint32_t at = page_node(o->page, list)->first;
	     at && at != item && n < ITEM_NUMBER_MAX;
	     at = page_node(o->page, at)->next)
		n += page_node(o->page, at)->tag &&
		     outline_is(o, at, ELEMENT_ITEM);
	return number + n;
}

/* The number of an item, which its list gives it. */
static bool is_number_of_item(const struct trimming *t, const struct line *line,
			      const char *words)
{
	size_t digits = strspn(words, "0123456789");
	uint32_t n = line->block;

	if (!digits || digits > 3 ||
	    strspn(words + digits, ".):") != strlen(words + digits))
		return false;
	while (n && !outline_is(t->o, n, ELEMENT_ITEM))
		n = outline_at(t->o, n)->parent;
	return n &&
	       strcmp(outline_at(t->o, outline_at(t->o, n)->parent)
			      ->element->tag,
		      "ol") == 0 &&
	       outline_counts(t->o, n).chars > line->chars &&
	       strtoul(words, NULL, 10) == number_of_item(t->o, n);
}

static bool is_out(struct trimming *t, guint i)
{
	const struct line *line = line_at(t, i);
	g_autofree char *words = NULL;

	if (outline_at(t->o, line->first)->flags & OUTLINE_CODE)
		return false;
	words = lines_words(t->o, line, LINES_WORDS_MAX);
	if (is_link(t, line, words) || is_blank(words))
		return true;
	if (is_headline(t, i, words) || is_again(t, line, words) ||
	    is_number_of_item(t, line, words))
		return true;
	if (line->chars > CALL_LONGEST)
		return false;
	return is_call(t, i, words) || is_name(t, i, words) ||
	       is_said_above(t, words);
}

static bool ends_in_colon(const struct trimming *t, const struct line *line)
{
	g_autofree char *words = lines_words(t->o, line, LINES_WORDS_MAX);

	return g_str_has_suffix(words, ":") && line->chars >= ANNOUNCED_LEAST;
}

/* 1 to 6, or 7 for what is no heading. */
static int rank_of(const struct trimming *t, const struct line *line)
{
	uint32_t n = line->block;

	if (line->chars > HEADING_LONGEST)
		return 7;
	for (; n; n = outline_at(t->o, n)->parent)
		if (outline_is(t->o, n, ELEMENT_HEADING))
			return outline_at(t->o, n)->element->tag[1] - '0';
	return 7;
}

static bool has_picture(const Outline *o, uint32_t from, uint32_t to)
{
	for (uint32_t n = from; n < to; n++)
		if (!o->out[n] &&
		    strcmp(outline_at(o, n)->element->tag, "img") == 0)
			return true;
	return false;
}

/* Whether text that a browser shows there was left out. */
static bool lost_text(const Outline *o, uint32_t from, uint32_t to)
{
	for (uint32_t n = from; n < to; n++) {
		if (!o->out[n])
			continue;
		if (outline_is(o, n, ELEMENT_GONE) ||
		    (outline_at(o, n)->flags & OUTLINE_HIDDEN))
			n = outline_at(o, n)->end - 1;
		else if (outline_at(o, n)->chars &&
			 !is_blank(page_node(o->page, n)->text))
			return true;
	}
	return false;
}

static void judge(struct trimming *t, guint i)
{
	const struct line *line = line_at(t, i);
	bool out = is_out(t, i);

	if (line->linked < line->chars * LINKED)
		t->announced = !out && ends_in_colon(t, line);
	if (out)
		lines_leave_out(t->o, line);
}

/* A heading before the end, or before another one of its rank whose text is gone. */
static void drop_empty_headings(struct trimming *t)
{
	bool lost = false,
	     picture = false; /* up to the next line that is kept */
	uint32_t end = t->o->n;
	int next = 0;

	for (guint i = t->lines->len; i-- > 0;) {
		const struct line *line = line_at(t, i);
		int rank;

		if (t->o->out[line->first])
			continue;
		lost = lost || lost_text(t->o, line->last + 1, end);
		picture = picture || has_picture(t->o, line->last, end);
		end = line->first;
		rank = rank_of(t, line);
		if (rank < 7 && next <= rank && (!next || (lost && !picture))) {
			lines_leave_out(t->o, line);
			lost = true;
			continue;
		}
		next = rank;
		lost = picture = false;
	}
}

void trim_parts(Outline *o, const GArray *parts, const struct trim_known *known)
{
	struct trimming t = { .o = o, .known = known };

	t.lines = lines_of(o, parts);
	t.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < MIN(t.lines->len, JUDGED_MAX); i++)
		judge(&t, i);
	drop_empty_headings(&t);
	outline_count(o);
	g_hash_table_destroy(t.seen);
	g_array_free(t.lines, TRUE);
}
