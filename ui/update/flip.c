#include "ui/update/flip.h"

#include "ui/state/tabs.h"

/* A mark being applied to the stories and counts in memory. */
struct flip {
	enum mark_field field;
	bool value;
	bool changed;
	/* false: only reports below a headline have it, which are not
	 * counted */
	bool counts;
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

static void count_flip(View *v, const struct flip *f)
{
	int by = f->value ? -1 : 1;
	int at = tabs_section(v, f->section);
	struct totals *t = &v->sections->totals;

	if (f->field == MARK_SAVED) {
		t->saved = MAX(t->saved - by, 0);
		return;
	}
	t->unread = MAX(t->unread + by, 0);
	v->window.unread = MAX(v->window.unread + by, 0);
	if (at >= 0) {
		struct section *s = &g_array_index(v->sections->all,
						   struct section, (guint)at);
		s->unread = MAX(s->unread + by, 0);
	}
}

bool flip_story(View *v, int64_t id, enum mark_field field, bool value)
{
	struct flip f = { .field = field, .value = value };

	view_each(v, id, flip_one, &f);
	if (!f.changed)
		return false;
	if (f.counts || field == MARK_SAVED)
		count_flip(v, &f);
	if (v->read.lines && view_story(v) && view_story(v)->id == id)
		g_clear_pointer(&v->read.lines, styled_lines_free);
	return true;
}
