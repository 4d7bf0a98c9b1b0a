/* texts: makes the text of a story from what was published: a request to the parser, and
 * its result stored and indexed for search. */
#ifndef LEDE_FEEDS_BACKGROUND_TEXTS_H
#define LEDE_FEEDS_BACKGROUND_TEXTS_H

#include "feeds/context/context.h"
#include "feeds/feed/request.h"
#include "feeds/store/digested.h"

/* A story's text as published, and the request that makes a body of it. */
struct text_request {
	struct published published;
	struct enclosure *enclosures;
	struct request request;
};
/* Reads it from the store; to be closed, unless it failed. */
bool text_request_open(struct text_request *t, Store *store, int64_t id,
		       GError **error);
void text_request_close(struct text_request *t);
/* Whether there is nothing to parse. */
bool text_request_is_empty(const struct text_request *t);

/* Stores the packed body that the parser returned, with its words for searching. Bytes
 * that are no body are stored as an empty one. */
bool texts_store(Context *c, int64_t id, const Buf *record, GError **error);

/* Digests the text of a story at once; waits for the parser. False with an error,
 * ERROR_ABSENT when there is no such story. */
bool texts_digest(Context *c, int64_t id, GError **error);

/* COMMAND_BODY: the same, with a reply. False when the frame is no such command. */
bool texts_command(Context *c, const struct frame *f);

#endif
