#include "src/store/places.h"

#include <sqlite3.h>

/* How a story is weighed: as by BM25 (Robertson and Zaragoza, 2009, section 3.1),
 * with a title that counts more than the text (BM25F). All words of a query are
 * in every match, so that how rare each is tells little: without it, no word's
 * stories need to be counted first. */
#define K1          1.2
#define B           0.75
#define TITLE_TIMES 4.0

#define TITLE 0 /* the columns of the index */

/* One row being read. */
struct reading {
	const Fts5ExtensionApi *api;
	Fts5Context *context;
	struct places *out;
	double *counts; /* of each phrase; in the title TITLE_TIMES */
};

static void read_places(struct reading *r)
{
	int all = 0;

	r->api->xInstCount(r->context, &all);
	for (int i = 0; i < all && r->out->n < PLACES_MAX; i++) {
		struct place *p = &r->out->all[r->out->n];
		int column;

		if (r->api->xInst(r->context, i, &p->phrase, &column,
				  &p->token) != SQLITE_OK)
			return;
		p->n = r->api->xPhraseSize(r->context, p->phrase);
		p->in_text = column != TITLE;
		r->counts[p->phrase] += p->in_text ? 1 : TITLE_TIMES;
		r->out->n++;
	}
}

/* The length of the story, in mean lengths. */
static double relative_length(const struct reading *r)
{
	sqlite3_int64 rows = 0, tokens = 0;
	int length = 0;

	if (r->api->xRowCount(r->context, &rows) != SQLITE_OK ||
	    r->api->xColumnTotalSize(r->context, -1, &tokens) != SQLITE_OK ||
	    r->api->xColumnSize(r->context, -1, &length) != SQLITE_OK ||
	    tokens <= 0)
		return 1;
	return (double)length * (double)rows / (double)tokens;
}

static double weigh(const struct reading *r, int phrases)
{
	double norm = K1 * (1 - B + B * relative_length(r)), sum = 0;

	for (int i = 0; i < phrases; i++)
		sum += r->counts[i] * (K1 + 1) / (r->counts[i] + norm);
	return sum;
}

static void sql_places(const Fts5ExtensionApi *api, Fts5Context *context,
		       sqlite3_context *c, int n, sqlite3_value **values)
{
	int phrases = api->xPhraseCount(context);
	struct places *out = sqlite3_malloc64(sizeof *out);
	g_autofree double *counts = g_new0(double, phrases + 1);
	struct reading r = { api, context, out, counts };

	(void)n;
	(void)values;
	if (!out) {
		sqlite3_result_error_nomem(c);
		return;
	}
	out->n = 0;
	read_places(&r);
	out->weight = weigh(&r, phrases);
	sqlite3_result_blob64(c, out, PLACES_SIZE(out->n), sqlite3_free);
}

/* sqlite.org/fts5.html section 7: the API is handed out by a query. */
static fts5_api *find_api(sqlite3 *db)
{
	sqlite3_stmt *q = NULL;
	fts5_api *api = NULL;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &q, NULL) ==
	    SQLITE_OK) {
		sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(q);
	}
	sqlite3_finalize(q);
	return api;
}

bool places_register(sqlite3 *db)
{
	fts5_api *api = find_api(db);

	return api && api->xCreateFunction(api, "places", NULL, sql_places,
					   NULL) == SQLITE_OK;
}
