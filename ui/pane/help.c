#include "ui/pane/help.h"

#include "ui/draw/box.h"
#include "ui/input/user_command.h"
#include "ui/state/hints.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEYS_COLS 14
#define TWO_FROM  76 /* columns of a screen that has two */

/* A row of the help: a title, or keys and what they do. */
struct row {
	char *keys; /* NULL: a title */
	const char *words;
};

static void clear_row(void *row)
{
	g_free(((struct row *)row)->keys);
}

static bool is_listed_action(const View *v, const char *keys, enum action a)
{
	g_autofree char *help = NULL, *sought = NULL;

	if (!v->dialog.help_words || *v->dialog.help_words == '\0')
		return true;
	if (strstr(keys, v->dialog.help_words) ||
	    strstr(user_command_name(v->settings, a), v->dialog.help_words))
		return true;
	help = g_utf8_casefold(user_command_help(v->settings, a), -1);
	sought = g_utf8_casefold(v->dialog.help_words, -1);
	return strstr(help, sought) != NULL;
}

static void add_group(GArray *rows, const View *v, enum action_group g)
{
	bool any = false;

	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		struct row title = { NULL, action_group_name(g) };
		struct row row = { keymap_keys(v->keymap, a),
				   user_command_help(v->settings, a) };

		if (action_group(a) != g || !is_listed_action(v, row.keys, a) ||
		    (g == GROUP_FEEDS && *row.keys == '\0')) {
			g_free(row.keys);
			continue;
		}
		if (!any && rows->len > 0) {
			struct row gap = { NULL, "" };

			g_array_append_val(rows, gap);
		}
		if (!any)
			g_array_append_val(rows, title);
		any = true;
		g_array_append_val(rows, row);
	}
}

/* The user's own commands, by name. */
static void add_own(GArray *rows, const View *v)
{
	struct row gap = { NULL, "" };
	struct row title = { NULL, _("Your own commands") };
	bool any = false;

	for (enum action a = ACTION_USER; a < user_command_end(v->settings);
	     a++) {
		struct row row = { keymap_keys(v->keymap, a),
				   user_command_name(v->settings, a) };

		if (!is_listed_action(v, row.keys, a)) {
			g_free(row.keys);
			continue;
		}
		if (!any && rows->len > 0)
			g_array_append_val(rows, gap);
		if (!any)
			g_array_append_val(rows, title);
		any = true;
		g_array_append_val(rows, row);
	}
}

/* The mouse cannot be bound. */
static void add_mouse(GArray *rows, const View *v)
{
	static const struct {
		const char *what, *words;
	} mouse[] = {
		{ NULL, "" },
		{ NULL, N_("Mouse") },
		{ N_("click"), N_("select; what is selected: open") },
		{ N_("wheel"), N_("scroll what is under it") },
		{ N_("right"), N_("back") },
		{ N_("Shift-drag"), N_("select text, to copy it") },
	};

	if (!v->settings->mouse ||
	    (v->dialog.help_words && *v->dialog.help_words))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(mouse); i++) {
		struct row row = { mouse[i].what ? g_strdup(_(mouse[i].what))
						 : NULL,
				   *mouse[i].words ? _(mouse[i].words) : "" };

		g_array_append_val(rows, row);
	}
}

static GArray *read_rows(const View *v)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));

	g_array_set_clear_func(rows, clear_row);
	for (int g = 0; g < GROUP_COUNT; g++)
		add_group(rows, v, (enum action_group)g);
	add_own(rows, v);
	add_mouse(rows, v);
	return rows;
}

static void draw_key_row(Canvas *c, const struct row *row, struct rect r)
{
	int keys = MIN(KEYS_COLS, r.w / 3);

	if (!row->keys) {
		canvas_put_cut(c, (struct span){ r.x, r.y, r.w }, row->words,
			       (struct style){ ROLE_FIRST, ATTR_BOLD });
		return;
	}
	canvas_put_cut(c, (struct span){ r.x, r.y, keys - 1 }, row->keys,
		       (struct style){ ROLE_TEXT, ATTR_BOLD });
	canvas_put_cut(c, (struct span){ r.x + keys, r.y, r.w - keys },
		       row->words, (struct style){ ROLE_TEXT, 0 });
}

/* Rows of the first of two columns: whole parts, and at least half. */
static int rows_of_first_column(const GArray *rows)
{
	for (int i = (int)rows->len / 2; i < (int)rows->len; i++) {
		const struct row *r =
			&g_array_index(rows, struct row, (guint)i);

		if (!r->keys && *r->words == '\0')
			return i;
	}
	return (int)rows->len;
}

void pane_help(Canvas *c, const View *v)
{
	g_autoptr(GArray) rows = read_rows(v);
	g_autofree char *search = hints_key(v, ACTION_SEARCH);
	g_autofree char *out = hints_key(v, ACTION_CLOSE);
	g_autofree char *foot =
		g_strdup_printf(_("%s filters · %s closes"), search, out);
	struct rect r =
		box_draw(c, (struct rect){ 1, 2, v->cols - 2, v->rows - 4 },
			 _("Keys"), foot);
	int columns = v->cols >= TWO_FROM ? 2 : 1;
	int w = (r.w - (columns - 1) * 2) / columns;
	int per = columns == 1 ? (int)rows->len : rows_of_first_column(rows);
	int top = CLAMP(v->dialog.top, 0, MAX(per - r.h, 0));

	if (rows->len == 0)
		canvas_put_cut(c, (struct span){ r.x, r.y, r.w },
			       _("No key does that."),
			       (struct style){ ROLE_QUIET, 0 });
	for (int col = 0; col < columns; col++)
		for (int y = 0; y < r.h; y++) {
			int i = col * (per + 1) + top + y;

			if ((col == 0 && top + y >= per) || i >= (int)rows->len)
				break;
			draw_key_row(c,
				     &g_array_index(rows, struct row, (guint)i),
				     (struct rect){ r.x + col * (w + 2),
						    r.y + y, w, 1 });
		}
	canvas_cursor(c, r.x, r.y, false);
}
