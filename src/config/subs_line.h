/* subs_line: one line of the subscriptions file (lede(5)): an address, perhaps a
 * name, settings as key=value, a comment; or a section's heading. Read, and
 * rewritten with one of its words changed. */
#ifndef LEDE_SRC_CONFIG_SUBS_LINE_H
#define LEDE_SRC_CONFIG_SUBS_LINE_H

#include "src/config/full_text.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* One feed as the user wrote it. Fields that the line does not name are NULL
 * or 0: then those of the settings hold. */
struct sub {
	const char *url;
	const char *name, *section;
	const char *keep, *user_agent, *user, *password_command, *proxy;
	const char *const *headers; /* ended by NULL; NULL for none */
	int64_t every;              /* seconds, or INTERVAL_AUTO */
	enum full_text full;
	bool netrc, paused;
	guint line; /* in the file, from 1 */
};

/* What of a feed's read headlines is kept, as `keep` says: all of them (neither
 * is set), those of the last `seconds`, or the newest `count`. */
struct subs_keep {
	int64_t seconds, count;
};
/* "all", "500", "90d", "2w"; false for anything else. */
bool subs_keep_read(const char *text, struct subs_keep *out);

/* One line of the file. `words` is NULL for comments, blanks, sections and
 * lines that make no sense. */
struct subs_line {
	char *text;
	char **words;
	char **headers;    /* what sub.headers points to */
	const char *opens; /* the section it opens, interned; or NULL */
	struct sub sub;    /* its strings are in `words` */
};

/* The place of a line, and where complaints about it are added. */
struct subs_place {
	const char *section; /* of the line; then that of the next one */
	GStringChunk *names; /* where sections are interned */
	guint number;
	GPtrArray *complaints; /* char *, "feeds:7: why"; may be NULL */
};

/* Never NULL: what makes no sense is kept as text. */
struct subs_line *subs_line_read(const char *text, struct subs_place *at);
void subs_line_free(void *line);
/* The line does not count: it is kept as text alone. */
void subs_line_disable(struct subs_line *l);

G_GNUC_PRINTF(3, 4)
void subs_line_complain(GPtrArray *complaints, guint number, const char *format,
			...);

/* Whether a line may have this key=…; "url", "name" and "section" are none. */
bool subs_line_has_key(const char *key);

/* The text of a line for a feed; a name that would be read as a setting is left
 * out. The caller's. */
char *subs_line_text(const char *url, const char *name);
/* The line's text with a key, "url" or "name" set; `value` NULL: without it. The
 * comment behind the words stays. The caller's. */
char *subs_line_rewrite(const struct subs_line *l, const char *key,
			const char *value);

#endif
