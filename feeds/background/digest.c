#include "feeds/background/digest.h"

#include "feeds/background/relate_new.h"
#include "feeds/background/relate_old.h"
#include "feeds/background/sweep.h"
#include "feeds/context/admit.h"
#include "feeds/feed/request.h"
#include "feeds/store/digested.h"
#include "feeds/store/put.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#define BATCH          64 /* stories taken from the list of what is to be done */
#define PARSER_AHEAD   8  /* documents at the parser at once */
#define WORDS_A_MINUTE 230
#define WORDS_MAX      (256 * 1024) /* bytes of a story that are searched */
#define WAIT_FIRST_MS  1000 /* after a failure; each further one doubles it */
#define WAIT_MOST_MS   (5 * 60 * 1000)

struct digest {
	Context *context;
	bool idle;    /* there was nothing to do, and no news since */
	GArray *todo; /* int64_t: whose text is to be read, from the end */
	guint at_desk;
	Relate *relate;
	RelateOld *reunite;
	Sweep *sweep;
	int64_t wait_ms;       /* the last pause after a failure; 0: none */
	int64_t wait_until_ms; /* on clock_mono_ms; 0: there is none */
};

Digest *digest_new(Context *o)
{
	Digest *d = g_new0(Digest, 1);

	d->context = o;
	d->todo = g_array_new(FALSE, FALSE, sizeof(int64_t));
	d->relate = relate_new(o->store, o->settings->read_copies);
	d->reunite = relate_old_new(o->store, o->settings->read_copies);
	d->sweep = sweep_new(o);
	return d;
}

void digest_free(Digest *d)
{
	if (!d)
		return;
	g_array_free(d->todo, TRUE);
	relate_free(d->relate);
	relate_old_free(d->reunite);
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

/* The store or the parser cannot be used just now (a full disk, a lock, a
 * program that is gone): that is no story's fault, so nothing is given up, and
 * the log gets a line for each try and not for each story. */
static void pause_for(Digest *d, const GError *error)
{
	d->wait_ms =
		d->wait_ms ? MIN(2 * d->wait_ms, WAIT_MOST_MS) : WAIT_FIRST_MS;
	d->wait_until_ms = clock_mono_ms() + d->wait_ms;
	g_array_set_size(d->todo, 0);
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
	return d->at_desk > 0;
}

bool digest_is_idle(const Digest *d)
{
	return d->idle;
}

/* ---- text ---- */

static int minutes_of(const char *words)
{
	int n = 0;
	bool in = false;

	for (; *words; words++) {
		bool blank = g_ascii_isspace(*words);

		n += !blank && !in;
		in = !blank;
	}
	return n > WORDS_A_MINUTE / 2
		       ? (n + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE
		       : 0;
}

/* Stores a body, and its words for searching. An error leaves the story with
 * an empty body, so that it is not tried again and again. */
static bool keep_body(Context *o, int64_t id, const Buf *record, GError **error)
{
	g_autoptr(Body) body = body_unpack(record->bytes, record->size);
	g_autoptr(Buf) packed = buf_new(WIRE_PARSER_MAX);
	g_autoptr(GString) words = g_string_new(NULL);

	if (!body)
		body = body_new();
	body_words(body, words);
	if (words->len > WORDS_MAX) {
		const char *end = g_utf8_find_prev_char(words->str,
							words->str + WORDS_MAX);

		g_string_truncate(words, end ? (gsize)(end - words->str) : 0);
	}
	body_pack(body, packed);
	if (!store_text(o->store, id, packed, words->str,
			minutes_of(words->str), error))
		return false;
	context_mute(o, &id, 1);
	return true;
}

/* A story's text as published, and the job that makes a body of it. */
struct task {
	struct published published;
	struct enclosure *enclosures;
	struct job job;
};

static bool task_open(struct task *t, Store *store, int64_t id, GError **error)
{
	gsize size = 0;
	const void *links;

	*t = (struct task){ .enclosures = NULL };
	if (!store_published(store, id, &t->published, error))
		return false;
	t->job.kind = REQUEST_BODY;
	t->job.url = t->published.base;
	t->job.bytes = t->published.html ? t->published.html : "";
	t->job.size = t->published.html ? strlen(t->published.html) : 0;
	t->job.comments_count = -1;
	if (t->published.links) {
		links = g_bytes_get_data(t->published.links, &size);
		admit_unpack_links(links, size, &t->job, &t->enclosures);
	}
	return true;
}

static void task_close(struct task *t)
{
	g_free(t->published.html);
	g_free(t->published.base);
	g_clear_pointer(&t->published.links, g_bytes_unref);
	g_free(t->enclosures);
}

/* Nothing to be read: no parser is wanted. */
static bool task_is_empty(const struct task *t)
{
	return !t->job.size && !t->job.comments_url && !t->job.n_enclosures;
}

/* Gives a story's text to the parser. False with an error that is no fault of the
 * story. */
static bool give_to_desk(Digest *d, int64_t id, GError **error)
{
	g_autoptr(Buf) nothing = buf_new(1);
	g_autoptr(GError) why = NULL;
	struct task t;
	bool good;

	if (!task_open(&t, d->context->store, id, error))
		return false;
	good = !task_is_empty(&t) &&
	       worker_ask(d->context->parser, CONTEXT_NUMBER(OWNER_DIGEST, id),
			  &t.job, &why);
	d->at_desk += good;
	if (why && why->code == ERROR_WIRE)
		g_propagate_error(error, g_steal_pointer(&why));
	else if (!good)
		good = keep_body(d->context, id, nothing, error);
	task_close(&t);
	return good;
}

/* A story that the parser could not read has an empty text. */
static bool keep_record(Digest *d, int64_t id, const struct worker_answer *a,
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
	       keep_body(d->context, id, a->error ? nothing : a->record, error);
}

void digest_record(Digest *d, struct worker_answer *a)
{
	g_autoptr(GError) error = NULL;

	d->at_desk--;
	if (keep_record(d, CONTEXT_INDEX(a->number), a, &error))
		d->wait_ms = 0;
	else if (!d->wait_until_ms)
		pause_for(d, error);
}

bool digest_now(Context *o, int64_t id, GError **error)
{
	g_autoptr(Stories) there = store_stories(o->store, &id, 1, error);
	g_autoptr(Buf) record = NULL;
	struct task t;

	if (!there)
		return false;
	if (!there->all->len) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no story %" PRId64), id);
		return false;
	}
	if (store_is_digested(o->store, id))
		return true;
	if (!task_open(&t, o->store, id, error))
		return false;
	record = task_is_empty(&t) ? buf_new(1)
				   : worker_do(o->quick, &t.job, error);
	task_close(&t);
	return record && keep_body(o, id, record, error);
}

/* ---- slices ---- */

/* Fills the list of stories whose text is to be read, when it is empty. */
static void find_texts(Digest *d)
{
	g_autoptr(GError) error = NULL;

	if (d->todo->len || d->at_desk)
		return;
	if (!store_todo(d->context->store, STAGE_TEXT, BATCH, d->todo, &error))
		g_message("%s", error->message);
	/* taken from the end */
	for (guint i = 0, j = d->todo->len; i + 1 < j; i++) {
		int64_t *ids = (int64_t *)(void *)d->todo->data;
		int64_t first = ids[i];

		ids[i] = ids[--j];
		ids[j] = first;
	}
}

static int64_t pop(GArray *ids)
{
	int64_t id = g_array_index(ids, int64_t, ids->len - 1);

	g_array_set_size(ids, ids->len - 1);
	return id;
}

/* The memory of relating goes when the work is done. */
static void rest(Digest *d)
{
	relate_rest(d->relate);
	context_commit(d->context, true, NULL);
}

static bool turn_texts(Digest *d, int64_t until)
{
	g_autoptr(GError) error = NULL;

	while (d->todo->len && d->at_desk < PARSER_AHEAD &&
	       clock_mono_ms() < until)
		if (!give_to_desk(d, pop(d->todo), &error)) {
			pause_for(d, error);
			return false;
		}
	return d->at_desk < PARSER_AHEAD;
}

/* Newcomers first; what relating remembers goes before events are joined. */
static bool step_related(Digest *d)
{
	if (relate_step(d->relate))
		return true;
	relate_rest(d->relate);
	return relate_old_step(d->reunite);
}

/* When all is related, the last group is committed: sweeping has transactions
 * of its own. */
static bool turn_related(Digest *d, int64_t until)
{
	bool more = true;

	while (more && clock_mono_ms() < until)
		more = step_related(d);
	if (!more)
		rest(d);
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
	find_texts(d); /* first: what is related can be read */
	if (!d->todo->len && d->at_desk)
		return false;
	if (!context_begin(d->context, &error)) {
		pause_for(d, error);
		return false;
	}
	more = d->todo->len ? turn_texts(d, until) : turn_related(d, until);
	context_commit(d->context, false, NULL);
	return more;
}
