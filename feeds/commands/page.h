/* page: fetches the article's page of a story, and stores the whole text that it gives:
 * for a reader who asked for it (COMMAND_PAGE), or in the background. */
#ifndef LEDE_FEEDS_COMMANDS_PAGE_H
#define LEDE_FEEDS_COMMANDS_PAGE_H

#include "feeds/context/context.h"
#include "feeds/context/page_ends.h"

struct story;

typedef struct pages Pages;

Pages *pages_new(Context *c);
void pages_free(Pages *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pages, pages_free)

/* COMMAND_PAGE: is answered when the text is stored, or with the reason why there is
 * none. Joins one that is under way. False when the message is malformed. */
bool pages_command(Pages *p, const struct frame *f);

/* Begins to fetch the page of a story for nobody in particular. False when there is
 * nothing to fetch: no such story, no address. */
bool pages_fetch(Pages *p, const struct story *story);

/* An answer to one of its transfers; and takes results of its parser. */
void pages_answer(Pages *p, Transfer *answer);
void pages_turn(Pages *p);

/* How many are under way. */
guint pages_waiting(const Pages *p);
/* How many have given a text. */
guint pages_texts(const Pages *p);
/* Whether one of that host (url_host) is, or led there. */
bool pages_has_host(const Pages *p, const char *host);

/* Drops those that nobody waits for. */
void pages_stop(Pages *p);

/* How they ended, until that is taken. */
PageEnds *pages_ends(const Pages *p);

#endif
