#include "feeds/commands/change.h"

#include "feeds/context/typed_url.h"
#include "feeds/store/marks.h"
#include "feeds/store/mutes.h"
#include "feeds/store/put.h"
#include "src/base/error.h"
#include "src/config/interval.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

bool change_mark(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	uint32_t n = unpack_count(&u, sizeof(int64_t));
	g_autofree int64_t *ids = g_new(int64_t, n + 1);
	g_autoptr(GError) error = NULL;
	struct marked marked = { 0 };
	uint8_t field;
	bool value;

	for (uint32_t i = 0; i < n; i++)
		ids[i] = unpack_i64(&u);
	field = unpack_u8(&u);
	value = unpack_bool(&u);
	if (!unpack_done(&u) || field > MARK_SAVED)
		return false;
	if (context_commit(c, true, &error))
		store_mark(c->store,
			   &(struct mark){ .ids = ids,
					   .n = n,
					   .saved_field = field == MARK_SAVED,
					   .value = value,
					   .copies = settings_read_copies(
						   c->settings) },
			   &marked, &error);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = marked.batch,
				       .count = marked.count });
	return true;
}

bool change_mark_list(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	struct list l = { 0 };
	struct mark m = { .list = &l,
			  .copies = settings_read_copies(c->settings) };
	g_autoptr(GError) error = NULL;
	struct marked marked = { 0 };
	uint8_t kind, field;

	kind = unpack_u8(&u);
	l.section = unpack_text(&u);
	l.feed = unpack_i64(&u);
	l.event = unpack_i64(&u);
	l.query = unpack_text(&u);
	m.newest = unpack_i64(&u);
	field = unpack_u8(&u);
	m.value = unpack_bool(&u);
	m.before = unpack_i64(&u);
	if (!unpack_done(&u) || field > MARK_SAVED || kind > LIST_HEADLINES ||
	    (kind == LIST_SEARCH && !l.query))
		return false;
	l.kind = (enum list_kind)kind;
	m.saved_field = field == MARK_SAVED;
	if (context_commit(c, true, &error))
		store_mark(c->store, &m, &marked, &error);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = marked.batch,
				       .count = marked.lines });
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
	if (strcmp(key, "every") == 0 && sub->every == INTERVAL_AUTO)
		return g_strdup("auto");
	if (strcmp(key, "every") == 0 && sub->every)
		return g_strdup_printf("%" PRId64 "s", sub->every);
	return NULL;
}

/* Whether undoing the change restores the whole line in its place. */
static bool moves_line(const char *key)
{
	return strcmp(key, "removed") == 0 || strcmp(key, "section") == 0;
}

/* A change of one setting of a subscription. */
struct sub_change {
	const char *url, *key;
	const char *value; /* NULL: none */
	bool undo;         /* `value` is what was there before the change */
};

static bool apply_change(Context *c, const struct sub_change *ch,
			 GError **error)
{
	Subs *subs = c->files->subs;

	if (ch->undo && ch->value && moves_line(ch->key))
		return subs_restore(subs, ch->url, ch->value);
	if (strcmp(ch->key, "removed") == 0)
		return subs_remove(subs, ch->url);
	return subs_set(subs, ch->url, ch->key, ch->value, error);
}

/* The file is written before the store: if this ends between the two, the next
 * start synchronises the store. */
static bool change_setting(Context *c, const struct sub_change *ch,
			   GError **error)
{
	if (strcmp(ch->key, "url") == 0)
		return user_files_move_sub(c->files, ch->url, ch->value, error);
	if (!apply_change(c, ch, error)) {
		if (error && !*error)
			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("no such subscription: %s"), ch->url);
		return false;
	}
	return user_files_save_subs(c->files, error);
}

/* Sets `*batch` to what undoes the change where there is something to change. */
static bool change_sub(Context *c, const struct sub_change *ch, int64_t *batch,
		       GError **error)
{
	const struct sub *sub;
	g_autofree char *old = NULL;
	g_autofree char *now = NULL;

	sub = subs_find(c->files->subs, ch->url);
	/* the command is repeated: its first reply was lost */
	if (!sub && strcmp(ch->key, "removed") == 0)
		return true;
	if (sub)
		old = moves_line(ch->key) ? subs_where(c->files->subs, ch->url)
					  : current_value(sub, ch->key);
	if (!change_setting(c, ch, error))
		return false;
	/* an address is undone under the new one */
	now = g_strdup(strcmp(ch->key, "url") == 0 ? ch->value : ch->url);
	return store_remember(c->store,
			      (const char *const[]){ now, ch->key, old }, batch,
			      error);
}

bool change_feed(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	struct sub_change ch = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *address = NULL;
	int64_t batch = 0;
	bool guessed;

	ch.url = unpack_text(&u);
	ch.key = unpack_text(&u);
	ch.value = unpack_text(&u);
	if (!unpack_done(&u) || !ch.url || !ch.key)
		return false;
	if (strcmp(ch.key, "url") == 0) {
		address = typed_url_complete(ch.value ? ch.value : "", &guessed,
					     &error);
		ch.value = address;
	}
	if (!error && context_edit(c, &error) &&
	    !context_edited(c, change_sub(c, &ch, &batch, &error)))
		batch = 0;
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = batch, .count = 1 });
	return true;
}

#define FILTER "filter" /* the key of a batch that is a line of filters */

static bool set_filter(Context *c, const char *line, bool there, GError **error)
{
	return context_edit(c, error) &&
	       context_edited(
		       c, user_files_set_filter(c->files, line, there, error));
}

bool change_filter(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *line = unpack_text(&u);
	bool there = unpack_bool(&u);
	g_autoptr(GError) error = NULL;
	int64_t batch = 0, muted = store_count_muted(c->store);

	if (!unpack_done(&u) || !line)
		return false;
	if (set_filter(c, line, there, &error))
		store_remember(c->store,
			       (const char *const[]){ line, FILTER,
						      there ? NULL : "yes" },
			       &batch, &error);
	muted = ABS(store_count_muted(c->store) - muted);
	context_reply(c, f->number, error,
		      &(struct reply){ .batch = batch, .count = muted });
	return true;
}

/* The part of an undo that is not in the store: the user's files. */
static void undo_files(Context *c, const struct undone *u, GError **error)
{
	if (g_strcmp0(u->key, FILTER) == 0)
		set_filter(c, u->url, u->value != NULL, error);
	else if (context_edit(c, error))
		context_edited(c, change_setting(c,
						 &(struct sub_change){
							 u->url, u->key,
							 u->value, true },
						 error));
}

bool change_undo(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	int64_t batch = unpack_i64(&u);
	struct undone undone = { 0 };
	g_autoptr(GError) error = NULL;

	if (!unpack_done(&u))
		return false;
	if (context_commit(c, true, &error) &&
	    store_undo(c->store, batch, &undone, &error) && undone.url)
		undo_files(c, &undone, &error);
	context_reply(
		c, f->number, error,
		&(struct reply){ .words = undone.key, .count = undone.count });
	undone_clear(&undone);
	return true;
}
