/* command_queue: commands that the fetcher has not answered yet, in the order
 * in which they were given.
 *
 * A command keeps its number until it is answered, whatever happens to the
 * fetcher. A change (a mark, a feed's setting, a filter, an undo) is sent when
 * every change before it was answered: one that the store refused for now is
 * sent again later, and none may overtake it. */
#ifndef LEDE_UI_CLIENT_COMMAND_QUEUE_H
#define LEDE_UI_CLIENT_COMMAND_QUEUE_H

#include "src/wire/protocol.h"

typedef struct command_queue CommandQueue;

CommandQueue *command_queue_new(void);
void command_queue_free(CommandQueue *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CommandQueue, command_queue_free)

/* Queues a command; `message` may be NULL (empty). Gives its number, never 0. */
uint32_t command_queue_add(CommandQueue *c, enum wire_kind kind,
			   const Buf *message);
/* Queues the undoing of the change that was sent as command `of`: by its batch
 * when that is known (not 0), else by the one that its reply will name. Where
 * it gets none, for nothing changed, COMMAND_MARK `instead` is sent (NULL:
 * nothing is). Gives its number; 0 if there is nothing to send. */
uint32_t command_queue_undo(CommandQueue *c, uint32_t of, int64_t batch,
			    const Buf *instead);

/* Writes those that are due at `now_ms`, as far as `out` holds them. */
void command_queue_send(CommandQueue *c, Buf *out, int64_t now_ms);
/* Writes the rest, refused or not, but for undos that wait for a reply. */
void command_queue_send_rest(CommandQueue *c, Buf *out);
/* The fetcher was restarted: what was not answered is sent again. */
void command_queue_resend(CommandQueue *c);

/* The fetcher's reply to a command. */
struct command_reply {
	uint32_t number; /* of the command */
	int code;        /* 0, or an enum error_kind + 1 */
	int64_t batch;   /* that undoes it; 0: it changed nothing */
};

/* What became of the command. */
struct command_outcome {
	enum wire_kind kind; /* of the command; WIRE_NONE: there is none */
	int code;            /* as the reply's, 0 also for a repeated undo */
	bool later;          /* the store is busy: it stays queued */
	bool first;          /* the first for which it is; to be reported */
};
/* Takes the command that is answered out, unless it is to be sent again. */
struct command_outcome command_queue_answer(CommandQueue *c,
					    const struct command_reply *r,
					    int64_t now_ms);

/* The kind of a queued command; WIRE_NONE if there is none of that number. */
enum wire_kind command_queue_kind(const CommandQueue *c, uint32_t number);
guint command_queue_count(const CommandQueue *c); /* of all that are queued */
guint command_queue_changes(
	const CommandQueue *c); /* of those that are changes */
/* When the next refused one is due; -1 if none is. */
int64_t command_queue_due_ms(const CommandQueue *c);

#endif
