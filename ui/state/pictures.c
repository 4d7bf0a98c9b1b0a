#include "ui/state/pictures.h"

#include "ui/draw/placeholder.h"

#include <glib/gi18n.h>

#define BOX_SIDE    1600         /* pixels of a box at most: less than the */
#define BOX_PIXELS  (768 * 1024) /* fetcher takes, and a terminal is sent */
#define CELL_WIDTH  10 /* pixels of a cell, where the terminal does not say it */
#define CELL_HEIGHT 20
#define LEAD_WORDS  28 /* columns of the lead beside its picture, at least */
#define ID_MOST     0xffffff

void pictures_lead_size(const View *v, int *cols, int *rows)
{
	static const struct {
		int from, cols;
	} sizes[] = { { 200, 88 }, { 140, 56 }, { 96, 28 } };
	const struct picture_space space = view_picture_space(v);

	*cols = *rows = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(sizes) && !*cols; i++)
		if (v->cols >= sizes[i].from)
			*cols = sizes[i].cols;
	if (*cols && *cols + LEAD_WORDS <= v->layout.text.w)
		*rows = picture_space_rows(&space, &v->front.picture, *cols);
	if (!*rows)
		*cols = 0;
}

/* What is wanted in one place. */
struct wish {
	int64_t story; /* 0: nothing */
	int cols, rows;
	bool fetch;
};

/* The pixels of so many cells: those that the terminal has, or two of each cell. */
static void find_box(const View *v, const struct wish *w, int *width,
		     int *height)
{
	const struct display *d = &v->display;

	*width = w->cols;
	*height = w->rows * 2;
	if (d->graphics) {
		*width = w->cols * (d->cell_width ? d->cell_width : CELL_WIDTH);
		*height = w->rows *
			  (d->cell_height ? d->cell_height : CELL_HEIGHT);
	}
	while (*width > BOX_SIDE || *height > BOX_SIDE ||
	       *width * *height > BOX_PIXELS) {
		*width = *width * 7 / 8;
		*height = *height * 7 / 8;
	}
	*width = MAX(*width, 1);
	*height = MAX(*height, 1);
}

static void ask_for(View *v, enum picture_place place, const struct wish *w,
		    Effects *fx)
{
	struct shown_picture *s = &v->pictures.at[place];
	int width, height;

	if (!w->story || (s->story == w->story && s->box_cols == w->cols &&
			  s->box_rows == w->rows))
		return;
	shown_picture_clear(s);
	find_box(v, w, &width, &height);
	s->story = w->story;
	s->box_cols = w->cols;
	s->box_rows = w->rows;
	s->box_width = width;
	s->box_height = height;
	effects_add(fx, &(struct effect){ .kind = FX_PICTURE,
					  .picture = { place, w->story, width,
						       height, v->display.light,
						       w->fetch } });
}

static bool fetches_always(const View *v)
{
	return picture_space_policy(v->settings) == PICTURES_ALWAYS;
}

static struct wish story_wish(View *v)
{
	struct wish w = { .cols = v->layout.text.w,
			  .fetch = fetches_always(v) };

	if (v->nav.scene == SCENE_STORY)
		w.rows = view_picture_rows(v);
	w.story = w.rows ? v->read.id : 0;
	return w;
}

static struct wish lead_wish(const View *v)
{
	struct wish w = { .fetch = fetches_always(v) };

	if (v->nav.scene != SCENE_LIST || !v->plan ||
	    v->window.list.kind != LIST_FRONT ||
	    list_window_count(&v->window) == 0 || !v->plan->lead.picture_rows)
		return w;
	w.cols = v->plan->lead.picture_cols;
	w.rows = v->plan->lead.picture_rows;
	w.story = stories_at(v->window.stories, 0)->id;
	return w;
}

void pictures_ask(View *v, Effects *fx)
{
	const struct wish story = story_wish(v), lead = lead_wish(v);
	bool over = v->dialog.over == OVER_PICTURE;
	const struct wish full = { .story = over ? v->read.id : 0,
				   .cols = MIN(v->cols, PLACEHOLDER_MOST),
				   .rows = CLAMP(v->rows - PICTURE_FOOT, 1,
						 PLACEHOLDER_MOST),
				   .fetch = true };

	ask_for(v, PICTURE_STORY, &story, fx);
	ask_for(v, PICTURE_LEAD, &lead, fx);
	ask_for(v, PICTURE_FULL, &full, fx);
}

void pictures_open(View *v, Effects *fx)
{
	const struct picture_space space = view_picture_space(v);
	const char *why = picture_space_refusal(&space);

	if (!v->read.picture.url)
		why = _("This story has no picture.");
	effects_draw(fx);
	if (why) {
		view_say(v, why);
		return;
	}
	if (v->pictures.at[PICTURE_FULL].failed)
		shown_picture_clear(&v->pictures.at[PICTURE_FULL]);
	v->dialog.over = OVER_PICTURE;
}

static struct shown_picture *find_sent(View *v, uint32_t number)
{
	for (int i = 0; i < PICTURE_PLACES; i++)
		if (number && v->pictures.at[i].command == number)
			return &v->pictures.at[i];
	return NULL;
}

void pictures_sent(View *v, enum picture_place place, uint32_t number)
{
	v->pictures.at[place].command = number;
}

void pictures_take(View *v, uint32_t number, const struct picture_strip *strip)
{
	struct shown_picture *s = find_sent(v, number);

	if (s)
		shown_picture_take(s, strip);
}

/* Other programs on the terminal have images of their own. */
static uint32_t next_id(View *v)
{
	uint32_t *last = &v->pictures.last_id;

	if (!*last)
		*last = g_random_int() & ID_MOST;
	*last = *last % ID_MOST + 1;
	return *last;
}

/* One that was fetched by a key is kept now, and shown in its place. */
void pictures_answered(View *v, uint32_t number, const char *failure)
{
	struct shown_picture *s = find_sent(v, number);

	if (!s)
		return;
	s->command = 0;
	s->whole = !failure;
	s->id = v->display.graphics ? next_id(v) : 0;
	s->failed = g_strdup(failure);
	if (failure)
		g_clear_pointer(&s->rgb, g_free);
	else if (s->story == v->read.id && !v->read.picture.kept)
		v->want |= WANT_PICTURE;
}
