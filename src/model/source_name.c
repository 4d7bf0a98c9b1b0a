#include "src/model/source_name.h"

#include "src/base/folding.h"
#include "src/base/url.h"
#include "src/model/site_name.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define LETTERS_LEAST 2 /* of a name */

/* The signs between the parts of a title. A path leads from the site to its
 * part; behind a colon a subtitle may stand as well. */
enum sign {
	SIGN_NONE,
	SIGN_DASH,
	SIGN_PATH,
	SIGN_COLON,
};
static const struct {
	const char *text;
	enum sign sign;
} signs[] = {
	{ " > ", SIGN_PATH },  { " » ", SIGN_PATH }, { " › ", SIGN_PATH },
	{ " - ", SIGN_DASH },  { " – ", SIGN_DASH }, { " — ", SIGN_DASH },
	{ " | ", SIGN_DASH },  { " · ", SIGN_DASH }, { " :: ", SIGN_DASH },
	{ " : ", SIGN_COLON }, { ": ", SIGN_COLON },
};

/* What a title says of feeds at its end and at its beginning; the longer ones
 * first. */
static const char *const ends[] = {
	"rss feeds",
	"rss feed",
	"rss 2.0",
	"rss2",
	"rss",
	"atom feed",
	"atom 1.0",
	"atom",
	"json feed",
	"news feed",
	"xml feed",
	"feeds",
	"feed",
	"latest articles",
	"latest posts",
	"latest stories",
	"latest news",
	"all articles",
	"all posts",
	"recent posts",
	"recent articles",
};
static const char *const beginnings[] = {
	"rss feed for",
	"rss feed of",
	"rss feed:",
	"rss:",
	"rss -",
	"feed:",
	"feed for",
	"feed of",
	"rss feed",
	"rss",
	"latest articles from",
	"latest articles -",
	"latest posts from",
	"latest news from",
	"latest from",
	"all articles from",
	"articles from",
	"posts from",
};

/* Parts that say nothing of whose they are; folded. */
static const char *const vague[] = {
	"home",
	"home page",
	"homepage",
	"front page",
	"frontpage",
	"index",
	"main",
	"start",
	"startseite",
	"news",
	"news feed",
	"latest",
	"latest news",
	"latest articles",
	"latest posts",
	"latest stories",
	"top news",
	"top stories",
	"breaking news",
	"headlines",
	"all",
	"all content",
	"all news",
	"all stories",
	"all articles",
	"all posts",
	"articles",
	"posts",
	"stories",
	"updates",
	"blog",
	"weblog",
	"the blog",
	"journal",
	"feed",
	"rss",
	"atom",
	"rss feed",
	"a la une",
	"actualites",
	"accueil",
	"noticias",
	"ultimas noticias",
	"portada",
	"aktuell",
	"aktuelles",
	"nachrichten",
	"alle artikel",
	"новости",
};

static bool is_among(const char *text, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(text, list[i]) == 0)
			return true;
	return false;
}

/* On one line, without blanks at its ends, in place. */
static char *trim(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		bool blank = g_ascii_isspace(*from);

		if (!blank)
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
	return g_strstrip(text);
}

static bool is_vague(const char *part)
{
	g_autofree char *folded = g_strstrip(folding_letters(part));

	return is_among(folded, vague, G_N_ELEMENTS(vague));
}

static bool is_name(const char *part)
{
	g_autofree char *letters = site_name_letters(part);

	return g_utf8_strlen(letters, -1) >= LETTERS_LEAST && !is_vague(part);
}

/* Whether `text` ends with that word or words, with a blank or bracket before;
 * *n: the bytes before it. */
static bool ends_so(const char *text, const char *word, size_t *n)
{
	size_t size = strlen(text), w = strlen(word);
	bool bracket = size > 1 && text[size - 1] == ')';

	size -= bracket;
	if (size <= w || g_ascii_strncasecmp(text + size - w, word, w) != 0)
		return false;
	*n = size - w;
	if (bracket)
		return text[*n - 1] == '(' && --*n > 0;
	return text[*n - 1] == ' ';
}

/* Leaves out, in place, one saying of feeds at an end; false: there is none. */
static bool drop_one(char *text)
{
	size_t n, size = strlen(text);

	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		if (!ends_so(text, ends[i], &n))
			continue;
		while (n && strchr(" -|>:", text[n - 1]))
			n--;
		if (n < LETTERS_LEAST)
			return false;
		text[n] = '\0';
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		n = strlen(beginnings[i]);
		if (n + LETTERS_LEAST >= size || text[n] != ' ' ||
		    g_ascii_strncasecmp(text, beginnings[i], n) != 0)
			continue;
		memmove(text, text + n + 1, size - n);
		return true;
	}
	return false;
}

/* The title of a site may end so, too: "JSON Feed" of jsonfeed.org. */
static char *drop_feed_words(char *text, const char *host)
{
	while (!site_name_is(text, host, true) && drop_one(text))
		;
	return text;
}

/* A title in its parts. */
struct parts {
	char *first, *rest, *last; /* NULL where there is no sign */
	enum sign sign;            /* behind the first */
	bool colon;                /* before the last */
};

static const char *find_sign(const char *text, size_t *size, enum sign *sign)
{
	const char *found = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		const char *at = strstr(text, signs[i].text);

		if (!at || (found && at >= found))
			continue;
		found = at;
		*size = strlen(signs[i].text);
		*sign = signs[i].sign;
	}
	return found;
}

static struct parts split(const char *title)
{
	struct parts p = { 0 };
	size_t size;
	enum sign sign;
	const char *at = find_sign(title, &size, &p.sign), *last;

	if (!at || at == title || !at[size])
		return p;
	p.first = g_strndup(title, (gsize)(at - title));
	p.rest = g_strdup(at + size);
	p.colon = p.sign == SIGN_COLON;
	last = at + size;
	while ((at = find_sign(last, &size, &sign)) && at[size]) {
		last = at + size;
		p.colon = sign == SIGN_COLON;
	}
	p.last = g_strdup(last);
	return p;
}

static void parts_clear(struct parts *p)
{
	g_free(p->first);
	g_free(p->rest);
	g_free(p->last);
}

static bool is_first_name(const struct parts *p, const char *host)
{
	if (!is_name(p->first))
		return false;
	return p->sign == SIGN_PATH || is_vague(p->rest) ||
	       site_name_is(p->first, host, p->sign == SIGN_COLON);
}

static bool is_last_name(const struct parts *p, const char *host)
{
	if (!is_name(p->last) || p->colon)
		return false;
	return site_name_is(p->last, host, true) || is_vague(p->first);
}

/* The part that is kept of it, whole if none. The caller's. */
static char *kept_part(const char *title, const char *host)
{
	struct parts p = split(title);
	const char *kept = title;
	char *name;

	if (p.first && is_first_name(&p, host))
		kept = p.first;
	else if (p.first && is_last_name(&p, host))
		kept = p.last;
	name = g_strdup(g_str_has_prefix(kept, "www.") ? kept + 4 : kept);
	parts_clear(&p);
	return name;
}

char *source_name(const char *title, const char *address)
{
	g_autofree char *host = address ? url_host(address) : g_strdup("");
	g_autofree char *text = title ? trim(g_strdup(title)) : NULL;

	if (!text || site_name_is(text, host, true))
		return g_steal_pointer(&text);
	drop_feed_words(text, host);
	return drop_feed_words(kept_part(text, host), host);
}
