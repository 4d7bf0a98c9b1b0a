#include "feeds/context/typed_url.h"

#include "feeds/net/command_source.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/base/url_format.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether it begins with a scheme; "localhost:8080" does not. */
static bool has_scheme(const char *text)
{
	g_autofree char *scheme = url_scheme(text);

	return strstr(text, "://") ||
	       (*scheme && !g_ascii_isdigit(text[strlen(scheme) + 1]));
}

char *typed_url_complete(const char *typed, bool *guessed, GError **error)
{
	g_autofree char *text = url_of_feed(typed);
	g_autofree char *url = NULL;
	g_autofree char *origin = NULL;

	*guessed = false;
	if (command_source_is(text))
		return g_steal_pointer(&text);
	if (!has_scheme(text)) {
		g_autofree char *whole = g_strconcat("https://", text, NULL);

		*guessed = true;
		url = url_for_request(whole);
	} else {
		url = url_for_request(text);
	}
	origin = url_origin(url);
	if (origin)
		return g_steal_pointer(&url);
	g_set_error(error, LEDE_ERROR, ERROR_USAGE,
		    _("“%s” is not an address that can be fetched"), typed);
	return NULL;
}
