#include "feeds/net/failure.h"

#include "feeds/net/http.h"

#include <curl/curl.h>
#include <glib/gi18n.h>
#include <string.h>

/* What curl says by code alone, in words for readers of feeds. */
static const struct {
	CURLcode code;
	const char *words;
} failures[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, N_("no such host") },
	{ CURLE_COULDNT_RESOLVE_PROXY, N_("no such proxy") },
	{ CURLE_COULDNT_CONNECT, N_("no connection") },
	{ CURLE_PARTIAL_FILE, N_("the response was cut short") },
	{ CURLE_GOT_NOTHING, N_("empty response") },
	{ CURLE_RECV_ERROR, N_("the connection was lost") },
	{ CURLE_SEND_ERROR, N_("the connection was lost") },
	{ CURLE_HTTP2, N_("the connection was lost") },
	{ CURLE_HTTP2_STREAM, N_("the connection was lost") },
	{ CURLE_SSL_CONNECT_ERROR, N_("no secure connection (TLS)") },
	{ CURLE_URL_MALFORMAT, N_("not a valid address") },
	/* memory that is really missing ends the program */
	{ CURLE_OUT_OF_MEMORY, N_("a header is larger than 100 KiB") },
#if LIBCURL_VERSION_NUM >= 0x080600
	{ CURLE_TOO_LARGE, N_("a header is larger than 100 KiB") },
#endif
};

/* Which of the limits it was (connecting, the whole, the slowest rate) does not
 * matter to a reader of feeds: how long it took does. */
static char *timeout_words(CURL *easy)
{
	curl_off_t us = 0, bytes = 0;
	int seconds;

	curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &us);
	curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
	seconds = (int)((us + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);
	return g_strdup_printf(
		bytes ? _("the response was not complete after %ds")
		      : _("no answer in %ds"),
		seconds);
}

/* "Received HTTP/0.9 …", "Unsupported HTTP version …": curl has no code of its own for other versions and for broken chunks (RFC 9112 section
 * 7.1). */
bool failure_is_malformed(int code, const char *said)
{
	return code == CURLE_WEIRD_SERVER_REPLY ||
	       (code == CURLE_UNSUPPORTED_PROTOCOL && strstr(said, "HTTP")) ||
	       (code == CURLE_RECV_ERROR && strstr(said, "chunk"));
}

/* What a proxy says instead of opening a tunnel; NULL where none did. */
static char *proxy_words(CURL *easy)
{
	g_autofree char *words = NULL;
	long status = 0;

	curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
	if (status < 300)
		return NULL;
	words = http_words(status);
	return status == 407
		       ? g_steal_pointer(&words)
		       : g_strdup_printf(_("the proxy refused: %s"), words);
}

char *failure_words(void *easy, int code, const char *said)
{
	char *refusal = proxy_words(easy);

	if (refusal)
		return refusal;
	if (code == CURLE_OPERATION_TIMEDOUT)
		return timeout_words(easy);
	if (code == CURLE_PEER_FAILED_VERIFICATION ||
	    code == CURLE_SSL_CERTPROBLEM)
		return g_strdup_printf(_("certificate not valid: %s"), said);
	if (failure_is_malformed(code, said))
		return g_strdup(_("not an HTTP response"));
	for (size_t i = 0; i < G_N_ELEMENTS(failures); i++)
		if ((int)failures[i].code == code)
			return g_strdup(_(failures[i].words));
	return g_strdup(*said ? said : curl_easy_strerror((CURLcode)code));
}
