#include "feeds/commands/refresh.h"

#include "feeds/context/admit.h"
#include "feeds/context/announce.h"
#include "feeds/context/outcome.h"
#include "feeds/context/outcomes.h"
#include "feeds/context/pace.h"
#include "feeds/context/waiters.h"
#include "feeds/feed/request.h"
#include "feeds/net/http.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/put.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRESS_MS 100 /* between two notifications of progress */

/* One feed of the refresh. */
struct fetched {
	const struct feed_state *feed;
	int64_t every;    /* the user's interval, seconds; INTERVAL_AUTO */
	Transfer *answer; /* while the parser has its document */
	bool done;
	int64_t when; /* it was done */
	int fresh;    /* its new stories */
};

struct refresh {
	Context *context;
	GPtrArray *states;   /* FeedStates, one for each command */
	GArray *feeds;       /* struct fetched */
	GHashTable *by_feed; /* id of a feed → its last index in `feeds`, + 1 */
	Waiters *waiters;    /* by indices of `feeds` */
	GArray *new_ids;     /* int64_t: new stories, not announced yet */
	Outcomes *outcomes; /* how its fetches went */
	GError *lost;       /* why feeds that are done were not stored */
	struct refresh_tally tally;
	int64_t progress_ms; /* of the last notification of progress */
	bool is_reported;    /* the tally has not changed since then */
};

/* The number of its transfer and of its request to the parser. */
static uint32_t request_number(const Refresh *r, guint index)
{
	return CONTEXT_NUMBER(OWNER_REFRESH,
			      CONTEXT_INDEX(r->context->next_number + index));
}

/* The feed of that transfer or request; NULL if it is of an earlier refresh. */
static struct fetched *find_fetched(const Refresh *r, uint32_t number)
{
	guint index = CONTEXT_INDEX(number - r->context->next_number);

	return index < r->feeds->len
		       ? &g_array_index(r->feeds, struct fetched, index)
		       : NULL;
}

/* Queues the transfer. `sub` is the subscription, NULL where the file does not
 * have it any more. */
static void queue_fetch(Refresh *r, guint index, const struct sub *sub)
{
	const struct feed_state *feed =
		g_array_index(r->feeds, struct fetched, index).feed;
	struct fetch_request q = {
		.owner = OWNER_REFRESH,
		.number = request_number(r, index),
		.url = feed->url,
		.etag = feed->etag,
		.modified = feed->modified,
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

/* Adds a feed and queues its transfer; its index. */
static guint add_feed(Refresh *r, const struct feed_state *a)
{
	const struct sub *sub = subs_find(r->context->files->subs, a->url);
	struct fetched e = { .feed = a };
	guint index = r->feeds->len;
	int64_t *id = g_new(int64_t, 1);

	*id = a->id;
	e.every = sub && sub->every ? sub->every : r->context->settings->every;
	g_array_append_val(r->feeds, e);
	g_hash_table_insert(r->by_feed, id, GUINT_TO_POINTER(index + 1));
	r->tally.total++;
	r->is_reported = false;
	queue_fetch(r, index, sub);
	return index;
}

/* Lets the last waiter wait for a feed: for the one under way, for what came of
 * it since `start`, or for a new transfer. A command is repeated after a restart
 * of the fetcher: what was fetched before that, since `start`, is left out. */
static void await_feed(Refresh *r, const struct feed_state *a, int64_t start)
{
	guint index = GPOINTER_TO_UINT(g_hash_table_lookup(r->by_feed, &a->id));
	const struct fetched *e =
		index ? &g_array_index(r->feeds, struct fetched, index - 1)
		      : NULL;

	if (e && (!e->done || (start && e->when >= start)))
		waiters_expect(r->waiters, index - 1);
	else if (!start || a->last_fetch < start)
		waiters_expect(r->waiters, add_feed(r, a));
}

bool refresh_join(Refresh *r, const struct refresh_command *command,
		  GError **error)
{
	Context *c = r->context;
	FeedStates *feeds;

	if (!context_reread_files(c, error))
		return false;
	feeds = command->urls
			? store_feed_states(c->store, command->urls, error)
			: store_due(c->store, clock_now(), command->all, error);
	if (!feeds)
		return false;
	g_ptr_array_add(r->states, feeds);
	waiters_add(r->waiters, command->number);
	for (guint i = 0; i < feeds->all->len; i++)
		await_feed(r, &g_array_index(feeds->all, struct feed_state, i),
			   command->start);
	return true;
}

static void free_states(void *p)
{
	feed_states_free(p);
}

Refresh *refresh_new(Context *c, GError **error)
{
	Refresh *r;

	if (!context_lock(c)) {
		g_set_error(error, LEDE_ERROR, ERROR_RUNNING,
			    _("Another lede is refreshing."));
		return NULL;
	}
	r = g_new0(Refresh, 1);
	r->context = c;
	g_clear_error(&c->lost); /* of background work */
	r->states = g_ptr_array_new_with_free_func(free_states);
	r->feeds = g_array_new(FALSE, FALSE, sizeof(struct fetched));
	r->by_feed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					   NULL);
	r->waiters = waiters_new();
	r->new_ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	r->outcomes = outcomes_new(c);
	return r;
}

void refresh_stop(Refresh *r)
{
	fetch_stop(r->context->fetch, OWNER_REFRESH);
	worker_forget(r->context->parser, request_number(r, 0), r->feeds->len);
	for (guint i = 0; i < r->feeds->len; i++)
		g_clear_pointer(
			&g_array_index(r->feeds, struct fetched, i).answer,
			transfer_free);
	waiters_stop(r->waiters);
	r->is_reported = r->is_reported && r->tally.total == r->tally.done;
	r->tally.total = r->tally.done;
}

void refresh_free(Refresh *r)
{
	if (!r)
		return;
	refresh_stop(r);
	r->context->next_number += r->feeds->len;
	waiters_free(r->waiters);
	g_array_free(r->feeds, TRUE);
	g_array_free(r->new_ids, TRUE);
	outcomes_free(r->outcomes);
	g_clear_error(&r->lost);
	g_hash_table_destroy(r->by_feed);
	g_ptr_array_free(r->states, TRUE);
	g_free(r);
}

/* Counts a feed as done, for the refresh and for all commands that wait for it. */
static void settle(Refresh *r, struct fetched *e, bool failed)
{
	guint index = (guint)(e - (struct fetched *)(void *)r->feeds->data);
	const char *unreached = e->answer->unreached;
	const struct feed_result result = {
		.fresh = e->fresh,
		.failed = failed,
		.reached = !unreached && url_is_web(e->answer->url),
		.unreached = unreached,
	};

	e->done = true;
	r->tally.done++;
	r->tally.fresh += e->fresh;
	r->tally.failed += failed;
	waiters_settle(r->waiters, index, &result);
	g_clear_pointer(&e->answer, transfer_free);
	r->is_reported = false;
}

/* Stores the outcome of a feed, in the transaction in which its stories were
 * stored: validators must never be ahead of what they stand for. */
static void finish_feed(Refresh *r, struct fetched *e, const Transfer *a,
			struct outcome *o)
{
	g_autoptr(GError) error = NULL;

	o->status = (int)a->status;
	outcome_note_move(r->context, e->feed, a, o);
	o->feed = e->feed->id;
	o->when = clock_now();
	pace_schedule(o, e->feed, a, e->every);
	if (!outcomes_put(r->outcomes, o, &error))
		context_log_feed(e->feed->url, error->message);
	if (o->error)
		context_log_feed(e->feed->url, o->error);
	announce_feed(r->context, e->feed->id,
		      o->error ? o->error
		      : error  ? error->message
			       : NULL);
	e->when = o->when;
	settle(r, e, o->error || error);
}

/* Nothing has changed: no parse. A 304 to a request without validators is a fault
 * of the server (RFC 9110, section 15.4.5); the outcome counts as changed with
 * none, so that the next request has none either. */
static void finish_same(Refresh *r, struct fetched *e, Transfer *a)
{
	bool conditional = e->feed->etag || e->feed->modified;
	struct outcome o = { .note = _("unchanged"),
			     .changed = a->status == 304 && !conditional };

	finish_feed(r, e, a, &o);
}

static void finish_failed(Refresh *r, struct fetched *e, Transfer *a)
{
	struct outcome o = { 0 };
	g_autofree char *words = outcome_fail(&o, e->feed, a, e->every);

	o.error = words;
	finish_feed(r, e, a, &o);
}

void refresh_answer(Refresh *r, Transfer *a)
{
	struct fetched *e = find_fetched(r, a->number);
	g_autoptr(GError) error = NULL;
	struct request request = context_request(a, REQUEST_FEED);

	if (!e || e->done) {
		transfer_free(a);
		return;
	}
	e->answer = a;
	if (a->error || http_means(a->status) == HTTP_FAILED)
		finish_failed(r, e, a);
	else if (http_means(a->status) == HTTP_SAME ||
		 (e->feed->hash &&
		  memcmp(e->feed->hash, a->hash, TRANSFER_HASH) == 0))
		finish_same(r, e, a);
	else if (worker_queue(r->context->parser, a->number, &request,
			      &error)) {
		transfer_drop_body(a);
	} else {
		struct outcome o = { .error = error->message };

		finish_feed(r, e, a, &o);
	}
}

/* Fetches the address that a page leads to. */
static bool follow_page(Refresh *r, struct fetched *e, const char *to,
			GError **error)
{
	if (!transfer_follow_page(e->answer, to, 1, error))
		return false;
	fetch_again(r->context->fetch, g_steal_pointer(&e->answer));
	return true;
}

/* Stores the entries of a feed. */
static bool store_feed(Refresh *r, struct fetched *e, const ParsedFeed *feed,
		       struct outcome *o, GError **error)
{
	g_autoptr(Incoming) incoming = NULL;
	guint before = r->new_ids->len;
	bool cut;

	incoming = admit_arrivals(feed, (guint)r->context->settings->max_items,
				  clock_now(), &cut);
	if (cut)
		o->note = _("only the newest entries are kept");
	else if (!feed->items->len)
		o->note = _("no headlines");
	if (!context_begin(r->context, error) ||
	    !store_put(r->context->store, e->feed->id, incoming, r->new_ids,
		       error))
		return false;
	e->fresh = (int)(r->new_ids->len - before);
	pace_note_document(o, e->feed, feed, incoming, e->fresh);
	context_mute(r->context,
		     (const int64_t *)(void *)r->new_ids->data + before,
		     r->new_ids->len - before);
	o->changed = true;
	o->etag = e->answer->etag;
	o->modified = e->answer->modified;
	o->hash = e->answer->hash;
	return true;
}

void refresh_record(Refresh *r, struct worker_result *result)
{
	struct fetched *e = find_fetched(r, result->number);
	g_autoptr(ParsedFeed) feed = NULL;
	g_autoptr(GError) error = NULL;
	struct outcome o = { 0 };

	if (!e || !e->answer)
		return;
	if (result->error)
		error = g_error_copy(result->error);
	else
		feed = parsed_read(result->record, &error);
	if (feed && feed->feed.leads_to) {
		if (follow_page(r, e, feed->feed.leads_to, &error))
			return;
	} else if (feed) {
		store_feed(r, e, feed, &o, &error);
	}
	if (error)
		o.error = error->message;
	finish_feed(r, e, e->answer, &o);
}

static void notify_progress(Refresh *r)
{
	announce_progress(r->context, &r->tally);
	r->progress_ms = clock_mono_ms();
	r->is_reported = true;
}

/* Commits what is due, and learns of groups that were not stored, also those that a
 * command has committed: their feeds were counted as done. */
static void commit_group(Refresh *r, bool now)
{
	g_autoptr(GError) lost = NULL;

	if (now)
		outcomes_flush(r->outcomes, NULL);
	context_commit(r->context, now, NULL);
	lost = context_take_lost(r->context);
	if (!lost)
		return;
	g_message("%s", lost->message);
	g_array_set_size(r->new_ids, 0);
	if (!r->lost)
		r->lost = g_steal_pointer(&lost);
}

bool refresh_turn(Refresh *r)
{
	bool over = r->tally.done == r->tally.total;

	commit_group(r, over || waiters_any_served(r->waiters));
	/* committed here, or by a command in between */
	if (!r->context->begun_ms)
		announce_stories(r->context, r->new_ids);
	if (!r->is_reported &&
	    (over || clock_mono_ms() - r->progress_ms >= PROGRESS_MS))
		notify_progress(r);
	waiters_answer(r->waiters, r->context, r->lost);
	return over;
}
