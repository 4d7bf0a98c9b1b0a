#include "feeds/extract/elements.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK   ELEMENT_BLOCK
#define LEAF    (ELEMENT_BLOCK | ELEMENT_LEAF)
#define GONE    ELEMENT_GONE
#define HEADING (LEAF | ELEMENT_HEADING | ELEMENT_KEPT | ELEMENT_SCORED)
#define LIST    (ELEMENT_BLOCK | ELEMENT_LIST | ELEMENT_KEPT)
#define ITEM    (LEAF | ELEMENT_ITEM | ELEMENT_KEPT)
#define TABLE   (ELEMENT_BLOCK | ELEMENT_TABLE | ELEMENT_KEPT)
#define CELL    (LEAF | ELEMENT_CELL | ELEMENT_KEPT)
#define TEXT    (LEAF | ELEMENT_KEPT | ELEMENT_SCORED)
#define ASIDE   (ELEMENT_BLOCK | ELEMENT_ASIDE)
#define KEPT    ELEMENT_KEPT
#define MEDIA   ELEMENT_MEDIA

/* By name, for bsearch. The values are those of Mozilla's Readability. */
static const struct element rows[] = {
	/* clang-format off */
	{ "a",          ELEMENT_LINK,                  0 },
	{ "abbr",       KEPT,                          0 },
	{ "address",    LEAF,                         -3 },
	{ "annotation", GONE,                          0 },
	{ "annotation-xml", GONE,                      0 },
	{ "applet",     GONE,                          0 },
	{ "article",    BLOCK,                         0 },
	{ "aside",      ASIDE,                         0 },
	{ "audio",      GONE,                          0 },
	{ "b",          KEPT,                          0 },
	{ "blockquote", BLOCK | KEPT,                  3 },
	{ "body",       BLOCK | ELEMENT_BODY,          0 },
	{ "br",         KEPT | ELEMENT_EMPTY,          0 },
	{ "button",     GONE,                          0 },
	{ "canvas",     GONE,                          0 },
	{ "caption",    LEAF | KEPT,                   0 },
	{ "center",     BLOCK,                         0 },
	{ "cite",       KEPT,                          0 },
	{ "code",       KEPT | ELEMENT_CODE,           0 },
	{ "dd",         ITEM,                         -3 },
	{ "del",        KEPT,                          0 },
	{ "details",    BLOCK,                         0 },
	{ "dialog",     GONE,                          0 },
	{ "dir",        LIST,                         -3 },
	{ "div",        BLOCK,                         5 },
	{ "dl",         LIST,                         -3 },
	{ "dt",         ITEM,                         -3 },
	{ "em",         KEPT,                          0 },
	{ "embed",      GONE | ELEMENT_EMPTY,          0 },
	{ "fieldset",   ASIDE,                         0 },
	{ "figcaption", LEAF | KEPT,                   0 },
	{ "figure",     BLOCK | KEPT,                  0 },
	{ "footer",     ASIDE,                         0 },
	{ "form",       BLOCK,                        -3 },
	{ "frame",      GONE,                          0 },
	{ "h1",         HEADING,                      -5 },
	{ "h2",         HEADING,                      -5 },
	{ "h3",         HEADING,                      -5 },
	{ "h4",         HEADING,                      -5 },
	{ "h5",         HEADING,                      -5 },
	{ "h6",         HEADING,                      -5 },
	{ "header",     BLOCK,                         0 },
	{ "hr",         BLOCK | KEPT | ELEMENT_EMPTY,  0 },
	{ "html",       BLOCK | ELEMENT_BODY,          0 },
	{ "i",          KEPT,                          0 },
	{ "iframe",     GONE,                          0 },
	{ "img",        MEDIA | ELEMENT_EMPTY,         0 },
	{ "input",      GONE | ELEMENT_EMPTY,          0 },
	{ "ins",        0,                             0 },
	{ "kbd",        KEPT,                          0 },
	{ "legend",     LEAF,                          0 },
	{ "li",         ITEM,                         -3 },
	{ "link",       GONE | ELEMENT_EMPTY,          0 },
	{ "listing",    TEXT | ELEMENT_CODE,           3 },
	{ "main",       BLOCK,                         0 },
	{ "map",        GONE,                          0 },
	{ "mark",       KEPT,                          0 },
	{ "math",       KEPT,                          0 },
	{ "menu",       LIST,                         -3 },
	{ "meta",       GONE | ELEMENT_EMPTY,          0 },
	{ "mfrac",      KEPT,                          0 },
	{ "mi",         KEPT,                          0 },
	{ "mn",         KEPT,                          0 },
	{ "mo",         KEPT,                          0 },
	{ "mover",      KEPT,                          0 },
	{ "mroot",      KEPT,                          0 },
	{ "mrow",       KEPT,                          0 },
	{ "msqrt",      KEPT,                          0 },
	{ "mstyle",     KEPT,                          0 },
	{ "msub",       KEPT,                          0 },
	{ "msubsup",    KEPT,                          0 },
	{ "msup",       KEPT,                          0 },
	{ "mtable",     KEPT,                          0 },
	{ "mtd",        KEPT,                          0 },
	{ "mtext",      KEPT,                          0 },
	{ "mtr",        KEPT,                          0 },
	{ "munder",     KEPT,                          0 },
	{ "munderover", KEPT,                          0 },
	{ "nav",        ASIDE,                         0 },
	{ "noembed",    GONE,                          0 },
	{ "noframes",   GONE,                          0 },
	{ "noscript",   GONE,                          0 },
	{ "object",     GONE,                          0 },
	{ "ol",         LIST,                         -3 },
	{ "optgroup",   GONE,                          0 },
	{ "option",     GONE,                          0 },
	{ "p",          TEXT,                          0 },
	{ "picture",    MEDIA,                         0 },
	{ "pre",        TEXT | ELEMENT_CODE,           3 },
	{ "progress",   GONE,                          0 },
	{ "q",          KEPT,                          0 },
	{ "rp",         KEPT,                          0 },
	{ "rt",         KEPT,                          0 },
	{ "ruby",       KEPT,                          0 },
	{ "s",          KEPT,                          0 },
	{ "samp",       KEPT,                          0 },
	{ "script",     GONE,                          0 },
	{ "section",    BLOCK,                         0 },
	{ "select",     GONE,                          0 },
	{ "semantics",  KEPT,                          0 },
	{ "small",      0,                             0 },
	{ "source",     GONE | ELEMENT_EMPTY,          0 },
	{ "span",       0,                             0 },
	{ "strike",     KEPT,                          0 },
	{ "strong",     KEPT,                          0 },
	{ "style",      GONE,                          0 },
	{ "sub",        KEPT,                          0 },
	{ "summary",    LEAF,                          0 },
	{ "sup",        KEPT,                          0 },
	{ "svg",        GONE,                          0 },
	{ "table",      TABLE,                         0 },
	{ "tbody",      TABLE,                         0 },
	{ "td",         CELL | ELEMENT_SCORED,         3 },
	{ "template",   GONE,                          0 },
	{ "textarea",   GONE,                          0 },
	{ "tfoot",      TABLE,                         0 },
	{ "th",         CELL,                         -5 },
	{ "thead",      TABLE,                         0 },
	{ "time",       0,                             0 },
	{ "title",      GONE,                          0 },
	{ "tr",         TABLE,                         0 },
	{ "track",      GONE | ELEMENT_EMPTY,          0 },
	{ "u",          KEPT,                          0 },
	{ "ul",         LIST,                         -3 },
	{ "var",        KEPT,                          0 },
	{ "video",      GONE,                          0 },
	{ "wbr",        KEPT | ELEMENT_EMPTY,          0 },
	/* clang-format on */
};

static int compare(const void *tag, const void *row)
{
	return strcmp(tag, ((const struct element *)row)->tag);
}

const struct element *element_of(const char *tag)
{
	static const struct element unknown = { "", 0, 0 };
	const struct element *row =
		bsearch(tag, rows, G_N_ELEMENTS(rows), sizeof *rows, compare);

	return row ? row : &unknown;
}
