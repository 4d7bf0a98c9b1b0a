#include "ui/os/browser.h"

#include "src/base/error.h"
#include "src/base/url_format.h"
#include "src/base/url_key.h"
#include "ui/os/spawn.h"

#include <glib/gi18n.h>
#include <string.h>

/* Tried in this order where neither config nor BROWSER names one. */
static const char *const usual[] = {
	"xdg-open", "open", "sensible-browser", "www-browser", "w3m", "lynx",
};

static char *browser_setting(const Settings *s)
{
	const char *named = g_getenv("BROWSER");

	if (s->browser)
		return g_strdup(s->browser);
	/* BROWSER may be a list separated by ":"; the first is used */
	if (named && *named)
		return g_strndup(named, strcspn(named, ":"));
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		g_autofree char *path = g_find_program_in_path(usual[i]);

		if (path)
			return g_strdup(usual[i]);
	}
	return NULL;
}

/* %u within a word becomes the address; where no word has one, it is added. */
static char **fill_in(char **words, const char *url)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();

	if (spawn_fill_in(words, "%u", url))
		return g_strdupv(words);
	for (char **w = words; *w; w++)
		g_ptr_array_add(argv, g_strdup(*w));
	g_ptr_array_add(argv, g_strdup(url));
	g_ptr_array_add(argv, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&argv), FALSE);
}

/* The address as a program may have it; NULL with an error. The caller's. */
static char *safe_url(const char *url, const Settings *settings, GError **error)
{
	g_auto(GStrv) schemes = g_strsplit(
		settings->schemes ? settings->schemes : "http;https", ";", -1);

	return url_for_program(url, (const char *const *)schemes, error);
}

bool browser_takes(const char *url, const Settings *settings)
{
	g_autofree char *safe = safe_url(url, settings, NULL);

	return safe != NULL;
}

char **browser_command(const char *url, const Settings *settings,
		       GError **error)
{
	g_autofree char *kept = settings->strip_tracking
					? url_without_tracking(url)
					: g_strdup(url);
	g_autofree char *safe = safe_url(kept, settings, error);
	g_autofree char *command = safe ? browser_setting(settings) : NULL;
	g_auto(GStrv) words = NULL;

	if (!safe)
		return NULL;
	if (!command) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("No browser found. Set BROWSER, or browser in "
			      "the config."));
		return NULL;
	}
	if (!g_shell_parse_argv(command, NULL, &words, error))
		return NULL;
	return fill_in(words, safe);
}

bool browser_open(const char *url, const Settings *settings, GError **error)
{
	g_auto(GStrv) words = browser_command(url, settings, error);

	return words && spawn_detached(words, error);
}
