#include "feeds/context/moves.h"

#include "src/base/url.h"

static bool has_secrets(const struct sub *sub)
{
	g_autofree char *user = NULL;
	g_autofree char *password = NULL;

	return sub->user || sub->password_command || sub->headers ||
	       sub->netrc || url_secrets(sub->url, &user, &password);
}

static bool may_move(const Context *context, const char *from, const char *to)
{
	const struct sub *sub = subs_find(context->subs, from);

	if (!sub || subs_find(context->subs, to))
		return false;
	return redirect_is_same_origin(from, to) || !has_secrets(sub);
}

static bool move(Context *context, const char *from, const char *to)
{
	g_autofree char *shown = url_without_secrets(to);
	g_autofree char *words = g_strdup_printf("has moved to %s", shown);
	g_autoptr(GError) error = NULL;
	bool good = context_move(context, from, to, &error);

	context_log_feed(from, good ? words : error->message);
	return good;
}

void moves_note(Context *context, const struct asked *asked, const Transfer *a,
		struct outcome *o)
{
	o->moved = a->moved;
	if (!a->moved)
		return;
	o->moves =
		g_strcmp0(a->moved, asked->moved) == 0 ? asked->moves + 1 : 1;
	if (o->moves < STORE_MOVES || o->error ||
	    !may_move(context, asked->url, a->moved) ||
	    !move(context, asked->url, a->moved))
		return; /* the next answer says so again */
	o->moves = 0;
	o->moved = NULL;
}
