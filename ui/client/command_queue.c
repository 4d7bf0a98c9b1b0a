#include "ui/client/command_queue.h"

#include "src/base/error.h"

/* after the first refusal; doubled each time up to AGAIN_MOST_MS */
#define AGAIN_FIRST_MS 250
#define AGAIN_MOST_MS  8000

struct command {
	uint32_t number;
	enum wire_kind kind;
	Buf *message;
	uint32_t undoes; /* whose reply names the batch; 0: it is known */
	bool sent;
	bool resent;    /* another fetcher may have done it already */
	int64_t due_ms; /* not before; 0: at once */
	int64_t wait_ms;
};

struct command_queue {
	GQueue all; /* struct command */
	uint32_t last;
	bool busy; /* and it was reported once */
};

CommandQueue *command_queue_new(void)
{
	return g_new0(CommandQueue, 1);
}

static void free_command(void *p)
{
	struct command *one = p;

	buf_free(one->message);
	g_free(one);
}

void command_queue_free(CommandQueue *c)
{
	if (!c)
		return;
	g_queue_clear_full(&c->all, free_command);
	g_free(c);
}

static bool is_change(enum wire_kind kind)
{
	return kind == COMMAND_MARK || kind == COMMAND_MARKLIST ||
	       kind == COMMAND_FEED || kind == COMMAND_FILTER ||
	       kind == COMMAND_UNDO;
}

static struct command *append_command(CommandQueue *c, enum wire_kind kind,
				      const Buf *message)
{
	struct command *one = g_new0(struct command, 1);

	one->number = ++c->last;
	one->kind = kind;
	one->message = buf_new(WIRE_MAX);
	if (message && message->size)
		buf_add(one->message, message->bytes, message->size);
	g_queue_push_tail(&c->all, one);
	return one;
}

uint32_t command_queue_add(CommandQueue *c, enum wire_kind kind,
			   const Buf *message)
{
	return append_command(c, kind, message)->number;
}

/* The batch to undo is known: completes the command, or makes it the opposite
 * mark where there is no batch. False when there is nothing to send. */
static bool resolve(struct command *one, int64_t batch)
{
	one->undoes = 0;
	if (!batch) {
		one->kind = COMMAND_MARK;
		return one->message->size > 0;
	}
	buf_clear(one->message);
	pack_i64(one->message, batch);
	return true;
}

uint32_t command_queue_undo(CommandQueue *c, uint32_t of, int64_t batch,
			    const Buf *instead)
{
	bool waits = !batch && command_queue_kind(c, of) != WIRE_NONE;
	struct command *one = append_command(c, COMMAND_UNDO, instead);

	one->undoes = of;
	if (waits || resolve(one, batch))
		return one->number;
	free_command(g_queue_pop_tail(&c->all));
	return 0;
}

static void write_one(struct command *one, Buf *out)
{
	if (!one->sent)
		one->sent = wire_put(out, one->kind, one->number, one->message);
}

void command_queue_send(CommandQueue *c, Buf *out, int64_t now_ms)
{
	for (GList *l = c->all.head; l; l = l->next) {
		struct command *one = l->data;

		if (now_ms >= one->due_ms)
			write_one(one, out);
		if (is_change(one->kind))
			/* changes are sent one at a time: see the header */
			break;
	}
}

void command_queue_send_rest(CommandQueue *c, Buf *out)
{
	for (GList *l = c->all.head; l; l = l->next) {
		struct command *one = l->data;

		if (one->kind != COMMAND_UNDO || !one->undoes)
			write_one(one, out);
	}
}

void command_queue_resend(CommandQueue *c)
{
	for (GList *l = c->all.head; l; l = l->next) {
		struct command *one = l->data;

		one->resent = one->resent || one->sent;
		one->sent = false;
	}
}

static GList *find_queued(const CommandQueue *c, uint32_t number)
{
	for (GList *l = c->all.head; l; l = l->next)
		if (((const struct command *)l->data)->number == number)
			return l;
	return NULL;
}

static void drop_command(CommandQueue *c, GList *link)
{
	free_command(link->data);
	g_queue_delete_link(&c->all, link);
}

/* Completes the undo that waited for this reply to name its batch. `code`: as
 * it counts, which for a repeated undo is not the reply's. */
static void resolve_undo(CommandQueue *c, const struct command_reply *r,
			 int code)
{
	for (GList *l = c->all.head; l; l = l->next) {
		struct command *one = l->data;

		if (one->undoes != r->number)
			continue;
		if (code || !resolve(one, r->batch))
			/* the change was refused: there is nothing to undo */
			drop_command(c, l);
		return;
	}
}

static void put_off(struct command *one, int64_t now_ms)
{
	one->sent = false;
	one->wait_ms = one->wait_ms ? MIN(one->wait_ms * 2, AGAIN_MOST_MS)
				    : AGAIN_FIRST_MS;
	one->due_ms = now_ms + one->wait_ms;
}

struct command_outcome command_queue_answer(CommandQueue *c,
					    const struct command_reply *r,
					    int64_t now_ms)
{
	GList *link = find_queued(c, r->number);
	struct command *one = link ? link->data : NULL;
	struct command_outcome out = { .kind = WIRE_NONE, .code = r->code };

	if (!one || !one->sent)
		return out;
	out.kind = one->kind;
	out.later = r->code == ERROR_BUSY + 1;
	if (out.later) {
		out.first = !c->busy;
		c->busy = true;
		put_off(one, now_ms);
		return out;
	}
	/* the fetcher that died had committed the undo but not answered: the
	 * batch is gone, which is what was wanted */
	if (one->kind == COMMAND_UNDO && one->resent &&
	    r->code == ERROR_ABSENT + 1)
		out.code = 0;
	c->busy = false;
	drop_command(c, link);
	resolve_undo(c, r, out.code);
	return out;
}

enum wire_kind command_queue_kind(const CommandQueue *c, uint32_t number)
{
	GList *link = find_queued(c, number);

	return link ? ((const struct command *)link->data)->kind : WIRE_NONE;
}

guint command_queue_count(const CommandQueue *c)
{
	return c->all.length;
}

guint command_queue_changes(const CommandQueue *c)
{
	guint n = 0;

	for (GList *l = c->all.head; l; l = l->next)
		n += is_change(((const struct command *)l->data)->kind);
	return n;
}

int64_t command_queue_due_ms(const CommandQueue *c)
{
	int64_t due = -1;

	for (GList *l = c->all.head; l; l = l->next) {
		const struct command *one = l->data;

		if (!one->sent && one->due_ms && (due < 0 || one->due_ms < due))
			due = one->due_ms;
	}
	return due;
}
