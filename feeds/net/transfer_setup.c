#include "feeds/net/transfer_setup.h"

#include "feeds/net/http.h"
#include "feeds/net/proxy.h"
#include "src/base/clock.h"
#include "src/base/url.h"
#include "src/base/url_format.h"

#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A transfer that is slower than this for so long is given up: it would hold one of
 * the few connections. */
#define SLOW_BYTES   100 /* a second, */
#define SLOW_SECONDS 10

static size_t on_header(char *text, size_t one, size_t n, void *user)
{
	Transfer *t = user;

	t->heard_ms = clock_mono_ms();
	return transfer_take_header(t, text, one * n) ? one * n : 0;
}

static size_t on_body(char *bytes, size_t one, size_t n, void *user)
{
	Transfer *t = user;
	size_t size = one * n;

	t->heard_ms = clock_mono_ms();
	if (t->memory->held + size > t->memory->most && !t->favoured) {
		t->paused = true;
		return CURL_WRITEFUNC_PAUSE;
	}
	if (!buf_add(t->body, bytes, size)) {
		transfer_too_large(t);
		return 0;
	}
	t->memory->held += size;
	t->held += size;
	return size;
}

/* `peer_private`: the address that is connected to. */
static bool may_reach(const Transfer *t, bool peer_private)
{
	const struct redirect_reach r = {
		.url = t->final_url,
		.redirected = t->redirects > 0 || t->linked,
		.first_private = t->private_first,
		.proxied = proxy_is_used(t->final_url, t->proxy),
		.peer_private = peer_private,
	};

	return redirect_may_reach(&r);
}

/* Before a new connection is made: one that is not allowed is not made at all. */
static curl_socket_t open_socket(void *user, curlsocktype purpose,
				 struct curl_sockaddr *to)
{
	Transfer *t = user;

	if (purpose == CURLSOCKTYPE_IPCXN &&
	    !may_reach(t, http_is_private(&to->addr))) {
		t->refused_private = true;
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
	Transfer *t = user;

	(void)own;
	(void)peer_port;
	(void)own_port;
	if (may_reach(t, http_is_private_peer(peer)))
		return CURL_PREREQFUNC_OK;
	t->refused_private = true;
	return CURL_PREREQFUNC_ABORT;
}
#endif

/* CURLOPT_PREREQFUNCTION is of curl 7.80. An older one shows only new connections:
 * then each redirect gets one of its own. */
static void set_peer_checks(CURL *easy, Transfer *t)
{
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, t);
	curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, (long)t->reconnect);
#ifdef HAVE_PREREQ
	curl_easy_setopt(easy, CURLOPT_PREREQDATA, t);
	if (curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request) ==
	    CURLE_OK)
		return;
#endif
	curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT,
			 (long)(t->reconnect || t->redirects > 0));
}

static void set_limits(CURL *easy, const Transfer *t)
{
	const Settings *s = t->settings;

	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT,
			 (long)s->connect_timeout);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)s->timeout);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
	curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)t->max);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS,
			 (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/* HTTP/2 is asked for in the TLS handshake (RFC 9113 section 3.2). A second request to
 * a host waits for the handshake of the first, to use its connection. */
static void set_version(CURL *easy, const Transfer *t)
{
	g_autofree char *scheme = url_scheme(t->final_url);
	bool tls = strcmp(scheme, "https") == 0;

	curl_easy_setopt(
		easy, CURLOPT_HTTP_VERSION,
		(long)(tls ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
	curl_easy_setopt(easy, CURLOPT_PIPEWAIT, (long)tls);
}

/* As other programs do: libcurl itself reads no such variable. */
static void set_trust(CURL *easy)
{
	const char *file = g_getenv("SSL_CERT_FILE");
	const char *folder = g_getenv("SSL_CERT_DIR");

	if (file && *file)
		curl_easy_setopt(easy, CURLOPT_CAINFO, file);
	if (folder && *folder)
		curl_easy_setopt(easy, CURLOPT_CAPATH, folder);
}

static void set_identity(CURL *easy, const Transfer *t)
{
	curl_easy_setopt(easy, CURLOPT_USERAGENT, t->agent);
	if (t->proxy)
		curl_easy_setopt(easy, CURLOPT_PROXY, t->proxy);
	if (!t->with.secrets)
		return;
	if (t->user)
		curl_easy_setopt(easy, CURLOPT_USERNAME, t->user);
	if (t->password)
		curl_easy_setopt(easy, CURLOPT_PASSWORD, t->password);
	if (t->netrc)
		curl_easy_setopt(easy, CURLOPT_NETRC,
				 (long)CURL_NETRC_OPTIONAL);
}

/* Cookies live as long as the chain. A handle keeps them when it is reset. */
static void set_cookies(CURL *easy, const Transfer *t)
{
	if (!t->with.cookies)
		curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");
	/* A line that is no cookie turns the engine on. CURLOPT_COOKIEFILE ""
	 * does, too, but curl_easy_reset() loses its list without freeing it
	 * (7.88). */
	curl_easy_setopt(easy, CURLOPT_COOKIELIST, "");
}

/* Whether the user has a header of this name, to be sent instead. */
static bool is_replaced(const Transfer *t, const char *name)
{
	size_t n = strlen(name);

	for (char **h = t->headers; t->with.secrets && *h; h++)
		if (g_ascii_strncasecmp(*h, name, n) == 0 &&
		    strchr(":; ", (*h)[n]))
			return true;
	return false;
}

static void append_header(Transfer *t, const char *name, const char *value)
{
	g_autofree char *line = NULL;

	if (!value || is_replaced(t, name))
		return;
	line = g_strdup_printf("%s: %s", name, value);
	t->sent = curl_slist_append(t->sent, line);
}

static const char accepts_feeds[] =
	"application/atom+xml, application/rss+xml, application/feed+json,"
	" application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

static void set_headers(CURL *easy, Transfer *t)
{
	curl_slist_free_all(t->sent);
	t->sent = NULL;
	append_header(t, "Accept-Encoding", "gzip");
	append_header(t, "Accept", t->accept ? t->accept : accepts_feeds);
	append_header(t, "If-None-Match", t->if_etag);
	append_header(t, "If-Modified-Since", t->if_modified);
	for (char **h = t->headers; t->with.secrets && *h; h++)
		t->sent = curl_slist_append(t->sent, *h);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, t->sent);
}

void transfer_setup(Transfer *t, void *easy)
{
	g_autofree char *url = url_for_request(t->final_url);

	t->heard_ms = clock_mono_ms();
	t->header_bytes = 0;
	set_limits(easy, t);
	set_version(easy, t);
	set_trust(easy);
	set_identity(easy, t);
	set_cookies(easy, t);
	set_headers(easy, t);
	set_peer_checks(easy, t);
	curl_easy_setopt(easy, CURLOPT_URL, url);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, t);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, t->words);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, t);
}
