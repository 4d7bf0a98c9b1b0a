/* Random documents over many refreshes: no entry is lost, none is doubled, and nothing
 * that was read becomes unread, whatever its publisher does to guids.
 *
 * The oracle is the publisher: it knows which entry each item is, for every one has a
 * word of its own in its text, which identity does not look at. */
#include "feeds/context/admit.h"
#include "feeds/sandbox/parse_document.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/store/sql.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#include <inttypes.h>
#include <string.h>

#define NOW       1790000000
#define FEEDS     40
#define REFRESHES 12
#define MOST      60
#define TOGETHER  14 /* items of a document, about */

/* What a publisher does to an entry. */
enum kind {
	STEADY,   /* one guid; title or text may be corrected */
	TWIN,     /* the same, with title and time of the entry before it */
	SHARED,   /* a guid that all of these have; title or link changes */
	MOVING,   /* another guid and link with each refresh */
	NUMBERED, /* likewise and another title, but for a number in the link */
	NO_GUID,  /* and a title that is corrected */
	UNDATED,  /* and another guid with each refresh */
	KINDS
};

struct item {
	enum kind kind;
	int guid;
	int link, title, text; /* versions */
	int64_t time;          /* 0: none */
	bool seen, there, read;
	bool exchanged; /* its guid, since the last refresh, and nothing else */
};

/* A feed: its entries so far, and which of them the document has, in order. */
struct feed {
	GRand *random;
	struct item all[MOST];
	int n;
	int document[MOST];
	int listed;
	bool by_place; /* the guid is the place in the document */
};

static Store *store;
static int64_t feed_id;

static bool chance(struct feed *f, int percent)
{
	return g_rand_int_range(f->random, 0, 100) < percent;
}

static void add_item(struct feed *f)
{
	struct item e = { .guid = f->n, .time = NOW - 86400 + f->n * 60 };

	if (f->n >= MOST)
		return;
	e.kind = f->by_place ? STEADY
			     : (enum kind)g_rand_int_range(f->random, 0, KINDS);
	if (e.kind == UNDATED)
		e.time = 0;
	if (e.kind == TWIN && (!f->n || f->all[f->n - 1].kind != STEADY ||
			       !f->all[f->n - 1].there))
		e.kind = STEADY;
	if (e.kind == TWIN)
		e.time = f->all[f->n - 1].time;
	e.there = true;
	f->all[f->n++] = e;
}

/* The i-th entry's title: of some kinds, one that comes again and again. */
static char *title_of(const struct feed *f, int i)
{
	const struct item *e = &f->all[i];

	if (e->kind == TWIN)
		return title_of(f, i - 1);
	if (e->kind == MOVING || (e->kind == STEADY && i % 3 == 0))
		return g_strdup_printf("Daily column %d", e->title);
	return g_strdup_printf("Story %d, edition %d", i, e->title);
}

static char *link_of(const struct feed *f, int i)
{
	const struct item *e = &f->all[i];

	if (e->kind == NUMBERED)
		return g_strdup_printf("https://a.example/v%d/lamp-%d.html",
				       e->link, 40000 + i);
	return g_strdup_printf("https://a.example/%d/v%d", i, e->link);
}

static char *guid_of(const struct feed *f, int i, int place)
{
	const struct item *e = &f->all[i];

	if (f->by_place)
		return g_strdup_printf("<guid>%d</guid>", place);
	if (e->kind == NO_GUID)
		return g_strdup("");
	if (e->kind == SHARED)
		return g_strdup("<guid>https://a.example/</guid>");
	return g_strdup_printf("<guid isPermaLink=\"false\">g%d</guid>",
			       e->guid);
}

static void append_item(GString *out, const struct feed *f, int place)
{
	int i = f->document[place];
	const struct item *e = &f->all[i];
	g_autofree char *title = title_of(f, i), *link = link_of(f, i);
	g_autofree char *guid = guid_of(f, i, place), *date = NULL;
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(e->time);

	date = g_date_time_format(t, "%Y-%m-%dT%H:%M:%SZ");
	g_string_append_printf(out,
			       "<item>%s<title>%s</title><link>%s</link>"
			       "<description>word%d. %d</description>%s%s%s"
			       "</item>",
			       guid, title, link, i, e->text,
			       e->time ? "<pubDate>" : "", e->time ? date : "",
			       e->time ? "</pubDate>" : "");
}

static char *write_document(const struct feed *f)
{
	GString *out = g_string_new("<rss version=\"2.0\"><channel>");

	for (int place = 0; place < f->listed; place++)
		append_item(out, f, place);
	g_string_append(out, "</channel></rss>");
	return g_string_free(out, FALSE);
}

static void change_item(struct feed *f, struct item *e)
{
	bool twin = e + 1 < f->all + f->n && e[1].kind == TWIN;

	e->text += chance(f, 40);
	if (e->exchanged)
		return;
	switch (e->kind) {
	case STEADY:
		e->title += !f->by_place && !twin && chance(f, 20);
		break;
	case SHARED:
		if (chance(f, 20))
			e->link++;
		else
			e->title += chance(f, 20);
		break;
	case MOVING:
		if (chance(f, 60)) {
			e->guid += MOST;
			e->link++;
		}
		break;
	case NUMBERED:
		e->guid += MOST;
		e->link++;
		e->title++;
		break;
	case NO_GUID:
		e->title += chance(f, 20);
		break;
	case UNDATED:
		e->guid += MOST;
		break;
	case TWIN:
	case KINDS:
		break;
	}
}

/* Two entries whose publisher exchanges their guids. */
static void exchange_guids(struct feed *f)
{
	for (int i = 0; i < f->n; i++)
		f->all[i].exchanged = false;
	for (int i = 0; i + 2 < f->n; i += 3) {
		struct item *a = &f->all[i], *b = &f->all[i + 2];
		int guid = a->guid;

		if (a->kind != STEADY || b->kind != STEADY || !a->seen ||
		    !b->seen || !a->there || !b->there || !chance(f, 20))
			continue;
		a->guid = b->guid;
		b->guid = guid;
		a->exchanged = b->exchanged = true;
	}
}

static void list_items(struct feed *f)
{
	f->listed = 0;
	for (int i = f->n - 1; i >= 0; i--)
		if (f->all[i].there)
			f->document[f->listed++] = i;
	if (f->by_place)
		return;
	for (int i = f->listed - 1; i > 0; i--) {
		int j = g_rand_int_range(f->random, 0, i + 1);
		int kept = f->document[i];

		f->document[i] = f->document[j];
		f->document[j] = kept;
	}
}

/* What happens between two refreshes: some leave, some come back, new ones come, and
 * the publisher does what it does. */
static void pass_time(struct feed *f)
{
	exchange_guids(f);
	for (int i = 0; i < f->n; i++) {
		struct item *e = &f->all[i];
		bool was = e->there;

		if (f->by_place)
			e->there = i > f->n - TOGETHER;
		else if (!e->exchanged && e->kind != TWIN &&
			 !(i + 1 < f->n && f->all[i + 1].kind == TWIN))
			e->there = e->there ? !chance(f, 15) : chance(f, 10);
		if (was) /* else several changes look like one */
			change_item(f, e);
	}
	for (int n = g_rand_int_range(f->random, 0, 5); n > 0; n--)
		add_item(f);
	list_items(f);
}

static void refresh(struct feed *f)
{
	g_autofree char *text = write_document(f);
	struct request request = { .kind = REQUEST_FEED,
				   .url = "https://a.example/feed",
				   .bytes = text,
				   .size = strlen(text),
				   .comments_count = -1 };
	g_autoptr(ParsedFeed) parsed = parse_feed(&request, NULL);
	g_autoptr(Incoming) a = NULL;
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GError) error = NULL;
	bool cut;

	ck_assert_ptr_nonnull(parsed);
	a = admit_arrivals(parsed, MOST, NOW, &cut);
	ck_assert_msg(store_put(store, feed_id, a, ids, &error), "%s",
		      error ? error->message : "");
	for (int i = 0; i < f->listed; i++)
		f->all[f->document[i]].seen = true;
}

static int64_t number_of(const char *sql, const char *text)
{
	sqlite3_stmt *q = store_prepare(store, sql, NULL);

	ck_assert_ptr_nonnull(q);
	if (text)
		sql_text(q, 1, text);
	return sql_number(q);
}

static void assert_each_is_there_once(const struct feed *f, const char *where)
{
	int64_t seen = 0;

	for (int i = 0; i < f->n; i++) {
		const struct item *e = &f->all[i];
		g_autofree char *word = g_strdup_printf("word%d. %%", i);
		int64_t n = number_of("SELECT count(*) FROM story WHERE summary"
				      " LIKE ?1",
				      word);

		seen += e->seen;
		ck_assert_msg(n == e->seen,
			      "%s: entry %d (kind %d) is there %" PRId64
			      " times",
			      where, i, (int)e->kind, n);
		ck_assert_msg(!e->seen || number_of("SELECT read FROM story"
						    " WHERE summary LIKE ?1",
						    word) == e->read,
			      "%s: entry %d (kind %d) was %sread", where, i,
			      (int)e->kind, e->read ? "" : "un");
	}
	ck_assert_int_eq(number_of("SELECT count(*) FROM story", NULL), seen);
}

static void read_some(struct feed *f)
{
	for (int i = 0; i < f->n; i++) {
		g_autofree char *word = g_strdup_printf("word%d. %%", i);

		if (!f->all[i].seen || !chance(f, 40))
			continue;
		f->all[i].read = true;
		number_of("UPDATE story SET read = 1 WHERE summary LIKE ?1",
			  word);
	}
}

static void open_feed(const char *path)
{
	g_autoptr(Subs) subs = subs_read("https://a.example/feed A\n", NULL);
	g_autoptr(FeedStates) feeds = NULL;

	store = store_open_write(path, NULL);
	ck_assert_ptr_nonnull(store);
	ck_assert(store_sync(store, subs, NULL, NOW, NULL));
	feeds = store_feed_state(store, "https://a.example/feed", NULL);
	feed_id = g_array_index(feeds->all, struct feed_state, 0).id;
}

/* A guid that is not shared yet tells which entry it is: the first document has two. */
static void begin(struct feed *f)
{
	for (int i = 0; i < TOGETHER; i++)
		add_item(f);
	for (int i = 0; i < 2 && !f->by_place; i++)
		f->all[i].kind = SHARED;
	list_items(f);
}

START_TEST(nothing_is_lost_doubled_or_unread_again)
{
	char *path = scratch_make();
	struct feed f = { .random = g_rand_new_with_seed((guint32)_i),
			  .by_place = _i % 5 == 4 };
	g_autofree char *wrong = NULL;

	open_feed(path);
	begin(&f);
	for (int n = 0; n < REFRESHES; n++) {
		g_autofree char *where =
			g_strdup_printf("feed %d, refresh %d", _i, n);

		refresh(&f);
		assert_each_is_there_once(&f, where);
		read_some(&f);
		refresh(&f); /* the same document again */
		assert_each_is_there_once(&f, where);
		pass_time(&f);
	}
	ck_assert(store_verify(store, true, &wrong));
	ck_assert_ptr_null(wrong);
	store_close(store);
	g_rand_free(f.random);
	scratch_drop(path);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("same_entries");
	TCase *t = tcase_create("random");

	tcase_add_loop_test(t, nothing_is_lost_doubled_or_unread_again, 0,
			    FEEDS);
	suite_add_tcase(s, t);
	return suite_run(s);
}
