#include "ui/text/article.h"

#include "ui/text/link_list.h"
#include "ui/text/summary_tail.h"
#include "ui/text/text.h"
#include "ui/text/typeset.h"

#include <glib/gi18n.h>
#include <string.h>

#define OPENING_BLOCKS 6 /* of a text, where its summary may be */

bool article_has_topic(const struct story *k)
{
	return k->topic && *k->topic && text_width(k->topic) <= 24 &&
	       (!k->section || g_ascii_strcasecmp(k->topic, k->section) != 0);
}

/* Past blanks and signs: pictures of emoji are in the text and not in a summary,
 * and so are quotes of other shapes. */
static const char *skip_to_word(const char *text)
{
	while (*text != '\0' && !g_unichar_isalnum(g_utf8_get_char(text)))
		text += g_utf8_skip[(unsigned char)*text];
	return text;
}

/* Whether a text begins with what `*words` has left, which it moves past. */
static bool take_words(const char *text, const char **words)
{
	for (text = skip_to_word(text); *text && **words;
	     text = skip_to_word(text), *words = skip_to_word(*words)) {
		if (g_utf8_get_char(text) != g_utf8_get_char(*words))
			return false;
		text += g_utf8_skip[(unsigned char)*text];
		*words += g_utf8_skip[(unsigned char)**words];
	}
	return true;
}

/* Whether the text has these words from a block on, pictures aside. */
static bool goes_on_with(const Body *b, guint from, const char *words)
{
	for (guint i = from; i < b->blocks->len && *words; i++) {
		const struct block *k =
			&g_array_index(b->blocks, struct block, i);

		for (guint r = 0; k->kind != BLOCK_PICTURE && r < k->n_runs;
		     r++)
			if (!take_words(g_array_index(b->runs, struct run,
						      k->first_run + r)
						.text,
					&words))
				return false;
	}
	return !*skip_to_word(words);
}

/* Whether the text opens with these words, or all but: below a standfirst of its own,
 * a subhead, a date. A summary made from the text would be shown twice. */
static bool opens_with(const Body *b, const char *words)
{
	words = skip_to_word(words);
	for (guint i = 0; i < MIN(b->blocks->len, OPENING_BLOCKS); i++)
		if (goes_on_with(b, i, words))
			return true;
	return false;
}

/* A whole text may have the page's own. */
static bool has_standfirst(const Body *b)
{
	const struct block *k = &g_array_index(b->blocks, struct block, 0);

	for (guint i = 1; k->kind == BLOCK_PICTURE && i < b->blocks->len; i++)
		k = &g_array_index(b->blocks, struct block, i);
	return k->n_runs &&
	       (g_array_index(b->runs, struct run, k->first_run).style &
		RUN_STANDFIRST);
}

char *article_standfirst(const struct story *k, const Body *body)
{
	g_autofree char *words = NULL;

	if (!k->summary || !body || body->blocks->len == 0)
		return NULL;
	words = summary_tail_cut(k->summary);
	if (!*words || has_standfirst(body) || opens_with(body, words))
		return NULL;
	return g_steal_pointer(&words);
}

static bool is_same_name(const char *a, const char *b)
{
	g_autofree char *one = g_utf8_casefold(a, -1);
	g_autofree char *other = g_utf8_casefold(b ? b : "", -1);

	return strcmp(one, other) == 0;
}

/* "By " of a line that was printed under a headline. */
static const char *skip_by(const char *author)
{
	author += strspn(author, " ");
	if (g_ascii_strncasecmp(author, "by ", 3) != 0)
		return author;
	return author + 3 + strspn(author + 3, " ");
}

/* Of mail, or of the web: with a scheme, or a host alone. */
static bool is_address(const char *author)
{
	return strchr(author, '@') || strstr(author, "://") ||
	       (strchr(author, '.') && !strchr(author, ' ') &&
		author[strlen(author) - 1] != '.');
}

const char *article_byline(const struct story *k)
{
	const char *author = k->author ? skip_by(k->author) : "";
	bool said = !*author || is_address(author) ||
		    is_same_name(author, k->source);

	return said ? NULL : author;
}

static void set_meta(StyledLines *s, const struct article *a)
{
	const struct story *k = a->story;
	const char *byline = article_byline(k);
	g_autofree char *age = text_age_long(k->time, k->guessed, a->now);
	g_autofree char *ago = text_age(k->time, k->guessed, a->now);
	const char *when = a->airy ? age : ago;
	g_autofree char *minutes = g_strdup_printf(_("%d min"), k->minutes);
	g_autofree char *tail = g_strconcat(
		" · ", when, k->minutes > 0 && !a->untimed ? " · " : NULL,
		minutes, NULL);
	int room = s->width - text_width(tail) - (k->saved ? 2 : 0);
	g_autofree char *source = text_cut(k->source ? k->source : "", room);
	g_autofree char *author = NULL;

	styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
	styled_lines_add(s, source, 0, 0);
	room -= text_width(source) + 3;
	if (byline && text_width(byline) <= room) {
		author = g_strdup_printf(" · %s", byline);
		styled_lines_add(s, author, PIECE_QUIET, 0);
	}
	styled_lines_add(s, tail, PIECE_QUIET, 0);
	if (k->saved)
		styled_lines_add(s, " ★", PIECE_STAR, 0);
}

#define PICTURE_SIGN "▣\u00a0"
#define KEY_GAP      "   "

/* "▣ caption   v" in one row: the key shows the whole caption, too. Without a key that
 * has as many rows as it needs. */
static void set_picture_row(StyledLines *s, const struct article_picture *p)
{
	g_autoptr(GString) words = g_string_new(PICTURE_SIGN);
	g_autofree char *cut = NULL;

	text_one_line(words, p->caption ? p->caption : _("picture"));
	if (!p->key) {
		typeset_words(s, words->str, PIECE_QUIET);
		return;
	}
	cut = text_cut(words->str,
		       s->width - text_width(KEY_GAP) - text_width(p->key));
	styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
	styled_lines_add(s, cut, PIECE_QUIET, 0);
	styled_lines_add(s, KEY_GAP, PIECE_QUIET, 0);
	styled_lines_add(s, p->key, RUN_BOLD, 0);
}

/* Rows for it, and its caption; or a row of words. */
static void set_picture(StyledLines *s, const struct article_picture *p)
{
	if (!p->rows) {
		set_picture_row(s, p);
		typeset_gap(s);
		return;
	}
	s->picture_line = (int)s->lines->len;
	s->picture_rows = p->rows;
	for (int i = 0; i < p->rows; i++)
		styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
	if (p->caption) {
		g_autoptr(GString) words = g_string_new(NULL);

		text_one_line(words, p->caption);
		typeset_words(s, words->str, PIECE_QUIET);
	}
	typeset_gap(s);
}

static void set_head(StyledLines *s, const struct article *a)
{
	const struct story *k = a->story;
	g_autofree char *section =
		g_utf8_strup(k->section ? k->section : "", -1);
	g_autoptr(GString) title = g_string_new(NULL);
	g_autofree char *standfirst = article_standfirst(k, a->body);

	styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
	styled_lines_add(s, section, PIECE_KICKER, 0);
	if (article_has_topic(k)) {
		g_autofree char *topic = g_utf8_strup(k->topic, -1);

		styled_lines_add_blanks(s, 2);
		styled_lines_add(s, topic, PIECE_QUIET, 0);
	}
	text_one_line(title, k->title);
	typeset_words(s, title->str, RUN_BOLD);
	if (a->airy)
		typeset_gap(s);
	if (standfirst) {
		g_string_truncate(title, 0);
		text_one_line(title, standfirst);
		typeset_words(s, title->str, RUN_ITALIC);
		if (a->airy)
			typeset_gap(s);
	}
	set_meta(s, a);
	typeset_gap(s);
	if (a->picture)
		set_picture(s, a->picture);
}

static void set_no_words(StyledLines *s, const struct article *a)
{
	g_autofree char *words =
		g_strdup_printf(_("This feed carries headlines only. "
				  "%s fetches the text, %s opens the story in "
				  "your browser."),
				a->fetch_key, a->browse_key);

	typeset_words(s, words, PIECE_QUIET);
}

/* Shown in place of the text. */
static void set_no_text(StyledLines *s, const struct article *a)
{
	const struct story *k = a->story;

	if (k->summary && *k->summary)
		typeset_words(s, k->summary, 0);
	else
		set_no_words(s, a);
	if (a->body || !a->waiting)
		return;
	typeset_gap(s);
	typeset_words(s, _("Loading the text…"), PIECE_QUIET);
}

/* Appends lines below others. */
static void append_lines(StyledLines *s, const StyledLines *more)
{
	guint pieces = s->pieces->len;
	guint32 bytes = (guint32)s->text->len;
	guint lines = s->lines->len;

	g_string_append_len(s->text, more->text->str, (gssize)more->text->len);
	g_array_append_vals(s->pieces, more->pieces->data, more->pieces->len);
	g_array_append_vals(s->lines, more->lines->data, more->lines->len);
	for (guint i = pieces; i < s->pieces->len; i++)
		g_array_index(s->pieces, struct piece, i).at += bytes;
	for (guint i = lines; i < s->lines->len; i++)
		g_array_index(s->lines, struct styled_line, i).first_piece +=
			pieces;
}

/* A picture that is shown above is left out, with the gap after it. */
static void leave_out(StyledLines *s, guint32 block)
{
	GArray *lines = s->lines;
	guint first = 0, end;

	while (first < lines->len &&
	       g_array_index(lines, struct styled_line, first).block != block)
		first++;
	for (end = first; end < lines->len; end++) {
		guint32 of =
			g_array_index(lines, struct styled_line, end).block;

		if (of != block && of != STYLED_LINES_NO_BLOCK)
			break;
	}
	if (end == lines->len && first > 0)
		first--; /* the gap before it */
	g_array_remove_range(lines, first, end - first);
}

StyledLines *article_set(const struct article *a, int cols, int *text_line)
{
	StyledLines *s = styled_lines_new(cols);

	set_head(s, a);
	*text_line = (int)s->lines->len;
	if (a->body && a->body->blocks->len > 0) {
		g_autoptr(StyledLines) text =
			typeset_text(a->body, cols, a->justify);

		if (a->picture && a->picture->block >= 0)
			leave_out(text, (guint32)a->picture->block);
		append_lines(s, text);
	} else {
		set_no_text(s, a);
	}
	if (a->body)
		link_list_set(s, a->body, false);
	typeset_gap(s);
	typeset_words(s, _("end"), PIECE_QUIET);
	return s;
}
