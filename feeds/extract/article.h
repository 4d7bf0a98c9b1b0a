/* article: what was taken from an article's page; packed and unpacked for the way
 * from the parser. */
#ifndef LEDE_FEEDS_EXTRACT_ARTICLE_H
#define LEDE_FEEDS_EXTRACT_ARTICLE_H

#include "src/base/buf.h"

#include <glib.h>

/* What stands between the page and its text. */
enum extract_wall {
	EXTRACT_TEXT,    /* nothing: the text is there */
	EXTRACT_PAYWALL, /* subscribers see more; `html` may hold a beginning */
	EXTRACT_CONSENT, /* the page asks to accept cookies first */
	EXTRACT_SCRIPT,  /* the page needs a script to show its text */
	EXTRACT_EMPTY,   /* there is no article; a few words at most */
	EXTRACT_NOT_HTML, /* a PDF, a picture, anything else */
	EXTRACT_WALLS
};

/* An article. Everything in it is its own; NULL where the page does not say. */
typedef struct article {
	char *title, *byline, *site, *lang;
	char *standfirst; /* a line a paragraph; `html` begins with it */
	char *published;  /* ISO 8601, a date or date-time, as the page says */
	char *lead_image, *lead_caption; /* its address is absolute */
	/* The text as HTML of few elements: headings, paragraphs, lists,
	 * quotations, code, tables, figures with captions, links and emphasis.
	 * Addresses are absolute; no script, style, event or frame. NULL when
	 * there is no text worth the name. */
	char *html;
	/* Its words, a line a block, without standfirst and captions; NULL with
	 * it. */
	char *text;
	char *leads_to; /* of a page without text: where it leads on to by a
			   <meta> of refresh; absolute */
	enum extract_wall wall; /* why there is no text, or too little */
	/* uint64_t: a hash for each distinct block of text of the page, kept or
	 * not, up to ARTICLE_BLOCKS_MAX. One that other pages of the site have,
	 * too, is furniture: see struct extract_hints. */
	GArray *blocks;
} Article;

#define ARTICLE_BLOCKS_MAX 4096

Article *article_new(void);
void article_free(Article *a); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Article, article_free)

/* To bytes and back; NULL for bytes that article_pack cannot have written. */
void article_pack(const Article *a, Buf *out);
Article *article_unpack(const void *bytes, size_t size);

#endif
