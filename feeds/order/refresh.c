#include "feeds/order/refresh.h"

#include "feeds/http.h"
#include "feeds/job.h"
#include "feeds/keep.h"
#include "feeds/move.h"
#include "feeds/schedule.h"
#include "src/clock.h"
#include "src/error.h"
#include "src/json.h"
#include "src/store_feed.h"
#include "src/store_read.h"
#include "src/store_write.h"
#include "src/url.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRESS_MS 100   /* told at most this often */
#define STORED_MAX  16000 /* ids in a frame */

/* One feed of the refresh. */
struct errand {
	const struct asked *asked;
	struct sub sub; /* zero where the file does not name it any more */
	Answer *answer; /* while the desk has its document */
	int64_t every;
};

struct refresh {
	Office *office;
	uint32_t number;
	Askeds *asked;
	GArray *errands; /* struct errand */
	GArray *ids;     /* int64_t: new stories, not told yet */
	struct refresh_tally tally;
	int64_t told_ms;
	bool told_all; /* progress as it is now was told */
};

bool refresh_read(const struct frame *f, struct refresh_wish *w,
		  const char ***urls)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	uint32_t n;

	*w = (struct refresh_wish){ .number = f->number };
	w->start = unpack_i64(&u);
	w->by_hand = unpack_bool(&u);
	w->all = unpack_bool(&u);
	n = unpack_count(&u, sizeof(uint32_t));
	*urls = g_new0(const char *, n + 1);
	for (uint32_t i = 0; i < n; i++)
		(*urls)[i] = unpack_text(&u);
	w->urls = n ? *urls : NULL;
	if (unpack_done(&u))
		return true;
	g_clear_pointer(urls, g_free);
	return false;
}

/* The feeds of these addresses, one after the other. */
static Askeds *asked_for(Office *o, const char *const *urls, GError **error)
{
	g_autoptr(Askeds) all = NULL;

	for (; *urls; urls++) {
		g_autoptr(Askeds) one = store_asked(o->store, *urls, error);

		if (!one)
			return NULL;
		if (!one->all->len) {
			g_autofree char *shown = url_without_secrets(*urls);

			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("no such subscription: %s"), shown);
			return NULL;
		}
		if (!all)
			all = g_steal_pointer(&one);
		else
			askeds_join(all, one);
	}
	return g_steal_pointer(&all);
}

/* Puts a feed in the queue of what is fetched. */
static void send_out(Refresh *r, guint index)
{
	struct errand *e = &g_array_index(r->errands, struct errand, index);
	const struct asked *asked = e->asked;
	struct request q = {
		.number = OFFICE_NUMBER(OWNER_REFRESH, index),
		.url = asked->url,
		.etag = asked->etag,
		.modified = asked->modified,
		.user_agent = e->sub.user_agent,
		.proxy = e->sub.proxy,
		.user = e->sub.user,
		.password_command = e->sub.password_command,
		.headers = e->sub.headers,
		.netrc = e->sub.netrc,
	};

	fetch_add(r->office->fetch, &q);
}

static void send_all(Refresh *r, const struct refresh_wish *w)
{
	for (guint i = 0; i < r->asked->all->len; i++) {
		const struct asked *a =
			&g_array_index(r->asked->all, struct asked, i);
		const struct sub *sub = subs_find(r->office->subs, a->url);
		struct errand e = { .asked = a };

		if (w->start && a->last_fetch >= w->start)
			continue;
		if (sub)
			e.sub = *sub;
		e.every =
			e.sub.every ? e.sub.every : r->office->settings->every;
		g_array_append_val(r->errands, e);
	}
	r->tally.total = (int)r->errands->len;
	for (guint i = 0; i < r->errands->len; i++)
		send_out(r, i);
}

Refresh *refresh_new(Office *o, const struct refresh_wish *w, GError **error)
{
	g_autoptr(Refresh) r = NULL;
	Askeds *asked;

	if (!office_look(o, error))
		return NULL;
	if (!office_lock(o)) {
		g_set_error(error, LEDE_ERROR, ERROR_BUSY,
			    _("Another lede is refreshing."));
		return NULL;
	}
	asked = w->urls ? asked_for(o, w->urls, error)
			: store_due(o->store, clock_now(), w->all, error);
	if (!asked)
		return NULL;
	r = g_new0(Refresh, 1);
	r->office = o;
	r->number = w->number;
	r->asked = asked;
	r->errands = g_array_new(FALSE, FALSE, sizeof(struct errand));
	r->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	send_all(r, w);
	return g_steal_pointer(&r);
}

void refresh_free(Refresh *r)
{
	if (!r)
		return;
	fetch_stop(r->office->fetch);
	for (guint i = 0; i < r->errands->len; i++)
		answer_free(g_array_index(r->errands, struct errand, i).answer);
	g_array_free(r->errands, TRUE);
	g_array_free(r->ids, TRUE);
	askeds_free(r->asked);
	g_free(r);
}

struct refresh_tally refresh_tally(const Refresh *r)
{
	return r->tally;
}

uint32_t refresh_number(const Refresh *r)
{
	return r->number;
}

/* ---- how asking went ---- */

static void say_feed(Refresh *r, const struct errand *e, const char *words)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_i64(m, e->asked->id);
	pack_text(m, words);
	office_say(r->office, EVENT_FEED, r->number, m);
}

static void schedule(const struct errand *e, struct outcome *o, int64_t ttl)
{
	int64_t every =
		o->not_before || e->sub.every ? e->every : MAX(e->every, 0);

	o->feed = e->asked->id;
	o->when = clock_now();
	o->failures = o->error ? e->asked->failures + 1 : 0;
	o->next = schedule_next(o->when, every, e->sub.every ? 0 : ttl,
				o->failures, e->asked->id);
}

/* Writes down how it went with a feed; all that came of it is stored by now,
 * in the same transaction. */
static void finish(Refresh *r, struct errand *e, struct outcome *o, int64_t ttl)
{
	g_autoptr(GError) error = NULL;

	schedule(e, o, ttl);
	if (office_begin(r->office, &error))
		store_outcome(r->office->store, o, &error);
	if (error)
		office_log_feed(e->asked->url, error->message);
	r->office->grouped++;
	r->tally.done++;
	r->tally.failed += o->error != NULL || error != NULL;
	r->told_all = false;
	if (o->error)
		office_log_feed(e->asked->url, o->error);
	say_feed(r, e, o->error ? o->error : error ? error->message : NULL);
	g_clear_pointer(&e->answer, answer_free);
}

static void finish_answer(Refresh *r, struct errand *e, const Answer *a,
			  struct outcome *o, int64_t ttl)
{
	o->status = (int)a->status;
	move_note(r->office, e->asked, a, o);
	finish(r, e, o, ttl);
}

/* What has not changed is good news, and costs nothing more. A 304 that was
 * not asked for is not believed twice: the validators go. */
static void finish_same(Refresh *r, struct errand *e, Answer *a)
{
	bool asked = e->asked->etag || e->asked->modified;
	struct outcome o = { .note = _("unchanged") };

	if (a->status == 304 && !asked)
		o.changed = true;
	finish_answer(r, e, a, &o, 0);
}

static void finish_failed(Refresh *r, struct errand *e, Answer *a)
{
	g_autofree char *words =
		a->error ? g_strdup(a->error->message) : http_words(a->status);
	struct outcome o = { .error = words, .paused = a->status == 410 };
	g_autofree char *wait = NULL;

	if (a->retry && (a->status == 429 || a->status == 503)) {
		o.not_before = http_retry_after(a->retry, clock_now());
		if (o.not_before) {
			g_autofree char *stamp = clock_stamp(o.not_before);

			wait = g_strdup_printf(_("%s; asked again at %s"),
					       words, stamp);
			o.error = wait;
		}
	}
	finish_answer(r, e, a, &o, 0);
}

void refresh_answer(Refresh *r, Answer *a)
{
	guint index = OFFICE_INDEX(a->number);
	struct errand *e = &g_array_index(r->errands, struct errand, index);
	g_autoptr(GError) error = NULL;
	struct job job = {
		.kind = JOB_FEED,
		.url = a->final_url,
		.content_type = a->content_type,
		.encoding = a->encoding,
		.bytes = a->body->bytes,
		.size = a->body->size,
		.comments_count = -1,
	};

	e->answer = a;
	if (a->error || http_means(a->status) == HTTP_FAILED)
		finish_failed(r, e, a);
	else if (http_means(a->status) == HTTP_SAME ||
		 (e->asked->hash &&
		  memcmp(e->asked->hash, a->hash, ANSWER_HASH) == 0))
		finish_same(r, e, a);
	else if (desk_ask(r->office->desk, a->number, &job, &error)) {
		answer_drop_body(a);
	} else {
		struct outcome o = { .error = error->message };

		finish_answer(r, e, a, &o, 0);
	}
}

/* Stores what the desk has read. */
static bool store_record(Refresh *r, struct errand *e, const Buf *record,
			 struct outcome *o, int64_t *ttl, GError **error)
{
	g_autoptr(Entry) feed = entry_unpack(record->bytes, record->size);
	g_autoptr(Arrivals) arrivals = NULL;
	guint before = r->ids->len;
	bool cut;

	if (!feed) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("the parser sent nonsense"));
		return false;
	}
	*ttl = feed->feed.ttl;
	arrivals = keep_arrivals(feed, (guint)r->office->settings->max_items,
				 clock_now(), &cut);
	if (cut)
		o->note = _("only the newest entries are kept");
	if (!office_begin(r->office, error) ||
	    !store_put(r->office->store, e->asked->id, arrivals, clock_now(),
		       r->ids, error))
		return false;
	r->tally.fresh += (int)(r->ids->len - before);
	office_mute(r->office, (const int64_t *)(void *)r->ids->data + before,
		    r->ids->len - before);
	return true;
}

void refresh_record(Refresh *r, struct desk_answer *d)
{
	guint index = OFFICE_INDEX(d->number);
	struct errand *e = &g_array_index(r->errands, struct errand, index);
	Answer *a = e->answer;
	g_autoptr(GError) error = NULL;
	struct outcome o = { 0 };
	int64_t ttl = 0;

	if (d->error)
		o.error = d->error->message;
	else if (!store_record(r, e, d->record, &o, &ttl, &error))
		o.error = error->message;
	if (!o.error) {
		o.changed = true;
		o.etag = a->etag;
		o.modified = a->modified;
		o.hash = a->hash;
	}
	finish_answer(r, e, a, &o, ttl);
}

/* ---- telling ---- */

static void tell_progress(Refresh *r)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_u32(m, (uint32_t)r->tally.done);
	pack_u32(m, (uint32_t)r->tally.total);
	pack_u32(m, (uint32_t)r->tally.fresh);
	pack_u32(m, (uint32_t)r->tally.failed);
	office_say(r->office, EVENT_PROGRESS, r->number, m);
	r->told_ms = clock_mono_ms();
	r->told_all = true;
}

/* New stories as JSON lines to the user's own command. */
static void tell_hook(Refresh *r)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(Stories) all = NULL;
	g_autoptr(GError) error = NULL;

	if (!hook_is_set(r->office->hook) || !r->ids->len)
		return;
	all = store_stories(r->office->store, (int64_t *)(void *)r->ids->data,
			    r->ids->len, &error);
	for (guint i = 0; all && i < all->all->len; i++) {
		json_put_open(lines, NULL, '{');
		story_json(lines, stories_at(all, i));
		json_put_close(lines, '}');
		g_string_append_c(lines, '\n');
	}
	hook_tell(r->office->hook, lines->str);
	if (error)
		g_message("on-new: %s", error->message);
}

static void tell_stored(Refresh *r)
{
	guint i = 0;

	tell_hook(r);
	while (i < r->ids->len) {
		g_autoptr(Buf) m = buf_new(WIRE_MAX);
		guint n = MIN(r->ids->len - i, STORED_MAX);

		pack_u32(m, n);
		for (guint end = i + n; i < end; i++)
			pack_i64(m, g_array_index(r->ids, int64_t, i));
		office_say(r->office, EVENT_STORED, r->number, m);
	}
	g_array_set_size(r->ids, 0);
}

bool refresh_turn(Refresh *r)
{
	bool over = r->tally.done == r->tally.total;
	bool was_open = r->office->open_ms != 0;
	g_autoptr(GError) error = NULL;

	office_commit(r->office, over, &error);
	if (was_open && !r->office->open_ms)
		tell_stored(r);
	if (over ? !r->told_all || !r->tally.total
		 : !r->told_all && clock_mono_ms() - r->told_ms >= PROGRESS_MS)
		tell_progress(r);
	if (error)
		g_message("%s", error->message);
	if (!over)
		return false;
	if (r->number)
		office_ack(r->office, r->number, error, NULL, 0,
			   r->tally.fresh);
	return true;
}
