#include "src/base/url_parts.h"

#include <string.h>

struct url_piece url_parts_trim(const char *text)
{
	struct url_piece p = { text, strlen(text), true };

	while (p.n && (unsigned char)p.at[0] <= ' ') {
		p.at++;
		p.n--;
	}
	while (p.n && (unsigned char)p.at[p.n - 1] <= ' ')
		p.n--;
	return p;
}

struct url_piece url_parts_take(struct url_piece *rest, size_t n)
{
	struct url_piece p = { rest->at, n, true };

	rest->at += n;
	rest->n -= n;
	return p;
}

void url_parts_skip(struct url_piece *p, size_t n)
{
	p->at += n;
	p->n -= n;
}

size_t url_parts_span(struct url_piece p, const char *ends)
{
	size_t n = 0;

	while (n < p.n && (g_ascii_isalnum(p.at[n]) ||
			   (p.at[n] && !strchr(ends, p.at[n]))))
		n++;
	return n;
}

const char *url_parts_last(struct url_piece p, char c)
{
	for (size_t n = p.n; n > 0; n--)
		if (p.at[n - 1] == c)
			return p.at + n - 1;
	return NULL;
}

/* Section 3.1: a letter, then letters, digits, "+", "-", "."; then ":". */
size_t url_parts_scheme_size(struct url_piece p)
{
	size_t n = 0;

	if (!p.n || !g_ascii_isalpha(p.at[0]))
		return 0;
	while (n < p.n && (g_ascii_isalnum(p.at[n]) ||
			   (p.at[n] && strchr("+-.", p.at[n]))))
		n++;
	return n < p.n && p.at[n] == ':' ? n : 0;
}

/* RFC 3986 appendix B, whose regular expression this follows step by step. */
struct url_parts url_parts_split(const char *url)
{
	struct url_piece rest = url_parts_trim(url);
	struct url_parts p = { 0 };
	size_t n = url_parts_scheme_size(rest);

	if (n) {
		p.scheme = url_parts_take(&rest, n);
		url_parts_skip(&rest, 1);
	}
	if (rest.n >= 2 && rest.at[0] == '/' && rest.at[1] == '/') {
		url_parts_skip(&rest, 2);
		p.authority =
			url_parts_take(&rest, url_parts_span(rest, "/?#"));
	}
	p.path = url_parts_take(&rest, url_parts_span(rest, "?#"));
	if (rest.n && rest.at[0] == '?') {
		url_parts_skip(&rest, 1);
		p.query = url_parts_take(&rest, url_parts_span(rest, "#"));
	}
	if (rest.n && rest.at[0] == '#') {
		url_parts_skip(&rest, 1);
		p.fragment = url_parts_take(&rest, rest.n);
	}
	return p;
}

struct url_authority url_parts_authority(struct url_piece a)
{
	struct url_authority w = { .host = { "", 0, false } };
	const char *at = url_parts_last(a, '@');
	size_t n;

	if (!a.is || !a.at)
		return w;
	if (at) {
		w.user = url_parts_take(&a, (size_t)(at - a.at));
		url_parts_skip(&a, 1);
	}
	n = a.n && a.at[0] == '[' ? url_parts_span(a, "]")
				  : url_parts_span(a, ":");
	if (n < a.n && a.at[n] == ']')
		n++;
	w.host = url_parts_take(&a, n);
	if (a.n && a.at[0] == ':') {
		url_parts_skip(&a, 1);
		w.port = url_parts_take(&a, a.n);
	}
	return w;
}

bool url_parts_is(struct url_piece p, const char *word)
{
	return p.is && p.n == strlen(word) &&
	       g_ascii_strncasecmp(p.at, word, p.n) == 0;
}

void url_parts_append(GString *out, struct url_piece p)
{
	if (p.is)
		g_string_append_len(out, p.at, (gssize)p.n);
}

char *url_parts_copy(struct url_piece p)
{
	return g_strndup(p.at, p.n);
}

void url_parts_append_rest(GString *out, const struct url_parts *p)
{
	url_parts_append(out, p->path);
	if (p->query.is)
		g_string_append_c(out, '?');
	url_parts_append(out, p->query);
	if (p->fragment.is)
		g_string_append_c(out, '#');
	url_parts_append(out, p->fragment);
}
