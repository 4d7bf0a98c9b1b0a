#include "feeds/context/outcome.h"

#include "feeds/context/pace.h"
#include "feeds/net/http.h"
#include "src/base/clock.h"
#include "src/base/url_secrets.h"
#include "src/store/sections.h"

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

/* When a feed that failed now is fetched next. */
static int64_t next_try(struct outcome o, const struct feed_state *feed,
			const Transfer *a, int64_t every)
{
	o.error = "";
	o.when = clock_now();
	o.failures = feed->failures + 1;
	pace_schedule(&o, feed, a, every);
	return MAX(o.due.next, o.not_before);
}

char *outcome_fail(struct outcome *o, const struct feed_state *feed,
		   const Transfer *a, int64_t every)
{
	g_autofree char *words =
		a->error ? g_strdup(a->error->message) : http_words(a->status);

	if (a->retry && (a->status == 429 || a->status == 503))
		o->not_before = http_retry_after(a->retry, clock_now());
	if (o->not_before) {
		g_autofree char *hour =
			hour_words(next_try(*o, feed, a, every));
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

/* Whether the answer of the new address proves that the feed is there: a document that
 * was parsed, or the same bytes as one. A 304 does only where the validators that it
 * answers are of a document from there: those of the old address go along, too, and a
 * page may agree with a date. */
static bool is_feed_there(const struct feed_state *feed, const Transfer *a,
			  const struct outcome *o)
{
	if (o->error)
		return false;
	if (http_means(a->status) == HTTP_BODY)
		return true;
	return a->status == 304 && o->moves > 0 &&
	       (feed->etag || feed->modified);
}

void outcome_note_move(Context *context, const struct feed_state *feed,
		       const Transfer *a, struct outcome *o)
{
	bool same = g_strcmp0(a->moved, feed->moved) == 0;

	o->moved = a->moved;
	if (!a->moved && !o->error)
		return;
	if (!a->moved) /* no answer, or an error of the old address */
		o->moved = feed->moved;
	if (!a->moved || same)
		o->moves = feed->moves;
	if (!a->moved || !is_feed_there(feed, a, o))
		return;
	o->moves++;
	if (o->moves < STORE_MOVES || !may_move(context, feed->url, a->moved) ||
	    !move_sub(context, feed->url, a->moved))
		return; /* tried again after the next response */
	o->moves = 0;
	o->moved = NULL;
}
