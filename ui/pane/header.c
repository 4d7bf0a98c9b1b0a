#include "ui/pane/header.h"

#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define NAME       " lede "
#define TABS_FROM  8 /* column */
#define NARROW     60
#define SHORT_NAME 5 /* columns of a name that is not shortened */
#define SHORT      3 /* letters of one that is */
#define FRONT_NAME 10

/* How the tabs are shown, the best first: what has no room at the end scrolls. */
static const struct form {
	int name; /* columns of a name at most; 0: its first letters */
	bool counts;
	int gap;
} forms[] = {
	{ G_MAXINT, true, 3 }, { G_MAXINT, false, 3 }, { G_MAXINT, false, 2 },
	{ 8, false, 2 },       { 0, true, 1 },         { 0, false, 1 },
};
#define FORMS ((int)G_N_ELEMENTS(forms))

/* A tab as it is shown. */
struct tab {
	char *name, *count;
	int cols;
};

/* All of them. */
struct tabs {
	GArray *all; /* struct tab */
	struct form form;
};

static void clear_tab(void *tab)
{
	struct tab *t = tab;

	g_free(t->name);
	g_free(t->count);
}

static char *short_name(const char *name, int cols)
{
	const char *end = name;

	if (cols > 0)
		return text_cut(name, cols);
	if (text_width(name) <= SHORT_NAME)
		return g_strdup(name);
	for (int i = 0; i < SHORT; i++)
		end += text_cluster(end, NULL);
	return g_strndup(name, (gsize)(end - name));
}

static char *count_words(int64_t n)
{
	g_autofree char *number = text_number(n);

	return n > 0 ? g_strconcat(" ", number, NULL) : g_strdup("");
}

static struct tabs read_tabs(const View *v, const struct form *form)
{
	struct tabs tabs = { g_array_new(FALSE, FALSE, sizeof(struct tab)),
			     *form };

	g_array_set_clear_func(tabs.all, clear_tab);
	for (int i = 0; i < tabs_count(v); i++) {
		struct tab t = { 0 };

		t.name = i == 0 && form->name < FRONT_NAME
				 ? g_strdup(_("Front"))
				 : short_name(tabs_name(v, i), form->name);
		t.count = form->counts ? count_words(tabs_number(v, i))
				       : g_strdup("");
		t.cols = text_width(t.name) + text_width(t.count);
		g_array_append_val(tabs.all, t);
	}
	return tabs;
}

static const struct tab *tab_at(const struct tabs *t, int i)
{
	return &g_array_index(t->all, struct tab, (guint)i);
}

static int tabs_cols(const struct tabs *t, int from, int to)
{
	int cols = 0;

	for (int i = from; i < to; i++)
		cols += tab_at(t, i)->cols + (i > from ? t->form.gap : 0);
	return cols;
}

/* The best form that has room in so many columns, else the last. */
static struct tabs fit_tabs(const View *v, int cols)
{
	for (int i = 0; i + 1 < FORMS; i++) {
		struct tabs t = read_tabs(v, &forms[i]);

		if (tabs_cols(&t, 0, (int)t.all->len) <= cols)
			return t;
		g_array_unref(t.all);
	}
	return read_tabs(v, &forms[FORMS - 1]);
}

static void draw_tab(Canvas *c, const struct tab *t, struct span at,
		     bool current)
{
	unsigned attrs = current ? ATTR_BOLD | ATTR_UNDERLINE : 0;
	int used = canvas_put_cut(c, at, t->name,
				  (struct style){ ROLE_TEXT, attrs });

	canvas_put(c, (struct span){ at.x + used, at.y, at.w - used }, t->count,
		   (struct style){ ROLE_QUIET, 0 });
}

/* The tabs up to a column. Where they have no room they are scrolled so that the
 * current one is shown, between signs that there are more. */
static void draw_tabs(Canvas *c, const View *v, int end)
{
	struct tabs t = fit_tabs(v, end - TABS_FROM);
	int n = (int)t.all->len, current = MAX(tabs_now(v), 0), from = 0;
	int x = TABS_FROM, i;
	const struct style quiet = { ROLE_QUIET, 0 };

	if (tabs_cols(&t, 0, n) > end - x) {
		end -= 2;
		while (from < current &&
		       tabs_cols(&t, from, current + 1) > end - x)
			from++;
	}
	if (from > 0)
		canvas_put(c, (struct span){ x - 1, 0, 1 }, "‹", quiet);
	for (i = from; i < n; i++) {
		const struct tab *tab = tab_at(&t, i);
		struct span at = { x, 0, MIN(tab->cols, end - x) };

		if (x + tab->cols > end && i > from)
			break;
		canvas_note(c, (struct rect){ at.x, 0, at.w, 1 }, HOTSPOT_TAB,
			    i);
		draw_tab(c, tab, at, i == tabs_now(v));
		x += tab->cols + t.form.gap;
	}
	if (i < n)
		canvas_put(c, (struct span){ end + 1, 0, 1 }, "›", quiet);
	g_array_unref(t.all);
}

static char *feeds_words(const View *v)
{
	const struct totals *t = &v->sections->totals;
	g_autofree char *number = text_number(t->feeds);
	g_autofree char *feeds = g_strdup_printf(
		ngettext("%s feed", "%s feeds", (unsigned long)t->feeds),
		number);
	g_autofree char *failing = text_number(t->failing);

	return t->failing > 0
		       ? g_strdup_printf(_("%s · %s failing"), feeds, failing)
		       : g_steal_pointer(&feeds);
}

static char *found_words(const View *v)
{
	bool more = v->window.more;
	g_autofree char *found = text_number(v->window.total - more);
	g_autofree char *unread = text_number(v->window.unread);

	return more ? g_strdup_printf(_("over %s found"), found)
		    : g_strdup_printf(_("%s found · %s unread"), found, unread);
}

/* Nobody is to take it for the news: on every screen, with the key that works on
 * all of them. */
static char *sample_words(const View *v)
{
	g_autofree char *key = hints_key(v, ACTION_QUIT);

	return g_strdup_printf(v->cols < NARROW
				       ? _("Sample · %s quits")
				       : _("Sample edition · %s quits"),
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
	if (v->nav.scene == SCENE_LIST && v->window.list.kind == LIST_SEARCH)
		return found_words(v);
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
	g_autofree char *waiting = NULL, *number = NULL;

	start = canvas_put_right(
		c, (struct span){ 0, 0, end }, words,
		v->sample ? (struct style){ ROLE_TEXT, ATTR_BOLD }
			  : (struct style){ ROLE_QUIET, 0 });
	if (v->fetcher.waiting == 0 || v->nav.scene == SCENE_FIRST)
		return start;
	number = text_number(v->fetcher.waiting);
	waiting = v->cols < NARROW ? g_strdup_printf("+%s", number)
				   : g_strdup_printf(_("%s new"), number);
	end = start - (v->cols < NARROW ? 1 : 3);
	if (v->cols >= NARROW)
		canvas_put(c, (struct span){ end, 0, 3 }, " · ",
			   (struct style){ ROLE_DOT, ATTR_BOLD });
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
	struct tabs tabs = read_tabs(v, &forms[0]);
	int all = tabs_cols(&tabs, 0, (int)tabs.all->len);
	int extra = v->fetcher.waiting > 0 ? 10 : 0, start;
	bool fits = TABS_FROM + all + 2 + text_width(words) + extra < v->cols;

	g_array_unref(tabs.all);
	canvas_put(c, (struct span){ 0, 0, v->cols }, NAME,
		   (struct style){ ROLE_TEXT, ATTR_BOLD | ATTR_REVERSE });
	canvas_note(c, (struct rect){ 0, 0, text_width(NAME), 1 }, HOTSPOT_TAB,
		    0);
	start = draw_right(c, v, fits ? words : brief);
	draw_tabs(c, v, start - 2);
	canvas_across(c, (struct span){ 0, 1, v->cols }, "─",
		      (struct style){ ROLE_RULE, 0 });
	if (l->rule_side >= 0)
		canvas_put(c, (struct span){ l->rule_side, 1, 1 }, "┬",
			   (struct style){ ROLE_RULE, 0 });
	if (l->rule_rail >= 0)
		canvas_put(c, (struct span){ l->rule_rail, 1, 1 }, "┬",
			   (struct style){ ROLE_RULE, 0 });
}
