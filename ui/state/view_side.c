#include "ui/state/view_side.h"

const struct story *view_side_subject(const View *v)
{
	switch (v->nav.scene) {
	case SCENE_STORY:
		return view_story(v);
	case SCENE_LIST:
		return view_selected(v);
	case SCENE_FIRST:
	case SCENE_FEEDS:
	default:
		return NULL;
	}
}

/* Whether the n-th headline beside is another outlet's report of the story
 * (`same`) or another story. Other reports of the same outlet are neither:
 * they are in the list of all outlets. */
static bool is_kind(const View *v, guint n, bool same)
{
	const struct story *subject = view_side_subject(v);
	bool is = g_array_index(v->side.list->relations, struct relation, n)
			  .kind == RELATION_SAME;

	if (is && same && subject)
		return stories_at(v->side.list->stories, n)->feed !=
		       subject->feed;
	return is == same;
}

/* Its place among all; -1 if there is none. */
static int nth_related(const View *v, int i, bool same)
{
	if (!v->side.list || i < 0)
		return -1;
	for (guint n = 0; n < v->side.list->relations->len; n++)
		if (is_kind(v, n, same) && i-- == 0)
			return (int)n;
	return -1;
}

static const struct story *story_beside(const View *v, int n)
{
	return n < 0 ? NULL : stories_at(v->side.list->stories, (guint)n);
}

static int count_related(const View *v, bool same)
{
	int n = 0;

	for (guint i = 0; v->side.list && i < v->side.list->relations->len; i++)
		n += is_kind(v, i, same);
	return n;
}

const struct story *view_side_at(const View *v, int i)
{
	return story_beside(v, nth_related(v, i, false));
}

bool view_side_is_likely(const View *v, int i)
{
	int n = nth_related(v, i, false);

	return n >= 0 &&
	       g_array_index(v->side.list->relations, struct relation, (guint)n)
		       .likely;
}

int view_side_count(const View *v)
{
	return count_related(v, false);
}

void view_side_select(View *v, int i)
{
	v->side.selected = MIN(MAX(i, 0), view_side_count(v) - 1);
}

const struct story *view_side_outlet(const View *v, int i)
{
	return story_beside(v, nth_related(v, i, true));
}

int view_side_outlets(const View *v)
{
	return count_related(v, true);
}

bool view_side_is_bare(const View *v)
{
	for (guint i = 0; v->side.list && i < v->side.list->relations->len; i++)
		if (g_array_index(v->side.list->relations, struct relation, i)
			    .kind != RELATION_MORE)
			return false;
	return true;
}

const struct story *view_subject(const View *v)
{
	const struct story *beside = view_side_at(v, v->side.selected);

	if (v->nav.focus == FOCUS_SIDE && beside)
		return beside;
	return view_side_subject(v);
}
