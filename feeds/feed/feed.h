/* entry: a feed as it is meant: `Entry`, a set that dies as one; its written
 * form, with which it leaves the desk. */
#ifndef LEDE_FEEDS_FEED_FEED_H
#define LEDE_FEEDS_FEED_FEED_H

#include "src/base/pack.h"

#define ENTRY_LIST_MAX    1000 /* people, words, links or enclosures of one */
#define ENTRY_SUMMARY_MAX 300  /* characters of an item's plain summary */

enum feed_format {
	FORMAT_RSS20,
	FORMAT_RSS10,
	FORMAT_RSS09X,
	FORMAT_ATOM10,
	FORMAT_ATOM03,
	FORMAT_JSONFEED,
	FORMAT_CDF,
	FORMAT_COUNT
};

/* A moment that a feed may or may not have given: seconds since the epoch. */
struct moment {
	int64_t time; /* 0 unless known */
	bool known;
};

/* Any of the three may be NULL, not all. */
struct person {
	const char *name, *email, *url;
};

/* `rel` is never NULL: its default is "alternate". */
struct feed_link {
	const char *rel, *href, *type, *title, *hreflang;
};

/* A file that belongs to an item. `url` is never NULL. */
struct enclosure {
	const char *url, *type, *title;
	int64_t length; /* bytes; -1 when not given */
};

/* Part of one of the arrays of the set: n members from `first` on. */
struct span {
	uint32_t first, n;
};

/* What the feed says of itself. NULL is what it does not say. Texts are plain,
 * URLs absolute where they could be resolved. */
struct feed_about {
	enum feed_format format;
	const char *title, *link, *self, *id, *description, *language;
	const char *icon, *image;
	const char *encoding; /* lower case; never NULL */
	struct moment updated, published;
	struct span people, categories, links;
	int64_t ttl; /* minutes; -1 when not given */
};

/* One item, in the order of the document. */
struct feed_item {
	const char
		*id; /* as published, never resolved; NULL if there is none */
	const char *title, *link, *image, *comments_url, *language;
	const char *source_title, *source_url;
	const char *summary_html, *content_html; /* as published: not safe */
	const char *summary_base, *content_base; /* against which their
						    addresses are meant */
	const char *summary; /* plain: the first words of the summary, else of
				the content; NULL if there are none */
	struct moment published, updated;
	struct span people, categories, links, enclosures;
	int64_t comments_count; /* -1 when not given */
	bool has_guid;          /* there was a <guid>, and */
	bool guid_is_permalink; /* its isPermaLink was not "false" */
};

/* A feed and its items. All strings are in `text`, all lists in the arrays;
 * both go in one entry_free(). */
typedef struct entry {
	GStringChunk *text;
	struct feed_about feed;
	GArray *items;      /* struct feed_item */
	GArray *people;     /* struct person */
	GArray *links;      /* struct feed_link */
	GArray *enclosures; /* struct enclosure */
	GArray *words;      /* const char *: categories */
	GArray *warnings;   /* const char *: one a kind of repair */
} Entry;

Entry *entry_new(void);
void entry_free(Entry *e); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Entry, entry_free)

/* A copy that lives as long as the set; NULL for NULL. */
const char *entry_keep(Entry *e, const char *text);

/* The i-th of its kind; i must be in it. */
struct feed_item *entry_item(const Entry *e, guint i);
const struct person *entry_person(const Entry *e, guint i);
const struct feed_link *entry_link(const Entry *e, guint i);
const struct enclosure *entry_enclosure(const Entry *e, guint i);
const char *entry_word(const Entry *e, guint i);
const char *entry_warning(const Entry *e, guint i);

/* The name of a format as `lede parse` writes it: "rss20". */
const char *feed_format_name(enum feed_format format);

/* Entry to bytes and back. entry_unpack gives NULL for bytes that entry_pack
 * cannot have written: every count, span and text has been looked at. */
void entry_pack(const Entry *e, Buf *out);
Entry *entry_unpack(const void *bytes, size_t size);

#endif
