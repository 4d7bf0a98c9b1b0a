#include "feeds/digest.h"

#include "feeds/job.h"
#include "feeds/keep.h"
#include "src/clock.h"
#include "src/error.h"
#include "src/front.h"
#include "src/related.h"
#include "src/store_feed.h"
#include "src/store_idle.h"
#include "src/store_write.h"

#include <glib/gi18n.h>
#include <string.h>

#define BATCH          64 /* stories taken from the list of what is to be done */
#define DESK_AHEAD     8  /* documents at the desk at once */
#define WORDS_A_MINUTE 230
#define WORDS_MAX      (256 * 1024) /* bytes of a story that are searched */
#define FORGET_AFTER   (7 * CLOCK_DAY)
#define CHECK_EVERY    (7 * CLOCK_DAY)

struct digest {
	Office *office;
	bool idle;    /* there was nothing to do, and no news since */
	GArray *todo; /* int64_t of the stage in hand, taken from the end */
	enum store_stage stage;
	guint at_desk;
	Related *related; /* made when the first newcomer is to be related */
	GArray *changed;  /* uint32_t: stories whose lists changed */
};

Digest *digest_new(Office *o)
{
	Digest *d = g_new0(Digest, 1);

	d->office = o;
	d->todo = g_array_new(FALSE, FALSE, sizeof(int64_t));
	d->changed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return d;
}

void digest_free(Digest *d)
{
	if (!d)
		return;
	g_array_free(d->todo, TRUE);
	g_array_free(d->changed, TRUE);
	related_free(d->related);
	g_free(d);
}

void digest_wake(Digest *d)
{
	d->idle = false;
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
static bool keep_body(Office *o, int64_t id, const Buf *record, GError **error)
{
	g_autoptr(Body) body = body_unpack(record->bytes, record->size);
	g_autoptr(Buf) packed = buf_new(WIRE_DESK_MAX);
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
	return store_text(o->store, id, packed, words->str,
			  minutes_of(words->str), error);
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
	t->job.kind = JOB_BODY;
	t->job.url = t->published.base;
	t->job.bytes = t->published.html ? t->published.html : "";
	t->job.size = t->published.html ? strlen(t->published.html) : 0;
	t->job.comments_count = -1;
	if (t->published.links) {
		links = g_bytes_get_data(t->published.links, &size);
		keep_unpack_links(links, size, &t->job, &t->enclosures);
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

/* Nothing to be read: no desk is wanted. */
static bool task_is_empty(const struct task *t)
{
	return !t->job.size && !t->job.comments_url && !t->job.n_enclosures;
}

static void log_story(int64_t id, const GError *error)
{
	g_message("story %" G_GINT64_FORMAT ": %s", id, error->message);
}

static void give_to_desk(Digest *d, int64_t id)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Buf) nothing = buf_new(1);
	struct task t;

	if (!task_open(&t, d->office->store, id, &error)) {
		log_story(id, error);
		return;
	}
	if (task_is_empty(&t))
		keep_body(d->office, id, nothing, &error);
	else if (desk_ask(d->office->desk, OFFICE_NUMBER(OWNER_DIGEST, id),
			  &t.job, &error))
		d->at_desk++;
	if (error)
		log_story(id, error);
	task_close(&t);
}

void digest_record(Digest *d, struct desk_answer *a)
{
	int64_t id = OFFICE_INDEX(a->number);
	g_autoptr(Buf) nothing = buf_new(1);
	g_autoptr(GError) error = NULL;

	d->at_desk--;
	if (a->error)
		log_story(id, a->error);
	if (office_begin(d->office, &error))
		keep_body(d->office, id, a->error ? nothing : a->record,
			  &error);
	if (error)
		log_story(id, error);
}

bool digest_now(Office *o, int64_t id, GError **error)
{
	g_autoptr(Stories) there = store_stories(o->store, &id, 1, error);
	g_autoptr(Buf) record = NULL;
	struct task t;

	if (!there)
		return false;
	if (!there->all->len) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no story %" G_GINT64_FORMAT), id);
		return false;
	}
	if (store_is_digested(o->store, id))
		return true;
	if (!task_open(&t, o->store, id, error))
		return false;
	record = task_is_empty(&t) ? buf_new(1)
				   : desk_do(o->quick, &t.job, error);
	task_close(&t);
	return record && keep_body(o, id, record, error);
}

/* ---- relating ---- */

static void restore(int64_t id, int64_t time, int64_t feed, int64_t event,
		    const void *bytes, size_t size, void *user)
{
	g_autoptr(Terms) terms = terms_unpack(bytes, size);

	if (terms)
		related_restore(user, id, time, (uint32_t)feed, terms, event);
}

/* From stored terms of the window, when the first newcomer wants it. */
static bool open_related(Digest *d, GError **error)
{
	if (d->related)
		return true;
	d->related = related_new(false);
	if (!store_each_terms(d->office->store, clock_now() - INDEX_WINDOW,
			      restore, d->related, error))
		return false;
	related_settle(d->related);
	return true;
}

static bool put_lists(Digest *d, uint32_t n, GError **error)
{
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));
	g_autofree struct beside_row *rows = NULL;

	related_lists(d->related, n, RELATED_LIMIT, lists);
	rows = g_new(struct beside_row, lists->len + 1);
	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		rows[i] = (struct beside_row){
			.other = c->id,
			.kind = c->same ? BESIDE_SAME : BESIDE_RELATED,
			.score = (double)c->score,
			.words = c->words,
		};
	}
	return store_put_beside(d->office->store, related_id(d->related, n),
				rows, lists->len, error);
}

static bool put_event(Digest *d, uint32_t n, GError **error)
{
	int64_t event = related_event(d->related, n), newest;
	int outlets;

	related_weight(d->related, n, &outlets, &newest);
	return store_event(d->office->store, related_id(d->related, n), event,
			   error) &&
	       store_head(d->office->store, event, outlets,
			  front_score(outlets, newest), error);
}

/* A newcomer takes its place; the lists of those it is like follow. */
static bool relate(Digest *d, const struct story *s, GError **error)
{
	g_autoptr(Terms) terms = terms_of(s->title, s->summary);
	g_autoptr(Buf) packed = buf_new(WIRE_MAX);
	uint32_t n;

	g_array_set_size(d->changed, 0);
	n = related_arrive(d->related, s->id, s->time, (uint32_t)s->feed, terms,
			   d->changed);
	terms_pack(terms, packed);
	if (!store_put_terms(d->office->store, s->id, s->time, packed, error) ||
	    !put_event(d, n, error))
		return false;
	for (guint i = 0; i < d->changed->len; i++)
		if (!put_lists(d, g_array_index(d->changed, uint32_t, i),
			       error))
			return false;
	return true;
}

/* One that changed after it was related keeps its event and its place; one
 * that is older than the window stands by itself. */
static void relate_one(Digest *d, int64_t id)
{
	Store *store = d->office->store;
	g_autoptr(GError) error = NULL;
	g_autoptr(Stories) one = store_stories(store, &id, 1, &error);
	bool ok = one && open_related(d, &error);

	if (ok && one->all->len && !related_knows(d->related, id) &&
	    stories_at(one, 0)->time >= clock_now() - INDEX_WINDOW)
		ok = relate(d, stories_at(one, 0), &error);
	if (ok)
		ok = store_related_done(store, id, &error);
	if (!ok)
		log_story(id, error);
}

/* ---- slices ---- */

/* Fills the list of what is to be done next; false when that is nothing. */
static bool next_batch(Digest *d)
{
	g_autoptr(GError) error = NULL;

	if (d->at_desk)
		return false;
	d->stage = STAGE_TEXT;
	store_todo(d->office->store, STAGE_TEXT, BATCH, d->todo, &error);
	if (!error && !d->todo->len) {
		d->stage = STAGE_RELATED;
		store_todo(d->office->store, STAGE_RELATED, BATCH, d->todo,
			   &error);
	}
	if (error)
		g_message("%s", error->message);
	/* taken from the end */
	for (guint i = 0, j = d->todo->len; i + 1 < j; i++) {
		int64_t *ids = (int64_t *)(void *)d->todo->data;
		int64_t first = ids[i];

		ids[i] = ids[--j];
		ids[j] = first;
	}
	return d->todo->len > 0;
}

static int64_t pop(GArray *ids)
{
	int64_t id = g_array_index(ids, int64_t, ids->len - 1);

	g_array_set_size(ids, ids->len - 1);
	return id;
}

/* The index is memory: it goes when the work is done. */
static void rest(Digest *d)
{
	d->idle = true;
	g_clear_pointer(&d->related, related_free);
	office_commit(d->office, true, NULL);
}

bool digest_turn(Digest *d)
{
	int64_t until = clock_mono_ms() + DIGEST_SLICE_MS;
	g_autoptr(GError) error = NULL;

	if (d->idle)
		return false;
	if (!d->todo->len && !next_batch(d)) {
		if (!d->at_desk)
			rest(d);
		return false;
	}
	if (!office_begin(d->office, &error)) {
		g_message("%s", error->message);
		rest(d);
		return false;
	}
	while (d->todo->len && clock_mono_ms() < until) {
		if (d->stage == STAGE_RELATED)
			relate_one(d, pop(d->todo));
		else if (d->at_desk < DESK_AHEAD)
			give_to_desk(d, pop(d->todo));
		else
			break;
	}
	office_commit(d->office, false, NULL);
	return d->stage == STAGE_RELATED || d->at_desk < DESK_AHEAD;
}

/* ---- what goes ---- */

/* "90d" or "500"; all is kept where nothing is said. */
static void expire_feed(Office *o, const struct sub *sub)
{
	const char *keep = sub->keep ? sub->keep : o->settings->keep;
	g_autoptr(Askeds) feed = NULL;
	g_autoptr(GError) error = NULL;
	bool days = keep && g_str_has_suffix(keep, "d");
	int64_t n = keep ? g_ascii_strtoll(keep, NULL, 10) : 0;
	int64_t count = 0;

	if (n <= 0)
		return;
	feed = store_asked(o->store, sub->url, &error);
	if (feed && feed->all->len)
		store_expire(o->store,
			     g_array_index(feed->all, struct asked, 0).id,
			     days ? clock_now() - n * CLOCK_DAY : 0,
			     days ? 0 : n, &count, &error);
	if (error)
		g_message("%s: %s", sub->url, error->message);
}

static void check_store(Office *o)
{
	g_autofree char *last = store_fact(o->store, "checked");
	g_autofree char *now =
		g_strdup_printf("%" G_GINT64_FORMAT, clock_now());
	g_autofree char *wrong = NULL;
	int64_t then = last ? g_ascii_strtoll(last, NULL, 10) : 0;

	if (last && ABS(clock_now() - then) < CHECK_EVERY)
		return;
	if (last)
		wrong = store_verify(o->store, false);
	if (wrong)
		g_message("the store is damaged: %s (lede check --repair)",
			  wrong);
	store_set_fact(o->store, "checked", now, NULL);
}

void digest_sweep(Office *o)
{
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < subs_count(o->subs); i++)
		expire_feed(o, subs_at(o->subs, i));
	if (!store_forget(o->store, clock_now() - FORGET_AFTER, &error))
		g_message("%s", error->message);
	check_store(o);
}
