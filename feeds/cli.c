#include "feeds/cli.h"

#include "feeds/background/check_store.h"
#include "feeds/background/digest.h"
#include "feeds/background/texts.h"
#include "feeds/fetcher.h"
#include "feeds/image/image.h"
#include "feeds/links/opml.h"
#include "feeds/sandbox/sandbox.h"
#include "feeds/store/feed_title.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url_secrets.h"
#include "src/store/lists.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The refresh itself was good. */
static void complain_of_hook(const struct task *r)
{
	const char *why = hook_failure(fetcher_context(r->fetcher)->hook);
	g_autofree char *line = why ? g_strdup_printf("on-new: %s", why) : NULL;

	if (line)
		r->to->complain(line);
}

/* ", 3 failed (404 not found)"; nothing where none did. The caller's. */
static char *failed_words(const struct page_failures *f)
{
	g_autofree char *why = NULL;

	if (!f->why)
		return g_strdup("");
	why = g_strdup_printf(f->others ? _("most: %s") : "%s", f->why);
	return g_strdup_printf(_(", %u failed (%s)"), f->count, why);
}

/* Where pages were fetched, which takes a while. */
static void report_texts(struct task *r)
{
	struct fetcher_texts t = fetcher_texts(r->fetcher);
	g_autofree char *failed = failed_words(&t.failed);
	g_autofree char *came = NULL, *ended = NULL, *line = NULL;

	if (!t.came && !t.wait && !t.failed.count)
		return;
	came = g_strdup_printf(ngettext("%" PRId64 " whole text",
					"%" PRId64 " whole texts",
					(unsigned long)t.came),
			       t.came);
	ended = g_strconcat(came, failed, NULL);
	line = g_strdup_printf(ngettext("%s, %" PRId64 " page waits",
					"%s, %" PRId64 " pages wait",
					(unsigned long)t.wait),
			       ended, t.wait);
	r->to->out(line);
}

static bool do_refresh(struct task *r, GError **error)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	g_autofree char *line = NULL;

	pack_i64(m, 0);
	pack_u8(m, 1);
	pack_u8(m, r->all != 0);
	pack_u32(m, (uint32_t)r->n_args);
	for (int i = 0; i < r->n_args; i++)
		pack_text(m, r->args[i]);
	if (!task_run(r, COMMAND_REFRESH, m, error)) {
		if (r->code - 1 != ERROR_RUNNING)
			return false;
		g_clear_error(error);
		r->code = 0;
		r->to->complain(r->words);
		return true;
	}
	line = g_strdup_printf(ngettext("%d feed, %d new, %d failed",
					"%d feeds, %d new, %d failed",
					(unsigned long)r->tally.total),
			       r->tally.total, r->tally.fresh, r->tally.failed);
	r->to->out(line);
	if (!r->no_digest && !fetcher_digest(r->fetcher, error))
		return false;
	if (!r->no_digest)
		report_texts(r);
	fetcher_await_hook(r->fetcher);
	complain_of_hook(r);
	r->code = r->tally.failed ? ERROR_NET + 1 : 0;
	return true;
}

static bool take_ids(struct task *r, int from, Buf *m, GError **error)
{
	pack_u32(m, (uint32_t)(r->n_args - from));
	for (int i = from; i < r->n_args; i++) {
		char *end;
		int64_t id = g_ascii_strtoll(r->args[i], &end, 10);

		if (end == r->args[i] || *end || id <= 0)
			return task_usage(error, _("an ID is a number"));
		pack_i64(m, id);
	}
	return true;
}

/* Whether all of them exist: a mark that changes nothing is no error. */
static bool all_there(struct task *r, int from, GError **error)
{
	for (int i = from; i < r->n_args; i++) {
		int64_t id = g_ascii_strtoll(r->args[i], NULL, 10);
		g_autoptr(Stories) one = store_stories(
			fetcher_context(r->fetcher)->store, &id, 1, error);

		if (!one)
			return false;
		if (one->all->len)
			continue;
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no story %s"), r->args[i]);
		return false;
	}
	return true;
}

static bool do_mark(struct task *r, GError **error)
{
	static const struct {
		const char *word;
		enum mark_field field;
		bool value;
	} words[] = {
		{ "read", MARK_READ, true },
		{ "unread", MARK_READ, false },
		{ "saved", MARK_SAVED, true },
		{ "unsaved", MARK_SAVED, false },
	};
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	if (r->n_args < 2)
		return task_usage(
			error,
			_("usage: lede mark read|unread|saved|unsaved ID…"));
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(words[i].word, r->args[0]) != 0)
			continue;
		if (!take_ids(r, 1, m, error) || !all_there(r, 1, error))
			return false;
		pack_u8(m, (uint8_t)words[i].field);
		pack_u8(m, words[i].value);
		return task_run(r, COMMAND_MARK, m, error);
	}
	return task_usage(error,
			  _("usage: lede mark read|unread|saved|unsaved ID…"));
}

static bool add_address(struct task *r, const char *url, GError **error)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_text(m, url);
	pack_text(m, r->name);
	pack_text(m, r->section);
	return task_run(r, COMMAND_ADD, m, error);
}

/* Of the feeds of a page the one that a person chooses. */
static bool add_chosen(struct task *r, GError **error)
{
	guint n = r->found->len > 0 ? r->to->choose(r->found->len) : 0;

	if (n == 0 || n > r->found->len)
		return false;
	g_clear_error(error);
	return add_address(r, g_ptr_array_index(r->found, n - 1), error);
}

static bool do_add(struct task *r, GError **error)
{
	g_autofree char *url = NULL;
	g_autofree char *name = NULL;
	g_autofree char *line = NULL;

	if (r->n_args != 1)
		return task_usage(error, _("add takes one address"));
	if (!add_address(r, r->args[0], error) && !add_chosen(r, error))
		return false;
	url = url_without_secrets(r->words);
	name = r->name ? NULL
		       : store_feed_name(fetcher_context(r->fetcher)->store,
					 r->words);
	line = name && strcmp(name, url) != 0
		       ? g_strdup_printf("%s  %s", url, name)
		       : g_strdup(url);
	r->to->out(line);
	return true;
}

static bool do_import(struct task *r, GError **error)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	if (r->n_args != 1)
		return task_usage(error, _("import takes one file"));
	pack_text(m, r->args[0]);
	if (!task_run(r, COMMAND_IMPORT, m, error))
		return false;
	r->to->out(r->words ? r->words : "");
	return true;
}

static bool do_export(struct task *r, GError **error)
{
	g_autofree char *text = opml_write(
		fetcher_context(r->fetcher)->files->subs, clock_now());

	(void)error;
	r->to->out(text);
	return true;
}

static bool do_digest(struct task *r, GError **error)
{
	for (int i = 0; i < r->n_args; i++)
		if (!texts_digest(fetcher_context(r->fetcher),
				  g_ascii_strtoll(r->args[i], NULL, 10), error))
			return false;
	return r->n_args || fetcher_digest(r->fetcher, error);
}

static const struct command {
	const char *name;
	bool (*run)(struct task *r, GError **error);
} commands[] = {
	{ "refresh", do_refresh }, { "mark", do_mark },
	{ "add", do_add },         { "import", do_import },
	{ "export", do_export },   { "digest", do_digest },
};

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

bool cli_is(const char *name)
{
	return strcmp(name, "check") == 0 || strcmp(name, "sandbox") == 0 ||
	       find_command(name) != NULL;
}

static bool read_options(struct task *r, int *argc, char ***argv,
			 GError **error)
{
	GOptionEntry entries[] = {
		{ "all", 0, 0, G_OPTION_ARG_NONE, &r->all, NULL, NULL },
		{ "no-digest", 0, 0, G_OPTION_ARG_NONE, &r->no_digest, NULL,
		  NULL },
		{ "opml", 0, 0, G_OPTION_ARG_NONE, &r->opml, NULL, NULL },
		{ "repair", 0, 0, G_OPTION_ARG_NONE, &r->repair, NULL, NULL },
		{ "compact", 0, 0, G_OPTION_ARG_NONE, &r->compact, NULL, NULL },
		{ "section", 0, 0, G_OPTION_ARG_STRING, &r->section, NULL,
		  NULL },
		{ "name", 0, 0, G_OPTION_ARG_STRING, &r->name, NULL, NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	return g_option_context_parse(context, argc, argv, error);
}

static void say_pictures(const struct task *r)
{
	g_autofree char *formats = image_formats();
	g_autofree char *words = g_strdup_printf(
		_("pictures: %s"), *formats ? formats : _("none"));

	r->to->out(words);
}

static bool run_command(struct task *r, const char *name, GError **error)
{
	const struct command *c = find_command(name);

	if (strcmp(name, "check") == 0)
		return check_store(
			&(struct check_store){ r->repair, r->compact },
			r->to->out, error);
	if (strcmp(name, "sandbox") == 0) {
		r->to->out(_(sandbox_words()));
		say_pictures(r);
		return true;
	}
	r->fetcher = fetcher_new(r->program, error);
	return r->fetcher && c->run(r, error);
}

int cli_run(const char *program, int argc, char **argv, const struct cli *to,
	    GError **error)
{
	struct task r = { .to = to, .program = program };
	char *name = argv[1];
	bool good;

	argv++;
	argc--;
	r.found = g_ptr_array_new_with_free_func(g_free);
	good = read_options(&r, &argc, &argv, error);
	r.args = argv + 1;
	r.n_args = argc - 1;
	/* GOption leaves a "--" before the first word in place */
	if (r.n_args && strcmp(r.args[0], "--") == 0) {
		r.args++;
		r.n_args--;
	}
	good = good && run_command(&r, name, error);
	fetcher_free(r.fetcher);
	feeds_free(r.feeds);
	g_ptr_array_unref(r.found);
	g_free(r.section);
	g_free(r.name);
	g_free(r.words);
	if (!good)
		return error && *error ? error_exit_status(*error) : 1;
	return r.code ? 1 : 0;
}
