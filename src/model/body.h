/* body: the text of a story as blocks of styled runs and numbered links, and its
 * serialised form.
 *
 * feeds/html makes it from a page, the store keeps the serialised form, and
 * ui/text typesets it. It contains no markup. */
#ifndef LEDE_SRC_MODEL_BODY_H
#define LEDE_SRC_MODEL_BODY_H

#include "src/base/pack.h"

#define BODY_LINKS_MAX 999 /* links listed for one article */
#define BODY_DEPTH_MAX 12  /* quotes and lists within each other */

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING, /* level 1 to 6 */
	BLOCK_CODE,    /* preformatted: newlines and blanks are kept */
	BLOCK_RULE,    /* no runs */
	BLOCK_PICTURE, /* runs are the caption; link is the picture, or 0 */
	BLOCK_CELL,    /* one cell of a table */
	BLOCK_TERM,    /* dt */
	BLOCK_KINDS
};

enum run_style {
	RUN_BOLD = 1 << 0,
	RUN_ITALIC = 1 << 1,
	RUN_CODE = 1 << 2,
	RUN_STRUCK = 1 << 3,
	RUN_ABOVE = 1 << 4, /* superscript */
	RUN_BELOW = 1 << 5, /* subscript */
	RUN_BREAK = 1 << 6, /* a forced line break comes before this run */
	RUN_MARK = 1 << 7,  /* highlighted */
	/* 1 << 8 and up are of pieces (ui/text/styled_lines.h) */
	RUN_STANDFIRST = 1 << 15, /* of the text's own standfirst */
};

/* Text in one style. `link` is the number of a link (1 and up) that these
 * words lead to, 0 for none; the number is shown after the link's last run. */
struct run {
	const char *text;
	uint16_t style; /* enum run_style, or'ed */
	uint16_t link;
};

/* A block of text. Nesting is given by numbers instead of a tree: `quotes`
 * quotations deep, `lists` lists deep. The first block of a list item has its
 * marker ("•", "3."), the other blocks of the item have none. */
struct block {
	uint8_t kind;  /* enum block_kind */
	uint8_t level; /* heading */
	uint8_t quotes;
	uint8_t lists;
	bool tight;         /* no empty row before it (within a list) */
	const char *marker; /* NULL for none */
	/* cells: */
	bool head;         /* th */
	bool row_starts;   /* first cell of a row */
	bool table_starts; /* first cell of a table */
	uint8_t colspan;
	uint32_t first_run; /* its runs in Body.runs */
	uint32_t n_runs;
};

/* An address that the text links to. */
struct link {
	const char *url;
	const char *kind; /* NULL: a plain link; else "comments", or a type of
			     enclosure ("audio/mpeg") */
	const char *note; /* shown after it (length, count); NULL for none */
};

/* The first picture of the text; `url` is NULL where there is none. */
struct body_picture {
	const char *url;
	uint32_t width, height; /* pixels, as the page says; 0: it does not */
	uint32_t block;         /* its block, with the caption */
};

/* Blocks, runs and links that were made together. All strings are in `text`. */
typedef struct body {
	GStringChunk *text;
	GArray *blocks; /* struct block */
	GArray *runs;   /* struct run */
	GArray *links;  /* struct link; number n is at n - 1 */
	struct body_picture picture;
	bool cut; /* a limit was reached: not all of the text is here */
} Body;

Body *body_new(void);
void body_free(Body *b); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Body, body_free)

/* Appends a block of no runs yet; runs and links added later are its own.
 * The pointer is good until the next block is added. */
struct block *body_block(Body *b, enum block_kind kind);
/* Appends text to the last block; copied. */
void body_run(Body *b, const char *text, unsigned style, unsigned link);
/* The number of this address: a new one, or the one it had; 0 when there are
 * BODY_LINKS_MAX already (`cut` is set). */
unsigned body_link(Body *b, const char *url, const char *kind,
		   const char *note);

/* Takes the tracking parameters off all links (url_without_tracking). */
void body_strip_tracking(Body *b);
/* The last block is that picture: the first of the text counts. `url` is copied. */
void body_set_picture(Body *b, const char *url, uint32_t width,
		      uint32_t height);

/* The words alone, a newline between blocks: for searching. Adds to `out`. */
void body_words(const Body *b, GString *out);

/* Body to bytes and back. body_unpack returns NULL for bytes that body_pack
 * cannot have written. */
void body_pack(const Body *b, Buf *out);
Body *body_unpack(const void *bytes, size_t size);

#endif
