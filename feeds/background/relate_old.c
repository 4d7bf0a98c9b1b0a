#include "feeds/background/relate_old.h"

#include "feeds/store/digested.h"
#include "feeds/store/duplicates.h"
#include "feeds/store/events.h"
#include "feeds/store/facts.h"
#include "src/model/rank.h"

#include <inttypes.h>

#define FACT      "reunited" /* the last id that was compared, or "all" */
#define ALL       "all"
#define NOTE_EACH 64 /* stories between two updates of the fact */

struct relate_old {
	Store *store;
	bool read_copies;
	bool begun, done;
	int64_t last;   /* id that was compared */
	guint compared; /* stories since the fact was stored */
};

RelateOld *relate_old_new(Store *store, bool read_copies)
{
	RelateOld *r = g_new0(RelateOld, 1);

	r->store = store;
	r->read_copies = read_copies;
	return r;
}

void relate_old_free(RelateOld *r)
{
	g_free(r);
}

static void load_progress(RelateOld *r)
{
	g_autofree char *fact = store_fact(r->store, FACT);

	r->begun = true;
	r->done = g_strcmp0(fact, ALL) == 0;
	r->last = fact ? g_ascii_strtoll(fact, NULL, 10) : 0;
}

/* Newer stories were compared when they were related. */
static bool store_end(RelateOld *r, GError **error)
{
	r->done = true;
	return store_set_fact(r->store, FACT, ALL, error);
}

static bool store_progress(RelateOld *r, GError **error)
{
	g_autofree char *last = g_strdup_printf("%" PRId64, r->last);

	if (++r->compared % NOTE_EACH)
		return true;
	return store_set_fact(r->store, FACT, last, error);
}

static bool update_event(RelateOld *r, int64_t event, GError **error)
{
	struct event_head h = { 0 };

	if (!event_weight(r->store, event, &h.outlets, &h.newest, error))
		return false;
	h.front = rank_score(h.outlets, h.newest);
	return event_set_head(r->store, event, &h, error);
}

static bool compare_one(RelateOld *r, int64_t id, GError **error)
{
	int64_t event;

	r->last = id; /* also if it fails: it is not tried again */
	return duplicates_join_old(r->store, id, r->read_copies, &event,
				   error) &&
	       (!event || update_event(r, event, error)) &&
	       store_progress(r, error);
}

bool relate_old_step(RelateOld *r)
{
	g_autoptr(GError) error = NULL;
	int64_t id;

	if (!r->begun)
		load_progress(r);
	if (r->done)
		return false;
	id = duplicates_next(r->store, r->last);
	if (id ? compare_one(r, id, &error) : store_end(r, &error))
		return id != 0;
	g_message("copies: %s", error->message);
	return false;
}
