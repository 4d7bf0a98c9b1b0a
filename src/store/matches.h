/* matches: the stories that a search found, in order, copies of an article once. */
#ifndef LEDE_SRC_STORE_MATCHES_H
#define LEDE_SRC_STORE_MATCHES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct match {
	int64_t id, article; /* article: 0 where no other feed has a copy */
	int64_t time;
	double weight; /* how well it fits (places) */
	bool read;
	bool is_copy; /* an earlier copy of the article is listed instead */
};

/* Sorts matches (struct match): the newest first; and the first `n` of them by weight,
 * the best first. */
void matches_sort(GArray *rows);
void matches_rank(GArray *rows, guint n);

/* How many headlines they are: copies of an article are one, unless all are listed
 * `apart`. With `unread` only those that are not read count. */
int64_t matches_count(GArray *rows, bool apart, bool unread);
/* The same of all, and sets is_copy: the oldest copy is listed. */
int64_t matches_merge(GArray *rows, bool apart);

#endif
