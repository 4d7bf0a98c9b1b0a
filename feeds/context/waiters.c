#include "feeds/context/waiters.h"

#include <string.h>

/* One command. */
struct waiter {
	uint32_t number;   /* of the command; 0: no reply */
	GHashTable *feeds; /* a set of their numbers */
	struct refresh_tally tally;
	bool reached;          /* some host of its feeds was */
	const char *unreached; /* the first host that was not; or NULL */
	bool several;          /* hosts that were not */
};

struct waiters {
	GArray *all;      /* struct waiter */
	GHashTable *done; /* number of a feed → struct feed_result */
	GStringChunk *hosts;
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
	w->hosts = g_string_chunk_new(256);
	return w;
}

void waiters_free(Waiters *w)
{
	if (!w)
		return;
	g_array_free(w->all, TRUE);
	g_hash_table_destroy(w->done);
	g_string_chunk_free(w->hosts);
	g_free(w);
}

static struct waiter *waiter_at(const Waiters *w, guint i)
{
	return &g_array_index(w->all, struct waiter, i);
}

/* A single host that does not answer says nothing of the network. */
static void count_host(struct waiter *one, const struct feed_result *r)
{
	one->reached |= r->reached;
	if (r->unreached && !one->unreached)
		one->unreached = r->unreached;
	one->several |=
		r->unreached && strcmp(r->unreached, one->unreached) != 0;
}

static void count_result(struct waiter *one, const struct feed_result *r)
{
	one->tally.done++;
	one->tally.fresh += r->fresh;
	one->tally.failed += r->failed;
	count_host(one, r);
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
	const struct feed_result *r =
		g_hash_table_lookup(w->done, GUINT_TO_POINTER(feed));

	if (!g_hash_table_add(last->feeds, GUINT_TO_POINTER(feed)))
		return;
	last->tally.total++;
	if (r)
		count_result(last, r);
}

void waiters_settle(Waiters *w, guint feed, const struct feed_result *result)
{
	struct feed_result *r = g_memdup2(result, sizeof *result);

	if (r->unreached)
		r->unreached =
			g_string_chunk_insert_const(w->hosts, r->unreached);
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
		.offline = one->several && !one->reached,
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
