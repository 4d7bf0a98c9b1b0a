#include "feeds/net/programs.h"

#include "feeds/net/command_source.h"

#include <glib/gi18n.h>

/* A source at work, and the transfer that it is. */
struct program {
	Process *process;
	Transfer *transfer;
};

struct programs {
	GPtrArray *all; /* struct program */
};

static void program_free(void *p)
{
	struct program *program = p;

	process_free(program->process);
	transfer_free(program->transfer);
	g_free(program);
}

Programs *programs_new(void)
{
	Programs *p = g_new0(Programs, 1);

	p->all = g_ptr_array_new_with_free_func(program_free);
	return p;
}

void programs_free(Programs *p)
{
	if (!p)
		return;
	g_ptr_array_free(p->all, TRUE);
	g_free(p);
}

static void read_file(Transfer *t)
{
	g_autoptr(Buf) out = buf_new((size_t)t->settings->max_body);

	if (command_source_file(t->url, t->settings->timeout * 1000, out,
				&t->error))
		transfer_fill(t, out->bytes, out->size);
}

/* False if it could not be started. */
static bool start_program(Programs *p, Transfer *t)
{
	const struct process_plan plan = {
		.output_max = (size_t)t->settings->max_body,
		.timeout_ms = t->settings->timeout * 1000,
	};
	struct program *program;
	Process *process = command_source_start(t->url, plan, &t->error);

	if (!process)
		return false;
	program = g_new(struct program, 1);
	*program = (struct program){ process, t };
	g_ptr_array_add(p->all, program);
	return true;
}

void programs_start(Programs *p, Transfer *t, GQueue *done)
{
	if (g_str_has_prefix(t->url, "file:"))
		read_file(t);
	else if (start_program(p, t))
		return;
	g_queue_push_tail(done, t);
}

/* The transfer of one that has ended. */
static Transfer *take_output(struct program *program)
{
	Transfer *t = g_steal_pointer(&program->transfer);
	const Buf *out = process_output(program->process);

	if (process_state(program->process) == PROCESS_TOO_LARGE)
		transfer_too_large(t);
	else if (process_good(program->process, _("the program"), &t->error))
		transfer_fill(t, out->bytes, out->size);
	return t;
}

void programs_turn(Programs *p, GQueue *done)
{
	for (guint i = 0; i < p->all->len;) {
		struct program *program = g_ptr_array_index(p->all, i);

		if (!process_turn(program->process)) {
			i++;
			continue;
		}
		g_queue_push_tail(done, take_output(program));
		g_ptr_array_remove_index(p->all, i);
	}
}

guint programs_running(const Programs *p)
{
	return p->all->len;
}

const Process *programs_at(const Programs *p, guint i)
{
	const struct program *program =
		i < p->all->len ? g_ptr_array_index(p->all, i) : NULL;

	return program ? program->process : NULL;
}

void programs_stop(Programs *p, int owner)
{
	for (guint i = p->all->len; i-- > 0;) {
		const struct program *program = g_ptr_array_index(p->all, i);

		if (program->transfer->owner == owner)
			g_ptr_array_remove_index(p->all, i);
	}
}
