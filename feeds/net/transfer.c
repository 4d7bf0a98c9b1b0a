#include "feeds/net/transfer.h"

#include "config.h"
#include "feeds/net/http.h"
#include "feeds/net/proxy.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/base/url_secrets.h"

#include <curl/curl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define SLOW_BYTES   100 /* a second, */
#define SLOW_SECONDS 10
#define HEADER_MAX   4096 /* bytes of a header value that is kept */

/* Headers that are kept, and where. */
#define KEPT(X)                                                                \
	X("etag", etag)                                                        \
	X("last-modified", modified)                                           \
	X("content-type", content_type)                                        \
	X("content-encoding", encoding)                                        \
	X("location", location)                                                \
	X("retry-after", retry)

static char *agent_of(const struct request *r, const Settings *settings)
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

Transfer *transfer_new(const struct request *r, const Settings *settings,
		       struct transfer_memory *memory)
{
	Transfer *a = g_new0(Transfer, 1);

	a->owner = r->owner;
	a->number = r->number;
	a->url = g_strdup(r->url);
	a->final_url = url_without_secrets(r->url);
	a->host = url_host(r->url);
	a->settings = settings;
	a->memory = memory;
	a->body = buf_new((size_t)settings->max_body);
	if (r->user)
		a->user = g_strdup(r->user);
	else
		url_secrets(r->url, &a->user, &a->password);
	a->password_command = g_strdup(r->password_command);
	a->netrc = r->netrc;
	a->proxy = g_strdup(r->proxy ? r->proxy : settings->proxy);
	a->agent = agent_of(r, settings);
	a->headers = copy_headers(r->headers);
	a->if_etag = g_strdup(r->etag);
	a->if_modified = g_strdup(r->modified);
	a->with.secrets = true;
	return a;
}

static void forget_headers(Transfer *a)
{
#define FORGET(name, field) g_clear_pointer(&a->field, g_free);
	KEPT(FORGET)
	a->header_bytes = 0;
}

void transfer_free(Transfer *a)
{
	if (!a)
		return;
	a->memory->held -= a->held;
	forget_headers(a);
	g_free(a->url);
	g_free(a->final_url);
	g_free(a->moved);
	g_free(a->host);
	g_free(a->user);
	g_free(a->password);
	g_free(a->password_command);
	g_free(a->agent);
	g_free(a->proxy);
	buf_free(a->body);
	g_clear_error(&a->error);
	g_strfreev(a->headers);
	g_free(a->if_etag);
	g_free(a->if_modified);
	curl_slist_free_all(a->sent);
	g_free(a);
}

static void fail(Transfer *a, enum error_kind kind, const char *words)
{
	if (!a->error)
		g_set_error_literal(&a->error, LEDE_ERROR, (int)kind, words);
}

void transfer_too_large(Transfer *a)
{
	g_autofree char *words =
		g_strdup_printf(_("feed is larger than %d MiB"),
				(int)(a->settings->max_body >> 20));

	fail(a, ERROR_LIMIT, words);
}

/* What a value is, without the blanks round it; whatever is no header text
 * becomes "?": it is sent back to servers as it came. */
static char *header_value(const char *text, size_t size)
{
	char *value = g_strndup(text, MIN(size, HEADER_MAX));

	g_strstrip(value);
	for (char *c = value; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F)
			*c = '?';
	return value;
}

static size_t take_header(char *text, size_t one, size_t n, void *user)
{
	Transfer *a = user;
	size_t size = one * n;
	const char *colon = memchr(text, ':', size);
	size_t name = colon ? (size_t)(colon - text) : 0;

	a->header_bytes += size;
	if (a->header_bytes > TRANSFER_HEADERS_MAX) {
		fail(a, ERROR_LIMIT, _("headers are larger than 300 KiB"));
		return 0;
	}
	/* a status line: what an interim answer said does not count */
	if (size > 5 && strncmp(text, "HTTP/", 5) == 0)
		forget_headers(a);
#define KEEP(header, field)                                                    \
	if (name == sizeof(header) - 1 &&                                      \
	    g_ascii_strncasecmp(text, header, name) == 0) {                    \
		g_free(a->field);                                              \
		(a->field) = header_value(colon + 1, size - name - 1);         \
	}
	KEPT(KEEP)
	return size;
}

static size_t take_body(char *bytes, size_t one, size_t n, void *user)
{
	Transfer *a = user;
	size_t size = one * n;

	if (a->memory->held + size > a->memory->most && !a->oldest) {
		a->paused = true;
		return CURL_WRITEFUNC_PAUSE;
	}
	if (!buf_add(a->body, bytes, size)) {
		transfer_too_large(a);
		return 0;
	}
	a->memory->held += size;
	a->held += size;
	return size;
}

/* `peer_private`: the address that is connected to. */
static bool may_reach(const Transfer *a, bool peer_private)
{
	const struct redirect_reach r = {
		.url = a->final_url,
		.redirected = a->redirects > 0,
		.first_private = a->private_first,
		.proxied = proxy_is_used(a->final_url, a->proxy),
		.peer_private = peer_private,
	};

	return redirect_may_reach(&r);
}

/* Before a new connection is made: what may not be asked is not even
 * connected to. */
static curl_socket_t open_socket(void *user, curlsocktype purpose,
				 struct curl_sockaddr *to)
{
	Transfer *a = user;

	if (purpose == CURLSOCKTYPE_IPCXN &&
	    !may_reach(a, http_is_private(&to->addr))) {
		a->refused_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

#if LIBCURL_VERSION_NUM >= 0x075000
#define HAVE_PREREQ
/* Before a request is sent, be its connection new or used before. */
static int before_request(void *user, char *peer, char *own, int peer_port,
			  int own_port)
{
	Transfer *a = user;

	(void)own;
	(void)peer_port;
	(void)own_port;
	if (may_reach(a, http_is_private_peer(peer)))
		return CURL_PREREQFUNC_OK;
	a->refused_private = true;
	return CURL_PREREQFUNC_ABORT;
}
#endif

/* An older libcurl says only whom a new connection is made to: then each
 * redirect gets one. */
static void set_watch(CURL *easy, Transfer *a)
{
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, a);
#ifdef HAVE_PREREQ
	curl_easy_setopt(easy, CURLOPT_PREREQDATA, a);
	if (curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request) ==
	    CURLE_OK)
		return;
#endif
	curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, (long)(a->redirects > 0));
}

static void set_limits(CURL *easy, const Settings *s)
{
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT,
			 (long)s->connect_timeout);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)s->timeout);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
	curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE,
			 (curl_off_t)s->max_body);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS,
			 (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

static void set_identity(CURL *easy, const Transfer *a)
{
	curl_easy_setopt(easy, CURLOPT_USERAGENT, a->agent);
	if (a->proxy)
		curl_easy_setopt(easy, CURLOPT_PROXY, a->proxy);
	if (!a->with.secrets)
		return;
	if (a->user)
		curl_easy_setopt(easy, CURLOPT_USERNAME, a->user);
	if (a->password)
		curl_easy_setopt(easy, CURLOPT_PASSWORD, a->password);
	if (a->netrc)
		curl_easy_setopt(easy, CURLOPT_NETRC,
				 (long)CURL_NETRC_OPTIONAL);
}

/* Cookies live as long as the chain. A handle keeps them when it is reset. */
static void set_cookies(CURL *easy, const Transfer *a)
{
	if (!a->with.cookies)
		curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");
	curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
}

/* Whether the user has a header of this name, to be sent instead. */
static bool is_replaced(const Transfer *a, const char *name)
{
	size_t n = strlen(name);

	for (char **h = a->headers; a->with.secrets && *h; h++)
		if (g_ascii_strncasecmp(*h, name, n) == 0 &&
		    strchr(":; ", (*h)[n]))
			return true;
	return false;
}

static void add_header(Transfer *a, const char *name, const char *value)
{
	g_autofree char *line = NULL;

	if (!value || is_replaced(a, name))
		return;
	line = g_strdup_printf("%s: %s", name, value);
	a->sent = curl_slist_append(a->sent, line);
}

static void set_headers(CURL *easy, Transfer *a)
{
	curl_slist_free_all(a->sent);
	a->sent = NULL;
	add_header(a, "Accept-Encoding", "gzip");
	add_header(a, "Accept",
		   "application/atom+xml, application/rss+xml, "
		   "application/feed+json, application/xml;q=0.9, "
		   "text/xml;q=0.9, */*;q=0.5");
	add_header(a, "If-None-Match", a->if_etag);
	add_header(a, "If-Modified-Since", a->if_modified);
	for (char **h = a->headers; a->with.secrets && *h; h++)
		a->sent = curl_slist_append(a->sent, *h);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, a->sent);
}

void transfer_prepare(Transfer *a, void *easy)
{
	set_limits(easy, a->settings);
	set_identity(easy, a);
	set_cookies(easy, a);
	set_headers(easy, a);
	set_watch(easy, a);
	curl_easy_setopt(easy, CURLOPT_URL, a->final_url);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, a);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, a->words);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, a);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, a);
}

/* In lede's words where it has them, else in curl's. */
static void set_failure(Transfer *a, int code)
{
	g_autofree char *words = NULL;

	if (a->refused_private) {
		fail(a, ERROR_HTTP,
		     _("a redirect to a private address is not followed"));
		return;
	}
	switch (code) {
	case CURLE_OPERATION_TIMEDOUT:
		words = g_strdup_printf(_("no answer in %ds"),
					(int)a->settings->timeout);
		fail(a, ERROR_NET, words);
		return;
	case CURLE_COULDNT_RESOLVE_HOST:
		fail(a, ERROR_NET, _("no such host"));
		return;
	case CURLE_COULDNT_CONNECT:
		fail(a, ERROR_NET, _("no connection"));
		return;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CERTPROBLEM:
		words = g_strdup_printf(_("certificate not valid: %s"),
					a->words);
		fail(a, ERROR_NET, words);
		return;
	case CURLE_FILESIZE_EXCEEDED:
		transfer_too_large(a);
		return;
	case CURLE_PARTIAL_FILE:
		fail(a, ERROR_NET, _("the answer was cut short"));
		return;
	case CURLE_GOT_NOTHING:
		fail(a, ERROR_NET, _("an empty answer"));
		return;
	default:
		fail(a, ERROR_NET,
		     *a->words ? a->words : curl_easy_strerror((CURLcode)code));
	}
}

static void seal(Transfer *a)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
	gsize size = TRANSFER_HASH;

	g_checksum_update(sum, a->body->bytes, (gssize)a->body->size);
	g_checksum_get_digest(sum, a->hash, &size);
}

bool transfer_fill(Transfer *a, const void *bytes, size_t size)
{
	if (!buf_add(a->body, bytes, size))
		return false;
	a->held += size;
	a->memory->held += size;
	a->status = 200;
	seal(a);
	return true;
}

void transfer_drop_body(Transfer *a)
{
	size_t max = a->body->max;

	buf_free(a->body);
	a->body = buf_new(max);
}

static void drop_answer(Transfer *a)
{
	a->memory->held -= a->held;
	a->held = 0;
	buf_clear(a->body);
}

/* True when the redirect was taken and is to be asked. */
static bool follow(Transfer *a)
{
	const struct redirect r = {
		.first = a->url,
		.from = a->final_url,
		.location = a->location,
		.count = a->redirects,
		.trusted = a->with.secrets,
		.allow_downgrade = a->settings->allow_downgrade,
	};
	char *to = redirect_follow(&r, &a->with, &a->error);

	if (!to)
		return false;
	a->all_permanent = http_is_permanent(a->status) &&
			   (a->redirects == 0 || a->all_permanent);
	a->redirects++;
	if (a->all_permanent) {
		g_free(a->moved);
		a->moved = a->with.secrets ? redirect_with_secrets(to, a->url)
					   : g_strdup(to);
	}
	g_free(a->final_url);
	a->final_url = to;
	drop_answer(a);
	return true;
}

/* Whether the feed's own address is a private one, on whatever connection. */
static void note_first(Transfer *a, CURL *easy)
{
	const char *peer = NULL;
	struct redirect_reach r = { .url = a->final_url };

	if (a->redirects)
		return;
	curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &peer);
	r.proxied = proxy_is_used(a->final_url, a->proxy);
	r.peer_private = http_is_private_peer(peer ? peer : "");
	a->private_first = redirect_is_private(&r);
}

bool transfer_done(Transfer *a, void *easy, int code)
{
	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &a->status);
	note_first(a, easy);
	if (code != CURLE_OK)
		set_failure(a, code);
	else if (http_means(a->status) == HTTP_REDIRECT && follow(a))
		return true;
	if (!a->error && http_means(a->status) == HTTP_BODY)
		seal(a);
	return false;
}
