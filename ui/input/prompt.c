#include "ui/input/prompt.h"

#include "ui/input/key.h"
#include "ui/text/text.h"

#include <string.h>

#define CTRL(c) ((c) - 'a' + 1)

Prompt *prompt_new(const char *text, GPtrArray *past)
{
	Prompt *p = g_new0(Prompt, 1);

	p->text = g_string_new(text);
	p->cursor = p->text->len;
	p->past = past;
	p->browsing = -1;
	return p;
}

void prompt_free(Prompt *p)
{
	if (!p)
		return;
	g_string_free(p->text, TRUE);
	g_free(p->kept);
	g_free(p);
}

void prompt_set(Prompt *p, const char *text)
{
	p->offered = false;
	g_string_assign(p->text, text);
	p->cursor = p->text->len;
}

void prompt_remember(GPtrArray *past, const char *line)
{
	if (!line || *line == '\0')
		return;
	for (guint i = 0; i < past->len; i++)
		if (strcmp(g_ptr_array_index(past, i), line) == 0) {
			g_ptr_array_remove_index(past, i);
			break;
		}
	g_ptr_array_add(past, g_strdup(line));
	if (past->len > PROMPT_PAST)
		g_ptr_array_remove_index(past, 0);
}

static size_t left_of(const Prompt *p, size_t at)
{
	size_t before = 0;

	for (size_t i = 0; i < at;) {
		before = i;
		i += MAX(text_cluster(p->text->str + i, NULL), 1);
	}
	return before;
}

static size_t right_of(const Prompt *p, size_t at)
{
	return at + text_cluster(p->text->str + at, NULL);
}

static size_t word_left(const Prompt *p)
{
	size_t at = p->cursor;

	while (at > 0 && p->text->str[at - 1] == ' ')
		at--;
	while (at > 0 && p->text->str[at - 1] != ' ')
		at--;
	return at;
}

static enum prompt_result cut_text(Prompt *p, size_t from, size_t to)
{
	if (from >= to)
		return PROMPT_SAME;
	g_string_erase(p->text, (gssize)from, (gssize)(to - from));
	p->cursor = from;
	return PROMPT_CHANGED;
}

static enum prompt_result move_prompt_cursor(Prompt *p, size_t to)
{
	if (to == p->cursor)
		return PROMPT_SAME;
	p->cursor = to;
	return PROMPT_MOVED;
}

static enum prompt_result browse_past(Prompt *p, int by)
{
	int last = p->past ? (int)p->past->len - 1 : -1, to;

	if (p->browsing < 0) {
		if (by > 0 || last < 0)
			return PROMPT_SAME;
		g_free(p->kept);
		p->kept = g_strdup(p->text->str);
		to = last;
	} else {
		to = MAX(p->browsing + by, 0);
	}
	p->browsing = to > last ? -1 : to;
	prompt_set(p, p->browsing < 0
			      ? p->kept
			      : g_ptr_array_index(p->past, (guint)p->browsing));
	return PROMPT_CHANGED;
}

static bool is_letter(int key)
{
	return key >= 32 && (key < 127 || key >= 160) && key < K_FIRST;
}

static enum prompt_result insert_letter(Prompt *p, int key)
{
	char utf8[7];
	int n;

	if (!is_letter(key))
		return PROMPT_SAME;
	n = g_unichar_to_utf8((gunichar)key, utf8);
	if (p->text->len + (gsize)n > PROMPT_MAX)
		return PROMPT_SAME;
	g_string_insert_len(p->text, (gssize)p->cursor, utf8, n);
	p->cursor += (size_t)n;
	return PROMPT_CHANGED;
}

static enum prompt_result edit_line(Prompt *p, int key)
{
	switch (key) {
	case K_ENTER:
	case '\n':
		return PROMPT_DONE;
	case K_ESC:
	case K_CTRL_C:
		return PROMPT_LEFT;
	case K_BACKSPACE:
	case CTRL('h'):
		if (p->text->len == 0)
			return PROMPT_LEFT;
		return cut_text(p, left_of(p, p->cursor), p->cursor);
	case K_DELETE:
	case CTRL('d'):
		return cut_text(p, p->cursor, right_of(p, p->cursor));
	case CTRL('w'):
		return cut_text(p, word_left(p), p->cursor);
	case CTRL('u'):
		return cut_text(p, 0, p->cursor);
	case CTRL('k'):
		return cut_text(p, p->cursor, p->text->len);
	case K_LEFT:
	case CTRL('b'):
		return move_prompt_cursor(p, left_of(p, p->cursor));
	case K_RIGHT:
	case CTRL('f'):
		return move_prompt_cursor(p, right_of(p, p->cursor));
	case K_HOME:
	case CTRL('a'):
		return move_prompt_cursor(p, 0);
	case K_END:
	case CTRL('e'):
		return move_prompt_cursor(p, p->text->len);
	case K_UP:
	case CTRL('p'):
		return browse_past(p, -1);
	case K_DOWN:
	case CTRL('n'):
		return browse_past(p, 1);
	default:
		return insert_letter(p, key);
	}
}

enum prompt_result prompt_key(Prompt *p, int key)
{
	bool offered = p->offered;
	enum prompt_result result;

	p->offered = false;
	if (offered && (key == K_BACKSPACE || key == CTRL('h')))
		return cut_text(p, 0, p->text->len);
	if (offered && is_letter(key))
		cut_text(p, 0, p->text->len);
	result = edit_line(p, key);
	/* it does not look like an offer any longer */
	return offered && result == PROMPT_SAME ? PROMPT_MOVED : result;
}
