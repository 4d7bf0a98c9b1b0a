#include "feeds/context/outcome.h"

#include "feeds/net/http.h"
#include "src/base/clock.h"
#include "src/base/url_secrets.h"

#include <glib/gi18n.h>

/* "18:03" here, with the day where it is another one; the caller's. */
static char *hour_words(int64_t time)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(time);
	bool soon = time - clock_now() < CLOCK_DAY / 2;

	if (!then)
		return clock_stamp(time);
	return g_date_time_format(then, soon ? "%H:%M" : "%-d %b, %H:%M");
}

char *outcome_fail(struct outcome *o, const Transfer *a)
{
	g_autofree char *words =
		a->error ? g_strdup(a->error->message) : http_words(a->status);

	if (a->retry && (a->status == 429 || a->status == 503))
		o->not_before = http_retry_after(a->retry, clock_now());
	if (o->not_before) {
		g_autofree char *hour = hour_words(o->not_before);
		char *more =
			g_strdup_printf(_("%s; next try at %s"), words, hour);

		g_free(words);
		words = more;
	}
	return g_steal_pointer(&words);
}

static bool sends_secrets(const struct sub *sub)
{
	g_autofree char *user = NULL;
	g_autofree char *password = NULL;

	return sub->user || sub->password_command || sub->headers ||
	       sub->netrc || url_secrets(sub->url, &user, &password);
}

/* Secrets that the user gave for one origin are never sent to another because a
 * server says so. */
static bool may_move(const Context *context, const char *from, const char *to)
{
	const struct sub *sub = subs_find(context->files->subs, from);

	if (!sub || subs_find(context->files->subs, to))
		return false;
	return redirect_is_same_origin(from, to) || !sends_secrets(sub);
}

static bool move_sub(Context *context, const char *from, const char *to)
{
	g_autofree char *shown = url_without_secrets(to);
	g_autofree char *words = g_strdup_printf("has moved to %s", shown);
	g_autoptr(GError) error = NULL;
	bool good =
		context_edit(context, &error) &&
		context_edited(context, user_files_move_sub(context->files,
							    from, to, &error));

	context_log_feed(from, good ? words : error->message);
	return good;
}

void outcome_note_move(Context *context, const struct feed_state *feed,
		       const Transfer *a, struct outcome *o)
{
	o->moved = a->moved;
	if (!a->moved)
		return;
	o->moves = g_strcmp0(a->moved, feed->moved) == 0 ? feed->moves + 1 : 1;
	if (o->moves < STORE_MOVES || o->error ||
	    !may_move(context, feed->url, a->moved) ||
	    !move_sub(context, feed->url, a->moved))
		return; /* tried again after the next response */
	o->moves = 0;
	o->moved = NULL;
}
