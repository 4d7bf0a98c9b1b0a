/* plain_reader: the state of `lede --plain`: the list, a page of it, a story;
 * printed when it is gone to. */
#ifndef LEDE_UI_APP_PLAIN_READER_H
#define LEDE_UI_APP_PLAIN_READER_H

#include "src/config/settings.h"
#include "src/store/lists.h"
#include "ui/client/fetcher_client.h"
#include "ui/state/effect.h"

#define PLAIN_PAGE      10   /* headlines printed at once */
#define PLAIN_ANSWER_MS 5000 /* for the fetcher to answer a command */

/* Where the reader is. */
struct plain {
	Store *store;
	const Settings *settings;
	GArray *weights; /* of sections (rank_weights); or NULL */
	Client *client;
	struct list list;
	char *query; /* the list's; and its section */
	char *section;
	Stories *page; /* the headlines printed last; NULL: none */
	bool listed;   /* they are of the list */
	int skipped;   /* finds before them */
	Stories *one;  /* the story printed last; NULL: none */
	int64_t batch; /* of the last change; 0: nothing to undo */
	bool over;
	GError *error;
};

/* Prints p->error, if there is one, and clears it. */
void plain_reader_complain(struct plain *p);
/* Prints the headlines after that one, or before it (`back`); a search is
 * paged by `skip`, how many finds were printed. */
void plain_reader_page(struct plain *p, const struct story *after, bool back,
		       int skip);
/* Goes to another list and prints its first page. */
void plain_reader_list(struct plain *p, const struct list *l,
		       const char *query);
/* Headlines that are not of the list: a number reads one of them, `n` still
 * continues the list. Takes *all. */
void plain_reader_aside(struct plain *p, Stories **all);
/* Prints a story and marks it read. */
void plain_reader_story(struct plain *p, int64_t id);
/* A story's text, digested by the fetcher first where it was not yet; NULL
 * with p->error or without. The caller's. */
Body *plain_reader_body(struct plain *p, int64_t id);
/* Marks p->one; false where the fetcher did not. */
bool plain_reader_mark(struct plain *p, enum mark_field field, bool value);
/* Waits for the answer to that command, so long at most, and prints why where
 * it failed or did not come. p->batch becomes what it can be undone by, if it
 * can. */
bool plain_reader_await(struct plain *p, uint32_t number, int patience_ms);
/* Sends the command that an effect is, and waits for its answer. */
bool plain_reader_ask(struct plain *p, const struct effect *e, int patience_ms);

#endif
