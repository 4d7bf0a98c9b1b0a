/* keep_picture: stores the picture of a story as it came, and deletes old ones. */
#ifndef LEDE_FEEDS_STORE_KEEP_PICTURE_H
#define LEDE_FEEDS_STORE_KEEP_PICTURE_H

#include "src/store/db.h"

#define KEEP_PICTURES_MAX (256LL * 1024 * 1024) /* bytes of all that are kept */

struct kept_picture {
	int64_t story;
	const char *url, *encoding; /* of HTTP; or NULL */
	int width, height;          /* pixels */
	GBytes *bytes;              /* as they came */
	int64_t now;                /* seconds since the epoch */
	int64_t most; /* bytes of all that are kept: KEEP_PICTURES_MAX */
};

/* Stores it, in place of an older one of that story. Where all are more than
 * `most` those that were fetched first are deleted, not those of saved
 * stories. */
bool store_keep_picture(Store *s, const struct kept_picture *p, GError **error);

#endif
