#include "feeds/background/digest.h"

#include "feeds/background/reindex.h"
#include "feeds/background/relate_new.h"
#include "feeds/background/relate_old.h"
#include "feeds/background/sweep.h"
#include "feeds/background/texts.h"
#include "src/base/clock.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define BATCH         256  /* stories read from the store at a time */
#define PARSER_AHEAD  8    /* requests to the parser at once */
#define WAIT_FIRST_MS 1000 /* after a failure; each further one doubles it */
#define WAIT_MOST_MS  (5 * 60 * 1000)

struct digest {
	Context *context;
	bool idle;       /* nothing is left to do */
	GArray *todo;    /* int64_t: stories whose text is to be made */
	guint at_parser; /* requests without a result */
	Relate *relate;
	Reindex *reindex;
	RelateOld *relate_old;
	Sweep *sweep;
	GError *failure;       /* of the last try; NULL: it was committed */
	int64_t wait_ms;       /* the last pause after a failure; 0: none */
	int64_t wait_until_ms; /* on clock_mono_ms; 0: there is none */
};

Digest *digest_new(Context *c)
{
	Digest *d = g_new0(Digest, 1);
	bool copies = settings_read_copies(c->settings) != READ_COPIES_NO;

	d->context = c;
	d->todo = g_array_new(FALSE, FALSE, sizeof(int64_t));
	d->relate = relate_new(c->store, copies);
	d->reindex = reindex_new(c);
	d->relate_old = relate_old_new(c->store, copies);
	d->sweep = sweep_new(c);
	return d;
}

void digest_free(Digest *d)
{
	if (!d)
		return;
	g_array_free(d->todo, TRUE);
	g_clear_error(&d->failure);
	relate_free(d->relate);
	reindex_free(d->reindex);
	relate_old_free(d->relate_old);
	sweep_free(d->sweep);
	g_free(d);
}

void digest_wake(Digest *d)
{
	d->idle = false;
	sweep_wake(d->sweep);
}

int digest_wait_ms(const Digest *d)
{
	int64_t left = d->wait_until_ms - clock_mono_ms();

	if (d->idle || !d->wait_until_ms)
		return -1;
	return left > 0 ? (int)left : 0;
}

/* No story is the cause, so that none is given up, and the log gets a line for each try
 * instead of one for each story. */
void digest_pause(Digest *d, const GError *error)
{
	d->wait_ms =
		d->wait_ms ? MIN(2 * d->wait_ms, WAIT_MOST_MS) : WAIT_FIRST_MS;
	d->wait_until_ms = clock_mono_ms() + d->wait_ms;
	g_array_set_size(d->todo, 0);
	g_clear_error(&d->failure);
	d->failure = g_error_copy(error);
	g_message(_("background work waits %ds: %s"), (int)(d->wait_ms / 1000),
		  error->message);
}

static bool is_paused(Digest *d)
{
	if (d->wait_until_ms && clock_mono_ms() >= d->wait_until_ms)
		d->wait_until_ms = 0;
	return d->wait_until_ms != 0;
}

bool digest_waits(const Digest *d)
{
	return d->at_parser > 0;
}

const GError *digest_failure(const Digest *d)
{
	return d->failure;
}

bool digest_is_idle(const Digest *d)
{
	return d->idle;
}

/* Sends the text of a story to the parser. False with an error that is not caused by
 * the story. */
static bool send_to_parser(Digest *d, int64_t id, GError **error)
{
	g_autoptr(Buf) nothing = buf_new(1);
	g_autoptr(GError) why = NULL;
	struct text_request t;
	bool good;

	if (!text_request_open(&t, d->context->store, id, error))
		return false;
	good = !text_request_is_empty(&t) &&
	       worker_queue(d->context->parser,
			    CONTEXT_NUMBER(OWNER_DIGEST, id), &t.request, &why);
	d->at_parser += good;
	if (why && why->code == ERROR_WIRE)
		g_propagate_error(error, g_steal_pointer(&why));
	else if (!good)
		good = texts_store(d->context, id, nothing, error);
	text_request_close(&t);
	return good;
}

/* A story whose text could not be parsed gets an empty one, and is not tried again. */
static bool store_result(Digest *d, int64_t id, const struct worker_result *a,
			 GError **error)
{
	g_autoptr(Buf) nothing = buf_new(1);

	if (a->error && a->error->code == ERROR_WIRE) {
		g_propagate_error(error, g_error_copy(a->error));
		return false;
	}
	if (a->error)
		g_message("story %" PRId64 ": %s", id, a->error->message);
	return context_begin(d->context, error) &&
	       texts_store(d->context, id, a->error ? nothing : a->record,
			   error);
}

void digest_record(Digest *d, struct worker_result *a)
{
	g_autoptr(GError) error = NULL;

	d->at_parser--;
	if (!store_result(d, CONTEXT_INDEX(a->number), a, &error) &&
	    !d->wait_until_ms)
		digest_pause(d, error);
}

/* Lists the newest stories without a text when the list is empty. They are taken from
 * the end, so that ids ascend: FTS5 collects what it is given as long as they do, and
 * else writes its index for each story. */
static void find_texts(Digest *d)
{
	g_autoptr(GError) error = NULL;

	if (d->todo->len || d->at_parser)
		return;
	if (!store_todo(d->context->store, STAGE_TEXT, BATCH, d->todo, &error))
		g_message("%s", error->message);
}

static int64_t pop_id(GArray *ids)
{
	int64_t id = g_array_index(ids, int64_t, ids->len - 1);

	g_array_set_size(ids, ids->len - 1);
	return id;
}

/* Commits the group of background work if it is due, or `now`. Without a group there
 * is nothing that could show that the last failure is over. */
static bool commit_group(Digest *d, bool now)
{
	g_autoptr(GError) error = NULL;

	if (!d->context->begun_ms)
		return true;
	if (!context_commit(d->context, now, &error)) {
		digest_pause(d, error);
		return false;
	}
	if (!d->context->begun_ms) {
		d->wait_ms = 0;
		g_clear_error(&d->failure);
	}
	return true;
}

static bool turn_texts(Digest *d, int64_t until)
{
	g_autoptr(GError) error = NULL;

	while (d->todo->len && d->at_parser < PARSER_AHEAD &&
	       clock_mono_ms() < until)
		if (!send_to_parser(d, pop_id(d->todo), &error)) {
			digest_pause(d, error);
			return false;
		}
	return d->at_parser < PARSER_AHEAD;
}

/* New stories first, then what an older store lacks. The window is freed before relate_old changes events. */
static bool step_related(Digest *d)
{
	if (relate_step(d->relate))
		return true;
	relate_rest(d->relate);
	return reindex_step(d->reindex) || relate_old_step(d->relate_old);
}

/* Sweeping has transactions of its own: before, the last group is committed. */
static bool turn_related(Digest *d, int64_t until)
{
	bool more = true;

	while (more && clock_mono_ms() < until)
		more = step_related(d);
	if (!more) {
		relate_rest(d->relate);
		if (!commit_group(d, true))
			return false;
	}
	while (!more && clock_mono_ms() < until)
		if (!sweep_step(d->sweep)) {
			d->idle = true;
			return false;
		}
	return true;
}

bool digest_turn(Digest *d)
{
	int64_t until = clock_mono_ms() + DIGEST_SLICE_MS;
	g_autoptr(GError) error = NULL;
	bool more;

	if (d->idle || is_paused(d))
		return false;
	find_texts(d); /* first, so that related stories can be read */
	if (!d->todo->len && d->at_parser)
		return false;
	if (!context_begin(d->context, &error)) {
		digest_pause(d, error);
		return false;
	}
	more = d->todo->len ? turn_texts(d, until) : turn_related(d, until);
	return commit_group(d, false) && more;
}
