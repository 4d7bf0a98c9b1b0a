#include "ui/update/marks.h"

#include "src/base/url_format.h"
#include "ui/state/hints.h"
#include "ui/update/flip.h"
#include "ui/update/mark_words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Stored, and not being undone. */
static bool is_settled(const struct change *c)
{
	return c->answered && !c->back;
}

static struct change *change_at(const View *v, guint i)
{
	return &g_array_index(v->changes, struct change, i);
}

/* Bounds the undo to VIEW_UNDO_MAX changes; one that the store may not have
 * yet is kept, since it must be applied to what is loaded. */
static void forget_oldest(View *v)
{
	for (guint i = 0;
	     v->changes->len >= VIEW_UNDO_MAX && i < v->changes->len; i++)
		if (is_settled(change_at(v, i))) {
			g_array_remove_index(v->changes, i);
			return;
		}
}

/* A pointer into the array: valid until the next change. */
static struct change *new_change(View *v, enum mark_field field, bool value,
				 const char *words)
{
	struct change c = { .id = ++v->last_change,
			    .field = field,
			    .value = value,
			    .words = g_strdup(words) };

	forget_oldest(v);
	g_array_append_val(v->changes, c);
	return change_at(v, v->changes->len - 1);
}

static void add_mark(const struct change *c, Effects *fx)
{
	const struct effect_mark mark = {
		(const int64_t *)(const void *)c->ids->data, c->ids->len,
		c->field, c->value
	};

	effects_add(fx, &(struct effect){ .kind = FX_MARK,
					  .change = c->id,
					  .mark = mark });
}

/* Flips the story of a change that is of one, and sends it. */
static void mark_story(View *v, struct change *c, int64_t id, Effects *fx)
{
	c->ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_array_append_val(c->ids, id);
	flip_story(v, id, c->field, c->value);
	add_mark(c, fx);
	effects_draw(fx);
}

void marks_read(View *v, const struct story *s, bool read, Effects *fx)
{
	const char *undone =
		read ? _("Unread again.") : _("Marked read again.");

	if (s->read != read)
		mark_story(v, new_change(v, MARK_READ, read, undone), s->id,
			   fx);
}

void marks_save(View *v, const struct story *s, bool saved, Effects *fx)
{
	const char *undone = saved ? _("No longer saved.") : _("Saved again.");

	if (s->saved != saved)
		mark_story(v, new_change(v, MARK_SAVED, saved, undone), s->id,
			   fx);
}

/* Flips the unread ones of the window and gives their ids; *heads: how many of
 * them are headlines of the list. The caller's. */
static GArray *read_window(View *v, int64_t *heads)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; i < list_window_count(&v->window); i++) {
		const struct story *s = stories_at(v->window.stories, i);
		int64_t id = s->id;

		if (s->read)
			continue;
		g_array_append_val(ids, id);
		*heads += !s->beneath;
		flip_story(v, id, MARK_READ, true);
	}
	return ids;
}

static void add_mark_list(const View *v, const struct change *c, Effects *fx)
{
	effects_add(fx, &(struct effect){
				.kind = FX_MARK_LIST,
				.change = c->id,
				.mark_list = { v->window.list, v->window.newest,
					       MARK_READ, true, c->before } });
}

void marks_older(View *v, int64_t before, Effects *fx)
{
	struct change *c = new_change(v, MARK_READ, true, "");

	c->before = before;
	add_mark_list(v, c, fx);
}

void marks_all(View *v, Effects *fx)
{
	struct list_window *s = &v->window;
	bool front = s->list.kind == LIST_FRONT;
	int64_t n = s->unread, heads = 0;
	g_autofree char *undone = NULL, *words = NULL;
	struct change *c;
	GArray *ids;

	if (list_window_count(s) == 0)
		return;
	effects_draw(fx);
	ids = read_window(v, &heads);
	n = front ? heads : MAX(n, heads);
	if (n == 0 && ids->len == 0) {
		g_array_unref(ids);
		view_say(v, _("All read already."));
		return;
	}
	n = MAX(n, 1);
	undone = mark_words_unread(n);
	words = mark_words_list(v, n);
	c = new_change(v, MARK_READ, true, undone);
	c->ids = ids;
	s->unread = 0;
	hints_say_undo(v, words);
	if (front)
		add_mark(c, fx);
	else
		add_mark_list(v, c, fx);
}

void marks_feed(View *v, const struct feed_change *f, Effects *fx)
{
	struct change *c = new_change(v, MARK_READ, true, f->undone);

	c->feed = g_strdup(f->url);
	effects_add(fx,
		    &(struct effect){ .kind = FX_FEED,
				      .change = c->id,
				      .feed = { f->url, f->key, f->value } });
	effects_draw(fx);
}

void marks_added(View *v, const char *url)
{
	g_autofree char *shown = url ? url_for_eyes(url) : NULL;
	g_autofree char *words =
		shown ? g_strdup_printf(_("%s removed again."), shown)
		      : g_strdup(_("An import is not undone; feeds are removed "
				   "one by one."));
	struct change *c = new_change(v, MARK_READ, true, words);

	c->feed = g_strdup(url);
	c->added = url != NULL;
	c->answered = true;
}

uint32_t marks_filter(View *v, const struct filter_change *f, Effects *fx)
{
	const struct change *c = new_change(v, MARK_READ, f->there, f->undone);

	effects_add(fx, &(struct effect){ .kind = FX_FILTER,
					  .change = c->id,
					  .filter = { f->line, f->there } });
	effects_draw(fx);
	return c->id;
}

static void flip_back(View *v, const struct change *c)
{
	for (guint i = 0; c->ids && i < c->ids->len; i++)
		flip_story(v, g_array_index(c->ids, int64_t, i), c->field,
			   !c->value);
}

/* Answered, and nothing in the store was changed by it. */
static bool is_empty(const struct change *c)
{
	return c->answered && !c->batch && (!c->ids || c->ids->len == 0);
}

void marks_undo(View *v, Effects *fx)
{
	guint i = v->changes->len;
	struct change *c;

	effects_draw(fx);
	while (i > 0 && change_at(v, i - 1)->back)
		i--;
	if (i == 0) {
		view_say(v, _("Nothing to undo."));
		return;
	}
	c = change_at(v, i - 1);
	c->back = true;
	flip_back(v, c);
	g_free(v->feed_list.wanted);
	v->feed_list.wanted = g_strdup(c->feed);
	view_say(v, c->words);
	if (c->added)
		effects_add(fx, &(struct effect){ .kind = FX_FEED,
						  .feed = { c->feed, "removed",
							    "yes" } });
	if (is_empty(c))
		g_array_remove_index(v->changes, i - 1);
	else
		effects_add(fx, &(struct effect){ .kind = FX_UNDO,
						  .change = c->id });
}

static struct change *find_change(const View *v, uint32_t id, guint *at)
{
	for (*at = 0; *at < v->changes->len; (*at)++)
		if (change_at(v, *at)->id == id)
			return change_at(v, *at);
	return NULL;
}

/* Reverts a change that was refused or not sent; later changes of the same
 * stories are applied again. */
static void take_away(View *v, guint at)
{
	struct change *c = change_at(v, at);

	if (!c->back)
		flip_back(v, c);
	g_array_remove_index(v->changes, at);
	marks_over(v);
}

void marks_sent(View *v, uint32_t change, uint32_t command)
{
	guint at;
	struct change *c = find_change(v, change, &at);

	if (c && command)
		c->command = command;
	else if (c)
		take_away(v, at);
}

void marks_undo_sent(View *v, uint32_t change, uint32_t command)
{
	guint at;
	struct change *c = find_change(v, change, &at);

	if (c && command)
		c->undo = command;
	else if (c)
		g_array_remove_index(v->changes, at);
}

void marks_answer(View *v, uint32_t number, int64_t batch, bool good)
{
	const struct change *sent = marks_sent_as(v, number);
	guint at;
	struct change *c = sent ? find_change(v, sent->id, &at) : NULL;

	if (!c)
		return;
	if (c->undo == number) {
		g_array_remove_index(v->changes, at);
		return;
	}
	c->answered = true;
	c->batch = batch;
	if (!good)
		take_away(v, at);
	else if ((c->back || c->before) && is_empty(c))
		g_array_remove_index(v->changes, at);
}

void marks_name(View *v, uint32_t change, const char *words)
{
	guint at;
	struct change *c = find_change(v, change, &at);

	if (!c)
		return;
	g_free(c->words);
	c->words = g_strdup(words);
}

const struct change *marks_find(const View *v, uint32_t change)
{
	guint at;

	return find_change(v, change, &at);
}

const struct change *marks_sent_as(const View *v, uint32_t command)
{
	for (guint i = 0; command && i < v->changes->len; i++)
		if (change_at(v, i)->command == command ||
		    change_at(v, i)->undo == command)
			return change_at(v, i);
	return NULL;
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

static void put_over(View *v, struct change *c)
{
	for (guint n = 0; c->ids && n < c->ids->len; n++)
		view_each(v, g_array_index(c->ids, int64_t, n), over_one, c);
}

/* Changes being undone are applied from the newest to the oldest, each giving
 * the value before it; then those that are not, from the oldest to the newest,
 * so that the last one wins. */
void marks_over(View *v)
{
	for (guint i = v->changes->len; i > 0; i--)
		if (change_at(v, i - 1)->back)
			put_over(v, change_at(v, i - 1));
	for (guint i = 0; i < v->changes->len; i++)
		if (!change_at(v, i)->back && !change_at(v, i)->answered)
			put_over(v, change_at(v, i));
}

bool marks_wait(const View *v)
{
	for (guint i = 0; i < v->changes->len; i++)
		if (!is_settled(change_at(v, i)))
			return true;
	return false;
}
