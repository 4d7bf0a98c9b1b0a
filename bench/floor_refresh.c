/* floor_refresh: the least that a refresh can cost: curl multi, a push walk of
 * libxml2 that keeps title, link, guid, date and text, and one row an item. What it
 * has no answer for, it leaves out: no limits, no repair, no relations, no search.
 *
 *   floor_refresh PORT N STORE          into a table with two indexes
 *   floor_refresh PORT N STORE lede     into an empty store of lede's
 *
 * Validators are kept in the store: a second run is one of 304s where the server
 * obeys them. */
#include <curl/curl.h>
#include <libxml/parser.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE 64
#define HOSTS   100 /* of serve.py */
#define GROUP   64  /* feeds in one transaction */
#define CHUNK   65536
#define FIELDS  5

static const char bare[] =
	"PRAGMA journal_mode = WAL;"
	"CREATE TABLE IF NOT EXISTS item (feed INTEGER, guid TEXT, title TEXT,"
	" link TEXT, time INTEGER, text TEXT);"
	"CREATE UNIQUE INDEX IF NOT EXISTS item_key ON item (feed, guid);"
	"CREATE INDEX IF NOT EXISTS item_time ON item (time)";
static const char common[] =
	"PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;"
	"CREATE TABLE IF NOT EXISTS validator (feed INTEGER PRIMARY KEY, etag)";
static const char bare_insert[] =
	"INSERT OR IGNORE INTO item (feed, time, title, link, guid, text)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?7)";
static const char lede_insert[] =
	"INSERT OR IGNORE INTO story (feed, time, title, url, guid, summary,"
	" arrived, section, event, front, hash) VALUES (?1, ?2, ?3, ?4, ?5,"
	" substr(?7, 1, 300), ?2, 1, 1, ?2 / 21600.0, 1)";
static const char lede_content[] =
	"INSERT INTO content (story, html) VALUES (last_insert_rowid(), ?7)";

struct store {
	sqlite3 *db;
	sqlite3_stmt *item, *content, *etag;
	int feeds; /* in the transaction */
};

struct feed {
	char *bytes;
	size_t size;
	char etag[64];
	int number;
	struct curl_slist *headers;
};

struct walk {
	struct store *store;
	const struct feed *feed;
	char text[FIELDS][16384];
	int field; /* -1: none */
	size_t length;
	int items;
};

static size_t take(char *bytes, size_t one, size_t n, void *user)
{
	struct feed *f = user;

	f->bytes = realloc(f->bytes, f->size + one * n + 1);
	memcpy(f->bytes + f->size, bytes, one * n);
	f->size += one * n;
	return one * n;
}

static void start(void *user, const xmlChar *name, const xmlChar *prefix,
		  const xmlChar *uri, int n_ns, const xmlChar **ns, int n_attr,
		  int n_def, const xmlChar **attr)
{
	static const char *const names[FIELDS] = { "title", "link", "guid",
						   "pubDate", "description" };
	struct walk *w = user;

	(void)prefix, (void)uri, (void)n_ns, (void)ns, (void)n_attr;
	(void)n_def, (void)attr;
	w->field = -1;
	for (int i = 0; i < FIELDS; i++)
		if (strcmp((const char *)name, names[i]) == 0)
			w->field = i;
	w->length = 0;
}

static void text(void *user, const xmlChar *bytes, int n)
{
	struct walk *w = user;

	if (w->field < 0 || w->length + (size_t)n >= sizeof w->text[0])
		return;
	memcpy(w->text[w->field] + w->length, bytes, (size_t)n);
	w->length += (size_t)n;
	w->text[w->field][w->length] = '\0';
}

static void run(sqlite3_stmt *q)
{
	sqlite3_step(q);
	sqlite3_reset(q);
}

static void put_item(const struct walk *w)
{
	const struct store *s = w->store;

	sqlite3_bind_int(s->item, 1, w->feed->number);
	sqlite3_bind_int64(s->item, 2, curl_getdate(w->text[3], NULL));
	for (int i = 0; i < 3; i++)
		sqlite3_bind_text(s->item, 3 + i, w->text[i], -1,
				  SQLITE_STATIC);
	sqlite3_bind_text(s->item, 7, w->text[4], -1, SQLITE_STATIC);
	run(s->item);
	if (!s->content || !sqlite3_changes(s->db))
		return;
	sqlite3_bind_text(s->content, 7, w->text[4], -1, SQLITE_STATIC);
	run(s->content);
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix,
		const xmlChar *uri)
{
	struct walk *w = user;

	(void)prefix, (void)uri;
	w->field = -1;
	if (strcmp((const char *)name, "item") != 0)
		return;
	w->items++;
	put_item(w);
}

static void walk_feed(const struct feed *f, struct walk *w)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = start,
			      .endElementNs = end,
			      .characters = text,
			      .cdataBlock = text };
	xmlParserCtxtPtr ctxt = xmlCreatePushParserCtxt(&sax, w, NULL, 0, NULL);

	w->feed = f;
	w->field = -1;
	for (size_t at = 0; at < f->size; at += CHUNK)
		xmlParseChunk(
			ctxt, f->bytes + at,
			(int)(f->size - at < CHUNK ? f->size - at : CHUNK), 0);
	xmlParseChunk(ctxt, "", 0, 1);
	xmlFreeParserCtxt(ctxt);
}

static size_t header(char *bytes, size_t one, size_t n, void *user)
{
	struct feed *f = user;

	if (one * n > 8 && strncasecmp(bytes, "etag: ", 6) == 0 &&
	    one * n < sizeof f->etag) {
		memcpy(f->etag, bytes + 6, one * n - 8);
		f->etag[one * n - 8] = '\0';
	}
	return one * n;
}

static void add(CURLM *multi, struct feed *f, const char *port)
{
	CURL *easy = curl_easy_init();
	char url[256], line[96];

	snprintf(url, sizeof url, "http://127.0.0.%d:%s/feed/%d",
		 f->number % HOSTS + 1, port, f->number);
	curl_easy_setopt(easy, CURLOPT_URL, url);
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, f);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, f);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, f);
	if (*f->etag) {
		snprintf(line, sizeof line, "If-None-Match: %s", f->etag);
		f->headers = curl_slist_append(NULL, line);
		curl_easy_setopt(easy, CURLOPT_HTTPHEADER, f->headers);
	}
	curl_multi_add_handle(multi, easy);
}

static void finish(struct feed *f, CURL *easy, struct walk *w)
{
	struct store *s = w->store;

	curl_easy_cleanup(easy);
	curl_slist_free_all(f->headers);
	if (!s->feeds++)
		sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL);
	if (f->size) {
		walk_feed(f, w);
		sqlite3_bind_int(s->etag, 1, f->number);
		sqlite3_bind_text(s->etag, 2, f->etag, -1, SQLITE_STATIC);
		run(s->etag);
	}
	free(f->bytes);
	f->bytes = NULL;
	if (s->feeds < GROUP)
		return;
	sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	s->feeds = 0;
}

static void read_etags(sqlite3 *db, struct feed *feeds, int n)
{
	sqlite3_stmt *q;

	sqlite3_prepare_v2(db, "SELECT feed, etag FROM validator", -1, &q,
			   NULL);
	while (sqlite3_step(q) == SQLITE_ROW)
		if (sqlite3_column_int(q, 0) < n)
			snprintf(feeds[sqlite3_column_int(q, 0)].etag,
				 sizeof feeds->etag, "%s",
				 (const char *)sqlite3_column_text(q, 1));
	sqlite3_finalize(q);
}

static void open_store(struct store *s, const char *path, int of_lede)
{
	if (sqlite3_open(path, &s->db) != SQLITE_OK)
		exit(1);
	if (!of_lede)
		sqlite3_exec(s->db, bare, NULL, NULL, NULL);
	sqlite3_exec(s->db, common, NULL, NULL, NULL);
	sqlite3_prepare_v2(s->db, of_lede ? lede_insert : bare_insert, -1,
			   &s->item, NULL);
	if (of_lede)
		sqlite3_prepare_v2(s->db, lede_content, -1, &s->content, NULL);
	sqlite3_prepare_v2(s->db,
			   "INSERT OR REPLACE INTO validator VALUES (?1, ?2)",
			   -1, &s->etag, NULL);
}

static void close_store(struct store *s)
{
	if (s->feeds)
		sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	sqlite3_finalize(s->item);
	sqlite3_finalize(s->content);
	sqlite3_finalize(s->etag);
	sqlite3_close(s->db);
}

int main(int argc, char **argv)
{
	int n = argc > 3 ? atoi(argv[2]) : 0, next = 0, running, left;
	struct feed *feeds = calloc((size_t)n + 1, sizeof *feeds);
	static struct walk w;
	struct store store = { 0 };
	CURLM *multi = curl_multi_init();
	CURLMsg *m;

	if (!n)
		return 1;
	w.store = &store;
	open_store(&store, argv[3], argc > 4);
	read_etags(store.db, feeds, n);
	for (int i = 0; i < n; i++)
		feeds[i].number = i;
	while (next < n && next < AT_ONCE)
		add(multi, &feeds[next++], argv[1]);
	do {
		curl_multi_perform(multi, &running);
		while ((m = curl_multi_info_read(multi, &left))) {
			CURL *easy = m->easy_handle;
			struct feed *f;

			curl_easy_getinfo(easy, CURLINFO_PRIVATE, &f);
			curl_multi_remove_handle(multi, easy);
			finish(f, easy, &w);
			if (next < n)
				add(multi, &feeds[next++], argv[1]);
			running++;
		}
		if (running)
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
	} while (running);
	curl_multi_cleanup(multi);
	close_store(&store);
	free(feeds);
	printf("%d items\n", w.items);
	return 0;
}
