#include "feeds/html/inline_style.h"

#include <glib.h>
#include <limits.h>
#include <string.h>

#define DECLARATIONS_MAX 64 /* of one attribute that are read */
#define FONT_WORDS_MAX   16 /* of a shorthand */
#define FONT_SIZE        16 /* of letters whose size has a name */

/* CSS Values, section 6: absolute units, and relative ones at the sizes that
 * browsers begin with. */
static const struct unit {
	const char *name;
	double points;
} units[] = {
	{ "px", 1 },  { "", 1 },     { "pt", 4 / 3.0 }, { "em", 16 },
	{ "ex", 8 },  { "rem", 16 }, { "ch", 8 },       { "pc", 16 },
	{ "in", 96 }, { "cm", 38 },  { "mm", 3.8 },
};

/* What is no length says nothing. */
static int read_length(const char *value)
{
	char *unit;
	double n = g_ascii_strtod(value, &unit);

	if (unit == value || n < 0)
		return INLINE_STYLE_UNSAID;
	if (n <= 0 && strcmp(unit, "%") == 0)
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (strcmp(unit, units[i].name) == 0)
			return (int)MIN(n * units[i].points + 0.5, INT_MAX / 2);
	return INLINE_STYLE_UNSAID;
}

static void set_display(struct inline_style *s, const char *value)
{
	s->none = strcmp(value, "none") == 0;
}

static void set_visibility(struct inline_style *s, const char *value)
{
	s->hidden =
		strcmp(value, "hidden") == 0 || strcmp(value, "collapse") == 0;
	s->visible =
		strcmp(value, "visible") == 0 || strcmp(value, "initial") == 0;
}

static void set_mso_hide(struct inline_style *s, const char *value)
{
	s->mso_hide = strcmp(value, "all") == 0;
}

static void set_decoration(struct inline_style *s, const char *value)
{
	s->struck = strstr(value, "line-through") != NULL;
}

static void set_overflow(struct inline_style *s, const char *value)
{
	s->overflows = strcmp(value, "hidden") == 0;
}

static void set_padding(struct inline_style *s, const char *value)
{
	s->padded = s->padded || strpbrk(value, "123456789");
}

/* CSS Fonts, section 3.5. */
static bool is_size_name(const char *value)
{
	static const char *const names[] = {
		"xx-small", "x-small",  "small",     "medium",  "large",
		"x-large",  "xx-large", "xxx-large", "initial",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(value, names[i]) == 0)
			return true;
	return false;
}

static void set_font_size(struct inline_style *s, const char *value)
{
	s->font = is_size_name(value) ? FONT_SIZE : read_length(value);
}

/* "italic 16px/1.4 serif": the size is the first that is one. */
static void set_font(struct inline_style *s, const char *value)
{
	g_auto(GStrv) words = g_strsplit(value, " ", FONT_WORDS_MAX);

	for (char **w = words; *w; w++) {
		(*w)[strcspn(*w, "/")] = '\0';
		if (is_size_name(*w) || !g_ascii_isdigit(**w) ||
		    strpbrk(*w, "pet%"))
			set_font_size(s, *w);
		if (s->font != INLINE_STYLE_UNSAID)
			return;
	}
}

static void set_width(struct inline_style *s, const char *value)
{
	s->width = read_length(value);
}

static void set_height(struct inline_style *s, const char *value)
{
	s->height = read_length(value);
}

static void set_max_width(struct inline_style *s, const char *value)
{
	s->max_width = read_length(value);
}

static void set_max_height(struct inline_style *s, const char *value)
{
	s->max_height = read_length(value);
}

static const struct property {
	const char *name;
	void (*set)(struct inline_style *s, const char *value);
} properties[] = {
	{ "display", set_display },
	{ "visibility", set_visibility },
	{ "mso-hide", set_mso_hide },
	{ "text-decoration", set_decoration },
	{ "text-decoration-line", set_decoration },
	{ "overflow", set_overflow },
	{ "padding", set_padding },
	{ "padding-top", set_padding },
	{ "padding-bottom", set_padding },
	{ "font", set_font },
	{ "font-size", set_font_size },
	{ "min-width", set_padding },
	{ "min-height", set_padding },
	{ "width", set_width },
	{ "height", set_height },
	{ "max-width", set_max_width },
	{ "max-height", set_max_height },
};

/* Where a declaration ends: not within a string (CSS Syntax, section 4.3.5). */
static char *declaration_end(char *at)
{
	char quote = '\0';

	for (; *at && (quote || *at != ';'); at++) {
		if (*at == quote)
			quote = '\0';
		else if (!quote && (*at == '"' || *at == '\''))
			quote = *at;
	}
	return at;
}

/* Blanks in place of comments. */
static void blank_comments(char *style)
{
	char *at = style, *end;

	while ((at = strstr(at, "/*")) != NULL) {
		end = strstr(at + 2, "*/");
		end = end ? end + 2 : at + strlen(at);
		memset(at, ' ', (size_t)(end - at));
		at = end;
	}
}

/* "name: value !important" */
static void read_declaration(struct inline_style *s, char *text)
{
	char *colon = strchr(text, ':'), *mark = strchr(text, '!');

	if (!colon)
		return;
	*colon = '\0';
	if (mark > colon)
		*mark = '\0';
	g_strstrip(text);
	for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
		if (strcmp(text, properties[i].name) == 0)
			properties[i].set(s, g_strstrip(colon + 1));
}

struct inline_style inline_style_read(const char *style)
{
	struct inline_style s = { .font = INLINE_STYLE_UNSAID,
				  .width = INLINE_STYLE_UNSAID,
				  .height = INLINE_STYLE_UNSAID,
				  .max_width = INLINE_STYLE_UNSAID,
				  .max_height = INLINE_STYLE_UNSAID };
	g_autofree char *low = style ? g_ascii_strdown(style, -1) : NULL;
	char *at = low;

	if (low)
		blank_comments(low);
	for (int n = 0; at && *at && n < DECLARATIONS_MAX; n++) {
		char *end = declaration_end(at), *next = end + (*end != '\0');

		*end = '\0';
		read_declaration(&s, at);
		at = next;
	}
	return s;
}

/* Newsletters hide their preview text so. A height of nothing with a padding is
 * how pages keep the shape of a film. */
bool inline_style_is_gone(const struct inline_style *s)
{
	bool flat = s->max_height == 0 || s->max_width == 0 || s->height == 0 ||
		    s->width == 0;

	return s->none || (flat && s->overflows && !s->padded);
}
