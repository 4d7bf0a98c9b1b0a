#include "feeds/context/waiters.h"

/* What came of one feed. */
struct result {
	int fresh;
	bool failed;
};

/* One command. */
struct waiter {
	uint32_t number;   /* of the command; 0: no reply */
	GHashTable *feeds; /* a set of their numbers */
	struct refresh_tally tally;
};

struct waiters {
	GArray *all;      /* struct waiter */
	GHashTable *done; /* number of a feed → struct result */
};

static void waiter_clear(void *p)
{
	struct waiter *w = p;

	g_hash_table_destroy(w->feeds);
}

Waiters *waiters_new(void)
{
	Waiters *w = g_new0(Waiters, 1);

	w->all = g_array_new(FALSE, FALSE, sizeof(struct waiter));
	g_array_set_clear_func(w->all, waiter_clear);
	w->done = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	return w;
}

void waiters_free(Waiters *w)
{
	if (!w)
		return;
	g_array_free(w->all, TRUE);
	g_hash_table_destroy(w->done);
	g_free(w);
}

static struct waiter *waiter_at(const Waiters *w, guint i)
{
	return &g_array_index(w->all, struct waiter, i);
}

static void count_result(struct waiter *one, const struct result *r)
{
	one->tally.done++;
	one->tally.fresh += r->fresh;
	one->tally.failed += r->failed;
}

void waiters_add(Waiters *w, uint32_t number)
{
	struct waiter one = { .number = number,
			      .feeds = g_hash_table_new(NULL, NULL) };

	g_array_append_val(w->all, one);
}

void waiters_expect(Waiters *w, guint feed)
{
	struct waiter *last = waiter_at(w, w->all->len - 1);
	const struct result *r =
		g_hash_table_lookup(w->done, GUINT_TO_POINTER(feed));

	if (!g_hash_table_add(last->feeds, GUINT_TO_POINTER(feed)))
		return;
	last->tally.total++;
	if (r)
		count_result(last, r);
}

void waiters_settle(Waiters *w, guint feed, int fresh, bool failed)
{
	struct result *r = g_new(struct result, 1);

	*r = (struct result){ fresh, failed };
	g_hash_table_insert(w->done, GUINT_TO_POINTER(feed), r);
	for (guint i = 0; i < w->all->len; i++)
		if (g_hash_table_contains(waiter_at(w, i)->feeds,
					  GUINT_TO_POINTER(feed)))
			count_result(waiter_at(w, i), r);
}

void waiters_stop(Waiters *w)
{
	for (guint i = 0; i < w->all->len; i++)
		waiter_at(w, i)->tally.total = waiter_at(w, i)->tally.done;
}

static bool is_served(const struct waiter *one)
{
	return one->tally.done == one->tally.total;
}

bool waiters_any_served(const Waiters *w)
{
	for (guint i = 0; i < w->all->len; i++)
		if (is_served(waiter_at(w, i)))
			return true;
	return false;
}

static void reply(Context *c, const struct waiter *one, const GError *error)
{
	const struct reply r = {
		.count = one->tally.fresh,
		.feeds = (uint32_t)one->tally.done,
		.failed = (uint32_t)one->tally.failed,
	};

	context_reply(c, one->number, error, &r);
}

void waiters_answer(Waiters *w, Context *c, const GError *error)
{
	for (guint i = 0; i < w->all->len;) {
		const struct waiter *one = waiter_at(w, i);

		if (!is_served(one)) {
			i++;
			continue;
		}
		if (one->number)
			reply(c, one, error);
		g_array_remove_index(w->all, i);
	}
}
