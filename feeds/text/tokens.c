#include "feeds/text/tokens.h"

#include <glib.h>
#include <string.h>

#define CUT_MAX 200 /* bytes of a text that has a "<!" at its end */

struct markup tokens_new(const char *html, size_t size)
{
	return (struct markup){ .next = html, .end = html + size };
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* A declaration that a short text does not end is meant to be read. */
static bool is_cut(const char *at, const char *end)
{
	return at[1] == '!' && end - at < CUT_MAX &&
	       !memchr(at, '>', (size_t)(end - at)) &&
	       !(end - at >= 4 && memcmp(at, "<!--", 4) == 0);
}

/* Whether markup begins here, and not a mere "<". */
static bool is_markup(const char *at, const char *end)
{
	if (end - at < 2 || is_cut(at, end))
		return false;
	return g_ascii_isalpha(at[1]) || at[1] == '!' || at[1] == '?' ||
	       (at[1] == '/' && end - at > 2);
}

static const char *find_in(const char *at, const char *end, const char *what)
{
	const char *found = at < end ? g_strstr_len(at, end - at, what) : NULL;

	return found ? found : end;
}

/* Past a comment, declaration, CDATA section or instruction. */
static const char *skip_declaration(const char *at, const char *end)
{
	size_t left = (size_t)(end - at);

	if (left >= 4 && memcmp(at, "<!--", 4) == 0) {
		/* HTML section 13.2.5.43: "<!-->" and "<!--->" are whole comments */
		if (left > 4 && at[4] == '>')
			return at + 5;
		if (left > 5 && at[4] == '-' && at[5] == '>')
			return at + 6;
		at = find_in(at + 4, end, "-->");
		return at == end ? end : at + 3;
	}
	at = memchr(at, '>', left);
	return at ? at + 1 : end;
}

/* The end of a tag: the first ">" that no quotes hold. */
static const char *tag_end(const char *at, const char *end)
{
	char quote = '\0';
	bool value = false;

	for (; at < end; at++) {
		if (quote) {
			if (*at == quote)
				quote = '\0';
		} else if (*at == '>') {
			return at;
		} else if ((*at == '"' || *at == '\'') && value) {
			quote = *at;
		}
		/* quotes count only after "=" */
		if (!quote && !is_blank(*at))
			value = *at == '=';
	}
	return end;
}

static bool is_name_end(char c)
{
	return is_blank(c) || c == '/' || c == '>';
}

static void take_tag(struct markup *m, const char *at)
{
	const char *close, *name = at + 1;

	m->kind = *name == '/' ? TOKENS_END : TOKENS_START;
	if (m->kind == TOKENS_END)
		name++;
	m->name = name;
	while (name < m->end && !is_name_end(*name))
		name++;
	m->name_size = (size_t)(name - m->name);
	close = tag_end(name, m->end);
	/* quotes that never end: the first ">" then, so that no text is lost */
	if (close == m->end) {
		const char *first = memchr(name, '>', (size_t)(close - name));

		close = first ? first : close;
	}
	m->at = name;
	m->size = (size_t)(close - name);
	m->next = close < m->end ? close + 1 : m->end;
}

static void take_text(struct markup *m)
{
	const char *at = m->next;

	m->kind = TOKENS_TEXT;
	m->at = at;
	do {
		at = memchr(at + 1, '<', (size_t)(m->end - at - 1));
	} while (at && !is_markup(at, m->end));
	m->next = at ? at : m->end;
	m->size = (size_t)(m->next - m->at);
}

bool tokens_next(struct markup *m)
{
	while (m->next < m->end) {
		const char *at = m->next;

		if (*at != '<' || !is_markup(at, m->end)) {
			take_text(m);
			return true;
		}
		if (at[1] != '!' && at[1] != '?' &&
		    !(at[1] == '/' && !g_ascii_isalpha(at[2]))) {
			take_tag(m, at);
			return true;
		}
		m->next = skip_declaration(at, m->end);
	}
	return false;
}

bool tokens_is(const struct markup *m, const char *name)
{
	return m->kind != TOKENS_TEXT && g_ascii_tolower(*m->name) == *name &&
	       strlen(name) == m->name_size &&
	       g_ascii_strncasecmp(m->name, name, m->name_size) == 0;
}

void tokens_skip(struct markup *m)
{
	const char *name = m->name;
	size_t n = m->name_size;

	/* scripts hold what looks like tags: only their own end counts */
	while (m->next < m->end) {
		const char *at = find_in(m->next, m->end, "</");

		m->next = at == m->end ? at : at + 2;
		if ((size_t)(m->end - m->next) >= n &&
		    g_ascii_strncasecmp(m->next, name, n) == 0) {
			at = memchr(m->next, '>', (size_t)(m->end - m->next));
			m->next = at ? at + 1 : m->end;
			return;
		}
	}
}

/* The value behind "=", quoted or not; returns where it ends. */
static size_t take_value(const char *s, size_t i, size_t n,
			 struct tokens_attr *a)
{
	char quote = '\0';

	while (i < n && is_blank(s[i]))
		i++;
	if (i < n && (s[i] == '"' || s[i] == '\''))
		quote = s[i++];
	a->has_value = true;
	a->value = s + i;
	while (i < n && (quote ? s[i] != quote : !is_blank(s[i])))
		i++;
	a->value_size = (size_t)(s + i - a->value);
	return i + (quote && i < n);
}

bool tokens_attr(const struct markup *m, size_t *from, struct tokens_attr *a)
{
	const char *s = m->at;
	size_t i = *from, n = m->size;

	while (i < n && (is_blank(s[i]) || s[i] == '/'))
		i++;
	if (i >= n)
		return false;
	*a = (struct tokens_attr){ .name = s + i };
	/* HTML section 13.2.5.32: a "=" may begin a name */
	do
		i++;
	while (i < n && !is_blank(s[i]) && s[i] != '/' && s[i] != '=');
	a->name_size = (size_t)(s + i - a->name);
	while (i < n && is_blank(s[i]))
		i++;
	*from = i < n && s[i] == '=' ? take_value(s, i + 1, n, a) : i;
	return true;
}
