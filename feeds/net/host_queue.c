#include "feeds/net/host_queue.h"

/* A host with transfers that wait or are under way. */
struct host {
	char *name;
	GQueue waiting; /* Transfer */
	int under_way;
	GList turn; /* its link among the ready ones */
	bool listed;
	bool awaited; /* somebody waits for its next one */
};

struct host_queue {
	const Settings *settings;
	GHashTable *hosts; /* name → struct host */
	GQueue ready;  /* struct host: one waits, and there is room; in turn */
	guint awaited; /* at the head of these */
	guint waiting;
};

static void free_transfer(void *t)
{
	transfer_free(t);
}

static void host_free(void *p)
{
	struct host *h = p;

	g_queue_clear_full(&h->waiting, free_transfer);
	g_free(h->name);
	g_free(h);
}

HostQueue *host_queue_new(const Settings *settings)
{
	HostQueue *q = g_new0(HostQueue, 1);

	q->settings = settings;
	q->hosts =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, host_free);
	return q;
}

void host_queue_free(HostQueue *q)
{
	if (!q)
		return;
	g_hash_table_destroy(q->hosts);
	g_free(q);
}

static struct host *find_host(HostQueue *q, const char *name)
{
	struct host *h = g_hash_table_lookup(q->hosts, name);

	if (h)
		return h;
	h = g_new0(struct host, 1);
	h->name = g_strdup(name);
	h->turn.data = h;
	g_hash_table_insert(q->hosts, h->name, h);
	return h;
}

/* Files and programs have no host: there is always room for them. */
static bool has_room(const HostQueue *q, const struct host *h)
{
	return !*h->name || h->under_way < q->settings->per_host;
}

static void unlist_host(HostQueue *q, struct host *h)
{
	if (!h->listed)
		return;
	g_queue_unlink(&q->ready, &h->turn);
	h->listed = false;
	q->awaited -= h->awaited;
	h->awaited = false;
}

static bool is_awaited(const struct host *h)
{
	const GList *head = h->waiting.head;

	return head && ((const Transfer *)head->data)->first;
}

/* Gives a host its turn, or forgets it when nothing of it is left. `next`: before all
 * for which nobody waits. */
static void list_host(HostQueue *q, struct host *h, bool next)
{
	if (next)
		unlist_host(q, h);
	if (h->waiting.length && !h->listed && has_room(q, h)) {
		h->listed = true;
		h->awaited = is_awaited(h);
		g_queue_push_nth_link(&q->ready,
				      h->awaited ? 0
				      : next     ? (int)q->awaited
						 : -1,
				      &h->turn);
		q->awaited += h->awaited;
	} else if (!h->waiting.length && !h->under_way && !h->listed) {
		g_hash_table_remove(q->hosts, h->name);
	}
}

void host_queue_add(HostQueue *q, Transfer *t)
{
	struct host *h = find_host(q, t->host);

	if (t->first)
		g_queue_push_head(&h->waiting, t);
	else
		g_queue_push_tail(&h->waiting, t);
	q->waiting++;
	list_host(q, h, t->first);
}

Transfer *host_queue_take(HostQueue *q)
{
	struct host *h = g_queue_peek_head(&q->ready);
	Transfer *t;

	if (!h)
		return NULL;
	unlist_host(q, h);
	h->under_way++;
	t = g_queue_pop_head(&h->waiting);
	q->waiting--;
	list_host(q, h, false);
	return t;
}

void host_queue_end(HostQueue *q, const char *host)
{
	struct host *h = g_hash_table_lookup(q->hosts, host);

	g_assert(h && h->under_way > 0);
	h->under_way--;
	list_host(q, h, true);
}

guint host_queue_waiting(const HostQueue *q)
{
	return q->waiting;
}

bool host_queue_is_ready(const HostQueue *q)
{
	return q->ready.length > 0;
}

bool host_queue_is_awaited(const HostQueue *q)
{
	return q->awaited > 0;
}

void host_queue_stop(HostQueue *q, int owner)
{
	g_autoptr(GList) hosts = g_hash_table_get_values(q->hosts);

	for (const GList *l = hosts; l; l = l->next) {
		struct host *h = l->data;

		q->waiting -= transfer_drop_owned(&h->waiting, owner);
		unlist_host(q, h);
		list_host(q, h, false);
	}
}
