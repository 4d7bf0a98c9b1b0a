#include "feeds/net/transfer.h"

#include "config.h"
#include "feeds/net/failure.h"
#include "feeds/net/http.h"
#include "feeds/net/proxy.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/base/url_secrets.h"

#include <curl/curl.h>
#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>
#include <xxhash.h>

/* Headers that are kept, and where. The last line of a header counts; of one that is a
 * list, all of them, as one (RFC 9110 section 5.3). */
static const struct kept {
	const char *name;
	size_t offset; /* of a char * in Transfer */
	bool is_list;
} kept[] = {
	{ "etag", offsetof(Transfer, etag), false },
	{ "last-modified", offsetof(Transfer, modified), false },
	{ "content-type", offsetof(Transfer, content_type), false },
	{ "content-encoding", offsetof(Transfer, encoding), true },
	{ "content-length", offsetof(Transfer, length), false },
	{ "location", offsetof(Transfer, location), false },
	{ "retry-after", offsetof(Transfer, retry), false },
	{ "cache-control", offsetof(Transfer, fresh.cache_control), true },
	{ "expires", offsetof(Transfer, fresh.expires), false },
	{ "date", offsetof(Transfer, fresh.date), false },
	{ "age", offsetof(Transfer, fresh.age), false },
};

static char **kept_value(Transfer *t, const struct kept *k)
{
	return (char **)(void *)((char *)t + k->offset);
}

static char *agent_of(const struct fetch_request *r, const Settings *settings)
{
	if (r->user_agent || settings->user_agent)
		return g_strdup(r->user_agent ? r->user_agent
					      : settings->user_agent);
	return g_strdup(*PACKAGE_URL ? PACKAGE "/" PACKAGE_VERSION
					       " (+" PACKAGE_URL ")"
				     : PACKAGE "/" PACKAGE_VERSION);
}

static char **copy_headers(const char *const *headers)
{
	GPtrArray *copy = g_ptr_array_new();

	for (; headers && *headers; headers++)
		g_ptr_array_add(copy, g_strdup(*headers));
	g_ptr_array_add(copy, NULL);
	return (char **)g_ptr_array_free(copy, FALSE);
}

/* The host whose turn it waits for. */
static char *host_of_queue(const char *url)
{
	return url_is_web(url) ? url_host(url) : g_strdup("");
}

Transfer *transfer_new(const struct fetch_request *r, const Settings *settings,
		       struct transfer_memory *memory)
{
	Transfer *t = g_new0(Transfer, 1);

	t->owner = r->owner;
	t->number = r->number;
	t->url = g_strdup(r->url);
	t->final_url = url_without_secrets(r->url);
	t->host = host_of_queue(r->url);
	t->first = r->first;
	t->linked = r->linked;
	t->settings = settings;
	t->memory = memory;
	t->max = (size_t)(r->max ? MIN(r->max, settings->max_body)
				 : settings->max_body);
	t->body = buf_new(t->max);
	if (r->user)
		t->user = g_strdup(r->user);
	else
		url_secrets(r->url, &t->user, &t->password);
	t->password_command = g_strdup(r->password_command);
	t->netrc = r->netrc;
	t->proxy = g_strdup(r->proxy ? r->proxy : settings->proxy);
	t->agent = agent_of(r, settings);
	t->accept = g_strdup(r->accept);
	t->headers = copy_headers(r->headers);
	t->if_etag = g_strdup(r->etag);
	t->if_modified = g_strdup(r->modified);
	t->with.secrets = true;
	return t;
}

static void clear_headers(Transfer *t)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		g_clear_pointer(kept_value(t, &kept[i]), g_free);
}

void transfer_free(Transfer *t)
{
	if (!t)
		return;
	t->memory->held -= t->held;
	clear_headers(t);
	g_free(t->url);
	g_free(t->final_url);
	g_free(t->moved);
	g_free(t->host);
	g_free(t->user);
	g_free(t->password);
	g_free(t->password_command);
	g_free(t->agent);
	g_free(t->accept);
	g_free(t->proxy);
	buf_free(t->body);
	g_clear_error(&t->error);
	g_strfreev(t->headers);
	g_free(t->if_etag);
	g_free(t->if_modified);
	curl_slist_free_all(t->sent);
	g_free(t);
}

guint transfer_drop_owned(GQueue *transfers, int owner)
{
	guint before = transfers->length;

	for (GList *l = transfers->head, *next; l; l = next) {
		Transfer *t = l->data;

		next = l->next;
		if (t->owner != owner)
			continue;
		g_queue_delete_link(transfers, l);
		transfer_free(t);
	}
	return before - transfers->length;
}

int64_t transfer_silence_ms(const Transfer *t, int64_t now_ms)
{
	return t->paused ? 0 : now_ms - t->heard_ms;
}

void transfer_fail(Transfer *t, enum error_kind kind, const char *words)
{
	if (!t->error)
		g_set_error_literal(&t->error, LEDE_ERROR, (int)kind, words);
}

void transfer_too_large(Transfer *t)
{
	if (!t->error)
		error_set_too_large(&t->error, t->max);
}

/* A second Content-Length that is not the first: where the answer ends is not known
 * (RFC 9112 section 6.3). */
static bool is_other_length(const Transfer *t, const char *text, size_t size)
{
	static const char name[] = "content-length:";
	const size_t n = sizeof name - 1;
	g_autofree char *value = NULL;

	if (!t->length || size < n || g_ascii_strncasecmp(text, name, n) != 0)
		return false;
	value = http_header_value(text + n, size - n);
	return strcmp(value, t->length) != 0;
}

static void keep_header(Transfer *t, const struct kept *k, const char *text,
			size_t size)
{
	char **value = kept_value(t, k);
	g_autofree char *before = *value;
	g_autofree char *line = http_header_value(text, size);

	if (!g_utf8_validate(line, -1, NULL)) /* what is stored is UTF-8 */
		g_clear_pointer(&line, g_free);
	if (line && k->is_list && before && strlen(before) < HTTP_HEADER_MAX)
		*value = g_strconcat(before, ", ", line, NULL);
	else
		*value = g_steal_pointer(&line);
}

bool transfer_take_header(Transfer *t, const char *text, size_t size)
{
	const char *colon = memchr(text, ':', size);
	size_t name = colon ? (size_t)(colon - text) : 0;

	t->header_bytes += size;
	if (t->header_bytes > TRANSFER_HEADERS_MAX) {
		transfer_fail(t, ERROR_LIMIT,
			      _("headers are larger than 300 KiB"));
		return false;
	}
	/* a status line: headers of an interim response (RFC 9110 section 15.2)
	 * or of a redirect are not kept */
	if (size > 5 && strncmp(text, "HTTP/", 5) == 0)
		clear_headers(t);
	if (is_other_length(t, text, size)) {
		transfer_fail(t, ERROR_NET, _("not an HTTP response"));
		return false;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (name == strlen(kept[i].name) &&
		    g_ascii_strncasecmp(text, kept[i].name, name) == 0)
			keep_header(t, &kept[i], colon + 1, size - name - 1);
	return true;
}

/* Whether there was not even a connection, to the feed's own host. */
static bool is_unreached(const Transfer *t, CURL *easy, CURLcode code)
{
	curl_off_t connect_us = 0;

	curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connect_us);
	return !t->redirects &&
	       (code == CURLE_COULDNT_RESOLVE_HOST ||
		code == CURLE_COULDNT_RESOLVE_PROXY ||
		code == CURLE_COULDNT_CONNECT ||
		(code == CURLE_OPERATION_TIMEDOUT && connect_us == 0));
}

static void set_failure(Transfer *t, CURL *easy, CURLcode code)
{
	static const char *const refused[] = {
		N_("its address is in a private network"),
		N_("a redirect to a private address is not followed"),
	};
	g_autofree char *words = NULL;

	if (is_unreached(t, easy, code))
		t->unreached = t->host;
	t->untrusted = code == CURLE_PEER_FAILED_VERIFICATION;
	if (t->refused_private) {
		transfer_fail(t, ERROR_HTTP, _(refused[t->redirects > 0]));
	} else if (code == CURLE_FILESIZE_EXCEEDED) {
		transfer_too_large(t);
	} else {
		words = failure_words(easy, (int)code, t->words);
		transfer_fail(t, ERROR_NET, words);
	}
}

static void set_hash(Transfer *t)
{
	XXH128_canonical_t hash;

	G_STATIC_ASSERT(sizeof hash == sizeof t->hash);
	XXH128_canonicalFromHash(&hash,
				 XXH3_128bits(t->body->bytes, t->body->size));
	memcpy(t->hash, &hash, sizeof hash);
}

bool transfer_fill(Transfer *t, const void *bytes, size_t size)
{
	if (!buf_add(t->body, bytes, size))
		return false;
	t->held += size;
	t->memory->held += size;
	t->status = 200;
	set_hash(t);
	return true;
}

void transfer_drop_body(Transfer *t)
{
	size_t max = t->body->max;

	buf_free(t->body);
	t->body = buf_new(max);
}

static void drop_answer(Transfer *t)
{
	t->memory->held -= t->held;
	t->held = 0;
	buf_clear(t->body);
}

/* True when the redirect is followed: the transfer is to be run again. */
static bool follow(Transfer *t)
{
	const struct redirect r = {
		.first = t->url,
		.from = t->final_url,
		.location = t->location,
		.count = t->redirects,
		.trusted = t->with.secrets,
		.allow_downgrade = t->settings->allow_downgrade,
	};
	char *to = redirect_follow(&r, &t->with, &t->error);

	if (!to)
		return false;
	t->all_permanent = http_is_permanent(t->status) &&
			   (t->redirects == 0 || t->all_permanent);
	t->redirects++;
	if (t->all_permanent) {
		g_free(t->moved);
		t->moved = t->with.secrets ? redirect_with_secrets(to, t->url)
					   : g_strdup(to);
	}
	g_free(t->final_url);
	t->final_url = to;
	g_free(t->host);
	t->host = host_of_queue(to);
	t->first = true; /* it has waited for its turn */
	drop_answer(t);
	return true;
}

bool transfer_follow_page(Transfer *t, const char *to, int most, GError **error)
{
	/* what a program or a file prints is not fetched elsewhere */
	if (t->pages >= most || !url_is_web(t->url)) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("not a feed (HTML; it links to %s)"), to);
		return false;
	}
	t->pages++;
	/* a page that leads to a feed is no feed: that it is there for good says
	 * nothing of where the feed is */
	g_clear_pointer(&t->moved, g_free);
	g_free(t->location);
	t->location = g_strdup(to);
	if (!follow(t)) {
		g_propagate_error(error, g_steal_pointer(&t->error));
		return false;
	}
	clear_headers(t);
	t->status = 0;
	return true;
}

/* Whether the feed's own address is a private one, on whatever connection. */
static void note_first(Transfer *t, CURL *easy)
{
	const char *peer = NULL;
	struct redirect_reach r = { .url = t->final_url };

	if (t->redirects || t->linked)
		return;
	curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &peer);
	r.proxied = proxy_is_used(t->final_url, t->proxy);
	r.peer_private = http_is_private_peer(peer ? peer : "");
	t->private_first = redirect_is_private(&r);
}

/* What came first on a connection that had been used before is no HTTP: it may be what
 * an earlier answer left there (one to 304, which has no body). Then the request is sent
 * again, once. */
static bool is_left_over(const Transfer *t, CURL *easy, CURLcode code)
{
	long made = 0;

	curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &made);
	return !made && !t->reconnect && !t->status &&
	       failure_is_malformed((int)code, t->words);
}

bool transfer_done(Transfer *t, void *easy, int code)
{
	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &t->status);
	note_first(t, easy);
	if (is_left_over(t, easy, (CURLcode)code)) {
		t->reconnect = true;
		return true;
	}
	if (code != CURLE_OK)
		set_failure(t, easy, (CURLcode)code);
	else if (http_means(t->status) == HTTP_REDIRECT && follow(t))
		return true;
	if (!t->error && http_means(t->status) == HTTP_BODY)
		set_hash(t);
	return false;
}
