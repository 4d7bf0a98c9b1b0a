#include "feeds/net/locked.h"

#include "feeds/net/passwords.h"

struct locked {
	Passwords *passwords;
	GQueue waiting; /* Transfer */
	bool changed;   /* since passwords were asked for */
};

Locked *locked_new(void)
{
	Locked *l = g_new0(Locked, 1);

	l->passwords = passwords_new();
	return l;
}

static void free_transfer(void *t)
{
	transfer_free(t);
}

void locked_free(Locked *l)
{
	if (!l)
		return;
	g_queue_clear_full(&l->waiting, free_transfer);
	passwords_free(l->passwords);
	g_free(l);
}

bool locked_is(const Transfer *t)
{
	return t->password_command && !t->password;
}

void locked_add(Locked *l, Transfer *t)
{
	g_queue_push_tail(&l->waiting, t);
	l->changed = true;
}

/* False while it waits. */
static bool unlock(Locked *l, Transfer *t, HostQueue *queue, GQueue *done)
{
	const char *line = NULL;

	switch (passwords_ask(l->passwords, t->owner, t->password_command,
			      &line, &t->error)) {
	case PASSWORDS_WAIT:
		return false;
	case PASSWORDS_LINE:
		t->password = g_strdup(line);
		host_queue_add(queue, t);
		break;
	case PASSWORDS_FAILED:
		g_queue_push_tail(done, t);
		break;
	}
	return true;
}

void locked_turn(Locked *l, HostQueue *queue, GQueue *done)
{
	if (!passwords_turn(l->passwords) && !l->changed)
		return;
	l->changed = false;
	for (GList *i = l->waiting.head, *next; i; i = next) {
		next = i->next;
		if (unlock(l, i->data, queue, done))
			g_queue_delete_link(&l->waiting, i);
	}
}

guint locked_waiting(const Locked *l)
{
	return l->waiting.length;
}

const Process *locked_at(const Locked *l, guint i)
{
	return passwords_at(l->passwords, i);
}

void locked_stop(Locked *l, int owner)
{
	transfer_drop_owned(&l->waiting, owner);
	passwords_forget(l->passwords, owner);
	l->changed = true; /* another password command may have room now */
}
