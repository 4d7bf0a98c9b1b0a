#include "feeds/fetcher.h"

#include "feeds/background/texts.h"
#include "feeds/commands/change.h"
#include "feeds/commands/import.h"
#include "feeds/commands/picture.h"
#include "feeds/context/sockets.h"
#include "feeds/fetcher_state.h"
#include "feeds/store/pages.h"
#include "src/base/clock.h"
#include "src/base/error.h"

#include <glib/gi18n.h>

#define PAGES_MOST_MS 120000 /* for whole texts at the end of a refresh */
#define AUTO_FIRST_MS 500    /* after the start, before the first refresh */

void fetcher_end_refresh(Fetcher *c)
{
	g_autoptr(GError) error = NULL;

	refresh_stop(c->refresh);
	refresh_turn(c->refresh);
	g_clear_pointer(&c->refresh, refresh_free);
	hook_hold(c->context->hook, false);
	if (!context_reread_files(c->context, &error))
		g_message("%s", error->message);
	if (digest_is_idle(c->digest))
		context_unlock(c->context);
	digest_wake(c->digest);
	c->online = true;
}

void fetcher_start_refresh(Fetcher *c, const struct refresh_command *w)
{
	g_autoptr(GError) error = NULL;
	bool new = !c->refresh;

	if (new)
		c->refresh = refresh_new(c->context, &error);
	hook_hold(c->context->hook, c->refresh != NULL);
	if (c->refresh && refresh_join(c->refresh, w, &error))
		return;
	if (w->number)
		context_reply(c->context, w->number, error,
			      &(struct reply){ 0 });
	if (new && c->refresh)
		fetcher_end_refresh(c);
}

static bool do_refresh(Fetcher *c, const struct frame *f)
{
	struct refresh_command w;
	g_autofree const char **urls = NULL;

	if (!refresh_read(f, &w, &urls))
		return false;
	fetcher_start_refresh(c, &w);
	return true;
}

static bool do_stop(Fetcher *c, const struct frame *f)
{
	(void)f;
	if (c->refresh)
		fetcher_end_refresh(c);
	return true;
}

static bool do_add(Fetcher *c, const struct frame *f)
{
	return add_command(c->add, f);
}

static bool do_page(Fetcher *c, const struct frame *f)
{
	return pages_command(c->pages, f);
}

static bool do_picture(Fetcher *c, const struct frame *f)
{
	return picture_command(c->pictures, f);
}

static bool do_quit(Fetcher *c, const struct frame *f)
{
	(void)f;
	c->quit = true;
	return true;
}

/* One function each: those of feeds/commands need the context only. */
static const struct {
	enum wire_kind kind;
	bool (*start)(Fetcher *c, const struct frame *f);
	bool (*apply)(Context *c, const struct frame *f);
} commands[] = {
	/* clang-format off */
	{ COMMAND_REFRESH,  do_refresh, NULL },
	{ COMMAND_STOP,     do_stop,    NULL },
	{ COMMAND_MARK,     NULL,       change_mark },
	{ COMMAND_MARKLIST, NULL,       change_mark_list },
	{ COMMAND_FEED,     NULL,       change_feed },
	{ COMMAND_FILTER,   NULL,       change_filter },
	{ COMMAND_UNDO,     NULL,       change_undo },
	{ COMMAND_BODY,     NULL,       texts_command },
	{ COMMAND_PAGE,     do_page,    NULL },
	{ COMMAND_ADD,      do_add,     NULL },
	{ COMMAND_IMPORT,   NULL,       import_command },
	{ COMMAND_PICTURE,  do_picture, NULL },
	{ COMMAND_QUIT,     do_quit,    NULL },
	/* clang-format on */
};

/* One row each: a command without would end the connection, as a malformed one
 * does. */
#define COMMAND_ENUM(name, message) ROW_##name,
enum {
	WIRE_COMMANDS(COMMAND_ENUM) COMMAND_ROWS
};
G_STATIC_ASSERT(G_N_ELEMENTS(commands) == COMMAND_ROWS);

bool fetcher_command(Fetcher *c, const struct frame *f)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (commands[i].kind == f->kind)
			return commands[i].start
				       ? commands[i].start(c, f)
				       : commands[i].apply(c->context, f);
	return false;
}

Fetcher *fetcher_new(const char *program, GError **error)
{
	g_autoptr(Fetcher) c = g_new0(Fetcher, 1);

	c->context = context_new(program, error);
	if (!c->context)
		return NULL;
	c->add = add_new(c->context);
	c->pages = pages_new(c->context);
	c->whole_texts = whole_texts_new(c->context, c->pages);
	c->pictures = pictures_new(c->context);
	c->digest = digest_new(c->context);
	c->in = buf_new(WIRE_MAX * 4);
	c->online = c->context->settings->automatic;
	c->next_auto_ms = clock_mono_ms() + AUTO_FIRST_MS;
	return g_steal_pointer(&c);
}

void fetcher_free(Fetcher *c)
{
	if (!c)
		return;
	refresh_free(c->refresh);
	add_free(c->add);
	whole_texts_free(c->whole_texts);
	pages_free(c->pages);
	pictures_free(c->pictures);
	digest_free(c->digest);
	context_free(c->context);
	buf_free(c->in);
	g_free(c);
}

Context *fetcher_context(Fetcher *c)
{
	return c->context;
}

/* Hands transfers and results to the commands that they belong to. */
static void hand_out(Fetcher *c)
{
	struct worker_result d;
	Transfer *a;

	while ((a = fetch_take(c->context->fetch))) {
		if (a->owner == OWNER_ADD)
			add_answer(c->add, a);
		else if (a->owner == OWNER_PAGE)
			pages_answer(c->pages, a);
		else if (a->owner == OWNER_PICTURE)
			picture_answer(c->pictures, a);
		else if (c->refresh)
			refresh_answer(c->refresh, a);
		else
			transfer_free(a);
	}
	pages_turn(c->pages);
	while (worker_turn(c->context->parser, &d)) {
		if (CONTEXT_OWNER(d.number) == OWNER_DIGEST)
			digest_record(c->digest, &d);
		else if (c->refresh)
			refresh_record(c->refresh, &d);
		worker_result_clear(&d);
	}
	while (worker_turn(c->context->pictures, &d)) {
		picture_record(c->pictures, &d);
		worker_result_clear(&d);
	}
}

static void turn_refresh(Fetcher *c)
{
	if (c->refresh && refresh_turn(c->refresh))
		fetcher_end_refresh(c);
}

/* A slice of background work, when there is no refresh and no other fetcher has the
 * lock. At its end the lock, the index and the parser's memory are released. */
static bool idle(Fetcher *c)
{
	if (c->refresh || digest_is_idle(c->digest) ||
	    !context_lock(c->context))
		return false;
	if (digest_turn(c->digest))
		return true;
	if (digest_is_idle(c->digest)) {
		context_rest(c->context);
		if (c->online)
			whole_texts_wake(c->whole_texts);
	}
	return false;
}

void fetcher_wait(Fetcher *c, int fd, bool more, int wait_ms)
{
	const int limits[] = { whole_texts_wait_ms(c->whole_texts),
			       digest_wait_ms(c->digest) };

	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
		if (limits[i] >= 0)
			wait_ms = MIN(limits[i], wait_ms);
	sockets_wait(c->context, fd, more ? 0 : wait_ms);
}

bool fetcher_work(Fetcher *c)
{
	g_autoptr(GError) error = NULL;
	bool more;

	fetch_turn(c->context->fetch);
	hook_turn(c->context->hook);
	hand_out(c);
	turn_refresh(c);
	more = idle(c);
	if (!c->refresh)
		whole_texts_turn(c->whole_texts);
	if (!c->refresh && !context_commit(c->context, false, &error)) {
		digest_pause(c->digest, error);
		more = false;
	}
	return more;
}

bool fetcher_turn(Fetcher *c, int wait_ms)
{
	bool more = fetcher_work(c);

	if (c->refresh || add_waiting(c->add) || pages_waiting(c->pages) ||
	    pictures_waiting(c->pictures)) {
		fetcher_wait(c, -1, more, wait_ms);
		return true;
	}
	return false;
}

/* Whether there is something to do that needs no socket. */
static bool is_digesting(const Fetcher *c)
{
	return !digest_is_idle(c->digest) && !digest_waits(c->digest) &&
	       digest_wait_ms(c->digest) < 0;
}

/* What is left of the pages when the time is over is fetched by the next refresh. */
static bool awaits_pages(Fetcher *c, bool in_time)
{
	if (!in_time)
		pages_stop(c->pages);
	return in_time && whole_texts_is_busy(c->whole_texts);
}

bool fetcher_digest(Fetcher *c, GError **error)
{
	int64_t until = clock_mono_ms() + PAGES_MOST_MS;

	digest_wake(c->digest);
	while (fetcher_work(c) || digest_waits(c->digest) ||
	       awaits_pages(c, clock_mono_ms() < until))
		if (!is_digesting(c))
			fetcher_wait(c, -1, false, 100);
	if (!context_commit(c->context, true, error))
		return false;
	if (digest_failure(c->digest))
		g_propagate_error(error,
				  g_error_copy(digest_failure(c->digest)));
	return !digest_failure(c->digest);
}

struct fetcher_texts fetcher_texts(const Fetcher *c)
{
	return (struct fetcher_texts){
		.came = pages_texts(c->pages),
		.wait = store_pages_waiting(c->context->store),
		.failed = page_ends_failures(pages_ends(c->pages)),
	};
}

void fetcher_await_hook(Fetcher *c)
{
	while (hook_is_busy(c->context->hook)) {
		fetcher_wait(c, -1, false, FETCHER_WAIT_MOST_MS);
		fetcher_work(c);
	}
}
