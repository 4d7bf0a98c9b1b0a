/* url_parts: an address split into its parts (RFC 3986 section 3), each of them
 * borrowed from the text as it was written: nothing is decoded, validated or
 * normalised. */
#ifndef LEDE_SRC_BASE_URL_PARTS_H
#define LEDE_SRC_BASE_URL_PARTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A piece of an address, not ended by NUL; `is` false: it is not there, which
 * differs from one of no bytes ("http://a/?"). */
struct url_piece {
	const char *at;
	size_t n;
	bool is;
};

/* Without ":", "//", "?" and "#". */
struct url_parts {
	struct url_piece scheme, authority, path, query, fragment;
};

/* What an authority is made of (section 3.2); the host keeps its brackets. */
struct url_authority {
	struct url_piece user, host, port;
};

struct url_parts url_parts_split(const char *url); /* trimmed first */
struct url_authority url_parts_authority(struct url_piece authority);

/* Without blanks and controls at its ends, as the URL Standard of WHATWG has it
 * (basic URL parser). */
struct url_piece url_parts_trim(const char *text);
/* The size of the scheme that it begins with, without ":"; 0 for none. */
size_t url_parts_scheme_size(struct url_piece p);

/* Bytes before the first of `ends`. */
size_t url_parts_span(struct url_piece p, const char *ends);
/* The last `c` in it; NULL if there is none. */
const char *url_parts_last(struct url_piece p, char c);
/* The first n bytes of it, which it loses. */
struct url_piece url_parts_take(struct url_piece *rest, size_t n);
void url_parts_skip(struct url_piece *p, size_t n);
/* Without regard to case. */
bool url_parts_is(struct url_piece p, const char *word);

void url_parts_append(GString *out, struct url_piece p);
/* What follows the authority, as it was written. */
void url_parts_append_rest(GString *out, const struct url_parts *p);
char *url_parts_copy(struct url_piece p); /* the caller's */

#endif
