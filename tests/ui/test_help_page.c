/* The help has every action, whole parts in columns that fit, and can be scrolled to
 * its end. */
#include "src/config/settings.h"
#include "tests/suite.h"
#include "ui/draw/box.h"
#include "ui/input/user_command.h"
#include "ui/state/help_page.h"

#include <string.h>

static Settings *settings;
static View *v;

static void set(const char *group, const char *name, const char *value)
{
	ck_assert(settings_set(settings,
			       &(struct named_setting){ group, name, value, 1 },
			       NULL));
}

static void open_view(void)
{
	settings = settings_new();
	set("commands", "later", "wallabag add %u");
	set("commands", "mail", "mail -s %t me");
	set("keys", "mail", "<F9>");
	set("keys", "redraw", "");
	v = view_new(settings, 80, 24);
	v->dialog.over = OVER_HELP;
}

static void close_view(void)
{
	view_free(v);
	settings_free(settings);
}

static const struct help_row *find_row(const HelpPage *p, const char *words)
{
	for (guint i = 0; i < p->rows->len; i++)
		if (strcmp(g_array_index(p->rows, struct help_row, i).words,
			   words) == 0)
			return &g_array_index(p->rows, struct help_row, i);
	ck_abort_msg("no row “%s”", words);
	return NULL;
}

START_TEST(every_action_has_a_row_with_its_key_or_command)
{
	g_autoptr(HelpPage) p = help_page_new(v, 100);

	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const struct help_row *r = find_row(p, action_help(a));

		ck_assert_msg(r->keys && *r->keys, "%s", action_name(a));
	}
	ck_assert_str_eq(find_row(p, action_help(ACTION_OPEN_LINKS))->keys,
			 ":open-links");
	ck_assert_str_eq(find_row(p, action_help(ACTION_REDRAW))->keys,
			 ":redraw");
	ck_assert_str_eq(find_row(p, "wallabag add %u")->keys, ":later");
	ck_assert_str_eq(find_row(p, "mail")->keys, "F9");
}
END_TEST

START_TEST(whole_parts_are_in_columns_that_fit)
{
	guint most = 0;

	for (int width = 10; width < 260; width++) {
		g_autoptr(HelpPage) p = help_page_new(v, width);
		guint rows = 0;
		int used = -HELP_PAGE_GAP;

		for (guint i = 0; i < p->columns->len; i++) {
			const struct help_column *c = &g_array_index(
				p->columns, struct help_column, i);

			ck_assert_uint_eq(c->first, rows);
			ck_assert_ptr_null(
				g_array_index(p->rows, struct help_row, rows)
					.keys);
			rows += c->n;
			used += c->keys + c->words + HELP_PAGE_GAP;
		}
		ck_assert_uint_eq(rows, p->rows->len);
		ck_assert(used <= width || p->columns->len == 1);
		ck_assert_uint_ge(p->columns->len, most);
		most = p->columns->len;
	}
	ck_assert_uint_ge(most, 4);
}
END_TEST

START_TEST(its_end_can_be_scrolled_to)
{
	for (int cols = 30; cols < 200; cols += 17)
		for (int rows = 8; rows < 60; rows += 9) {
			g_autoptr(HelpPage) p = NULL;
			struct rect r;
			int last;

			view_resize(v, cols, rows);
			r = box_inside(help_page_box(v));
			last = help_page_last_top(v);
			p = help_page_new(v, r.w);
			ck_assert_int_ge(last + r.h, p->height);
			ck_assert(last == 0 || last + r.h == p->height);
		}
}
END_TEST

START_TEST(words_filter_it)
{
	g_autoptr(HelpPage) p = NULL;

	v->dialog.help_words = g_strdup("muted");
	p = help_page_new(v, 80);
	ck_assert_uint_eq(p->rows->len, 2); /* a title and a row */
	ck_assert_int_eq(p->height, 2);
	g_free(v->dialog.help_words);
	v->dialog.help_words = g_strdup("zzzz");
	help_page_free(p);
	p = help_page_new(v, 80);
	ck_assert_uint_eq(p->columns->len, 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("help_page");
	TCase *t = tcase_create("rows");

	tcase_add_checked_fixture(t, open_view, close_view);
	tcase_add_test(t, every_action_has_a_row_with_its_key_or_command);
	tcase_add_test(t, whole_parts_are_in_columns_that_fit);
	tcase_add_test(t, its_end_can_be_scrolled_to);
	tcase_add_test(t, words_filter_it);
	suite_add_tcase(s, t);
	return suite_run(s);
}
