#include "feeds/task.h"

#include "src/base/error.h"
#include "src/base/url_secrets.h"
#include "src/store/sections.h"

#include <glib/gi18n.h>

#define TURN_MS 1000

bool task_usage(GError **error, const char *words)
{
	g_set_error_literal(error, LEDE_ERROR, ERROR_USAGE, words);
	return false;
}

/* The addresses are read when the first of them is wanted. */
static const char *feed_url(struct task *r, int64_t id)
{
	if (!r->feeds)
		r->feeds =
			store_feeds(fetcher_context(r->fetcher)->store, NULL);
	for (guint i = 0; r->feeds && i < r->feeds->all->len; i++)
		if (feeds_at(r->feeds, i)->id == id)
			return feeds_at(r->feeds, i)->url;
	return "";
}

static void read_feed(struct task *r, struct unpack *u)
{
	int64_t id = unpack_i64(u);
	const char *words = unpack_text(u);
	g_autofree char *url = NULL;
	g_autofree char *line = NULL;

	if (!words)
		return;
	url = url_without_secrets(feed_url(r, id));
	line = g_strdup_printf("%s: %s", url, words);
	r->to->complain(line);
}

static void read_progress(struct task *r, struct unpack *u)
{
	r->tally.done = (int)unpack_u32(u);
	r->tally.total = (int)unpack_u32(u);
	r->tally.fresh = (int)unpack_u32(u);
	r->tally.failed = (int)unpack_u32(u);
	r->to->progress(r->tally.done, r->tally.total, r->tally.fresh,
			r->tally.failed);
}

static void read_found(struct task *r, struct unpack *u)
{
	uint32_t n = unpack_count(u, 8);

	for (uint32_t i = 0; i < n; i++) {
		const char *url = unpack_text(u);
		const char *title = unpack_text(u);
		g_autofree char *line =
			g_strdup_printf("%u  %s  %s", i + 1, url ? url : "",
					title ? title : "");

		g_ptr_array_add(r->found, g_strdup(url ? url : ""));
		r->to->complain(line);
	}
}

static void read_ack(struct task *r, struct unpack *u)
{
	r->answered = true;
	r->code = unpack_u8(u);
	g_free(r->words);
	r->words = g_strdup(unpack_text(u));
	unpack_i64(u);
	r->count = unpack_i64(u);
}

static void read_notifications(struct task *r)
{
	Buf *out = fetcher_context(r->fetcher)->out;
	struct frame f;
	bool wrong = false;

	while (wire_take(out, CONTEXT_OUT_MAX, &f, &wrong)) {
		struct unpack u = unpack_from(f.bytes, f.size);

		if (f.kind == NOTIFY_FEED)
			read_feed(r, &u);
		else if (f.kind == NOTIFY_PROGRESS)
			read_progress(r, &u);
		else if (f.kind == NOTIFY_FOUND)
			read_found(r, &u);
		else if (f.kind == REPLY)
			read_ack(r, &u);
		wire_drop(out, &f);
	}
}

/* Runs the fetcher until the command has ended; false with the error of its reply. */
static bool await_end(struct task *r, GError **error)
{
	bool more = true;

	read_notifications(r);
	while (more) {
		more = fetcher_turn(r->fetcher, TURN_MS);
		read_notifications(r);
	}
	if (!r->code)
		return true;
	g_set_error_literal(error, LEDE_ERROR, r->code - 1,
			    r->words ? r->words : "");
	return false;
}

bool task_run(struct task *r, enum wire_kind kind, const Buf *m, GError **error)
{
	struct frame f = { kind, 1, m->bytes, m->size };

	if (!fetcher_command(r->fetcher, &f))
		return task_usage(error, _("these arguments are not valid"));
	return await_end(r, error);
}
