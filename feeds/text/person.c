#include "feeds/text/person.h"

#include <glib.h>
#include <string.h>

/* RFC 5322 section 3.2.3, near enough. */
static bool is_atom(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80 ||
	       (c && strchr("!#$%&'*+-/=?^_`{|}~.", c));
}

/* The first address: `size` becomes its bytes; NULL if there is none. */
static const char *find_email(const char *text, size_t *size)
{
	for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@')) {
		const char *from = at, *to = at + 1;

		while (from > text && is_atom(from[-1]))
			from--;
		while (g_ascii_isalnum(*to) || (unsigned char)*to >= 0x80 ||
		       (*to && strchr(".-_", *to)))
			to++;
		if (from == at || to == at + 1)
			continue;
		*size = (size_t)(to - from);
		return from;
	}
	return NULL;
}

static bool ends_with(const GString *s, const char *what)
{
	size_t n = strlen(what);

	return s->len >= n &&
	       g_ascii_strcasecmp(s->str + s->len - n, what) == 0;
}

/* What is left of a name without the brackets that held the rest. */
static char *tidy(GString *s)
{
	const char *from = s->str;
	size_t n;

	while (*from && strchr(" (<[,;:-", *from))
		from++;
	n = strlen(from);
	while (n && strchr(" )>],;:-(<[", from[n - 1]))
		n--;
	/* "Name (Company)" keeps its last bracket */
	if (from[n] == ')' && memchr(from, '(', n))
		n++;
	if (n > 1 && from[0] == '"' && from[n - 1] == '"') {
		from++;
		n -= 2;
	}
	return n ? g_strndup(from, n) : NULL;
}

void person_split(const char *text, char **name, char **email)
{
	size_t size = 0;
	const char *at = find_email(text, &size);
	g_autoptr(GString) rest = g_string_new(NULL);

	*email = NULL;
	*name = NULL;
	if (!at) {
		*name = *text ? g_strdup(text) : NULL;
		return;
	}
	*email = g_strndup(at, size);
	g_string_append_len(rest, text, at - text);
	if (ends_with(rest, "mailto:"))
		g_string_truncate(rest, rest->len - strlen("mailto:"));
	at += size;
	while (rest->len && *at && strchr(" (<[", rest->str[rest->len - 1]))
		g_string_truncate(rest, rest->len - 1);
	while (*at && strchr(")>]", *at))
		at++;
	if (rest->len && *at)
		g_string_append_c(rest, ' ');
	g_string_append(rest, at);
	*name = tidy(rest);
}

char *person_without_angles(const char *html)
{
	GString *out = g_string_new(html);

	for (size_t i = 0; i < out->len; i++) {
		size_t n = 0;

		if (out->str[i] != '<')
			continue;
		while (out->str[i + n] && !strchr(" >", out->str[i + n]))
			n++;
		if (out->str[i + n] != '>' || !memchr(out->str + i, '@', n))
			continue;
		out->str[i] = '(';
		out->str[i + n] = ')';
	}
	return g_string_free(out, FALSE);
}
