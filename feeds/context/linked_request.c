#include "feeds/context/linked_request.h"

#include "feeds/net/http.h"
#include "feeds/net/redirect.h"
#include "src/base/url.h"

#include <string.h>

static bool may_be_private(const char *feed, const char *url)
{
	g_autofree char *host = url_host(feed);
	g_autofree char *other = url_host(url);

	return !url_is_web(feed) || http_is_private_name(host) ||
	       strcmp(host, other) == 0;
}

void linked_request_set(const Context *c, const char *feed,
			struct fetch_request *r)
{
	const struct sub *sub = subs_find(c->files->subs, feed);

	r->linked = !may_be_private(feed, r->url);
	if (!sub)
		return;
	r->user_agent = sub->user_agent;
	r->proxy = sub->proxy;
	if (!redirect_is_same_origin(sub->url, r->url))
		return;
	r->user = sub->user;
	r->password_command = sub->password_command;
	r->headers = sub->headers;
	r->netrc = sub->netrc;
}
