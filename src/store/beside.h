/* beside: the related list of a story, as the sidebar shows it. */
#ifndef LEDE_SRC_STORE_BESIDE_H
#define LEDE_SRC_STORE_BESIDE_H

#include "src/model/story.h"
#include "src/store/db.h"

/* Why a headline is in the sidebar of another. */
enum beside_kind {
	BESIDE_SAME,    /* another report of the same event */
	BESIDE_RELATED, /* another event that is related to it */
	BESIDE_MORE,    /* a headline of the same section, nothing more */
};
struct tie {
	enum beside_kind kind;
	double score;
	const char *words; /* shared, rarest first, separated by blanks */
};
/* Stories, and at the same index of `ties` why each is listed: first other
 * outlets of the event, then related ones, then, where fewer than `least` are
 * related, more of the section. */
typedef struct beside {
	Stories *stories;
	GArray *ties; /* struct tie; words are in stories->text */
} Beside;
Beside *store_beside(Store *s, int64_t id, int least, int limit,
		     GError **error);
void beside_free(Beside *b); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Beside, beside_free)

#endif
