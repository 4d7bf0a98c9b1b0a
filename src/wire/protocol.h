/* protocol: the framing of messages, and the two protocols: reader and fetcher,
 * fetcher and parser.
 *
 * A frame is u32 size of the message, u16 kind, u16 zero, u32 number of the
 * command that it is or answers, then the message (src/base/pack). Where the
 * environment has LEDE_TRACE=FILE, reader and fetcher append a line for every frame
 * that they send or receive; the parser cannot write to files. */
#ifndef LEDE_SRC_WIRE_PROTOCOL_H
#define LEDE_SRC_WIRE_PROTOCOL_H

#include "src/base/pack.h"

#define WIRE_VERSION    "7" /* of both protocols; ends differ: they hang up */
#define WIRE_FD         3   /* where the started program finds its socket */
#define WIRE_HEADER     12  /* bytes before a message */
#define WIRE_MAX        (256 * 1024) /* a message between reader and fetcher */
#define WIRE_PARSER_MAX (24 * 1024 * 1024) /* one between fetcher and parser */

/* Reader to fetcher. Lists are a u32 count and their members; ids are i64; flags
 * are u8 0 or 1. Each has a row in feeds/fetcher; one that an effect sends has
 * another in ui/app/effects, and its reply one in ui/update/on_notification. */
#define WIRE_COMMANDS(X)                                                       \
	X(COMMAND_REFRESH,                                                     \
	  "i64 start, flag by_hand, flag all, list of text url")               \
	X(COMMAND_STOP, "")                                                    \
	X(COMMAND_MARK, "list of id, u8 field, flag value")                    \
	X(COMMAND_MARKLIST, "u8 kind, text section, id feed, id event, "       \
			    "text query, id newest, u8 field, flag value, "    \
			    "i64 before")                                      \
	X(COMMAND_FEED, "text url, text key, text value")                      \
	X(COMMAND_FILTER, "text line of filters, flag there")                  \
	X(COMMAND_UNDO, "i64 batch")                                           \
	X(COMMAND_BODY, "id")                                                  \
	X(COMMAND_PAGE, "id")                                                  \
	X(COMMAND_ADD, "text url, text name, text section")                    \
	X(COMMAND_IMPORT, "text path")                                         \
	X(COMMAND_PICTURE, "id, u16 width, u16 height: pixels, flag light, "   \
			   "flag fetch")                                       \
	X(COMMAND_QUIT, "")

/* Fetcher to reader. Every COMMAND_* but STOP and QUIT gets one REPLY, after its
 * commit: code 0 or an enum error_kind + 1; words of the error or of what was
 * done, or NULL; the batch for UNDO, 0 if nothing changed; a count, for MARKLIST
 * that of the list's lines, for FILTER that of the stories hidden or shown by it, for
 * PAGE the id of the story, for REFRESH that of new stories, and then how many of its feeds were fetched, how many of
 * these failed, and whether none of several hosts could be reached.
 *
 * PICTURE comes before the reply to its command, from the first row to the last.
 *
 * PROGRESS, FEED and STORED concern the refresh as a whole, whichever commands
 * wait for it: their number is 0; in the last PROGRESS done equals total. */
#define WIRE_NOTIFICATIONS(X)                                                  \
	X(NOTIFY_HELLO, "text wire version, text lede version")                \
	X(NOTIFY_PROGRESS, "u32 done, u32 total, u32 new, u32 failed")         \
	X(NOTIFY_FEED, "id, text error or none")                               \
	X(NOTIFY_STORED, "list of id")                                         \
	X(NOTIFY_FOUND, "list of (text url, text title)")                      \
	X(NOTIFY_PICTURE, "id, u16 width, u16 height, u16 first row, "         \
			  "bytes: rows of RGB")                                \
	X(REPLY, "u8 code, text words, i64 batch, i64 count, u32 feeds, "      \
		 "u32 failed, flag offline")

/* Fetcher to parser and back. */
#define WIRE_REQUESTS(X)                                                       \
	X(PARSER_HELLO,                                                        \
	  "text wire version, text lede version: the first frame")             \
	X(PARSER_REQUEST, "a request (feeds/feed/request)")                    \
	X(PARSER_RESULT, "its result, as the request's kind has it")           \
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

/* A received frame. `bytes` point into the buffer that it was taken from. */
struct frame {
	enum wire_kind kind;
	uint32_t number;
	const uint8_t *bytes;
	size_t size;
};

/* Appends a frame to an output buffer; `message` may be NULL (empty). False if
 * it does not fit, with nothing appended. */
bool wire_put(Buf *out, enum wire_kind kind, uint32_t number,
	      const Buf *message);

/* The same for a message that is packed straight into the output buffer: opens
 * the frame and returns its offset for wire_close, which returns false if it
 * did not fit. */
size_t wire_open(Buf *out, enum wire_kind kind, uint32_t number);
bool wire_close(Buf *out, size_t at);

/* The first complete frame in `in`; its message may have at most `max` bytes.
 * False if it is not complete yet, or with `wrong` set if it cannot be a frame.
 * The caller ends with wire_drop, which makes `bytes` invalid. */
bool wire_take(const Buf *in, size_t max, struct frame *f, bool *wrong);
void wire_drop(Buf *in, const struct frame *f);

/* Reads what a socket has into `in`, without blocking. False when the other end
 * has closed it or `in` is full. */
bool wire_read(int fd, Buf *in);
/* Sends what can be sent without blocking, and drops that from `out`. False when
 * the other end has closed the socket. */
bool wire_write(int fd, Buf *out);

/* A socketpair for a child process, which gets its end as WIRE_FD. Both are
 * close-on-exec. */
bool wire_pair(int *ours, int *theirs, GError **error);

#endif
