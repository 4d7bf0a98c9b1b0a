/* parsed_feed: a feed of any format (ParsedFeed), freed as one; packed and unpacked
 * for the way from the parser to the fetcher. */
#ifndef LEDE_FEEDS_FEED_PARSED_FEED_H
#define LEDE_FEEDS_FEED_PARSED_FEED_H

#include "src/base/pack.h"

#define PARSED_LIST_MAX    1000 /* people, words, links or enclosures of one */
#define PARSED_SUMMARY_MAX 300  /* characters of an item's plain summary */

/* name of the constant, name in the output of `lede parse` */
#define FEED_FORMATS(X)                                                        \
	X(RSS20, "rss20")                                                      \
	X(RSS10, "rss10")                                                      \
	X(RSS09X, "rss09x")                                                    \
	X(ATOM10, "atom10")                                                    \
	X(ATOM03, "atom03")                                                    \
	X(JSONFEED, "jsonfeed")                                                \
	X(CDF, "cdf")

#define FEED_FORMAT_ENUM(id, name) FORMAT_##id,
enum feed_format {
	FEED_FORMATS(FEED_FORMAT_ENUM) FORMAT_COUNT
};

/* A moment that a feed may or may not have given: seconds since the epoch. */
struct moment {
	int64_t time; /* 0 unless known; as UTC where no zone was given */
	bool known, zoned;
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

/* The feed's own fields; NULL for those that it does not have. Texts are plain,
 * URLs absolute where they could be resolved. */
struct feed_about {
	enum feed_format format;
	const char *title, *link, *self, *id, *description, *language;
	const char *icon, *image;
	const char *encoding; /* lower case; never NULL */
	struct moment updated, published;
	struct span people, categories, links;
	int64_t ttl;          /* minutes; -1 when not given */
	int64_t update_every; /* seconds, by sy:updatePeriod; 0: not given */
	uint32_t skip_hours,
		skip_days;    /* RSS 2.0: a bit for each hour, UTC, and
					   for each day, Sunday first */
	const char *leads_to; /* it is a page that only leads to this address:
				 nothing else is known */
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
	const char *image_caption;     /* plain; NULL where none is said */
	int image_width, image_height; /* pixels; 0 where they are not said */
	struct moment published, updated;
	struct span people, categories, links, enclosures;
	int64_t comments_count; /* -1 when not given */
	bool has_guid;          /* there was a <guid>, and */
	bool guid_is_permalink; /* its isPermaLink was not "false" */
};

/* A feed and its items. All strings are in `text`, all lists in the arrays;
 * both go in one parsed_free(). */
typedef struct entry {
	GStringChunk *text;
	struct feed_about feed;
	GArray *items;      /* struct feed_item */
	GArray *people;     /* struct person */
	GArray *links;      /* struct feed_link */
	GArray *enclosures; /* struct enclosure */
	GArray *words;      /* const char *: categories */
	GArray *warnings;   /* const char *: one a kind of repair */
} ParsedFeed;

ParsedFeed *parsed_new(void);
void parsed_free(ParsedFeed *e); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ParsedFeed, parsed_free)

/* A copy that lives as long as the set; NULL for NULL. */
const char *parsed_keep(ParsedFeed *e, const char *text);

/* The i-th of its kind; i must be in it. */
struct feed_item *parsed_item(const ParsedFeed *e, guint i);
const struct person *parsed_person(const ParsedFeed *e, guint i);
const struct feed_link *parsed_link(const ParsedFeed *e, guint i);
const struct enclosure *parsed_enclosure(const ParsedFeed *e, guint i);
const char *parsed_word(const ParsedFeed *e, guint i);
const char *parsed_warning(const ParsedFeed *e, guint i);

/* The name of a format as `lede parse` writes it: "rss20". */
const char *feed_format_name(enum feed_format format);

/* parsed_pack.c: ParsedFeed to bytes and back. parsed_unpack gives NULL for bytes that parsed_pack
 * cannot have written: every count, span and text is checked. */
void parsed_pack(const ParsedFeed *e, Buf *out);
ParsedFeed *parsed_unpack(const void *bytes, size_t size);
/* The same of a record of the parser; ERROR_FEED says that it sent something else. */
ParsedFeed *parsed_read(const Buf *record, GError **error);

#endif
