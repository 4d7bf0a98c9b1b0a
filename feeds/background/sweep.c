#include "feeds/background/sweep.h"

#include "feeds/background/keep.h"
#include "feeds/store/digested.h"
#include "feeds/store/facts.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/shrink.h"
#include "src/base/clock.h"

#include <inttypes.h>

#define AT_ONCE      50 /* stories deleted in one step */
#define FORGET_AFTER (7 * CLOCK_DAY)
#define CHECK_EVERY  (7 * CLOCK_DAY)
#define CHECKED      "checked" /* fact: when the store was checked */

/* A machine whose clock was wrong must not delete by age. After a jump the clock is
 * trusted when it has run on for a day. The fact: the time of the last sweep, and
 * since when there was no jump. */
#define SWEPT       "swept"
#define JUMP_AHEAD  (45 * CLOCK_DAY)
#define TRUST_AFTER CLOCK_DAY

enum stage {
	STAGE_CLOCK,
	STAGE_EXPIRE,
	STAGE_FORGET,
	STAGE_SHRINK,
	STAGE_CHECK,
	STAGE_DONE,
};

struct sweep {
	Context *context;
	enum stage stage;
	guint next; /* index of a subscription */
	struct keep_clock clock;
};

Sweep *sweep_new(Context *context)
{
	Sweep *s = g_new0(Sweep, 1);

	s->context = context;
	return s;
}

void sweep_free(Sweep *s)
{
	g_free(s);
}

void sweep_wake(Sweep *s)
{
	s->stage = STAGE_CLOCK;
	s->next = 0;
}

static void step_clock(Sweep *s, GError **error)
{
	g_autofree char *fact = store_fact(s->context->store, SWEPT);
	g_autofree char *new = NULL;
	char *rest = NULL;
	int64_t now = clock_now();
	int64_t last = fact ? g_ascii_strtoll(fact, &rest, 10) : 0;
	int64_t since = fact ? g_ascii_strtoll(rest, NULL, 10) : now;

	s->stage = STAGE_EXPIRE;
	if (now < last - KEEP_JUMP || now > last + JUMP_AHEAD)
		since = now;
	s->clock =
		(struct keep_clock){ now, since, now - since >= TRUST_AFTER };
	if (ABS(now - last) < CLOCK_HOUR)
		return;
	new = g_strdup_printf("%" PRId64 " %" PRId64, now, since);
	store_set_fact(s->context->store, SWEPT, new, error);
}

/* Whether there is nothing to delete, without the lock of a transaction. */
static bool is_within(Store *store, const struct feed_state *feed,
		      const struct retention *r, GError **error)
{
	int64_t count = 0;

	return (!r->before && feed->stories <= r->most) ||
	       !store_count_expired(store, r, &count, error) || count == 0;
}

/* Deletes stories of a feed; how many. */
static int64_t expire_feed(const Sweep *s, const struct sub *sub,
			   GError **error)
{
	const Context *c = s->context;
	g_autoptr(FeedStates) feed = NULL;
	const struct feed_state *state;
	struct retention r = { .limit = AT_ONCE };
	int64_t deleted = 0;

	if (!keep_retention(keep_rule(sub, c->settings), &s->clock, &r))
		return 0;
	feed = store_feed_state(c->store, sub->url, error);
	if (!feed || !feed->all->len)
		return 0;
	state = &g_array_index(feed->all, struct feed_state, 0);
	r.feed = state->id;
	if (is_within(c->store, state, &r, error))
		return 0;
	store_expire(c->store, &r, &deleted, error);
	return deleted;
}

/* The next feed; the same one again while there may be more to delete. */
static void step_expire(Sweep *s, GError **error)
{
	const Subs *subs = s->context->files->subs;

	if (s->next >= subs_count(subs)) {
		s->stage = STAGE_FORGET;
		return;
	}
	if (expire_feed(s, subs_at(subs, s->next), error) < AT_ONCE)
		s->next++;
}

static void step_forget(Sweep *s, GError **error)
{
	const struct removal r = {
		.from = s->clock.now - s->clock.since < FORGET_AFTER
				? s->clock.since - KEEP_JUMP
				: 0,
		.before = s->clock.now - FORGET_AFTER,
		.limit = AT_ONCE,
	};
	int64_t count = 0;

	if (!s->clock.trusted) {
		s->stage = STAGE_SHRINK;
		return;
	}
	if (store_forget(s->context->store, &r, &count, error) &&
	    count < AT_ONCE)
		s->stage = STAGE_SHRINK;
}

static void step_shrink(Sweep *s, GError **error)
{
	bool more;

	if (!store_shrink(s->context->store, &more, error) || !more)
		s->stage = STAGE_CHECK;
}

/* The first sweep of a store only stores the time. */
static void step_check(Sweep *s, GError **error)
{
	Store *store = s->context->store;
	g_autofree char *last = store_fact(store, CHECKED);
	g_autofree char *now = g_strdup_printf("%" PRId64, clock_now());
	g_autofree char *wrong = NULL;
	int64_t then = last ? g_ascii_strtoll(last, NULL, 10) : 0;

	s->stage = STAGE_DONE;
	if (last && ABS(clock_now() - then) < CHECK_EVERY)
		return;
	if (last && !store_verify(store, false, &wrong))
		return; /* interrupted */
	if (wrong)
		g_message("the store is damaged: %s (lede check --repair)",
			  wrong);
	store_set_fact(store, CHECKED, now, error);
}

bool sweep_step(Sweep *s)
{
	static void (*const steps[])(Sweep * s, GError * *error) = {
		[STAGE_CLOCK] = step_clock,   [STAGE_EXPIRE] = step_expire,
		[STAGE_FORGET] = step_forget, [STAGE_SHRINK] = step_shrink,
		[STAGE_CHECK] = step_check,
	};
	g_autoptr(GError) error = NULL;

	if (s->stage == STAGE_DONE)
		return false;
	steps[s->stage](s, &error);
	if (!error)
		return true;
	g_message("%s", error->message);
	s->stage = STAGE_DONE;
	return false;
}
