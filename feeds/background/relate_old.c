#include "feeds/background/relate_old.h"

#include "feeds/store/digested.h"
#include "feeds/store/duplicates.h"
#include "feeds/store/facts.h"
#include "src/model/rank.h"

#include <inttypes.h>

#define FACT      "reunited" /* the last id that was looked at, or "all" */
#define ALL       "all"
#define NOTE_EACH 64 /* stories, and how far it is is noted */

struct reunite {
	Store *store;
	bool read_copies;
	bool begun, done;
	int64_t last; /* id that was looked at */
	guint looked; /* at so many since that was noted */
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

static void begin(RelateOld *r)
{
	g_autofree char *fact = store_fact(r->store, FACT);

	r->begun = true;
	r->done = g_strcmp0(fact, ALL) == 0;
	r->last = fact ? g_ascii_strtoll(fact, NULL, 10) : 0;
}

/* What comes from now on is looked at when it takes its place. */
static bool end(RelateOld *r, GError **error)
{
	r->done = true;
	return store_set_fact(r->store, FACT, ALL, error);
}

static bool note(RelateOld *r, GError **error)
{
	g_autofree char *last = g_strdup_printf("%" PRId64, r->last);

	if (++r->looked % NOTE_EACH)
		return true;
	return store_set_fact(r->store, FACT, last, error);
}

static bool look(RelateOld *r, int64_t id, GError **error)
{
	int64_t event, newest;
	int outlets;

	r->last = id; /* one that cannot be read is not tried again */
	if (!alike_meet(r->store, id, r->read_copies, &event, error))
		return false;
	if (event &&
	    (!alike_weight(r->store, event, &outlets, &newest, error) ||
	     !store_head(r->store, event, outlets, rank_score(outlets, newest),
			 error)))
		return false;
	return note(r, error);
}

bool relate_old_step(RelateOld *r)
{
	g_autoptr(GError) error = NULL;
	int64_t id;

	if (!r->begun)
		begin(r);
	if (r->done)
		return false;
	id = alike_next(r->store, r->last);
	if (id ? look(r, id, &error) : end(r, &error))
		return id != 0;
	g_message("copies: %s", error->message);
	return false;
}
