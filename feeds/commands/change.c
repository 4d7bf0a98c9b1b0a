#include "feeds/commands/change.h"

#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

/* Marks overtake a refresh: what it has stored so far is committed first. */
static bool make_way(Context *o, GError **error)
{
	return context_commit(o, true, error);
}

bool change_mark(Context *o, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	uint32_t n = unpack_count(&u, sizeof(int64_t));
	g_autofree int64_t *ids = g_new(int64_t, n + 1);
	g_autoptr(GError) error = NULL;
	int64_t batch = 0, count = 0;
	uint8_t field;
	bool value;

	for (uint32_t i = 0; i < n; i++)
		ids[i] = unpack_i64(&u);
	field = unpack_u8(&u);
	value = unpack_bool(&u);
	if (!unpack_done(&u) || field > MARK_SAVED)
		return false;
	if (make_way(o, &error))
		store_mark(o->store, ids, n, field == MARK_SAVED, value,
			   o->settings->read_copies, &batch, &count, &error);
	context_ack(o, f->number, error, NULL, batch, count);
	return true;
}

bool change_mark_list(Context *o, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	struct list l = { 0 };
	g_autoptr(GError) error = NULL;
	int64_t newest, batch = 0, count = 0;
	uint8_t kind, field;
	bool value;

	kind = unpack_u8(&u);
	l.section = unpack_text(&u);
	l.feed = unpack_i64(&u);
	l.event = unpack_i64(&u);
	l.query = unpack_text(&u);
	newest = unpack_i64(&u);
	field = unpack_u8(&u);
	value = unpack_bool(&u);
	if (!unpack_done(&u) || field > MARK_SAVED || kind > LIST_HEADLINES ||
	    (kind == LIST_SEARCH && !l.query))
		return false;
	l.kind = (enum list_kind)kind;
	if (make_way(o, &error))
		store_mark_list(o->store, &l, newest, field == MARK_SAVED,
				value, o->settings->read_copies, &batch, &count,
				&error);
	context_ack(o, f->number, error, NULL, batch, count);
	return true;
}

/* The value that a setting of a subscription has now, as it would be written;
 * NULL for none. The caller's. */
static char *value_now(const struct sub *sub, const char *key)
{
	if (strcmp(key, "name") == 0)
		return g_strdup(sub->name);
	if (strcmp(key, "url") == 0)
		return g_strdup(sub->url);
	if (strcmp(key, "paused") == 0)
		return g_strdup(sub->paused ? "yes" : NULL);
	if (strcmp(key, "every") == 0 && sub->every)
		return g_strdup_printf("%" PRId64 "s", sub->every);
	return NULL;
}

/* Changes whose undo puts the whole line back where it was. */
static bool moves_line(const char *key)
{
	return strcmp(key, "removed") == 0 || strcmp(key, "section") == 0;
}

static bool apply(Context *o, const char *url, const char *key,
		  const char *value, bool back, GError **error)
{
	if (back && value && moves_line(key))
		return subs_restore(o->subs, url, value);
	if (strcmp(key, "removed") == 0)
		return subs_remove(o->subs, url);
	return subs_set(o->subs, url, key, value, error);
}

/* The file first, then the store: should we end between the two, the next
 * start brings the store in line. */
static bool change(Context *o, const char *url, const char *key,
		   const char *value, bool back, GError **error)
{
	if (strcmp(key, "url") == 0)
		return context_move(o, url, value, error);
	if (!make_way(o, error) || !context_look(o, error) ||
	    !apply(o, url, key, value, back, error)) {
		if (error && !*error)
			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("no such subscription: %s"), url);
		return false;
	}
	return context_save(o, error);
}

bool change_sub(Context *o, const char *url, const char *key, const char *value,
		int64_t *batch, GError **error)
{
	const struct sub *sub;
	g_autofree char *old = NULL;
	g_autofree char *now = NULL;

	*batch = 0;
	if (!make_way(o, error) || !context_look(o, error))
		return false;
	sub = subs_find(o->subs, url);
	/* asked again, by a reader that did not hear the answer */
	if (!sub && strcmp(key, "removed") == 0)
		return true;
	if (sub)
		old = moves_line(key) ? subs_where(o->subs, url)
				      : value_now(sub, key);
	if (!change(o, url, key, value, false, error))
		return false;
	/* undoing an address starts from the new one */
	now = g_strdup(strcmp(key, "url") == 0 ? value : url);
	return store_remember(o->store, now, key, old, batch, error);
}

bool change_feed(Context *o, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *url = unpack_text(&u);
	const char *key = unpack_text(&u);
	const char *value = unpack_text(&u);
	g_autoptr(GError) error = NULL;
	int64_t batch = 0;

	if (!unpack_done(&u) || !url || !key)
		return false;
	change_sub(o, url, key, value, &batch, &error);
	context_ack(o, f->number, error, NULL, batch, 1);
	return true;
}

#define FILTER "filter" /* the key of a batch that is a line of filters */

bool change_filter(Context *o, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *line = unpack_text(&u);
	bool there = unpack_bool(&u);
	g_autoptr(GError) error = NULL;
	int64_t batch = 0;

	if (!unpack_done(&u) || !line)
		return false;
	if (context_filter(o, line, there, &error))
		store_remember(o->store, line, FILTER, there ? NULL : "yes",
			       &batch, &error);
	context_ack(o, f->number, error, NULL, batch, 1);
	return true;
}

static void take_back(Context *o, const char *url, const char *key,
		      const char *value, GError **error)
{
	if (g_strcmp0(key, FILTER) == 0)
		context_filter(o, url, value != NULL, error);
	else
		change(o, url, key, value, true, error);
}

bool change_undo(Context *o, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	int64_t batch = unpack_i64(&u);
	g_autofree char *url = NULL;
	g_autofree char *key = NULL;
	g_autofree char *value = NULL;
	g_autoptr(GError) error = NULL;
	int64_t count = 0;

	if (!unpack_done(&u))
		return false;
	if (make_way(o, &error) &&
	    store_undo(o->store, batch, &url, &key, &value, &count, &error) &&
	    url)
		take_back(o, url, key, value, &error);
	context_ack(o, f->number, error, key, 0, count);
	return true;
}
