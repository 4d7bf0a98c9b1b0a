#include "ui/draw/canvas.h"

#include "src/base/clean.h"
#include "ui/draw/ascii.h"
#include "ui/text/text.h"

#include <string.h>

#define FLAG_FIRST 0x1F1E6

/* A grapheme cluster (UAX #29), within a longer text. */
struct cluster {
	const char *text;
	size_t bytes;
};

Canvas *canvas_new(int cols, int rows, bool ascii)
{
	Canvas *c = g_new0(Canvas, 1);

	c->ascii = ascii;
	c->spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	c->images = g_array_new(FALSE, FALSE, sizeof(struct canvas_image));
	canvas_resize(c, cols, rows);
	return c;
}

void canvas_free(Canvas *c)
{
	if (!c)
		return;
	g_free(c->cells);
	g_array_unref(c->spots);
	g_array_unref(c->images);
	g_free(c);
}

void canvas_resize(Canvas *c, int cols, int rows)
{
	c->cols = CLAMP(cols, 1, CANVAS_COLS_MAX);
	c->rows = CLAMP(rows, 1, CANVAS_ROWS_MAX);
	c->cells = g_renew(struct cell, c->cells,
			   (size_t)c->cols * (size_t)c->rows);
	canvas_clear(c);
}

static void blank_cell(struct cell *cell)
{
	memset(cell, 0, sizeof *cell);
	cell->text[0] = ' ';
	cell->width = 1;
}

void canvas_clear(Canvas *c)
{
	size_t n = (size_t)c->cols * (size_t)c->rows;

	for (size_t i = 0; i < n; i++)
		blank_cell(&c->cells[i]);
	c->cursor_x = c->cursor_y = 0;
	c->cursor_shown = false;
	g_array_set_size(c->spots, 0);
	g_array_set_size(c->images, 0);
	canvas_unclip(c);
}

void canvas_clip(Canvas *c, struct rect r)
{
	c->clip = r;
}

void canvas_unclip(Canvas *c)
{
	c->clip = (struct rect){ 0, 0, c->cols, c->rows };
}

static struct cell *cell_at(const Canvas *c, int x, int y)
{
	if (x < 0 || y < 0 || x >= c->cols || y >= c->rows)
		return NULL;
	return &c->cells[(size_t)y * (size_t)c->cols + (size_t)x];
}

static struct cell *open_cell(const Canvas *c, int x, int y)
{
	if (x < c->clip.x || y < c->clip.y || x >= c->clip.x + c->clip.w ||
	    y >= c->clip.y + c->clip.h)
		return NULL;
	return cell_at(c, x, y);
}

const struct cell *canvas_at(const Canvas *c, int x, int y)
{
	return cell_at(c, x, y);
}

/* Writing over a part of a wide cluster blanks the others, as terminals do. */
static void split_wide(Canvas *c, int x, int y)
{
	struct cell *cell = cell_at(c, x, y);
	int width;

	if (!cell || cell->width == 1)
		return;
	while (cell && cell->width == 0)
		cell = cell_at(c, --x, y);
	width = cell ? cell->width : 0;
	for (int i = 0; width > 1 && i < width; i++) {
		cell = cell_at(c, x + i, y);
		if (!cell)
			return;
		cell->text[0] = ' ';
		cell->text[1] = '\0';
		cell->width = 1;
	}
}

/* The cells of a cluster, emptied; its first one, NULL outside of the clip. */
static struct cell *take_cell(Canvas *c, struct span at, struct style style)
{
	struct cell *cell = open_cell(c, at.x, at.y);

	if (!cell)
		return NULL;
	for (int i = 0; i < at.w; i++)
		split_wide(c, at.x + i, at.y);
	for (int i = 0; i < at.w; i++) {
		struct cell *half = open_cell(c, at.x + i, at.y);

		if (!half)
			continue;
		memset(half, 0, sizeof *half);
		half->role = (uint8_t)style.role;
		half->attrs = (uint8_t)style.attrs;
	}
	cell->width = (uint8_t)at.w;
	return cell;
}

/* A letter of ASCII in a cell of its own. */
static void put_letter(Canvas *c, struct span at, char letter,
		       struct style style)
{
	struct cell *cell = take_cell(c, (struct span){ at.x, at.y, 1 }, style);

	if (cell)
		cell->text[0] = letter;
}

/* The letter of a regional indicator symbol. */
static gunichar flag_letter(const char *s)
{
	return 'A' + (g_utf8_get_char(s) - FLAG_FIRST) % 26;
}

/* A flag (UAX #29 GB12) is drawn as its two letters: terminals disagree about
 * its width. */
static void put_flag(Canvas *c, struct span at, struct cluster k,
		     struct style style)
{
	for (size_t i = 0; i < 2; i++, at.x++) {
		bool has = k.bytes >= 4 * (i + 1);

		put_letter(c, at,
			   (char)(has ? flag_letter(k.text + 4 * i) : ' '),
			   style);
	}
}

/* One cluster of more than a byte. */
static void put_wide(Canvas *c, struct span at, struct cluster k,
		     struct style style)
{
	gunichar first = g_utf8_get_char(k.text);
	char drawn[TEXT_DRAWN];
	struct cell *cell;
	int cols;

	if (first >= FLAG_FIRST && first < FLAG_FIRST + 26) {
		put_flag(c, at, k, style);
		return;
	}
	cols = text_drawn(k.text, k.bytes, drawn);
	if (cols < at.w) {
		/* made wide by U+FE0F only, which many terminals do not
		 * follow */
		put_letter(c, (struct span){ at.x + 1, at.y, 1 }, ' ', style);
		at.w = cols;
	}
	cell = take_cell(c, at, style);
	if (cell)
		memcpy(cell->text, drawn, strlen(drawn) + 1);
}

/* One cluster, at.w columns wide. */
static void write_cluster(Canvas *c, struct span at, struct cluster k,
			  struct style style)
{
	struct cell *cell;

	if (k.bytes > 1) {
		put_wide(c, at, k, style);
		return;
	}
	cell = take_cell(c, at, style);
	if (cell)
		cell->text[0] = *k.text;
}

/* Printable ASCII needs no cleaning; most text is that. */
static bool is_printable_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < 0x20 || *s >= 0x7f)
			return false;
	return true;
}

/* `text` without control characters (a headline must not send escape sequences
 * to the terminal); *made is the caller's if it is not NULL. */
static const char *clean_for_canvas(const Canvas *c, const char *text,
				    char **made)
{
	char *cleaned;

	*made = NULL;
	if (is_printable_ascii(text))
		return text;
	cleaned = clean_text(text, CLEAN_LINE);
	if (c->ascii) {
		*made = ascii_text(cleaned);
		g_free(cleaned);
	} else {
		*made = cleaned;
	}
	return *made;
}

static int put_clean(Canvas *c, struct span at, const char *text,
		     struct style style)
{
	int used = 0, cols;
	size_t n;

	for (; (n = text_cluster(text, &cols)) > 0; text += n) {
		if (cols == 0)
			continue;
		if (used + cols > at.w || at.x + used + cols > c->cols)
			break;
		write_cluster(c, (struct span){ at.x + used, at.y, cols },
			      (struct cluster){ text, n }, style);
		used += cols;
	}
	return used;
}

int canvas_put(Canvas *c, struct span at, const char *text, struct style style)
{
	g_autofree char *made = NULL;

	return put_clean(c, at, clean_for_canvas(c, text, &made), style);
}

int canvas_put_cut(Canvas *c, struct span at, const char *text,
		   struct style style)
{
	g_autofree char *made = NULL;
	const char *shown = clean_for_canvas(c, text, &made);
	const char *dots = c->ascii ? "..." : "…";
	g_autofree char *cut = NULL;
	int room = at.w - text_width(dots);
	size_t n;

	if (text_width(shown) <= at.w)
		return put_clean(c, at, shown, style);
	n = text_fit(shown, SIZE_MAX, MAX(room, 0), NULL);
	cut = g_strdup_printf("%.*s%s", (int)n, shown, dots);
	return put_clean(c, at, cut, style);
}

int canvas_put_right(Canvas *c, struct span at, const char *text,
		     struct style style)
{
	g_autofree char *made = NULL;
	const char *shown = clean_for_canvas(c, text, &made);
	int cols = MIN(text_width(shown), at.w), start = at.x + at.w - cols;

	canvas_put_cut(c, (struct span){ start, at.y, cols }, shown, style);
	return start;
}

/* Cleaned once, not once a column: a rule is as long as the screen. */
void canvas_across(Canvas *c, struct span at, const char *sign,
		   struct style style)
{
	g_autofree char *made = NULL;
	const char *shown = clean_for_canvas(c, sign, &made);
	const struct cluster k = { shown, text_cluster(shown, NULL) };

	for (int i = 0; i < at.w; i++)
		write_cluster(c, (struct span){ at.x + i, at.y, 1 }, k, style);
}

void canvas_down(Canvas *c, struct span at, const char *sign, enum role role)
{
	for (int i = 0; i < at.w; i++)
		canvas_put(c, (struct span){ at.x, at.y + i, 1 }, sign,
			   (struct style){ role, 0 });
}

void canvas_blank(Canvas *c, struct rect r)
{
	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++) {
			struct cell *cell = open_cell(c, x, y);

			if (!cell)
				continue;
			split_wide(c, x, y);
			blank_cell(cell);
		}
}

void canvas_dots(Canvas *c, int x, int y, const struct dots *d, unsigned attrs)
{
	struct cell *cell =
		take_cell(c, (struct span){ x, y, 1 },
			  (struct style){ ROLE_TEXT, ATTR_DOTS | attrs });

	if (cell)
		cell->dots = *d;
}

void canvas_show(Canvas *c, const struct canvas_image *image)
{
	g_array_append_vals(c->images, image, 1);
}

void canvas_style(Canvas *c, struct rect r, unsigned attrs)
{
	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++) {
			struct cell *cell = open_cell(c, x, y);

			if (cell)
				cell->attrs = (uint8_t)(cell->attrs | attrs);
		}
}

void canvas_role(Canvas *c, struct rect r, enum role role)
{
	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++) {
			struct cell *cell = open_cell(c, x, y);

			if (cell)
				cell->role = (uint8_t)role;
		}
}

void canvas_cursor(Canvas *c, int x, int y, bool shown)
{
	c->cursor_x = CLAMP(x, 0, c->cols - 1);
	c->cursor_y = CLAMP(y, 0, c->rows - 1);
	c->cursor_shown = shown;
}

void canvas_note(Canvas *c, struct rect r, enum hotspot_kind kind, int number)
{
	hotspot_note(c->spots, (struct spot){ r, kind, number }, c->clip);
}

struct spot canvas_spot(const Canvas *c, int x, int y)
{
	return hotspot_at(c->spots, x, y);
}
