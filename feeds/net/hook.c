#include "feeds/net/hook.h"

#include "feeds/net/command_source.h"

#include <glib/gi18n.h>
#include <string.h>

struct hook {
	char *command;
	int64_t timeout_s;
	Process *process; /* NULL: none runs */
	GString *waiting; /* lines for the next run */
	bool held;
	char *failure; /* of the last run; or NULL */
};

Hook *hook_new(const char *command, int64_t timeout_s)
{
	Hook *h = g_new0(Hook, 1);

	h->command = g_strdup(command);
	h->timeout_s = timeout_s;
	h->waiting = g_string_new(NULL);
	return h;
}

bool hook_is_set(const Hook *h)
{
	return h->command != NULL;
}

bool hook_is_busy(const Hook *h)
{
	return h->process != NULL;
}

int hook_wait_ms(const Hook *h)
{
	return h->process ? process_wait_ms(h->process) : -1;
}

static void note_failure(Hook *h, const GError *error)
{
	g_message("on-new: %s", error->message);
	g_free(h->failure);
	h->failure = g_strdup(error->message);
}

const char *hook_failure(const Hook *h)
{
	return h->failure;
}

/* Gives what waits to a new run. */
static void start_hook(Hook *h)
{
	const struct process_plan plan = {
		.input = h->waiting->str,
		.timeout_ms = h->timeout_s * 1000,
	};
	g_autoptr(GError) error = NULL;

	if (!h->waiting->len || (h->held && h->waiting->len < HOOK_HELD_MAX))
		return;
	h->process = command_source_start(h->command, plan, &error);
	if (error)
		note_failure(h, error);
	g_string_truncate(h->waiting, 0);
}

void hook_free(Hook *h)
{
	if (!h)
		return;
	process_leave(h->process);
	h->process = NULL;
	h->held = false;
	start_hook(h);
	process_leave(h->process);
	g_string_free(h->waiting, TRUE);
	g_free(h->failure);
	g_free(h->command);
	g_free(h);
}

void hook_tell(Hook *h, const char *lines)
{
	if (!h->command)
		return;
	if (h->waiting->len + strlen(lines) > HOOK_WAITING_MAX)
		g_message("on-new: its queue is full; new stories were "
			  "skipped");
	else
		g_string_append(h->waiting, lines);
	hook_turn(h);
}

void hook_turn(Hook *h)
{
	g_autoptr(GError) error = NULL;

	if (h->process && !process_turn(h->process))
		return;
	if (h->process && !process_good(h->process, _("the hook"), &error))
		note_failure(h, error);
	g_clear_pointer(&h->process, process_free);
	start_hook(h);
}

void hook_hold(Hook *h, bool hold)
{
	h->held = hold;
	hook_turn(h);
}
