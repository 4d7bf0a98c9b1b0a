#include "ui/draw/ascii.h"

#include "ui/text/text.h"

#include <string.h>

/* The signs that lede itself draws; letters of stories are transliterated. */
static const struct {
	const char *sign, *ascii;
} signs[] = {
	{ "─", "-" },    { "│", "|" },     { "┬", "+" },   { "┴", "+" },
	{ "┼", "+" },    { "┃", "#" },     { "╭", "+" },   { "╮", "+" },
	{ "╰", "+" },    { "╯", "+" },     { "●", "*" },   { "★", "+" },
	{ "▌", ">" },    { "▏", "." },     { "…", "..." }, { "·", "-" },
	{ "▣", "[]" },   { "↵", "Enter" }, { "█", "#" },   { "░", "." },
	{ "▉", "#" },    { "▊", "#" },     { "▋", "#" },   { "▍", "#" },
	{ "▎", "#" },    { "↔", "<>" },    { "↑", "Up" },  { "↓", "Down" },
	{ "←", "Left" }, { "→", "Right" }, { "‘", "'" },   { "’", "'" },
	{ "“", "\"" },   { "”", "\"" },    { "„", "\"" },  { "–", "-" },
	{ "—", "-" },    { "•", "*" },     { "↳", ">" },
};

/* "..." replaces … and two letters before it, so that text that was cut to a
 * width keeps it. */
static void drop_letters_for_dots(GString *out, const char *text)
{
	if (!g_str_has_prefix(text, "…"))
		return;
	for (int i = 0; i < 2 && out->len > 0; i++) {
		char last = out->str[out->len - 1];

		if (last <= ' ' || last >= 0x7f)
			return;
		g_string_truncate(out, out->len - 1);
	}
}

char *ascii_text(const char *text)
{
	GString *out = g_string_new(NULL);
	char *ascii;

	while (*text != '\0') {
		size_t i = 0;

		while (i < G_N_ELEMENTS(signs) &&
		       !g_str_has_prefix(text, signs[i].sign))
			i++;
		if (i < G_N_ELEMENTS(signs)) {
			drop_letters_for_dots(out, text);
			g_string_append(out, signs[i].ascii);
			text += strlen(signs[i].sign);
		} else {
			size_t n = text_cluster(text, NULL);

			g_string_append_len(out, text, (gssize)n);
			text += n;
		}
	}
	ascii = g_str_to_ascii(out->str, NULL);
	g_string_free(out, TRUE);
	return ascii;
}
