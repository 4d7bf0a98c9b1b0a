#include "feeds/sweep.h"

#include "src/clock.h"
#include "src/store_feed.h"
#include "src/store_idle.h"

#include <inttypes.h>

#define AT_ONCE      50 /* stories deleted in one step */
#define FORGET_AFTER (7 * CLOCK_DAY)
#define CHECK_EVERY  (7 * CLOCK_DAY)
#define CHECKED      "checked" /* the fact that says when it was */

enum stage {
	STAGE_EXPIRE,
	STAGE_FORGET,
	STAGE_CHECK,
	STAGE_DONE,
};

struct sweep {
	Office *office;
	enum stage stage;
	guint next; /* subscription to be looked at */
};

Sweep *sweep_new(Office *o)
{
	Sweep *s = g_new0(Sweep, 1);

	s->office = o;
	return s;
}

void sweep_free(Sweep *s)
{
	g_free(s);
}

void sweep_wake(Sweep *s)
{
	s->stage = STAGE_EXPIRE;
	s->next = 0;
}

/* "90d" or "500"; all is kept where nothing is said. Gives how many stories
 * were deleted. */
static int64_t expire(Office *o, const struct sub *sub, GError **error)
{
	const char *keep = sub->keep ? sub->keep : o->settings->keep;
	g_autoptr(Askeds) feed = NULL;
	bool days = keep && g_str_has_suffix(keep, "d");
	int64_t n = keep ? g_ascii_strtoll(keep, NULL, 10) : 0;
	int64_t count = 0;

	if (n <= 0)
		return 0;
	feed = store_asked(o->store, sub->url, error);
	if (feed && feed->all->len)
		store_expire(o->store,
			     g_array_index(feed->all, struct asked, 0).id,
			     days ? clock_now() - n * CLOCK_DAY : 0,
			     days ? 0 : n, AT_ONCE, &count, error);
	return count;
}

/* The next feed; the same one again while it has more to lose. */
static void step_expire(Sweep *s, GError **error)
{
	const Subs *subs = s->office->subs;

	if (s->next >= subs_count(subs)) {
		s->stage = STAGE_FORGET;
		return;
	}
	if (expire(s->office, subs_at(subs, s->next), error) < AT_ONCE)
		s->next++;
}

static void step_forget(Sweep *s, GError **error)
{
	int64_t count = 0;

	if (store_forget(s->office->store, clock_now() - FORGET_AFTER, AT_ONCE,
			 &count, error) &&
	    count < AT_ONCE)
		s->stage = STAGE_CHECK;
}

/* The first sweep of a store only notes the day. */
static void step_check(Sweep *s, GError **error)
{
	Store *store = s->office->store;
	g_autofree char *last = store_fact(store, CHECKED);
	g_autofree char *now = g_strdup_printf("%" PRId64, clock_now());
	g_autofree char *wrong = NULL;
	int64_t then = last ? g_ascii_strtoll(last, NULL, 10) : 0;

	s->stage = STAGE_DONE;
	if (last && ABS(clock_now() - then) < CHECK_EVERY)
		return;
	if (last && !store_verify(store, false, &wrong))
		return; /* it gave way */
	if (wrong)
		g_message("the store is damaged: %s (lede check --repair)",
			  wrong);
	store_set_fact(store, CHECKED, now, error);
}

bool sweep_step(Sweep *s)
{
	static void (*const steps[])(Sweep * s, GError * *error) = {
		[STAGE_EXPIRE] = step_expire,
		[STAGE_FORGET] = step_forget,
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
