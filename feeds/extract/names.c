#include "feeds/extract/names.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define LONGEST 256 /* bytes of a class that are looked at */
#define MADE_UP 8   /* words of one value */

#define G NAMES_GOOD
#define B NAMES_BAD
#define U NAMES_UNLIKELY
#define M NAMES_MAYBE

/* Where a word may stand. */
enum place {
	ANYWHERE,
	START,
	WHOLE
};

struct name {
	const char *word;
	uint32_t flags;
	uint8_t place;
};

/* By their first letter. A word that is part of others ("ad", "nav") has to stand
 * alone. What is good, bad and unlikely follows Mozilla's Readability. */
static const struct name rows[] = {
	/* clang-format off */
	{ "ad",           B | U | NAMES_AD,          WHOLE },
	{ "adbox",        B | U | NAMES_AD,          WHOLE },
	{ "addthis",      B | U | NAMES_SHARE,       ANYWHERE },
	{ "addtoany",     B | U | NAMES_SHARE,       ANYWHERE },
	{ "ads",          B | U | NAMES_AD,          WHOLE },
	{ "advert",       B | U | NAMES_AD,          START },
	{ "agegate",      U,                         ANYWHERE },
	{ "anriss",       NAMES_LEAD,                WHOLE },
	{ "article",      G | M,                     ANYWHERE },
	{ "articlebody",  NAMES_BODY,                ANYWHERE },
	{ "articlecontent", NAMES_BODY,              ANYWHERE },
	{ "articletext",  NAMES_BODY,                ANYWHERE },
	{ "author",       NAMES_BYLINE,              ANYWHERE },
	{ "bajada",       NAMES_LEAD,                WHOLE },
	{ "banner",       B | U,                     ANYWHERE },
	{ "bio",          NAMES_BIO,                 WHOLE },
	{ "blog",         G,                         ANYWHERE },
	{ "body",         G | M,                     ANYWHERE },
	{ "bodytext",     NAMES_BODY,                ANYWHERE },
	{ "breadcrumb",   B | U,                     ANYWHERE },
	{ "byline",       NAMES_BYLINE,              ANYWHERE },
	{ "caption",      NAMES_CAPTION,             ANYWHERE },
	{ "chapeau",      NAMES_LEAD,                WHOLE },
	{ "chapo",        NAMES_LEAD,                START },
	{ "column",       M,                         ANYWHERE },
	{ "com",          B,                         WHOLE },
	{ "combx",        B | U,                     ANYWHERE },
	{ "comment",      B | U | NAMES_COMMENTS,    ANYWHERE },
	{ "community",    U,                         ANYWHERE },
	{ "consent",      B | U | NAMES_CONSENT,     ANYWHERE },
	{ "contact",      B,                         ANYWHERE },
	{ "content",      G | M,                     ANYWHERE },
	{ "cookie",       B | U | NAMES_CONSENT,     ANYWHERE },
	{ "copyright",    NAMES_CREDIT,              ANYWHERE },
	{ "credit",       NAMES_CREDIT,              ANYWHERE },
	{ "credits",      NAMES_CREDIT,              ANYWHERE },
	{ "cta",          B,                         WHOLE },
	{ "date",         NAMES_DATE,                WHOLE },
	{ "dateline",     NAMES_BYLINE | NAMES_DATE, ANYWHERE },
	{ "datetime",     NAMES_DATE,                ANYWHERE },
	{ "dek",          NAMES_LEAD,                WHOLE },
	{ "disqus",       B | U | NAMES_COMMENTS,    ANYWHERE },
	{ "donate",       B,                         ANYWHERE },
	{ "editsection",  B | U,                     ANYWHERE },
	{ "entradilla",   NAMES_LEAD,                ANYWHERE },
	{ "entry",        G,                         ANYWHERE },
	{ "entrycontent", NAMES_BODY,                ANYWHERE },
	{ "extra",        U,                         ANYWHERE },
	{ "footer",       B | U,                     ANYWHERE },
	{ "footnote",     M,                         ANYWHERE },
	{ "gdpr",         B | U | NAMES_CONSENT,     ANYWHERE },
	{ "header",       U | NAMES_HEADER,          ANYWHERE },
	{ "hentry",       G,                         ANYWHERE },
	{ "hid",          B,                         WHOLE },
	{ "hidden",       B,                         WHOLE },
	{ "ingress",      NAMES_LEAD,                WHOLE },
	{ "intro",        NAMES_LEAD,                WHOLE },
	{ "lead",         NAMES_LEAD,                WHOLE },
	{ "lede",         NAMES_LEAD,                WHOLE },
	{ "legends",      U,                         ANYWHERE },
	{ "main",         G | M,                     ANYWHERE },
	{ "manchet",      NAMES_LEAD,                ANYWHERE },
	{ "masthead",     B,                         ANYWHERE },
	{ "mathjax",      M,                         ANYWHERE },
	{ "media",        B,                         ANYWHERE },
	{ "menu",         U,                         ANYWHERE },
	{ "meta",         B,                         ANYWHERE },
	{ "metered",      NAMES_PAYWALL,             ANYWHERE },
	{ "modal",        U,                         WHOLE },
	{ "nav",          U,                         WHOLE },
	{ "navbar",       B | U,                     ANYWHERE },
	{ "navigation",   U,                         ANYWHERE },
	{ "navbox",       B | U,                     ANYWHERE },
	{ "newsletter",   B | NAMES_LETTER,          ANYWHERE },
	{ "outbrain",     B | U | NAMES_RELATED,     ANYWHERE },
	{ "page",         G,                         ANYWHERE },
	{ "pager",        U,                         START },
	{ "pagination",   U,                         ANYWHERE },
	{ "paywall",      NAMES_PAYWALL,             ANYWHERE },
	{ "perex",        NAMES_LEAD,                ANYWHERE },
	{ "popup",        U,                         ANYWHERE },
	{ "post",         G,                         ANYWHERE },
	{ "postbody",     NAMES_BODY,                ANYWHERE },
	{ "postcontent",  NAMES_BODY,                ANYWHERE },
	{ "promo",        B | NAMES_TEASER,          ANYWHERE },
	{ "pubdate",      NAMES_DATE,                ANYWHERE },
	{ "readmore",     B | NAMES_RELATED,         ANYWHERE },
	{ "recirc",       B | NAMES_RELATED,         ANYWHERE },
	{ "recommend",    B | NAMES_RELATED,         ANYWHERE },
	{ "related",      B | U | NAMES_RELATED,     ANYWHERE },
	{ "remark",       U,                         ANYWHERE },
	{ "replies",      U | NAMES_COMMENTS,        ANYWHERE },
	{ "rss",          U,                         WHOLE },
	{ "scroll",       B,                         ANYWHERE },
	{ "shadow",       M,                         ANYWHERE },
	{ "share",        B | NAMES_SHARE,           START },
	{ "sharedaddy",   B | U | NAMES_SHARE,       ANYWHERE },
	{ "sharing",      B | NAMES_SHARE,           START },
	{ "shopping",     B,                         ANYWHERE },
	{ "shoutbox",     B | U,                     ANYWHERE },
	{ "sidebar",      B | U,                     ANYWHERE },
	{ "signup",       B | NAMES_LETTER,          ANYWHERE },
	{ "skyscraper",   B | U | NAMES_AD,          ANYWHERE },
	{ "social",       U | NAMES_SHARE,           ANYWHERE },
	{ "sommario",     NAMES_LEAD,                WHOLE },
	{ "sponsor",      B | U | NAMES_AD,          ANYWHERE },
	{ "standfirst",   NAMES_LEAD,                ANYWHERE },
	{ "story",        G,                         ANYWHERE },
	{ "storybody",    NAMES_BODY,                ANYWHERE },
	{ "storycontent", NAMES_BODY,                ANYWHERE },
	{ "subheadline",  NAMES_LEAD,                ANYWHERE },
	{ "subline",      NAMES_LEAD,                ANYWHERE },
	{ "subscribe",    B | NAMES_LETTER,          ANYWHERE },
	{ "subscription", B | NAMES_LETTER,          ANYWHERE },
	{ "subtitle",     NAMES_LEAD,                ANYWHERE },
	{ "supplemental", U,                         ANYWHERE },
	{ "taboola",      B | U | NAMES_RELATED,     ANYWHERE },
	{ "tag",          NAMES_TAGS,                WHOLE },
	{ "tags",         B | NAMES_TAGS,            START },
	{ "teaser",       NAMES_TEASER,              ANYWHERE },
	{ "text",         G,                         ANYWHERE },
	{ "timestamp",    NAMES_DATE,                ANYWHERE },
	{ "toc",          B | U,                     WHOLE },
	{ "topics",       NAMES_TAGS,                WHOLE },
	{ "trending",     B | U | NAMES_RELATED,     ANYWHERE },
	{ "vorspann",     NAMES_LEAD,                ANYWHERE },
	{ "widget",       B,                         ANYWHERE },
	{ "writtenby",    NAMES_BYLINE,              ANYWHERE },
	/* clang-format on */
};

/* A value in lower case, without signs, and where its words begin. */
struct folded {
	char text[LONGEST + 1];
	bool starts[LONGEST + 1]; /* a word does here; so at the end */
	size_t size;
};

static void fold(const char *value, struct folded *f)
{
	bool start = true;

	f->size = 0;
	for (; *value && f->size < LONGEST; value++) {
		if (!g_ascii_isalpha(*value)) {
			start = true;
			continue;
		}
		if (f->size && g_ascii_isupper(*value) &&
		    g_ascii_islower(value[-1]))
			start = true;
		f->starts[f->size] = start;
		f->text[f->size++] = g_ascii_tolower(*value);
		start = false;
	}
	f->starts[f->size] = true;
	f->text[f->size] = '\0';
}

/* A word of its own, in one piece: "8a7d" is no "ad". */
static bool is_whole(const struct folded *f, size_t at, size_t n)
{
	for (size_t i = at + 1; i < at + n; i++)
		if (f->starts[i])
			return false;
	return f->starts[at + n];
}

static bool is_at(const struct folded *f, size_t at, const struct name *row)
{
	size_t n = strlen(row->word);

	if (strncmp(f->text + at, row->word, n) != 0)
		return false;
	if (row->place == ANYWHERE)
		return true;
	return f->starts[at] && (row->place == START || is_whole(f, at, n));
}

void names_open(struct names *names)
{
	size_t row = 0;

	for (int letter = 'a'; letter <= 'z'; letter++) {
		while (row < G_N_ELEMENTS(rows) && rows[row].word[0] < letter)
			row++;
		names->first[letter - 'a'] = (uint8_t)row;
	}
	names->first['z' - 'a' + 1] = G_N_ELEMENTS(rows);
}

/* Words that a program has made up, many and of a letter or two: one of them is "ad"
 * by chance. */
static bool is_made_up(const char *value)
{
	size_t words = 1, chars = 0;

	for (; *value; value++) {
		words += *value == ' ';
		chars += *value != ' ';
	}
	return words >= MADE_UP && chars < 3 * words;
}

uint32_t names_of(const struct names *names, const char *value)
{
	uint32_t flags = 0;
	struct folded f;

	if (is_made_up(value))
		return 0;
	fold(value, &f);
	for (size_t at = 0; at < f.size; at++) {
		const uint8_t *first = &names->first[f.text[at] - 'a'];

		for (size_t i = first[0]; i < first[1]; i++)
			if (rows[i].word[1] == f.text[at + 1] &&
			    is_at(&f, at, &rows[i]))
				flags |= rows[i].flags;
	}
	return flags;
}
