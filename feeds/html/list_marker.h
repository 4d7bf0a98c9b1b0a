/* list_marker: the markers of list items: bullets, numbers, letters (HTML 4.4.5). */
#ifndef LEDE_FEEDS_HTML_LIST_MARKER_H
#define LEDE_FEEDS_HTML_LIST_MARKER_H

#include "feeds/html/page.h"

/* A list while its items are walked. */
struct html_list {
	bool numbered;
	char type; /* '1', 'a', 'A', 'i' or 'I' */
	int64_t next, step;
	int width; /* bytes of the longest sign, which others are filled to */
};

/* Looks at a <ul>, <ol> or <menu> (HTML, 4.4.5: type, start, reversed). */
void list_marker_open(struct html_list *l, const Page *p, uint32_t list);
/* The sign of the next item (which may have a value of its own), filled with
 * blanks at the left so that those of one list are of one width. The caller's. */
char *list_marker_next(struct html_list *l, const Page *p, uint32_t item);

#endif
