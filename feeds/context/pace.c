#include "feeds/context/pace.h"

#include "feeds/net/freshness.h"
#include "src/base/clock.h"
#include "src/model/rhythm.h"

/* Of <ttl> and sy:updatePeriod the longer one. */
static struct schedule_asks asks_of(const struct feed_about *about)
{
	int64_t ttl = MIN(about->ttl, SCHEDULE_MOST / CLOCK_MINUTE);
	struct schedule_asks asks = {
		.wait = { about->update_every, INTERVAL_SYNDICATION },
		.skip_hours = about->skip_hours & SCHEDULE_ALL_HOURS,
		.skip_days = about->skip_days & SCHEDULE_ALL_DAYS,
	};

	if (ttl > 0 && ttl * CLOCK_MINUTE >= asks.wait.seconds)
		asks.wait = (struct schedule_wish){ ttl * CLOCK_MINUTE,
						    INTERVAL_TTL };
	asks.wait.seconds = CLAMP(asks.wait.seconds, 0, SCHEDULE_MOST);
	return asks;
}

/* True if one of the publications since `from` is new. The newest come last. */
static bool note_dates(struct rhythm *r, const Incoming *a, int64_t from)
{
	bool any = false;

	for (guint i = a->all->len; i-- > 0;) {
		int64_t time = g_array_index(a->all, struct arrival, i).time;

		if (time > from && time <= a->received)
			any = rhythm_add(r, time) || any;
	}
	return any;
}

void pace_note_document(struct outcome *o, const struct feed_state *feed,
			const ParsedFeed *document, const Incoming *incoming,
			int fresh)
{
	bool known = feed->recent.n > 1;
	bool any;

	o->parsed = true;
	o->asks = asks_of(&document->feed);
	o->recent = feed->recent;
	if (known && fresh == 0)
		return;
	any = note_dates(&o->recent, incoming, known ? feed->last_good : 0);
	if (!any && (fresh > 0 || feed->recent.n == 0))
		rhythm_add(&o->recent, incoming->received);
}

/* How long the response itself stays current; one that is an error does not count. */
static struct schedule_wish wish_of(const struct outcome *o, const Transfer *a)
{
	struct freshness f = { a->fresh.cache_control, a->fresh.expires,
			       a->fresh.date, a->fresh.age };
	struct schedule_wish wish = { 0 };

	if (!o->error)
		wish.seconds = freshness_left(&f, o->when, &wish.why);
	return wish;
}

/* One that is asked for before its time (by hand) does not make the next wait longer. */
static int count_failures(const struct feed_state *feed,
			  const struct outcome *o)
{
	if (!o->error)
		return 0;
	return feed->failures && o->when < feed->next_fetch
		       ? feed->failures
		       : feed->failures + 1;
}

void pace_schedule(struct outcome *o, const struct feed_state *feed,
		   const Transfer *a, int64_t every)
{
	bool own = every != INTERVAL_AUTO;

	o->failures = count_failures(feed, o);
	if (!o->parsed) {
		o->asks = feed->asks;
		o->recent = feed->recent;
	}
	o->due = schedule_next(&(struct schedule){
		.feed = feed->id,
		.now = o->when,
		.interval = own ? every : rhythm_interval(&o->recent, o->when),
		.own = own,
		.failures = o->failures,
		.fresh = wish_of(o, a),
		.asks = o->asks,
	});
}
