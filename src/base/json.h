/* json: JSON read with a bound on values and depth (jansson), and JSON written.
 *
 * jansson has a fixed bound on depth and none on values, and takes a lone surrogate,
 * an unknown escape or a line break within a string for an error: so the bytes are
 * looked at first, and these repaired. It writes only trees that are in
 * memory: so the writer is our own. */
#ifndef LEDE_SRC_BASE_JSON_H
#define LEDE_SRC_BASE_JSON_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#define JSON_VALUES_MAX                                                        \
	200000 /* in one document: jansson takes 75 bytes each */
#define JSON_DEPTH 64

/* Reads a document (RFC 8259). Values and depth are counted in the bytes
 * before jansson sees them; bytes need not be ended by NUL. NUL in a string is
 * allowed. The caller's (json_decref); NULL with an error of kind ERROR_FEED
 * or ERROR_LIMIT. */
json_t *json_read(const void *bytes, size_t size, GError **error);

/* The text of a string, or of a number as it would be written; NULL for any
 * other value and for NULL. What XML forbids is left out of it: NUL, other
 * controls, U+FFFE, U+FFFF. The caller's. */
char *json_text(const json_t *value);
/* The same of `key` of an object. */
char *json_text_of(const json_t *object, const char *key);

/* Adds to what was written, with the comma that it needs: a large record is
 * never held as values. `key` is NULL in a list; NULL text and what is not
 * `known` is null, invalid UTF-8 becomes U+FFFD; `bracket` is one of { } [ ]. */
void json_put_open(GString *out, const char *key, char bracket);
void json_put_close(GString *out, char bracket);
void json_put_text(GString *out, const char *key, const char *text);
void json_put_time(GString *out, const char *key, int64_t time, bool known);
void json_put_int(GString *out, const char *key, int64_t n, bool known);
void json_put_real(GString *out, const char *key, double n);
void json_put_bool(GString *out, const char *key, bool yes, bool known);

#endif
