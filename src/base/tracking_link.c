#include "src/base/tracking_link.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define DEPTH_MAX 4 /* redirectors, one in another */

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (g_ascii_strcasecmp(word, *words) == 0)
			return true;
	return false;
}

/* A redirector is recognised by the last part of its path. A page with any other
 * name may be an article about the address in its query. */
static bool sends_on(const char *path)
{
	static const char *const names[] = {
		"url",       "redirect", "redirect.php", "redir",
		"redir.php", "out",      "outbound",     "away",
		"away.php",  "click",    "click.php",    "apiclick.aspx",
		"clk",       "l.php",    "goto",         "goto.php",
		"go",        "go.php",   "jump",         "rd",
		NULL,
	};
	const char *name = strrchr(path, '/');

	return name && is_one_of(name + 1, names);
}

static bool is_web(const char *url)
{
	return g_ascii_strncasecmp(url, "https://", 8) == 0 ||
	       g_ascii_strncasecmp(url, "http://", 7) == 0;
}

/* A percent-decoded value may hold anything: controls, or no UTF-8. */
static bool is_sound(const char *url)
{
	for (const char *c = url; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f)
			return false;
	return is_web(url) && g_utf8_validate(url, -1, NULL);
}

/* The value of the field that holds an address; NULL if none does. */
static char *find_field(const char *query)
{
	static const char *const names[] = {
		"url",  "u",           "q",    "to",       "target",
		"dest", "destination", "link", "redirect", "redirect_url",
		"goto", NULL,
	};
	g_auto(GStrv) fields = g_strsplit(query, "&", -1);

	for (char **f = fields; *f; f++) {
		char *value = strchr(*f, '=');
		g_autofree char *plain = NULL;

		if (!value)
			continue;
		*value++ = '\0';
		if (!is_one_of(*f, names))
			continue;
		plain = g_uri_unescape_string(value, NULL);
		if (plain && is_sound(plain))
			return g_steal_pointer(&plain);
	}
	return NULL;
}

/* The address in one redirector; NULL if it is none. */
static char *unwrap_one(const char *url)
{
	g_autofree char *path = NULL, *query = NULL;
	const char *star = strstr(url, "/*http");

	if (star && is_web(star + 2))
		return g_strdup(star + 2);
	if (!g_uri_split(url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED,
			 NULL, NULL, NULL, NULL, &path, &query, NULL, NULL) ||
	    !query || !sends_on(path))
		return NULL;
	return find_field(query);
}

char *tracking_link_unwrap(const char *url)
{
	char *found = NULL;

	for (int i = 0; i < DEPTH_MAX; i++) {
		const char *at = found ? found : url;
		char *inner;

		/* nearly all addresses have no other in them: no need to
		 * split these */
		if (strlen(at) < 8 || !strstr(at + 4, "http"))
			break;
		inner = unwrap_one(at);
		if (!inner)
			break;
		g_free(found);
		found = inner;
	}
	return found;
}
