#include "feeds/net/passwords.h"

#include "feeds/net/command_source.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define OUTPUT_MAX 65536 /* bytes; all but the first line is of no interest */

/* One command: it runs, or there is a line, or an error. */
struct secret {
	int owner;
	char *command;
	Process *process;
	char *line;
	GError *error;
};

struct passwords {
	GPtrArray *all; /* struct secret */
};

static void secret_free(void *p)
{
	struct secret *s = p;

	process_free(s->process);
	g_free(s->command);
	g_free(s->line);
	g_clear_error(&s->error);
	g_free(s);
}

Passwords *passwords_new(void)
{
	Passwords *p = g_new0(Passwords, 1);

	p->all = g_ptr_array_new_with_free_func(secret_free);
	return p;
}

void passwords_free(Passwords *p)
{
	if (!p)
		return;
	g_ptr_array_free(p->all, TRUE);
	g_free(p);
}

void passwords_forget(Passwords *p, int owner)
{
	for (guint i = p->all->len; i-- > 0;) {
		const struct secret *s = g_ptr_array_index(p->all, i);

		if (s->owner == owner)
			g_ptr_array_remove_index(p->all, i);
	}
}

const Process *passwords_at(const Passwords *p, guint i)
{
	for (guint k = 0; k < p->all->len; k++) {
		const struct secret *s = g_ptr_array_index(p->all, k);

		if (s->process && i-- == 0)
			return s->process;
	}
	return NULL;
}

static struct secret *find_secret(Passwords *p, int owner, const char *command)
{
	for (guint i = 0; i < p->all->len; i++) {
		struct secret *s = g_ptr_array_index(p->all, i);

		if (s->owner == owner && strcmp(s->command, command) == 0)
			return s;
	}
	return NULL;
}

static struct secret *start_secret(Passwords *p, int owner, const char *command)
{
	const struct process_plan plan = {
		.output_max = OUTPUT_MAX,
		.timeout_ms = (int64_t)PASSWORDS_SECONDS * 1000,
	};
	struct secret *s;

	if (passwords_at(p, PASSWORDS_AT_ONCE - 1))
		return NULL;
	s = g_new0(struct secret, 1);
	s->owner = owner;
	s->command = g_strdup(command);
	s->process = command_source_start(command, plan, &s->error);
	g_ptr_array_add(p->all, s);
	return s;
}

enum passwords_answer passwords_ask(Passwords *p, int owner,
				    const char *command, const char **line,
				    GError **error)
{
	struct secret *s = find_secret(p, owner, command);

	if (!s)
		s = start_secret(p, owner, command);
	if (!s || s->process)
		return PASSWORDS_WAIT;
	if (s->error) {
		g_propagate_error(error, g_error_copy(s->error));
		return PASSWORDS_FAILED;
	}
	*line = s->line;
	return PASSWORDS_LINE;
}

static void take_line(struct secret *s)
{
	const Buf *out = process_output(s->process);
	g_autofree char *text =
		g_strndup(out->size ? (const char *)out->bytes : "", out->size);

	if (!process_good(s->process, _("the password command"), &s->error))
		return;
	text[strcspn(text, "\r\n")] = '\0';
	if (*text)
		s->line = g_steal_pointer(&text);
	else
		g_set_error_literal(&s->error, LEDE_ERROR, ERROR_NET,
				    _("the password command printed nothing"));
}

bool passwords_turn(Passwords *p)
{
	bool any = false;

	for (guint i = 0; i < p->all->len; i++) {
		struct secret *s = g_ptr_array_index(p->all, i);

		if (!s->process || !process_turn(s->process))
			continue;
		take_line(s);
		g_clear_pointer(&s->process, process_free);
		any = true;
	}
	return any;
}
