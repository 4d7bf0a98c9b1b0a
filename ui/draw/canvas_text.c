#include "ui/draw/canvas_text.h"

static void add_color(GString *out, int color, int base)
{
	if (color < 0)
		return;
	if (color & THEME_RGB)
		g_string_append_printf(out, ";%d;2;%d;%d;%d", base + 8,
				       color >> 16 & 255, color >> 8 & 255,
				       color & 255);
	else if (color < 8)
		g_string_append_printf(out, ";%d", base + color);
	else if (color < 16)
		g_string_append_printf(out, ";%d", base + 60 + color - 8);
	else
		g_string_append_printf(out, ";%d;5;%d", base + 8, color);
}

static void add_look(GString *out, struct look k)
{
	static const struct {
		unsigned attr;
		const char *sgr;
	} sgr[] = {
		{ ATTR_BOLD, ";1" },      { ATTR_ITALIC, ";3" },
		{ ATTR_UNDERLINE, ";4" }, { ATTR_REVERSE, ";7" },
		{ ATTR_STRUCK, ";9" },
	};

	g_string_append(out, "\033[0");
	for (size_t i = 0; i < G_N_ELEMENTS(sgr); i++)
		if (k.attrs & sgr[i].attr)
			g_string_append(out, sgr[i].sgr);
	add_color(out, k.fg, 30);
	add_color(out, k.bg, 40);
	g_string_append_c(out, 'm');
}

static bool is_blank_cell(const struct cell *cell, bool styled)
{
	return cell->text[0] == ' ' &&
	       !(styled &&
		 cell->attrs & (ATTR_BAR | ATTR_REVERSE | ATTR_UNDERLINE));
}

static void add_canvas_row(GString *out, const Canvas *c, int y,
			   const struct theme *theme)
{
	const struct look none = { -1, -1, 0 };
	struct look now = none, k;
	int end = c->cols;

	while (end > 0 &&
	       is_blank_cell(canvas_at(c, end - 1, y), theme != NULL))
		end--;
	for (int x = 0; x < end; x++) {
		const struct cell *cell = canvas_at(c, x, y);

		if (theme) {
			k = cell_looks(cell, theme);
			if (k.fg != now.fg || k.bg != now.bg ||
			    k.attrs != now.attrs)
				add_look(out, k);
			now = k;
		}
		g_string_append(out, cell->text);
	}
	if (now.fg != -1 || now.bg != -1 || now.attrs != 0)
		g_string_append(out, "\033[0m");
	g_string_append_c(out, '\n');
}

char *canvas_text(const Canvas *c, const struct theme *theme)
{
	GString *out = g_string_new(NULL);

	for (int y = 0; y < c->rows; y++)
		add_canvas_row(out, c, y, theme);
	return g_string_free(out, FALSE);
}
