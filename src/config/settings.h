/* settings: every setting of both programs: one row each. */
#ifndef LEDE_SRC_CONFIG_SETTINGS_H
#define LEDE_SRC_CONFIG_SETTINGS_H

#include "src/config/full_text.h"
#include "src/config/interval.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* type, field, group, name in the file, default, least, most, help.
 *
 * Types: SPAN seconds ("1h"); INTERVAL such a span or auto (INTERVAL_AUTO); SIZE bytes ("16M"); COUNT a number; FLAG yes or
 * no; TEXT words, NULL for none, which are not checked here unless they are one of a
 * few (settings.c, choices).
 * Least and most count for numbers only. */
#define SETTINGS(X)                                                            \
	X(SPAN, connect_timeout, "fetch", "connect-timeout", "10s", 1, 300,    \
	  N_("how long a connection may take"))                                \
	X(SPAN, timeout, "fetch", "timeout", "30s", 1, 3600,                   \
	  N_("how long a whole transfer may take"))                            \
	X(SIZE, max_body, "fetch", "max-body", "16M", 1024, 1 << 30,           \
	  N_("largest feed, before and after decompression"))                  \
	X(COUNT, max_items, "fetch", "max-items", "2000", 1, 100000,           \
	  N_("newest entries read from one document"))                         \
	X(COUNT, connections, "fetch", "connections", "64", 1, 256,            \
	  N_("connections in use at once"))                                    \
	X(COUNT, per_host, "fetch", "per-host", "2", 1, 64,                    \
	  N_("requests to one host at once"))                                  \
	X(INTERVAL, every, "fetch", "every", "auto", INTERVAL_LEAST,           \
	  INTERVAL_MOST,                                                       \
	  N_("how often a feed is checked; auto: by how often "                \
	     "it publishes"))                                                  \
	X(FLAG, automatic, "fetch", "auto", "yes", 0, 1,                       \
	  N_("fetch due feeds while lede is open"))                            \
	X(FLAG, allow_downgrade, "fetch", "allow-downgrade", "no", 0, 1,       \
	  N_("follow a redirect from https to http"))                          \
	X(TEXT, user_agent, "fetch", "user-agent", NULL, 0, 0,                 \
	  N_("User-Agent to send instead of lede/VERSION"))                    \
	X(TEXT, proxy, "fetch", "proxy", NULL, 0, 0,                           \
	  N_("proxy to use instead of the environment's"))                     \
	X(TEXT, on_new, "fetch", "on-new", NULL, 0, 0,                         \
	  N_("command that gets new stories as JSON lines"))                   \
	X(SPAN, hook_timeout, "fetch", "hook-timeout", "5m", 1, 86400,         \
	  N_("how long the on-new command may run"))                           \
	X(TEXT, theme, "reader", "theme", "auto", 0, 0,                        \
	  N_("auto, dark, light, contrast or mono"))                           \
	X(TEXT, pictures, "reader", "pictures", "ask", 0, 0,                   \
	  N_("when a story's picture is fetched: always, ask (by a key), "     \
	     "never"))                                                         \
	X(FLAG, ascii, "reader", "ascii", "no", 0, 1,                          \
	  N_("draw with ASCII only"))                                          \
	X(FLAG, mouse, "reader", "mouse", "yes", 0, 1, N_("use the mouse"))    \
	X(TEXT, keep, "reader", "keep", "all", 0, 0,                           \
	  N_("how long read headlines are kept: 90d, 500 or all"))             \
	X(TEXT, full, "reader", "full", "no", 0, 0,                            \
	  N_("fetch the whole text of each story from its page: no, yes, "     \
	     "auto"))                                                          \
	X(FLAG, justify, "reader", "justify", "no", 0, 1,                      \
	  N_("set the text of stories in lines of one width"))                 \
	X(TEXT, read_copies, "reader", "read-copies", "event", 0, 0,           \
	  N_("what else reading a story marks read: event (yes), article, "    \
	     "no"))                                                            \
	X(TEXT, sections, "reader", "sections", NULL, 0, 0,                    \
	  N_("order of the sections, separated by semicolons"))                \
	X(TEXT, browser, "links", "browser", NULL, 0, 0,                       \
	  N_("command that opens a link; %u is its address"))                  \
	X(TEXT, schemes, "links", "schemes", "http;https", 0, 0,               \
	  N_("link schemes that are opened"))                                  \
	X(FLAG, strip_tracking, "links", "strip-tracking", "yes", 0, 1,        \
	  N_("strip tracking parameters from links"))

#define SETTINGS_SPAN                    int64_t
#define SETTINGS_INTERVAL                int64_t
#define SETTINGS_SIZE                    int64_t
#define SETTINGS_COUNT                   int64_t
#define SETTINGS_FLAG                    bool
#define SETTINGS_TEXT                    const char *
#define SETTINGS_FIELD(type, field, ...) SETTINGS_##type field;

enum setting_type {
	SETTING_SPAN,
	SETTING_INTERVAL,
	SETTING_SIZE,
	SETTING_COUNT,
	SETTING_FLAG,
	SETTING_TEXT,
};

/* A section's weight on the front page, in [sections]. */
#define SETTINGS_WEIGHT_LEAST 0.1
#define SETTINGS_WEIGHT_MOST  10.0

/* One line of the file. Those of [keys], [commands], [colors] and [sections],
 * whose names the user chooses, are kept. */
struct named_setting {
	const char *group, *name, *value;
	int line; /* in the file */
};

/* All settings, and the text they point to. */
typedef struct settings {
	SETTINGS(SETTINGS_FIELD)
	GArray *named; /* struct named_setting, in the file's order */
	GStringChunk *text;
} Settings;

/* A row, for the reader of the file and for the manual. */
struct setting_row {
	const char *group, *name;
	enum setting_type type;
	const char *initial; /* as written in the file; NULL for none */
	int64_t least, most;
	const char *help; /* marked, not translated */
};

Settings *settings_new(void);    /* all at their defaults */
void settings_free(Settings *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

/* What is marked read with a story: nothing, its copies (the same article elsewhere), or
 * the other outlets' reports of the event. */
enum read_copies {
	READ_COPIES_NO,
	READ_COPIES_ARTICLE,
	READ_COPIES_EVENT,
};
enum read_copies settings_read_copies(const Settings *s);
/* Whether whole texts are fetched for feeds that do not say it themselves. */
enum full_text settings_full_text(const Settings *s);

/* The n-th row, or NULL past the last. */
const struct setting_row *settings_row(guint n);

/* Sets one from its words, which are copied. Failure (ERROR_CONFIG) leaves it as
 * it was. */
bool settings_set(Settings *s, const struct named_setting *set, GError **error);

#endif
