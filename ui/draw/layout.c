#include "ui/draw/layout.h"

#define HEADER_ROWS    2
#define FOOTER_ROWS    1
#define AIRY_ROWS      30
#define STRIP_ROWS     3  /* a rule and two headlines */
#define STRIP_SCREEN   16 /* rows of a screen that has room for it */
#define SIDE_COLS      60 /* of a screen that has room for a sidebar */
#define LIST_SIDE_COLS 120
#define RAIL_COLS      150
#define GRID_ROWS      20 /* of a screen on which cells have room */

static int at_least(int n, int least)
{
	return n > least ? n : least;
}

static int at_most(int n, int most)
{
	return n < most ? n : most;
}

static int side_cols(int cols)
{
	if (cols < SIDE_COLS)
		return 0;
	if (cols < 96)
		return cols / 3;
	if (cols < 140)
		return 32 + (cols - 96) / 8;
	return cols < 200 ? 42 : 54;
}

int layout_class(int cols)
{
	static const int from[] = { 60, 96, 140, 200 };
	int n = 0;

	while (n < LAYOUT_CLASSES - 1 && cols >= from[n])
		n++;
	return n;
}

/* Body text: as wide as the pane, at most LAYOUT_MEASURE, centred. */
static struct rect story_text(const struct layout *l)
{
	struct rect r = l->main;
	int margin = l->cols < 60 ? 1 : 2;

	r.w = l->cols < 60 ? r.w - 2 : l->cols < 96 ? r.w - 4 : r.w - 3;
	r.x += margin;
	if (r.w > LAYOUT_MEASURE) {
		r.w = LAYOUT_MEASURE;
		r.x = l->main.x + (l->main.w - LAYOUT_MEASURE + 1) / 2;
	}
	r.w = at_least(r.w, 1);
	return r;
}

static struct rect front_text(const struct layout *l)
{
	struct rect r = l->main;
	int margin = l->cols < 60 ? 1 : 2;

	r.x += margin;
	r.w = at_least(r.w - margin - 1, 1);
	return r;
}

static void place_side(struct layout *l)
{
	int cols = side_cols(l->cols);

	l->rule_side = l->cols - cols - 3;
	l->side = (struct rect){ l->cols - cols - 1, l->main.y, cols + 1,
				 l->main.h };
	l->main.w = l->rule_side - l->main.x;
}

static void place_rail(struct layout *l)
{
	int cols = l->cols < 200 ? 36 : 52;

	l->rail = (struct rect){ 0, l->main.y, cols, l->main.h };
	l->rule_rail = cols + 1;
	l->main.x = cols + 2;
	l->main.w -= cols + 2;
}

static void place_strip(struct layout *l)
{
	l->strip = (struct rect){ 0, l->rows - FOOTER_ROWS - STRIP_ROWS,
				  l->cols, STRIP_ROWS };
	l->main.h = at_least(l->strip.y - l->main.y, 1);
}

int layout_side_needs(enum layout_kind kind)
{
	if (kind == LAYOUT_PLAIN)
		return 0;
	return kind == LAYOUT_LIST ? LIST_SIDE_COLS : SIDE_COLS;
}

/* Whether the sidebar has room beside the content. */
static bool has_side_room(const struct layout_screen *s)
{
	int needs = layout_side_needs(s->kind);

	return needs > 0 && s->cols >= needs;
}

static bool has_strip_room(const struct layout_screen *s)
{
	return s->kind == LAYOUT_STORY && s->rows >= STRIP_SCREEN;
}

bool layout_has_side(const struct layout_screen *s)
{
	return has_side_room(s) || has_strip_room(s);
}

static void place_related(struct layout *l, const struct layout_screen *s)
{
	if (s->kind == LAYOUT_PLAIN)
		return;
	if (s->over && (!s->side || !has_side_room(s))) {
		l->side_over = true;
		l->side = l->main;
	} else if (s->side && has_side_room(s)) {
		place_side(l);
	} else if (s->side && has_strip_room(s)) {
		place_strip(l);
	}
}

static int count_columns(const struct layout_screen *s)
{
	if (s->kind != LAYOUT_FRONT || s->cols < 140 || s->rows < GRID_ROWS)
		return 1;
	return s->cols < 200 ? 2 : 3;
}

/* The content between header and footer, before other panes take of it. */
static struct rect content(const struct layout_screen *s, bool airy)
{
	int air = airy && s->kind != LAYOUT_LIST && s->kind != LAYOUT_PLAIN;

	return (struct rect){
		0, HEADER_ROWS + air, s->cols,
		at_least(s->rows - HEADER_ROWS - FOOTER_ROWS - 2 * air, 1)
	};
}

struct layout layout_for(const struct layout_screen *s)
{
	struct layout l = { .cols = s->cols,
			    .rows = s->rows,
			    .rule_side = -1,
			    .rule_rail = -1,
			    .columns = 1 };

	l.small = s->cols < LAYOUT_COLS_MIN || s->rows < LAYOUT_ROWS_MIN;
	l.airy = s->rows >= AIRY_ROWS;
	l.main = content(s, l.airy);
	if (l.small)
		return l;
	if (s->kind == LAYOUT_STORY && s->cols >= RAIL_COLS)
		place_rail(&l);
	place_related(&l, s);
	l.columns = count_columns(s);
	l.text = s->kind == LAYOUT_STORY ? story_text(&l) : front_text(&l);
	l.text.w = at_most(l.text.w, s->cols);
	return l;
}
