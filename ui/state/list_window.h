/* list_window: a list of headlines of which a window is in memory. */
#ifndef LEDE_UI_STATE_LIST_WINDOW_H
#define LEDE_UI_STATE_LIST_WINDOW_H

#include "src/store/lists.h"

struct list_window {
	struct list list; /* its strings are the two below */
	char *section, *query;
	Stories *stories; /* the window; never NULL once it was set */
	int64_t first;    /* place of its first headline, from 0; -1: unknown */
	int64_t total;    /* headlines of the list */
	int64_t all;      /* with those that a filter hides */
	int64_t unread;
	int64_t newest;  /* highest id of a story when it was made */
	int64_t made;    /* seconds; when that was */
	int columns;     /* of a front page: what it was made for */
	bool more;       /* there are more than `total`, not counted yet */
	bool partial;    /* a search: older headlines are not indexed yet */
	int selected;    /* in the window; -1 when it is empty */
	int top;         /* first headline drawn; of a front page, first row */
	int64_t keep;    /* story to be selected when it is loaded; or 0 */
	GArray *open;    /* int64_t: headlines that are unfolded; NULL: none */
	bool loaded;     /* the window is of this list */
	bool hasty;      /* unread ones were asked for while marks were on their
			     way to the store: it may hold what is read */
	bool broken_off; /* it gave way to a key, and is still to be read */
	char *failed;    /* why it could not be read; or NULL */
	char *suggestion; /* a search that finds something, where it found
			 nothing; or NULL */
};

/* Makes the list hold another list, empty until it is loaded. */
void list_window_set(struct list_window *s, const struct list *l);
void list_window_clear(struct list_window *s);
/* Puts another window in; `first` is the place of its first headline. The
 * headline selected stays so, by its id; `keep` goes before it. */
void list_window_fill(struct list_window *s, Stories *window, int64_t first);
/* Takes rows away: those of these stories (a set of int64_t *). Of the total and what
 * is unread, headlines are taken, too. */
void list_window_remove(struct list_window *s, GHashTable *ids);
/* The row of an article, of whichever copy; -1 for none. */
int list_window_find_article(const Stories *window, int64_t article);
/* NULL when nothing is selected. */
struct story *list_window_selected(const struct list_window *s);
guint list_window_count(const struct list_window *s);
/* Whether there are headlines after the window, or before it. */
bool list_window_has_more(const struct list_window *s);
bool list_window_has_less(const struct list_window *s);

/* The row of the headline that a row is, or is below; -1 for none. */
int list_window_head(const struct list_window *s, int row);
/* How many reports are below the headline of that row. */
int list_window_reports(const struct list_window *s, int head);
/* How many of the first `rows` rows are headlines. */
int list_window_heads(const struct list_window *s, int rows);
/* Whether that headline is unfolded; notes that it is to be; and takes the
 * reports below a row away, which is then selected if one of them was. */
bool list_window_is_open(const struct list_window *s, int64_t id);
void list_window_open(struct list_window *s, int64_t id);
void list_window_fold(struct list_window *s, int head);

/* Whether it can be sorted, and the sort order after its own. */
bool list_window_can_sort(const struct list *l);
enum list_sort list_window_next_sort(const struct list *l);

bool list_window_same_list(const struct list *a, const struct list *b);

#endif
