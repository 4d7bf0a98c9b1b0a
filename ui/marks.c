#include "ui/marks.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a flip does to the stories and counts in memory. */
struct flip {
	enum mark_field field;
	bool value;
	bool changed;
	bool counts; /* not only a report below its event's headline */
	const char *section;
};

static void flip_one(struct story *s, void *user)
{
	struct flip *f = user;
	bool *what = f->field == MARK_READ ? &s->read : &s->saved;

	if (*what != f->value)
		f->changed = true;
	f->counts = f->counts || !s->beneath;
	*what = f->value;
	f->section = s->section;
}

static void count(View *v, const struct flip *f)
{
	int by = f->value ? -1 : 1;
	int at = view_section(v, f->section);
	struct totals *t = &v->sections->totals;

	if (f->field == MARK_SAVED) {
		t->saved = MAX(t->saved - by, 0);
		return;
	}
	t->unread = MAX(t->unread + by, 0);
	v->shelf.unread = MAX(v->shelf.unread + by, 0);
	if (at >= 0) {
		struct section *s = &g_array_index(v->sections->all,
						   struct section, (guint)at);
		s->unread = MAX(s->unread + by, 0);
	}
}

static bool flip(View *v, int64_t id, enum mark_field field, bool value)
{
	struct flip f = { .field = field, .value = value };

	view_each(v, id, flip_one, &f);
	if (!f.changed)
		return false;
	if (f.counts || field == MARK_SAVED)
		count(v, &f);
	if (v->read.sheet && view_story(v) && view_story(v)->id == id)
		g_clear_pointer(&v->read.sheet, sheet_free);
	return true;
}

static struct change *new_change(View *v, enum mark_field field, bool value)
{
	struct change c = { .field = field, .value = value };

	if (v->changes->len >= VIEW_UNDO_MAX)
		g_array_remove_index(v->changes, 0);
	g_array_append_val(v->changes, c);
	return &g_array_index(v->changes, struct change, v->changes->len - 1);
}

static const char *undone_words(enum mark_field field, bool value)
{
	if (field == MARK_READ)
		return value ? _("Unread again.") : _("Read again.");
	return value ? _("Saved no longer.") : _("Saved again.");
}

unsigned marks_set(View *v, const struct story *s, enum mark_field field,
		   bool value)
{
	int64_t id = s->id;
	struct change *c;

	if ((field == MARK_READ ? s->read : s->saved) == value)
		return 0;
	c = new_change(v, field, value);
	c->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_array_append_val(c->ids, id);
	c->words = g_strdup(undone_words(field, value));
	g_array_set_size(v->marked, 0);
	g_array_append_val(v->marked, id);
	v->mark_field = field;
	v->mark_value = value;
	flip(v, id, field, value);
	return FX_MARK | FX_DRAW;
}

static void say_marked(View *v, int64_t n)
{
	g_autofree char *words = g_strdup_printf(
		ngettext("%d marked read.  u undoes",
			 "%d marked read.  u undoes", (unsigned long)n),
		(int)n);

	view_say(v, words);
}

unsigned marks_all(View *v)
{
	struct shelf *s = &v->shelf;
	bool front = s->list.kind == LIST_FRONT;
	int64_t n = s->unread, heads = 0;
	struct change *c;

	if (shelf_count(s) == 0)
		return 0;
	c = new_change(v, MARK_READ, true);
	c->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	c->words = g_strdup(_("Unread again."));
	for (guint i = 0; i < shelf_count(s); i++) {
		int64_t id = stories_at(s->stories, i)->id;

		if (!stories_at(s->stories, i)->read) {
			g_array_append_val(c->ids, id);
			heads += !stories_at(s->stories, i)->beneath;
			flip(v, id, MARK_READ, true);
		}
	}
	g_array_set_size(v->marked, 0);
	g_array_append_vals(v->marked, c->ids->data, c->ids->len);
	n = front ? heads : MAX(n, heads);
	if (n == 0 && c->ids->len == 0) {
		g_array_set_size(v->changes, v->changes->len - 1);
		view_say(v, _("All read already."));
		return FX_DRAW;
	}
	v->mark_field = MARK_READ;
	v->mark_value = true;
	v->mark_newest = v->sections->totals.newest_id;
	v->shelf.unread = 0;
	say_marked(v, MAX(n, 1));
	return FX_DRAW | (front ? FX_MARK : FX_MARKLIST);
}

void marks_feed(View *v, const char *words)
{
	new_change(v, MARK_READ, true)->words = g_strdup(words);
}

static void flip_back(View *v, const struct change *c)
{
	for (guint i = 0; c->ids && i < c->ids->len; i++)
		flip(v, g_array_index(c->ids, int64_t, i), c->field, !c->value);
}

unsigned marks_undo(View *v)
{
	for (guint i = v->changes->len; i > 0; i--) {
		struct change *c =
			&g_array_index(v->changes, struct change, i - 1);

		if (c->back)
			continue;
		flip_back(v, c);
		view_say(v, c->words);
		if (!c->answered) {
			c->back = true;
			return FX_DRAW;
		}
		v->undo_batch = c->batch;
		g_array_remove_index(v->changes, i - 1);
		return FX_DRAW | (v->undo_batch ? FX_UNDO : 0);
	}
	view_say(v, _("Nothing to undo."));
	return FX_DRAW;
}

unsigned marks_answer(View *v, int64_t batch, bool good)
{
	for (guint i = 0; i < v->changes->len; i++) {
		struct change *c = &g_array_index(v->changes, struct change, i);

		if (c->answered)
			continue;
		c->answered = true;
		c->batch = batch;
		if (!good && !c->back)
			flip_back(v, c);
		if (good && !c->back)
			return 0;
		v->undo_batch = batch;
		good = good && batch != 0;
		g_array_remove_index(v->changes, i);
		return good ? FX_UNDO | FX_DRAW : FX_DRAW;
	}
	return 0;
}

static void over_one(struct story *s, void *user)
{
	const struct change *c = user;
	bool value = c->value != c->back;

	if (c->field == MARK_READ)
		s->read = value;
	else
		s->saved = value;
}

void marks_over(View *v)
{
	for (guint i = 0; i < v->changes->len; i++) {
		struct change *c = &g_array_index(v->changes, struct change, i);

		for (guint n = 0; !c->answered && c->ids && n < c->ids->len;
		     n++)
			view_each(v, g_array_index(c->ids, int64_t, n),
				  over_one, c);
	}
}

bool marks_wait(const View *v)
{
	for (guint i = 0; i < v->changes->len; i++)
		if (!g_array_index(v->changes, struct change, i).answered)
			return true;
	return false;
}

bool marks_undo_waits(const View *v)
{
	for (guint i = 0; i < v->changes->len; i++) {
		const struct change *c =
			&g_array_index(v->changes, struct change, i);

		if (c->back && !c->answered)
			return true;
	}
	return false;
}
