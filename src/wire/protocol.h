/* protocol: frames, and both talks' tables of kinds: reader and fetcher, fetcher
 * and parser.
 *
 * A frame is u32 size of the message, u16 kind, u16 zero, u32 number of the
 * order it is or answers, then the message (pack). */
#ifndef LEDE_SRC_WIRE_PROTOCOL_H
#define LEDE_SRC_WIRE_PROTOCOL_H

#include "src/base/pack.h"

#define WIRE_VERSION    "4" /* of both talks; another one ends them */
#define WIRE_FD         3   /* where the started program finds its socket */
#define WIRE_HEADER     12  /* bytes before a message */
#define WIRE_MAX        (256 * 1024) /* a message between reader and fetcher */
#define WIRE_PARSER_MAX (24 * 1024 * 1024) /* one between fetcher and parser */

/* What the reader asks. Lists are a u32 count and their members; ids are i64;
 * flags are u8 0 or 1. */
#define WIRE_COMMANDS(X)                                                       \
	X(COMMAND_REFRESH,                                                     \
	  "i64 start, flag by_hand, flag all, list of text url")               \
	X(COMMAND_STOP, "")                                                    \
	X(COMMAND_MARK, "list of id, u8 field, flag value")                    \
	X(COMMAND_MARKLIST, "u8 kind, text section, id feed, id event, "       \
			    "text query, id newest, u8 field, flag value")     \
	X(COMMAND_FEED, "text url, text key, text value")                      \
	X(COMMAND_FILTER, "text line of filters, flag there")                  \
	X(COMMAND_UNDO, "i64 batch")                                           \
	X(COMMAND_BODY, "id")                                                  \
	X(COMMAND_ADD, "text url, text name, text section")                    \
	X(COMMAND_IMPORT, "text path")                                         \
	X(COMMAND_QUIT, "")

/* What the fetcher says. Every ORDER_* but STOP and QUIT gets one ACK, after
 * its commit: code 0 or an enum error_kind + 1, words of the error or of what
 * was done (or NULL), batch for UNDO (0 if it changed nothing), how many; of a
 * REFRESH that is new stories, and then how many of its feeds were asked and
 * how many of them failed.
 *
 * PROGRESS, FEED and STORED are of the refresh as a whole, whoever waits for
 * it: their number is 0, and the last PROGRESS has done all. */
#define WIRE_NOTIFICATIONS(X)                                                  \
	X(NOTIFY_HELLO, "text wire version, text lede version")                \
	X(NOTIFY_PROGRESS, "u32 done, u32 total, u32 new, u32 failed")         \
	X(NOTIFY_FEED, "id, text error or none")                               \
	X(NOTIFY_STORED, "list of id")                                         \
	X(NOTIFY_FOUND, "list of (text url, text title)")                      \
	X(REPLY, "u8 code, text words, i64 batch, i64 count, u32 feeds, "      \
		 "u32 failed")

/* Fetcher and parser. */
#define WIRE_REQUESTS(X)                                                       \
	X(PARSER_HELLO,                                                        \
	  "text wire version, text lede version: the first frame")             \
	X(PARSER_REQUEST, "a job, as jobs writes it")                          \
	X(PARSER_RESULT, "the record that it gave")                            \
	X(PARSER_FAILED, "u8 enum error_kind, text words")

#define WIRE_KIND(name, message) name,
enum wire_kind {
	WIRE_NONE,
	WIRE_COMMANDS(WIRE_KIND)
	WIRE_NOTIFICATIONS(WIRE_KIND) WIRE_REQUESTS(WIRE_KIND) WIRE_KINDS
};

/* Fields that COMMAND_MARK changes. */
enum mark_field {
	MARK_READ,
	MARK_SAVED,
};

/* A frame that has come. `bytes` point into what it was taken from. */
struct frame {
	enum wire_kind kind;
	uint32_t number;
	const uint8_t *bytes;
	size_t size;
};

/* Adds a frame to what is to be sent; `message` may be NULL (empty). False
 * if it does not fit, with nothing added. */
bool wire_put(Buf *out, enum wire_kind kind, uint32_t number,
	      const Buf *message);

/* The same for a message that is packed where it is sent from: opens the frame,
 * gives its place for wire_close. False from the latter if it did not fit. */
size_t wire_open(Buf *out, enum wire_kind kind, uint32_t number);
bool wire_close(Buf *out, size_t at);

/* The first whole frame in `in`, whose message is at most `max` bytes. False
 * if there is none yet, or with `wrong` set if there can be none. The caller
 * drops it from `in` (WIRE_HEADER + size bytes) when it has read it. */
bool wire_take(const Buf *in, size_t max, struct frame *f, bool *wrong);
void wire_drop(Buf *in, const struct frame *f);

/* Reads what has come on a socket into `in`; never waits. False when the other
 * end is gone or `in` is full. */
bool wire_read(int fd, Buf *in);
/* Sends what can be sent without waiting, and drops it. False when the other
 * end is gone. */
bool wire_write(int fd, Buf *out);

/* A socketpair for a child that will find its end at WIRE_FD. Ours is
 * close-on-exec and does not block. */
bool wire_pair(int *ours, int *theirs, GError **error);

#endif
