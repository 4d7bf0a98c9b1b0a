/* incoming: the entries of one feed document, as they are to be stored. */
#ifndef LEDE_FEEDS_STORE_INCOMING_H
#define LEDE_FEEDS_STORE_INCOMING_H

#include <glib.h>
#include <stdint.h>

/* An entry: checked, cut to its limits, hashed (feeds/context/admit). */
struct arrival {
	const char *guid, *title;
	const char *url, *author, *topic, *image, *summary; /* or NULL */
	const char *image_caption;                          /* or NULL */
	int image_width, image_height; /* pixels; 0: not said */
	const char *html,
		*base;        /* the text as published, and its base; or NULL */
	const uint8_t *links; /* comments and enclosures, packed; or NULL */
	size_t links_size;
	int64_t time; /* 0: none, or none that is plausible */
	int64_t hash; /* of all that was published */
};
typedef struct arrivals {
	GStringChunk *text;
	GArray *all;              /* struct arrival, oldest first, no two
				   of one guid */
	const char *title, *site; /* of the feed; or NULL */
	int64_t received;         /* when the document was fetched */
} Incoming;
Incoming *incoming_new(int64_t received);
void incoming_free(Incoming *a); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Incoming, incoming_free)

#endif
