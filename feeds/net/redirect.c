#include "feeds/net/redirect.h"

#include "feeds/net/host.h"
#include "feeds/net/http.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/base/url_format.h"
#include "src/base/url_secrets.h"

#include <glib/gi18n.h>
#include <string.h>

bool redirect_is_same_origin(const char *a, const char *b)
{
	g_autofree char *one = url_origin(a);
	g_autofree char *other = url_origin(b);

	return one && other && strcmp(one, other) == 0;
}

static char *refuse_redirect(GError **error, const char *why)
{
	g_set_error_literal(error, LEDE_ERROR, ERROR_HTTP, why);
	return NULL;
}

static bool is_downgrade(const char *from, const char *to)
{
	g_autofree char *old = url_scheme(from);
	g_autofree char *new = url_scheme(to);

	return strcmp(old, "https") == 0 && strcmp(new, "http") == 0;
}

static bool is_web(const char *url)
{
	g_autofree char *scheme = url_scheme(url);

	return strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0;
}

static char *refuse_scheme(GError **error, const char *url)
{
	g_autofree char *scheme = url_scheme(url);

	g_set_error(error, LEDE_ERROR, ERROR_HTTP,
		    _("a redirect to a “%s” address is not followed"), scheme);
	return NULL;
}

char *redirect_follow(const struct redirect *r, struct redirect_carried *with,
		      GError **error)
{
	g_autofree char *whole = NULL;
	g_autofree char *to = NULL;
	g_autofree char *origin = NULL;

	if (r->count >= REDIRECT_MOST)
		return refuse_redirect(error, _("too many redirects"));
	if (!r->location || !*r->location)
		return refuse_redirect(error,
				       _("a redirect without an address"));
	whole = url_resolve(r->from, r->location);
	to = url_for_request(whole);
	if (!is_web(to))
		return refuse_scheme(error, to);
	origin = url_origin(to);
	if (!origin || strlen(to) > URL_MAX)
		return refuse_redirect(error,
				       _("a redirect to an invalid address"));
	if (!r->allow_downgrade && is_downgrade(r->from, to))
		return refuse_redirect(error,
				       _("a redirect from https to http is not "
					 "followed (allow-downgrade)"));
	with->secrets = r->trusted && redirect_is_same_origin(r->first, to);
	with->cookies = redirect_is_same_origin(r->from, to);
	return url_without_secrets(to);
}

bool redirect_is_private(const struct redirect_reach *r)
{
	g_autofree char *host = NULL;

	if (!r->proxied)
		return r->peer_private;
	host = host_of(r->url);
	return host && http_is_private_name(host);
}

/* Without a proxy the peer decides, whatever the name. */
static bool is_obscure(const struct redirect_reach *r)
{
	g_autofree char *host = r->proxied ? host_of(r->url) : NULL;

	return r->proxied && !host;
}

bool redirect_may_reach(const struct redirect_reach *r)
{
	return !r->redirected || r->first_private ||
	       !(redirect_is_private(r) || is_obscure(r));
}

char *redirect_with_secrets(const char *url, const char *first)
{
	return redirect_is_same_origin(url, first)
		       ? url_with_secrets(url, first)
		       : g_strdup(url);
}
