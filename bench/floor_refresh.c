/* floor_refresh: the least that a refresh can cost: curl multi, a bare push
 * walk of libxml2, and an item's rows put into an empty store of lede's, with
 * its indexes. Usage: floor_refresh BASE N STORE [304] */
#include <curl/curl.h>
#include <libxml/parser.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT_ONCE 32
#define CHUNK 65536

struct feed {
	char *bytes;
	size_t size;
	char etag[64];
	int number;
	struct curl_slist *headers;
};

struct walk {
	sqlite3_stmt *story, *content;
	char text[4][8192];
	int field; /* -1: none */
	size_t length;
	int feed, items;
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
	static const char *const names[] = { "title", "link", "guid",
					     "description" };
	struct walk *w = user;

	(void)prefix, (void)uri, (void)n_ns, (void)ns, (void)n_attr;
	(void)n_def, (void)attr;
	w->field = -1;
	for (int i = 0; i < 4; i++)
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

static void end(void *user, const xmlChar *name, const xmlChar *prefix,
		const xmlChar *uri)
{
	struct walk *w = user;

	(void)prefix, (void)uri;
	w->field = -1;
	if (strcmp((const char *)name, "item") != 0)
		return;
	w->items++;
	for (int i = 0; i < 3; i++)
		sqlite3_bind_text(w->story, i + 1, w->text[i], -1,
				  SQLITE_STATIC);
	sqlite3_bind_int(w->story, 4, w->feed);
	sqlite3_bind_int(w->story, 5, 1790000000 - w->items % 40 * 1800 -
					      w->feed * 7);
	sqlite3_bind_int(w->story, 6, w->items);
	/* a summary of a list is 300 characters at most */
	sqlite3_bind_text(w->story, 7, w->text[3],
			  strlen(w->text[3]) < 300 ? -1 : 300, SQLITE_STATIC);
	sqlite3_step(w->story);
	sqlite3_reset(w->story);
	sqlite3_bind_int(w->content, 1, w->items);
	sqlite3_bind_text(w->content, 2, w->text[3], -1, SQLITE_STATIC);
	sqlite3_step(w->content);
	sqlite3_reset(w->content);
}

static void walk_feed(const struct feed *f, struct walk *w)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = start,
			      .endElementNs = end,
			      .characters = text,
			      .cdataBlock = text };
	xmlParserCtxtPtr ctxt =
		xmlCreatePushParserCtxt(&sax, w, NULL, 0, NULL);

	w->feed = f->number;
	w->field = -1;
	for (size_t at = 0; at < f->size; at += CHUNK)
		xmlParseChunk(ctxt, f->bytes + at,
			      (int)(f->size - at < CHUNK ? f->size - at : CHUNK),
			      0);
	xmlParseChunk(ctxt, "", 0, 1);
	xmlFreeParserCtxt(ctxt);
}

static size_t header(char *bytes, size_t one, size_t n, void *user)
{
	struct feed *f = user;

	if (one * n > 6 && strncasecmp(bytes, "etag: ", 6) == 0 &&
	    one * n < sizeof f->etag) {
		memcpy(f->etag, bytes + 6, one * n - 8);
		f->etag[one * n - 8] = '\0';
	}
	return one * n;
}

static void add(CURLM *multi, struct feed *f, const char *base)
{
	CURL *easy = curl_easy_init();
	char url[256], line[96];

	snprintf(url, sizeof url, "%s/feed/%d", base, f->number);
	curl_easy_setopt(easy, CURLOPT_URL, url);
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

/* With "304", validators come from a file that a first run leaves. */
static void read_etags(struct feed *feeds, int n, const char *path)
{
	FILE *file = fopen(path, "r");

	for (int i = 0; file && i < n; i++)
		if (!fgets(feeds[i].etag, sizeof feeds[i].etag, file))
			break;
		else
			feeds[i].etag[strcspn(feeds[i].etag, "\n")] = '\0';
	if (file)
		fclose(file);
}

static void write_etags(const struct feed *feeds, int n, const char *path)
{
	FILE *file = fopen(path, "w");

	for (int i = 0; file && i < n; i++)
		fprintf(file, "%s\n", feeds[i].etag);
	if (file)
		fclose(file);
}

int main(int argc, char **argv)
{
	int n = argc > 3 ? atoi(argv[2]) : 0, next = 0, running, left;
	struct feed *feeds = calloc((size_t)n + 1, sizeof *feeds);
	static struct walk w;
	char etags[512];
	sqlite3 *db;
	CURLM *multi;
	CURLMsg *m;

	if (!n || sqlite3_open(argv[3], &db) != SQLITE_OK)
		return 1;
	snprintf(etags, sizeof etags, "%s.etags", argv[3]);
	if (argc > 4)
		read_etags(feeds, n, etags);
	sqlite3_exec(db,
		     "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;"
		     "BEGIN",
		     NULL, NULL, NULL);
	sqlite3_prepare_v2(db,
			   "INSERT INTO story (title, url, guid, feed, time,"
			   " arrived, section, event, front, hash, summary)"
			   " VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1, ?6, ?5 /"
			   " 21600.0, ?6, ?7)",
			   -1, &w.story, NULL);
	sqlite3_prepare_v2(db,
			   "INSERT INTO content (story, html) VALUES (?1, ?2)",
			   -1, &w.content, NULL);
	multi = curl_multi_init();
	for (; next < n && next < AT_ONCE; next++) {
		feeds[next].number = next;
		add(multi, &feeds[next], argv[1]);
	}
	do {
		curl_multi_perform(multi, &running);
		while ((m = curl_multi_info_read(multi, &left))) {
			CURL *easy = m->easy_handle;
			struct feed *f;

			curl_easy_getinfo(easy, CURLINFO_PRIVATE, &f);
			curl_multi_remove_handle(multi, easy);
			curl_easy_cleanup(easy);
			curl_slist_free_all(f->headers);
			if (f->size)
				walk_feed(f, &w);
			free(f->bytes);
			if (next < n) {
				feeds[next].number = next;
				add(multi, &feeds[next++], argv[1]);
				running++;
			}
		}
		if (running)
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
	} while (running);
	sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	sqlite3_finalize(w.story);
	sqlite3_finalize(w.content);
	sqlite3_close(db);
	curl_multi_cleanup(multi);
	write_etags(feeds, n, etags);
	free(feeds);
	printf("%d items\n", w.items);
	return 0;
}
