#include "feeds/answer.h"

#include "config.h"
#include "feeds/http.h"
#include "src/error.h"
#include "src/url.h"

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

Answer *answer_new(const struct request *r, const Settings *settings,
		   struct answer_memory *memory)
{
	Answer *a = g_new0(Answer, 1);
	struct curl_slist *list = NULL;

	a->number = r->number;
	a->url = g_strdup(r->url);
	a->final_url = g_strdup(r->url);
	a->host = url_host(r->url);
	a->settings = settings;
	a->memory = memory;
	a->body = buf_new((size_t)settings->max_body);
	a->user = g_strdup(r->user);
	a->password_command = g_strdup(r->password_command);
	a->netrc = r->netrc;
	a->proxy = g_strdup(r->proxy ? r->proxy : settings->proxy);
	a->agent = g_strdup(r->user_agent          ? r->user_agent
			    : settings->user_agent ? settings->user_agent
			    : *PACKAGE_URL         ? PACKAGE "/" PACKAGE_VERSION
						     " (+" PACKAGE_URL ")"
					   : PACKAGE "/" PACKAGE_VERSION);
	list = curl_slist_append(list, "Accept-Encoding: gzip");
	list = curl_slist_append(
		list, "Accept: application/atom+xml, application/rss+xml, "
		      "application/feed+json, application/xml;q=0.9, "
		      "text/xml;q=0.9, */*;q=0.5");
	if (r->etag) {
		g_autofree char *h =
			g_strconcat("If-None-Match: ", r->etag, NULL);
		list = curl_slist_append(list, h);
	}
	if (r->modified) {
		g_autofree char *h =
			g_strconcat("If-Modified-Since: ", r->modified, NULL);
		list = curl_slist_append(list, h);
	}
	for (int i = 0; r->headers && r->headers[i]; i++)
		list = curl_slist_append(list, r->headers[i]);
	a->headers = list;
	return a;
}

static void forget_headers(Answer *a)
{
#define FORGET(name, field) g_clear_pointer(&a->field, g_free);
	KEPT(FORGET)
	a->header_bytes = 0;
}

void answer_free(Answer *a)
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
	curl_slist_free_all(a->headers);
	g_free(a);
}

static void fail(Answer *a, enum error_kind kind, const char *words)
{
	if (!a->error)
		g_set_error_literal(&a->error, LEDE_ERROR, (int)kind, words);
}

void answer_too_large(Answer *a)
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
	Answer *a = user;
	size_t size = one * n;
	const char *colon = memchr(text, ':', size);
	size_t name = colon ? (size_t)(colon - text) : 0;

	a->header_bytes += size;
	if (a->header_bytes > ANSWER_HEADERS_MAX) {
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
	Answer *a = user;
	size_t size = one * n;

	if (a->memory->held + size > a->memory->most && !a->oldest) {
		a->paused = true;
		return CURL_WRITEFUNC_PAUSE;
	}
	if (!buf_add(a->body, bytes, size)) {
		answer_too_large(a);
		return 0;
	}
	a->memory->held += size;
	a->held += size;
	return size;
}

/* The address that is really connected to, before it is. A name that led to
 * the public at first may not lead inward on a redirect. */
static curl_socket_t open_socket(void *user, curlsocktype purpose,
				 struct curl_sockaddr *to)
{
	Answer *a = user;
	bool inward = http_is_private(&to->addr);

	if (purpose == CURLSOCKTYPE_IPCXN && !a->redirects && inward)
		a->private_first = true;
	if (a->redirects && inward && !a->private_first && !a->proxy) {
		a->refused_private = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
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

/* A password goes to the origin that it was meant for, and to no other. */
static void set_identity(CURL *easy, Answer *a)
{
	curl_easy_setopt(easy, CURLOPT_USERAGENT, a->agent);
	if (a->proxy)
		curl_easy_setopt(easy, CURLOPT_PROXY, a->proxy);
	if (a->redirects)
		return;
	if (a->user)
		curl_easy_setopt(easy, CURLOPT_USERNAME, a->user);
	if (a->password)
		curl_easy_setopt(easy, CURLOPT_PASSWORD, a->password);
	if (a->netrc)
		curl_easy_setopt(easy, CURLOPT_NETRC,
				 (long)CURL_NETRC_OPTIONAL);
}

void answer_prepare(Answer *a, void *easy)
{
	set_limits(easy, a->settings);
	set_identity(easy, a);
	curl_easy_setopt(easy, CURLOPT_URL, a->final_url);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, a);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, a->headers);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, a->words);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, a);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, a);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, a);
}

/* In lede's words where it has them, else in curl's. */
static void set_failure(Answer *a, int code)
{
	g_autofree char *words = NULL;

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
		fail(a, ERROR_NET,
		     a->refused_private
			     ? _("a redirect inward, to a private address")
			     : _("no connection"));
		return;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CERTPROBLEM:
		words = g_strdup_printf(_("certificate not valid: %s"),
					a->words);
		fail(a, ERROR_NET, words);
		return;
	case CURLE_FILESIZE_EXCEEDED:
		answer_too_large(a);
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

static void seal(Answer *a)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
	gsize size = ANSWER_HASH;

	g_checksum_update(sum, a->body->bytes, (gssize)a->body->size);
	g_checksum_get_digest(sum, a->hash, &size);
}

bool answer_fill(Answer *a, const void *bytes, size_t size)
{
	if (!buf_add(a->body, bytes, size))
		return false;
	a->held += size;
	a->memory->held += size;
	a->status = 200;
	seal(a);
	return true;
}

void answer_drop_body(Answer *a)
{
	size_t max = a->body->max;

	buf_free(a->body);
	a->body = buf_new(max);
}

/* True when the redirect was taken and is to be asked. */
static bool follow(Answer *a)
{
	char *to;

	if (++a->redirects > HTTP_REDIRECTS) {
		fail(a, ERROR_HTTP, _("too many redirects"));
		return false;
	}
	to = http_redirect(a->final_url, a->location,
			   a->settings->allow_downgrade, &a->error);
	if (!to)
		return false;
	a->all_permanent = http_is_permanent(a->status) &&
			   (a->redirects == 1 || a->all_permanent);
	if (a->all_permanent) {
		g_free(a->moved);
		a->moved = g_strdup(to);
	}
	g_free(a->final_url);
	a->final_url = to;
	a->memory->held -= a->held;
	a->held = 0;
	buf_clear(a->body);
	return true;
}

bool answer_done(Answer *a, void *easy, int code)
{
	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &a->status);
	if (code != CURLE_OK)
		set_failure(a, code);
	else if (http_means(a->status) == HTTP_REDIRECT && follow(a))
		return true;
	if (!a->error && http_means(a->status) == HTTP_BODY)
		seal(a);
	return false;
}
