/* facts: named values that outlive the program, as when the store was last
 * checked (the table `fact`). */
#ifndef LEDE_FEEDS_STORE_FACTS_H
#define LEDE_FEEDS_STORE_FACTS_H

#include "src/store/db.h"

#define FACT_SYNCED                                                            \
	"synced" /* a digest of the subscriptions of the last store_sync */
#define FACT_EVERY "every" /* the user's interval for all feeds */
#define FACT_MUTED "muted" /* one of the mutes of the last store_mute */

/* The value of that name; NULL if there is none. The caller's. */
char *store_fact(Store *s, const char *name);
bool store_set_fact(Store *s, const char *name, const char *value,
		    GError **error);

#endif
