#include "ui/pane/header.h"

#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define NAME       " lede "
#define TABS_FROM  8 /* column */
#define NARROW     60
#define SHORT_NAME 5 /* columns of a name that is not shortened */

/* A tab as it is shown. */
struct tab {
	char *name, *count;
	int cols;
};

static void clear_tab(void *tab)
{
	struct tab *t = tab;

	g_free(t->name);
	g_free(t->count);
}

static char *short_name(const char *name)
{
	const char *end = name;

	if (text_width(name) <= SHORT_NAME)
		return g_strdup(name);
	for (int i = 0; i < 3; i++)
		end += text_cluster(end, NULL);
	return g_strndup(name, (gsize)(end - name));
}

static GArray *read_tabs(const View *v, bool narrow)
{
	GArray *tabs = g_array_new(FALSE, FALSE, sizeof(struct tab));

	g_array_set_clear_func(tabs, clear_tab);
	for (int i = 0; i < tabs_count(v); i++) {
		int64_t n = tabs_number(v, i);
		struct tab t = { 0 };

		t.name = !narrow  ? g_strdup(tabs_name(v, i))
			 : i == 0 ? g_strdup(_("Front"))
				  : short_name(tabs_name(v, i));
		t.count =
			n > 0 ? g_strdup_printf(" %" PRId64, n) : g_strdup("");
		t.cols = text_width(t.name) + text_width(t.count);
		g_array_append_val(tabs, t);
	}
	return tabs;
}

static int tabs_cols(const GArray *tabs, int from, int to, int gap)
{
	int cols = 0;

	for (int i = from; i < to; i++)
		cols += g_array_index(tabs, struct tab, (guint)i).cols +
			(i > from ? gap : 0);
	return cols;
}

/* The tabs that have room, from the first with which the current one is
 * shown. */
static void draw_tabs(Canvas *c, const View *v, int end)
{
	bool narrow = v->cols < NARROW;
	g_autoptr(GArray) tabs = read_tabs(v, narrow);
	int gap = narrow ? 1 : 3, current = tabs_now(v), from = 0,
	    x = TABS_FROM;

	while (from < current &&
	       tabs_cols(tabs, from, current + 1, gap) > end - x)
		from++;
	for (int i = from; i < (int)tabs->len; i++) {
		const struct tab *t =
			&g_array_index(tabs, struct tab, (guint)i);

		if (x + t->cols > end && i != current)
			break;
		canvas_note(c, (struct rect){ x, 0, MIN(t->cols, end - x), 1 },
			    HOTSPOT_TAB, i);
		x += canvas_put_cut(
			c, (struct span){ x, 0, end - x }, t->name,
			(struct style){ ROLE_TEXT,
					i == current
						? ATTR_BOLD | ATTR_UNDERLINE
						: 0 });
		x += canvas_put(c, (struct span){ x, 0, end - x }, t->count,
				(struct style){ ROLE_QUIET, 0 }) +
		     gap;
	}
}

static char *feeds_words(const View *v)
{
	const struct totals *t = &v->sections->totals;

	g_autofree char *feeds = g_strdup_printf(
		ngettext("%d feed", "%d feeds", (unsigned long)t->feeds),
		(int)t->feeds);

	if (t->failing > 0)
		return g_strdup_printf(_("%s · %d failing"), feeds,
				       (int)t->failing);
	return g_steal_pointer(&feeds);
}

/* Nobody is to take it for the news: on every screen, with the key that works on
 * all of them. */
static char *sample_words(const View *v)
{
	g_autofree char *key = hints_key(v, ACTION_QUIT);

	return g_strdup_printf(v->cols < NARROW
				       ? _("Sample · %s quits")
				       : _("Sample edition · %s leaves it"),
			       key);
}

/* The words at the right; `length` 0: the long form. */
static char *right_words(const View *v, int length)
{
	const struct totals *t = &v->sections->totals;
	g_autofree char *unread = text_number(t->unread);
	g_autofree char *ago = NULL;

	if (v->nav.scene == SCENE_FIRST)
		return g_strdup("");
	if (v->sample)
		return sample_words(v);
	if (v->nav.scene == SCENE_FEEDS)
		return feeds_words(v);
	if (v->nav.scene == SCENE_LIST && v->window.more)
		return g_strdup_printf(_("over %d found"),
				       (int)v->window.total - 1);
	if (v->nav.scene == SCENE_LIST && v->window.list.kind == LIST_SEARCH)
		return g_strdup_printf(_("%d found · %d unread"),
				       (int)v->window.total,
				       (int)v->window.unread);
	if (v->cols < NARROW)
		return g_strdup_printf("%s●", unread);
	if (length > 0 || t->last_good == 0)
		return g_strdup_printf(_("%s unread"), unread);
	ago = text_age_long(t->last_good, false, v->now);
	return g_strdup_printf(_("%s unread · updated %s"), unread, ago);
}

static int draw_right(Canvas *c, const View *v, const char *words)
{
	int end = v->cols - 1, start;
	g_autofree char *waiting = NULL;

	start = canvas_put_right(
		c, (struct span){ 0, 0, end }, words,
		v->sample ? (struct style){ ROLE_TEXT, ATTR_BOLD }
			  : (struct style){ ROLE_QUIET, 0 });
	if (v->fetcher.waiting == 0 || v->nav.scene == SCENE_FIRST)
		return start;
	waiting = g_strdup_printf(v->cols < NARROW ? _("+%d ") : _("%d new · "),
				  v->fetcher.waiting);
	end = start;
	start = canvas_put_right(c, (struct span){ 0, 0, end }, waiting,
				 (struct style){ ROLE_DOT, ATTR_BOLD });
	canvas_note(c, (struct rect){ start, 0, end - start, 1 },
		    HOTSPOT_ACTION, ACTION_TOP);
	return start;
}

void pane_header(Canvas *c, const View *v)
{
	const struct layout *l = &v->layout;
	g_autofree char *words = right_words(v, 0), *brief = right_words(v, 1);
	g_autoptr(GArray) tabs = read_tabs(v, v->cols < NARROW);
	int all = tabs_cols(tabs, 0, (int)tabs->len, v->cols < NARROW ? 1 : 3);
	int extra = v->fetcher.waiting > 0 ? 10 : 0, start;
	bool fits = TABS_FROM + all + 2 + text_width(words) + extra < v->cols;

	canvas_put(c, (struct span){ 0, 0, v->cols }, NAME,
		   (struct style){ ROLE_TEXT, ATTR_BOLD | ATTR_REVERSE });
	canvas_note(c, (struct rect){ 0, 0, text_width(NAME), 1 }, HOTSPOT_TAB,
		    0);
	start = draw_right(c, v, fits ? words : brief);
	draw_tabs(c, v, start - 1);
	canvas_across(c, (struct span){ 0, 1, v->cols }, "─",
		      (struct style){ ROLE_RULE, 0 });
	if (l->rule_side >= 0)
		canvas_put(c, (struct span){ l->rule_side, 1, 1 }, "┬",
			   (struct style){ ROLE_RULE, 0 });
	if (l->rule_rail >= 0)
		canvas_put(c, (struct span){ l->rule_rail, 1, 1 }, "┬",
			   (struct style){ ROLE_RULE, 0 });
}
