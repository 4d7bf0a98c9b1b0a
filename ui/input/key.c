#include "ui/input/key.h"

#include <string.h>

static const struct {
	const char *name;
	int key;
	const char *shown; /* in help; NULL: the name */
} names[] = {
	{ "Enter", K_ENTER, NULL },
	{ "Return", K_ENTER, NULL },
	{ "Esc", K_ESC, NULL },
	{ "Tab", K_TAB, NULL },
	{ "S-Tab", K_BACKTAB, NULL },
	{ "Space", K_SPACE, NULL },
	{ "Backspace", K_BACKSPACE, NULL },
	{ "BS", K_BACKSPACE, NULL },
	{ "Up", K_UP, "↑" },
	{ "Down", K_DOWN, "↓" },
	{ "Left", K_LEFT, "←" },
	{ "Right", K_RIGHT, "→" },
	{ "Home", K_HOME, NULL },
	{ "End", K_END, NULL },
	{ "PgUp", K_PAGE_UP, NULL },
	{ "PgDn", K_PAGE_DOWN, NULL },
	{ "PageUp", K_PAGE_UP, NULL },
	{ "PageDown", K_PAGE_DOWN, NULL },
	{ "Insert", K_INSERT, NULL },
	{ "Delete", K_DELETE, NULL },
	{ "Del", K_DELETE, NULL },
	{ "lt", '<', "<" },
	{ "gt", '>', ">" },
};

static int read_function(const char *name, size_t n)
{
	int number = 0;

	if (n < 2 || n > 3 || (name[0] != 'F' && name[0] != 'f'))
		return K_NONE;
	for (size_t i = 1; i < n; i++) {
		if (!g_ascii_isdigit(name[i]))
			return K_NONE;
		number = number * 10 + (name[i] - '0');
	}
	return number >= 1 && number <= 12 ? K_F1 + number - 1 : K_NONE;
}

static int read_control(const char *name, size_t n)
{
	if (n != 3 || (name[0] != 'C' && name[0] != 'c') || name[1] != '-' ||
	    !g_ascii_isalpha(name[2]))
		return K_NONE;
	return g_ascii_tolower(name[2]) - 'a' + 1;
}

static int find_name(const char *name, size_t n)
{
	int key;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strlen(names[i].name) == n &&
		    g_ascii_strncasecmp(names[i].name, name, n) == 0)
			return names[i].key;
	key = read_function(name, n);
	return key != K_NONE ? key : read_control(name, n);
}

int key_read(const char *text, const char **rest)
{
	const char *end;
	gunichar c;
	int key;

	while (*text == ' ')
		text++;
	*rest = text;
	if (*text == '\0')
		return K_NONE;
	end = *text == '<' ? strchr(text, '>') : NULL;
	if (end && end > text + 1) {
		key = find_name(text + 1, (size_t)(end - text - 1));
		if (key != K_NONE)
			*rest = end + 1;
		return key;
	}
	c = g_utf8_get_char_validated(text, -1);
	if (c >= K_FIRST)
		return K_NONE;
	*rest = text + g_unichar_to_utf8(c, NULL);
	return (int)c;
}

int key_find(const char *name)
{
	const char *rest;
	int key;

	if (g_utf8_strlen(name, -1) > 1 && name[0] != '<')
		return find_name(name, strlen(name));
	key = key_read(name, &rest);
	return *rest == '\0' ? key : K_NONE;
}

char *key_name(int key)
{
	char utf8[7];

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (names[i].key == key)
			return g_strdup(names[i].shown ? names[i].shown
						       : names[i].name);
	if (key >= K_F1 && key <= K_F12)
		return g_strdup_printf("F%d", key - K_F1 + 1);
	if (key > 0 && key < 27)
		return g_strdup_printf("C-%c", 'a' + key - 1);
	if (key <= 0 || key >= K_FIRST)
		return g_strdup("");
	utf8[g_unichar_to_utf8((gunichar)key, utf8)] = '\0';
	return g_strdup(utf8);
}
