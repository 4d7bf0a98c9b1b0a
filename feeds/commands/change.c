#include "feeds/commands/change.h"

#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

bool change_mark(Context *c, const struct frame *f)
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
	if (context_commit(c, true, &error))
		store_mark(c->store, ids, n, field == MARK_SAVED, value,
			   c->settings->read_copies, &batch, &count, &error);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = batch, .count = count });
	return true;
}

bool change_mark_list(Context *c, const struct frame *f)
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
	if (context_commit(c, true, &error))
		store_mark_list(c->store, &l, newest, field == MARK_SAVED,
				value, c->settings->read_copies, &batch, &count,
				&error);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = batch, .count = count });
	return true;
}

/* The value of a setting of a subscription, as the file has it; NULL for none.
 * The caller's. */
static char *current_value(const struct sub *sub, const char *key)
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

/* Whether undoing the change restores the whole line in its place. */
static bool moves_line(const char *key)
{
	return strcmp(key, "removed") == 0 || strcmp(key, "section") == 0;
}

static bool apply_change(Context *c, const char *url, const char *key,
			 const char *value, bool back, GError **error)
{
	if (back && value && moves_line(key))
		return subs_restore(c->files->subs, url, value);
	if (strcmp(key, "removed") == 0)
		return subs_remove(c->files->subs, url);
	return subs_set(c->files->subs, url, key, value, error);
}

/* The file is written before the store: if this ends between the two, the next
 * start synchronises the store. */
static bool change_setting(Context *c, const char *url, const char *key,
			   const char *value, bool back, GError **error)
{
	if (strcmp(key, "url") == 0)
		return context_ready(c, error) &&
		       user_files_move_sub(c->files, url, value, error);
	if (!context_ready(c, error) ||
	    !apply_change(c, url, key, value, back, error)) {
		if (error && !*error)
			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("no such subscription: %s"), url);
		return false;
	}
	return user_files_save_subs(c->files, error);
}

bool change_sub(Context *c, const char *url, const char *key, const char *value,
		int64_t *batch, GError **error)
{
	const struct sub *sub;
	g_autofree char *old = NULL;
	g_autofree char *now = NULL;

	*batch = 0;
	if (!context_ready(c, error))
		return false;
	sub = subs_find(c->files->subs, url);
	/* the command is repeated: its first reply was lost */
	if (!sub && strcmp(key, "removed") == 0)
		return true;
	if (sub)
		old = moves_line(key) ? subs_where(c->files->subs, url)
				      : current_value(sub, key);
	if (!change_setting(c, url, key, value, false, error))
		return false;
	/* an address is undone under the new one */
	now = g_strdup(strcmp(key, "url") == 0 ? value : url);
	return store_remember(c->store, now, key, old, batch, error);
}

bool change_feed(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *url = unpack_text(&u);
	const char *key = unpack_text(&u);
	const char *value = unpack_text(&u);
	g_autoptr(GError) error = NULL;
	int64_t batch = 0;

	if (!unpack_done(&u) || !url || !key)
		return false;
	change_sub(c, url, key, value, &batch, &error);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = batch, .count = 1 });
	return true;
}

#define FILTER "filter" /* the key of a batch that is a line of filters */

static bool set_filter(Context *c, const char *line, bool there, GError **error)
{
	return context_ready(c, error) &&
	       user_files_set_filter(c->files, line, there, error);
}

bool change_filter(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *line = unpack_text(&u);
	bool there = unpack_bool(&u);
	g_autoptr(GError) error = NULL;
	int64_t batch = 0;

	if (!unpack_done(&u) || !line)
		return false;
	if (set_filter(c, line, there, &error))
		store_remember(c->store, line, FILTER, there ? NULL : "yes",
			       &batch, &error);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = batch, .count = 1 });
	return true;
}

static void undo_batch(Context *c, const char *url, const char *key,
		       const char *value, GError **error)
{
	if (g_strcmp0(key, FILTER) == 0)
		set_filter(c, url, value != NULL, error);
	else
		change_setting(c, url, key, value, true, error);
}

bool change_undo(Context *c, const struct frame *f)
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
	if (context_commit(c, true, &error) &&
	    store_undo(c->store, batch, &url, &key, &value, &count, &error) &&
	    url)
		undo_batch(c, url, key, value, &error);
	context_reply(c, f->number, error,
		      &(struct reply){ .words = key, .count = count });
	return true;
}
