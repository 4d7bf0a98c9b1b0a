/* notification: a message of the fetcher, as plain data for the view. */
#ifndef LEDE_UI_CLIENT_NOTIFICATION_H
#define LEDE_UI_CLIENT_NOTIFICATION_H

#include "src/wire/protocol.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum notification_kind {
	NOTIFICATION_NONE,
	NOTIFICATION_READY,     /* the fetcher runs, the store is up to date */
	NOTIFICATION_PROGRESS,  /* done, total, fresh, failed: of all feeds */
	NOTIFICATION_FEED,      /* feed; words: its error, NULL: none */
	NOTIFICATION_STORED,    /* fresh: how many stories came or changed */
	NOTIFICATION_FOUND,     /* urls, titles: a page names several feeds */
	NOTIFICATION_PICTURE,   /* number, picture: some rows of one */
	NOTIFICATION_REPLY,     /* command, number, code, words, batch, count;
				 * of a refresh done, fresh, failed, offline:
				 * its own */
	NOTIFICATION_BUSY,      /* words: the store keeps changes waiting */
	NOTIFICATION_RESTARTED, /* it died and was restarted */
	NOTIFICATION_GONE,      /* words: why there will be no fetcher */
};

/* Strings are valid until the next is read. */
struct notification {
	enum notification_kind kind;
	enum wire_kind command; /* REPLY, FOUND: the command that it answers */
	uint32_t number;        /* of that command, as client_send gave it */
	int done, total, fresh, failed;
	bool offline;
	int64_t feed;
	int code; /* REPLY: 0, or an enum error_kind + 1 */
	const char *words;
	int64_t batch, count;
	guint n_found;
	const char *const *urls, *const *titles;
	struct {
		int width, height, row; /* pixels; the first of these rows */
		const uint8_t *rgb;
		size_t bytes;
	} picture;
};

/* Owns the strings of the notification read last. */
struct notification_text {
	char *words;
	uint8_t *rgb;             /* of a picture; or NULL */
	GPtrArray *urls, *titles; /* char * */
};

void notification_text_init(struct notification_text *t);
void notification_text_clear(struct notification_text *t);
/* Keeps a copy of `words` (may be NULL) and returns it. */
const char *notification_text_words(struct notification_text *t,
				    const char *words);
/* Reads a PROGRESS, FEED, STORED, FOUND or PICTURE; false where it is another frame.
 * Whether it was read whole `u` says. */
bool notification_read(struct notification_text *t, const struct frame *f,
		       struct unpack *u, struct notification *out);

#endif
