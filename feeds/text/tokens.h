/* tokens: a tokenizer of HTML: tags and texts one after another, without a tree. */
#ifndef LEDE_FEEDS_TEXT_TOKENS_H
#define LEDE_FEEDS_TEXT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum tokens_kind {
	TOKENS_TEXT,  /* at, size: as written, references and all */
	TOKENS_START, /* name; attributes by tokens_attr() */
	TOKENS_END,   /* name */
};

/* A reader of HTML, and the piece that it has read last. */
struct markup {
	const char *next, *end; /* what is still to be read */
	enum tokens_kind kind;
	const char *at; /* the text; or what follows the name in the tag */
	size_t size;
	const char *name; /* of the tag, as written; not ended by NUL */
	size_t name_size;
};

/* An attribute as written. */
struct tokens_attr {
	const char *name, *value; /* neither ended by NUL */
	size_t name_size, value_size;
	bool has_value;
};

struct markup tokens_new(const char *html, size_t size);

/* The next piece (HTML, section 13.2.5, as far as it goes): false at the end.
 * Comments, declarations and instructions are left out, an unclosed comment
 * to the end. A "<" that no letter, "/", "!" or "?" follows is text. */
bool tokens_next(struct markup *m);

/* After a start tag: skips all up to its end tag, which is skipped too. */
void tokens_skip(struct markup *m);

/* Whether the last tag is of that name (lower case). */
bool tokens_is(const struct markup *m, const char *name);

/* The attributes of the last start tag, one after another; `from` is 0 before
 * the first. False when there are no more. */
bool tokens_attr(const struct markup *m, size_t *from, struct tokens_attr *a);

#endif
