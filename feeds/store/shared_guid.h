/* shared_guid: the key of an entry whose guid other entries of its feed have, too: the
 * guid and the link, else the title.
 *
 * Some publishers give every entry the address of the site as its guid, or its place
 * in the document. In one document two entries with one guid are one if they have the
 * same link or title. Whether a guid is shared depends on what the document holds at
 * the moment, so that an entry may be stored under either form of its key
 * (identity). */
#ifndef LEDE_FEEDS_STORE_SHARED_GUID_H
#define LEDE_FEEDS_STORE_SHARED_GUID_H

#include <glib.h>
#include <stdbool.h>

/* At most STORY_GUID_MAX bytes, as `guid` is; a long part is replaced by its SHA-256.
 * `link` may be NULL. The caller's. */
char *shared_guid(const char *guid, const char *link, const char *title);
/* The guid in such a key; NULL where it is not of this form. The caller's. */
char *shared_guid_base(const char *key);
/* A guid and all keys of this form with it are from *from to before *past, in the order
 * of bytes. Both are the caller's. */
void shared_guid_range(const char *guid, char **from, char **past);
/* The key of a stored story that lost its guid to another one: no other story has
 * it. The caller's. */
char *shared_guid_of_id(const char *key, gint64 id);

#endif
