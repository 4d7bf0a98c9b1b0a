/* related_list: the related list of a story, as the sidebar shows it. */
#ifndef LEDE_SRC_STORE_RELATED_LIST_H
#define LEDE_SRC_STORE_RELATED_LIST_H

#include "src/model/story.h"
#include "src/store/db.h"

/* Why a headline is in the sidebar of another. */
enum relation_kind {
	RELATION_SAME,    /* another report behind the same line of lists */
	RELATION_RELATED, /* another event that is related to it */
	RELATION_MORE,    /* a headline of the same section, nothing more */
};
struct relation {
	enum relation_kind kind;
	bool likely; /* RELATED: it may report the same event */
	double score;
	const char *words; /* shared, rarest first, separated by blanks */
};
/* Stories, and at the same index of `relations` why each is listed: first the other
 * outlets of its line, the newest first; then related ones, those before the others
 * that may report the same event, one of each line; then, where fewer than `least` are
 * related, more of the section. */
typedef struct related_list {
	Stories *stories;
	GArray *relations; /* struct relation; words are in stories->text */
} RelatedList;
RelatedList *store_related_list(Store *s, int64_t id, int least, int limit,
				GError **error);
void related_list_free(RelatedList *b); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RelatedList, related_list_free)

#endif
