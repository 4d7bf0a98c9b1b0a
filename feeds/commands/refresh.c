#include "feeds/commands/refresh.h"

#include "feeds/context/admit.h"
#include "feeds/context/moves.h"
#include "feeds/context/waiters.h"
#include "feeds/feed/request.h"
#include "feeds/net/http.h"
#include "feeds/net/schedule.h"
#include "feeds/store/feeds.h"
#include "feeds/store/put.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/json.h"
#include "src/base/url.h"
#include "src/store/lists.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRESS_MS 100   /* told at most this often */
#define STORED_MAX  16000 /* ids in a frame */

/* One feed of the refresh. */
struct errand {
	const struct asked *asked;
	int64_t every;
	bool own_every;   /* the subscription names it */
	Transfer *answer; /* while the parser has its document */
	bool done;
	int64_t when; /* it was done */
	int fresh;    /* its new stories */
};

struct refresh {
	Context *context;
	GPtrArray *asked;    /* Askeds, one for each wish */
	GArray *errands;     /* struct errand */
	GHashTable *by_feed; /* id of a feed → index + 1 of its last errand */
	Waiters *waiters;    /* by indices of errands */
	GArray *ids;         /* int64_t: new stories, not told yet */
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
static Askeds *asked_for(Context *o, const char *const *urls, GError **error)
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

/* Its number at the parser and in the queue of what is fetched. */
static uint32_t number_of(const Refresh *r, guint index)
{
	return CONTEXT_NUMBER(OWNER_REFRESH,
			      CONTEXT_INDEX(r->context->next_errand + index));
}

/* NULL if it is of an earlier refresh. */
static struct errand *errand_of(const Refresh *r, uint32_t number)
{
	guint index = CONTEXT_INDEX(number - r->context->next_errand);

	return index < r->errands->len
		       ? &g_array_index(r->errands, struct errand, index)
		       : NULL;
}

/* Puts a feed in the queue of what is fetched. */
static void send_out(Refresh *r, guint index, const struct sub *sub)
{
	const struct asked *asked =
		g_array_index(r->errands, struct errand, index).asked;
	struct request q = {
		.owner = OWNER_REFRESH,
		.number = number_of(r, index),
		.url = asked->url,
		.etag = asked->etag,
		.modified = asked->modified,
	};

	if (sub) {
		q.user_agent = sub->user_agent;
		q.proxy = sub->proxy;
		q.user = sub->user;
		q.password_command = sub->password_command;
		q.headers = sub->headers;
		q.netrc = sub->netrc;
	}
	fetch_add(r->context->fetch, &q);
}

/* The index of a new errand. */
static guint add_errand(Refresh *r, const struct asked *a)
{
	/* NULL where the file does not name it any more */
	const struct sub *sub = subs_find(r->context->subs, a->url);
	struct errand e = { .asked = a, .own_every = sub && sub->every };
	guint index = r->errands->len;
	int64_t *id = g_new(int64_t, 1);

	*id = a->id;
	e.every = e.own_every ? sub->every : r->context->settings->every;
	g_array_append_val(r->errands, e);
	g_hash_table_insert(r->by_feed, id, GUINT_TO_POINTER(index + 1));
	r->tally.total++;
	r->told_all = false;
	send_out(r, index, sub);
	return index;
}

/* A feed that is wished for: it is under way, was done since, or is to be
 * asked. One that was asked since `start` by a fetcher before this one is left
 * out. */
static void wish_for(Refresh *r, const struct asked *a, int64_t start)
{
	guint index = GPOINTER_TO_UINT(g_hash_table_lookup(r->by_feed, &a->id));
	const struct errand *e =
		index ? &g_array_index(r->errands, struct errand, index - 1)
		      : NULL;

	if (e && (!e->done || (start && e->when >= start)))
		waiters_expect(r->waiters, index - 1);
	else if (!start || a->last_fetch < start)
		waiters_expect(r->waiters, add_errand(r, a));
}

bool refresh_join(Refresh *r, const struct refresh_wish *w, GError **error)
{
	Context *o = r->context;
	Askeds *asked;

	if (!context_look(o, error))
		return false;
	asked = w->urls ? asked_for(o, w->urls, error)
			: store_due(o->store, clock_now(), w->all, error);
	if (!asked)
		return false;
	g_ptr_array_add(r->asked, asked);
	waiters_add(r->waiters, w->number);
	for (guint i = 0; i < asked->all->len; i++)
		wish_for(r, &g_array_index(asked->all, struct asked, i),
			 w->start);
	return true;
}

static void free_asked(void *p)
{
	askeds_free(p);
}

Refresh *refresh_new(Context *o, GError **error)
{
	Refresh *r;

	if (!context_lock(o)) {
		g_set_error(error, LEDE_ERROR, ERROR_RUNNING,
			    _("Another lede is refreshing."));
		return NULL;
	}
	r = g_new0(Refresh, 1);
	r->context = o;
	r->asked = g_ptr_array_new_with_free_func(free_asked);
	r->errands = g_array_new(FALSE, FALSE, sizeof(struct errand));
	r->by_feed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					   NULL);
	r->waiters = waiters_new();
	r->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	return r;
}

void refresh_stop(Refresh *r)
{
	fetch_stop(r->context->fetch, OWNER_REFRESH);
	worker_forget(r->context->parser, number_of(r, 0), r->errands->len);
	for (guint i = 0; i < r->errands->len; i++)
		g_clear_pointer(
			&g_array_index(r->errands, struct errand, i).answer,
			transfer_free);
	waiters_stop(r->waiters);
	r->told_all = r->told_all && r->tally.total == r->tally.done;
	r->tally.total = r->tally.done;
}

void refresh_free(Refresh *r)
{
	if (!r)
		return;
	refresh_stop(r);
	r->context->next_errand += r->errands->len;
	waiters_free(r->waiters);
	g_array_free(r->errands, TRUE);
	g_array_free(r->ids, TRUE);
	g_hash_table_destroy(r->by_feed);
	g_ptr_array_free(r->asked, TRUE);
	g_free(r);
}

/* ---- how asking went ---- */

static void say_feed(Refresh *r, const struct errand *e, const char *words)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_i64(m, e->asked->id);
	pack_text(m, words);
	context_say(r->context, NOTIFY_FEED, 0, m);
}

static void schedule(const struct errand *e, struct outcome *o, int64_t ttl)
{
	o->feed = e->asked->id;
	o->when = clock_now();
	o->failures = o->error ? e->asked->failures + 1 : 0;
	o->next = schedule_next(o->when, e->every, e->own_every ? 0 : ttl,
				o->failures, e->asked->id);
}

/* It is done; so it is for all who wait for it. */
static void settle(Refresh *r, struct errand *e, int64_t when, bool failed)
{
	guint index = (guint)(e - (struct errand *)(void *)r->errands->data);

	e->done = true;
	e->when = when;
	r->tally.done++;
	r->tally.fresh += e->fresh;
	r->tally.failed += failed;
	waiters_settle(r->waiters, index, e->fresh, failed);
	g_clear_pointer(&e->answer, transfer_free);
	r->told_all = false;
}

/* Writes down how it went with a feed; all that came of it is stored by now,
 * in the same transaction. */
static void finish(Refresh *r, struct errand *e, struct outcome *o, int64_t ttl)
{
	g_autoptr(GError) error = NULL;

	schedule(e, o, ttl);
	if (context_begin(r->context, &error))
		store_outcome(r->context->store, o, &error);
	if (error)
		context_log_feed(e->asked->url, error->message);
	r->context->grouped++;
	if (o->error)
		context_log_feed(e->asked->url, o->error);
	say_feed(r, e, o->error ? o->error : error ? error->message : NULL);
	settle(r, e, o->when, o->error || error);
}

static void finish_answer(Refresh *r, struct errand *e, const Transfer *a,
			  struct outcome *o, int64_t ttl)
{
	o->status = (int)a->status;
	moves_note(r->context, e->asked, a, o);
	finish(r, e, o, ttl);
}

/* What has not changed is good news, and costs nothing more. A 304 that was
 * not asked for is not believed twice: the validators go. */
static void finish_same(Refresh *r, struct errand *e, Transfer *a)
{
	bool asked = e->asked->etag || e->asked->modified;
	struct outcome o = { .note = _("unchanged") };

	if (a->status == 304 && !asked)
		o.changed = true;
	finish_answer(r, e, a, &o, 0);
}

static void finish_failed(Refresh *r, struct errand *e, Transfer *a)
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

void refresh_answer(Refresh *r, Transfer *a)
{
	struct errand *e = errand_of(r, a->number);
	g_autoptr(GError) error = NULL;
	struct job job = {
		.kind = REQUEST_FEED,
		.url = a->final_url,
		.content_type = a->content_type,
		.encoding = a->encoding,
		.bytes = a->body->bytes,
		.size = a->body->size,
		.comments_count = -1,
	};

	if (!e || e->done) {
		transfer_free(a);
		return;
	}
	e->answer = a;
	if (a->error || http_means(a->status) == HTTP_FAILED)
		finish_failed(r, e, a);
	else if (http_means(a->status) == HTTP_SAME ||
		 (e->asked->hash &&
		  memcmp(e->asked->hash, a->hash, TRANSFER_HASH) == 0))
		finish_same(r, e, a);
	else if (worker_ask(r->context->parser, a->number, &job, &error)) {
		transfer_drop_body(a);
	} else {
		struct outcome o = { .error = error->message };

		finish_answer(r, e, a, &o, 0);
	}
}

/* Stores what the parser has read. */
static bool store_record(Refresh *r, struct errand *e, const Buf *record,
			 struct outcome *o, int64_t *ttl, GError **error)
{
	g_autoptr(ParsedFeed) feed = parsed_unpack(record->bytes, record->size);
	g_autoptr(Incoming) arrivals = NULL;
	guint before = r->ids->len;
	bool cut;

	if (!feed) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("the parser sent nonsense"));
		return false;
	}
	*ttl = feed->feed.ttl;
	arrivals = admit_arrivals(feed, (guint)r->context->settings->max_items,
				  clock_now(), &cut);
	if (cut)
		o->note = _("only the newest entries are kept");
	if (!context_begin(r->context, error) ||
	    !store_put(r->context->store, e->asked->id, arrivals, clock_now(),
		       r->ids, error))
		return false;
	e->fresh = (int)(r->ids->len - before);
	context_mute(r->context, (const int64_t *)(void *)r->ids->data + before,
		     r->ids->len - before);
	return true;
}

void refresh_record(Refresh *r, struct worker_answer *d)
{
	struct errand *e = errand_of(r, d->number);
	const Transfer *a = e ? e->answer : NULL;
	g_autoptr(GError) error = NULL;
	struct outcome o = { 0 };
	int64_t ttl = 0;

	if (!a)
		return;
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
	context_say(r->context, NOTIFY_PROGRESS, 0, m);
	r->told_ms = clock_mono_ms();
	r->told_all = true;
}

/* New stories as JSON lines to the user's own command. */
static void tell_hook(Refresh *r)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(Stories) all = NULL;
	g_autoptr(GError) error = NULL;

	if (!hook_is_set(r->context->hook) || !r->ids->len)
		return;
	all = store_stories(r->context->store, (int64_t *)(void *)r->ids->data,
			    r->ids->len, &error);
	for (guint i = 0; all && i < all->all->len; i++) {
		json_put_open(lines, NULL, '{');
		story_json(lines, stories_at(all, i));
		json_put_close(lines, '}');
		g_string_append_c(lines, '\n');
	}
	hook_tell(r->context->hook, lines->str);
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
		context_say(r->context, NOTIFY_STORED, 0, m);
	}
	g_array_set_size(r->ids, 0);
}

bool refresh_turn(Refresh *r)
{
	bool over = r->tally.done == r->tally.total;
	g_autoptr(GError) error = NULL;

	context_commit(r->context, over || waiters_any_served(r->waiters),
		       &error);
	if (error) /* nothing of the group was stored */
		g_array_set_size(r->ids, 0);
	/* a command that came between may have committed them */
	if (!r->context->open_ms && r->ids->len)
		tell_stored(r);
	if (!r->told_all &&
	    (over || clock_mono_ms() - r->told_ms >= PROGRESS_MS))
		tell_progress(r);
	if (error)
		g_message("%s", error->message);
	waiters_answer(r->waiters, r->context, error);
	return over;
}
