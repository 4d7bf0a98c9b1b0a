#include "ui/state/help_page.h"

#include "ui/draw/box.h"
#include "ui/input/user_command.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define COLUMNS_MOST 6
#define WORDS_MOST   40 /* columns of a command line of the user's */

static void clear_row(void *row)
{
	g_free(((struct help_row *)row)->keys);
	g_free(((struct help_row *)row)->words);
}

void help_page_free(HelpPage *p)
{
	if (!p)
		return;
	g_array_unref(p->rows);
	g_array_unref(p->columns);
	g_free(p);
}

static void add_row(GArray *rows, const char *keys, const char *words)
{
	struct help_row row = { g_strdup(keys), g_strdup(words) };

	g_array_append_val(rows, row);
}

/* A title and the empty row before it, for the first of its rows. */
static void add_title(GArray *rows, const char *title, bool *any)
{
	if (*any)
		return;
	*any = true;
	add_row(rows, NULL, title);
}

/* Whether a text holds the words that are looked for, if there are any. */
static bool is_sought(const View *v, const char *text)
{
	const char *words = v->dialog.help_words;
	g_autofree char *folded = g_utf8_casefold(text, -1);
	g_autofree char *sought = g_utf8_casefold(words ? words : "", -1);

	return strstr(folded, sought) != NULL;
}

static bool is_wanted(const View *v, const char *keys, enum action a)
{
	const char *words = v->dialog.help_words;

	return !words || strstr(keys, words) ||
	       strstr(user_command_name(v->settings, a), words) ||
	       is_sought(v, user_command_help(v->settings, a));
}

/* The keys of an action; ":name" where it has none. The caller's. */
static char *keys_or_command(const View *v, enum action a)
{
	g_autofree char *keys = keymap_keys(v->keymap, a);

	return *keys ? g_steal_pointer(&keys)
		     : g_strconcat(":", user_command_name(v->settings, a),
				   NULL);
}

static void add_group(GArray *rows, const View *v, enum action_group g)
{
	bool any = false;

	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		g_autofree char *keys = keys_or_command(v, a);

		if (action_group(a) != g || !is_wanted(v, keys, a))
			continue;
		add_title(rows, action_group_name(g), &any);
		add_row(rows, keys, action_help(a));
	}
}

/* The user's own commands: with a key by name, without one by what they run. */
static void add_own(GArray *rows, const View *v)
{
	enum action end = user_command_end(v->settings);
	bool any = false;

	for (enum action a = ACTION_USER; a < end; a++) {
		g_autofree char *keys = keys_or_command(v, a);
		const char *words = *keys == ':' && keys[1]
					    ? user_command_help(v->settings, a)
					    : user_command_name(v->settings, a);
		g_autofree char *cut = text_cut(words, WORDS_MOST);

		if (!is_wanted(v, keys, a))
			continue;
		add_title(rows, _("Your own commands"), &any);
		add_row(rows, keys, cut);
	}
}

/* Digits cannot be bound. */
static void add_digits(GArray *rows, const View *v)
{
	static const struct {
		const char *what, *words;
	} digits[] = {
		{ "1-9", N_("section; in a story, its link") },
	};
	bool any = false;

	for (size_t i = 0; i < G_N_ELEMENTS(digits); i++) {
		if (!is_sought(v, digits[i].what) &&
		    !is_sought(v, _(digits[i].words)))
			continue;
		add_title(rows, _("Numbers"), &any);
		add_row(rows, digits[i].what, _(digits[i].words));
	}
}

/* The mouse cannot be bound. */
static void add_mouse(GArray *rows, const View *v)
{
	static const struct {
		const char *what, *words;
	} mouse[] = {
		{ N_("click"), N_("select; again to open") },
		{ N_("wheel"), N_("scroll the pane under it") },
		{ N_("right"), N_("back") },
		{ N_("Shift-drag"), N_("select text to copy") },
	};
	bool any = false;

	if (!v->settings->mouse ||
	    (v->dialog.help_words && *v->dialog.help_words))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(mouse); i++) {
		add_title(rows, _("Mouse"), &any);
		add_row(rows, _(mouse[i].what), _(mouse[i].words));
	}
}

/* All rows, each part after its title. */
static GArray *read_rows(const View *v)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct help_row));

	g_array_set_clear_func(rows, clear_row);
	for (int g = 0; g < GROUP_COUNT; g++)
		add_group(rows, v, (enum action_group)g);
	add_own(rows, v);
	add_digits(rows, v);
	add_mouse(rows, v);
	return rows;
}

static const struct help_row *row_at(const GArray *rows, guint i)
{
	return &g_array_index(rows, struct help_row, i);
}

/* The row after the part that begins with this title. */
static guint part_end(const GArray *rows, guint first)
{
	guint end = first + 1;

	while (end < rows->len && row_at(rows, end)->keys)
		end++;
	return end;
}

/* Puts whole parts into columns of at most `height` rows, an empty one between two
 * parts; a part that is longer has a column alone. */
static GArray *pack_parts(const GArray *rows, int height)
{
	GArray *columns = g_array_new(FALSE, TRUE, sizeof(struct help_column));
	struct help_column c = { 0 };
	int used = 0;

	for (guint at = 0, end; at < rows->len; at = end) {
		int n;

		end = part_end(rows, at);
		n = (int)(end - at);
		if (used > 0 && used + 1 + n > height) {
			g_array_append_val(columns, c);
			c = (struct help_column){ .first = at };
			used = 0;
		}
		c.n = end - c.first;
		used += n + (used > 0);
	}
	if (c.n > 0)
		g_array_append_val(columns, c);
	return columns;
}

/* Its rows with the empty ones between its parts. */
static int column_height(const GArray *rows, const struct help_column *c)
{
	int height = 0;

	for (guint i = c->first; i < c->first + c->n; i++)
		height += 1 + (i > c->first && !row_at(rows, i)->keys);
	return height;
}

/* The lowest columns that are no more than `most`. */
static GArray *pack_into(const GArray *rows, guint most)
{
	GArray *columns = NULL;

	for (int height = (int)(rows->len / most);; height++) {
		columns = pack_parts(rows, MAX(height, 1));
		if (columns->len <= most)
			return columns;
		g_array_unref(columns);
	}
}

/* Measures the columns; gives what they take together. */
static int measure_columns(const GArray *rows, GArray *columns)
{
	int width = 0;

	for (guint i = 0; i < columns->len; i++) {
		struct help_column *c =
			&g_array_index(columns, struct help_column, i);

		for (guint k = c->first; k < c->first + c->n; k++) {
			const struct help_row *r = row_at(rows, k);

			if (r->keys)
				c->keys = MAX(c->keys, text_width(r->keys) + 2);
			if (r->keys)
				c->words = MAX(c->words, text_width(r->words));
		}
		width += c->keys + c->words + (i ? HELP_PAGE_GAP : 0);
	}
	return width;
}

HelpPage *help_page_new(const View *v, int width)
{
	HelpPage *p = g_new0(HelpPage, 1);

	p->rows = read_rows(v);
	for (guint most = COLUMNS_MOST; most > 0; most--) {
		p->columns = pack_into(p->rows, most);
		if (measure_columns(p->rows, p->columns) <= width || most == 1)
			break;
		g_clear_pointer(&p->columns, g_array_unref);
	}
	for (guint i = 0; i < p->columns->len; i++)
		p->height = MAX(
			p->height,
			column_height(p->rows,
				      &g_array_index(p->columns,
						     struct help_column, i)));
	return p;
}

struct rect help_page_box(const View *v)
{
	return (struct rect){ 1, 2, v->cols - 2, v->rows - 4 };
}

int help_page_last_top(const View *v)
{
	struct rect r = box_inside(help_page_box(v));
	g_autoptr(HelpPage) p = help_page_new(v, r.w);

	return MAX(p->height - r.h, 0);
}
