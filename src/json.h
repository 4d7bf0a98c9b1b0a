/* json: JSON in, bounded in bytes and values; JSON out, one writer.
 *
 * Values are jansson's; this is the only header that brings it in. */
#ifndef LEDE_SRC_JSON_H
#define LEDE_SRC_JSON_H

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

/* Adds to an object; NULL text is null, invalid UTF-8 is mended. */
void json_set_text(json_t *object, const char *key, const char *text);
void json_set_time(json_t *object, const char *key, int64_t time, bool known);
void json_set_int(json_t *object, const char *key, int64_t n);
void json_set_bool(json_t *object, const char *key, bool yes);
/* Takes over `value`. */
void json_set(json_t *object, const char *key, json_t *value);
/* Appends a text to a list. */
void json_push_text(json_t *list, const char *text);

/* The value in one line without its newline, keys in order of insertion; the
 * value is released. The caller's. */
char *json_write(json_t *value);

/* The same without values between: text is added to what was written, with
 * the comma that it needs: half the cost of a large record. `key` is NULL in a list; NULL text and what is not `known` is null;
 * `bracket` is one of { } [ ]. */
void json_put_open(GString *out, const char *key, char bracket);
void json_put_close(GString *out, char bracket);
void json_put_text(GString *out, const char *key, const char *text);
void json_put_time(GString *out, const char *key, int64_t time, bool known);
void json_put_int(GString *out, const char *key, int64_t n, bool known);
void json_put_bool(GString *out, const char *key, bool yes, bool known);

#endif
