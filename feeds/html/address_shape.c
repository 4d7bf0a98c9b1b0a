#include "feeds/html/address_shape.h"

#include "src/base/url.h"
#include "src/base/url_parts.h"

#include <glib.h>
#include <string.h>

static bool is_host(const char *host, const char *of)
{
	size_t n = strlen(host), m = strlen(of);

	if (n < m || strcmp(host + n - m, of) != 0)
		return false;
	return n == m || host[n - m - 1] == '.';
}

static bool is_path(const char *path, const char *of)
{
	if (*of == '*')
		return strstr(path, of + 1) != NULL;
	return g_ascii_strncasecmp(path, of, strlen(of)) == 0;
}

/* What follows the host; all of it where there is none. */
static const char *path_of(const char *url)
{
	struct url_parts p = url_parts_split(url);

	return p.authority.is ? p.authority.at + p.authority.n : url;
}

bool address_shape_matches(const char *url, const struct address_shape *shapes,
			   size_t n)
{
	g_autofree char *host = NULL;
	const char *path;

	/* what is longer is not opened either; some hold a whole picture */
	if (strnlen(url, URL_MAX + 1) > URL_MAX)
		return false;
	host = url_host(url);
	path = path_of(url);
	for (size_t i = 0; i < n; i++)
		if ((!shapes[i].host || is_host(host, shapes[i].host)) &&
		    is_path(path, shapes[i].path))
			return true;
	return false;
}
