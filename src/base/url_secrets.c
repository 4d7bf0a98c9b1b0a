#include "src/base/url_secrets.h"

#include "src/base/url_parts.h"

#include <string.h>

/* The address with this for its user information. */
static char *with_user(const char *url, struct url_piece user)
{
	struct url_parts p = url_parts_split(url);
	struct url_authority w = url_parts_authority(p.authority);
	GString *out = g_string_new(NULL);

	url_parts_append(out, p.scheme);
	if (p.scheme.is)
		g_string_append_c(out, ':');
	if (p.authority.is)
		g_string_append(out, "//");
	url_parts_append(out, user);
	if (user.is)
		g_string_append_c(out, '@');
	url_parts_append(out, w.host);
	if (w.port.is)
		g_string_append_c(out, ':');
	url_parts_append(out, w.port);
	url_parts_append_rest(out, &p);
	return g_string_free(out, FALSE);
}

char *url_without_secrets(const char *url)
{
	return with_user(url, (struct url_piece){ NULL, 0, false });
}

char *url_with_secrets(const char *url, const char *other)
{
	return with_user(
		url,
		url_parts_authority(url_parts_split(other).authority).user);
}

/* Behind the user information that may be at `s`: after the last "@" before the
 * path. A password may hold an "@" of its own. */
static const char *skip_user(const char *s)
{
	const char *host = s;

	for (; *s && !strchr(" \t\n\r/?#", *s); s++)
		if (*s == '@')
			host = s + 1;
	return host;
}

char *url_scrub(const char *text)
{
	GString *out = g_string_new(NULL);
	const char *at;

	while ((at = strstr(text, "://")) != NULL) {
		g_string_append_len(out, text, at + 3 - text);
		text = skip_user(at + 3);
	}
	g_string_append(out, text);
	return g_string_free(out, FALSE);
}

static char *percent_decode(struct url_piece p)
{
	char *plain = g_uri_unescape_segment(p.at, p.at + p.n, NULL);

	return plain ? plain : url_parts_copy(p);
}

bool url_secrets(const char *url, char **user, char **password)
{
	struct url_piece both =
		url_parts_authority(url_parts_split(url).authority).user;
	struct url_piece name;

	if (!both.is)
		return false;
	name = url_parts_take(&both, url_parts_span(both, ":"));
	*user = percent_decode(name);
	*password = NULL;
	if (both.n) {
		url_parts_skip(&both, 1);
		*password = percent_decode(both);
	}
	return true;
}
