#include "src/base/json.h"

#include "src/base/error.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Counts over the bytes, and their copy where a string has to be repaired. */
struct count {
	size_t values;
	int depth, deepest;
	GString *repaired;  /* NULL while there is nothing to repair */
	const char *copied; /* up to here the bytes are in it */
};

/* The four digits of a \u escape at `at`, or -1. */
static int escape_at(const char *at, const char *end)
{
	int n = 0;

	if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = g_ascii_xdigit_value(at[i]);

		if (digit < 0)
			return -1;
		n = n * 16 + digit;
	}
	return n;
}

static bool is_high(int c)
{
	return c >= 0xd800 && c < 0xdc00;
}

static bool is_low(int c)
{
	return c >= 0xdc00 && c < 0xe000;
}

static void replace_bytes(struct count *c, const char *at, size_t n,
			  const char *with)
{
	if (!c->repaired)
		c->repaired = g_string_new(NULL);
	g_string_append_len(c->repaired, c->copied, at - c->copied);
	g_string_append(c->repaired, with);
	c->copied = at + n;
}

/* RFC 8259 section 7; jansson refuses the whole document for any other escape, and
 * for a lone surrogate, which has no meaning (section 8.2). Returns bytes to skip. */
static size_t walk_escape(struct count *c, const char *at, const char *end)
{
	int code = escape_at(at, end);

	if (is_high(code) && is_low(escape_at(at + 6, end)))
		return 12;
	if (is_high(code) || is_low(code)) {
		replace_bytes(c, at, 6, "\\ufffd");
		return 6;
	}
	if (code >= 0 || end - at < 2 || (at[1] && strchr("\"\\/bfnrt", at[1])))
		return 2;
	replace_bytes(c, at, 1, "");
	return 1;
}

/* A control that should be an escape: mostly a line break or a tab, of generators
 * that put texts together by hand. */
static void escape_control(struct count *c, const char *at)
{
	g_autofree char *escape =
		g_strdup_printf("\\u%04x", (unsigned)(unsigned char)*at);

	replace_bytes(c, at, 1, escape);
}

static const char *walk_string(struct count *c, const char *at, const char *end)
{
	while (at < end && *at != '"') {
		if (*at == '\\') {
			size_t n = walk_escape(c, at, end);

			at += MIN(n, (size_t)(end - at));
			continue;
		}
		if ((unsigned char)*at < ' ')
			escape_control(c, at);
		at++;
	}
	return at;
}

static void count_values(struct count *c, const char *start, size_t size)
{
	const char *end = start + size;

	for (const char *at = start; at < end; at++) {
		switch (*at) {
		case '"':
			at = walk_string(c, at + 1, end);
			break;
		case '{':
		case '[':
			c->depth++;
			c->deepest = MAX(c->deepest, c->depth);
			c->values++;
			break;
		case '}':
		case ']':
			c->depth--;
			break;
		case ',':
			c->values++;
			break;
		default:
			break;
		}
	}
}

json_t *json_read(const void *bytes, size_t size, GError **error)
{
	struct count c = { .copied = bytes };
	json_error_t why = { 0 };
	json_t *value = NULL;

	count_values(&c, bytes, size);
	if (c.repaired)
		replace_bytes(&c, (const char *)bytes + size, 0, "");
	if (c.values > JSON_VALUES_MAX)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("JSON of more than %d values"), JSON_VALUES_MAX);
	else if (c.deepest > JSON_DEPTH)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("JSON deeper than %d"), JSON_DEPTH);
	else
		value = json_loadb(c.repaired ? c.repaired->str : bytes,
				   c.repaired ? c.repaired->len : size,
				   JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK,
				   &why);
	if (!value && error && !*error)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("not JSON (line %d: %s)"), why.line, why.text);
	if (c.repaired)
		g_string_free(c.repaired, TRUE);
	return value;
}

/* A control that XML 1.0 section 2.2 forbids, or U+FFFE or U+FFFF: how many
 * bytes it has; else 0. */
static size_t forbidden(const char *at)
{
	if ((unsigned char)*at < ' ')
		return *at != '\t' && *at != '\n' && *at != '\r';
	if (strncmp(at, "\xef\xbf\xbe", 3) == 0 ||
	    strncmp(at, "\xef\xbf\xbf", 3) == 0)
		return 3;
	return 0;
}

/* What an escape may write and no text may hold is left out. */
static char *legible(const char *string, size_t size)
{
	char *text = g_memdup2(string, size + 1);
	char *to = text;

	for (const char *at = text; at < text + size;) {
		size_t n = forbidden(at);

		if (!n)
			*to++ = *at;
		at += n ? n : 1;
	}
	*to = '\0';
	return text;
}

char *json_text(const json_t *value)
{
	char real[G_ASCII_DTOSTR_BUF_SIZE];

	if (json_is_string(value))
		return legible(json_string_value(value),
			       json_string_length(value));
	if (json_is_integer(value))
		return g_strdup_printf("%" JSON_INTEGER_FORMAT,
				       json_integer_value(value));
	if (!json_is_real(value))
		return NULL;
	/* as short as it was written, if that says the same */
	g_ascii_formatd(real, sizeof real, "%.15g", json_real_value(value));
	if (g_ascii_strtod(real, NULL) < json_real_value(value) ||
	    g_ascii_strtod(real, NULL) > json_real_value(value))
		g_ascii_dtostr(real, sizeof real, json_real_value(value));
	return g_strdup(real);
}

char *json_text_of(const json_t *object, const char *key)
{
	return json_text(json_object_get(object, key));
}

/* Bytes that need no escape in a string (RFC 8259 section 7). */
static size_t even(const char *text)
{
	size_t n = 0;

	while ((unsigned char)text[n] >= ' ' && text[n] != '"' &&
	       text[n] != '\\')
		n++;
	return n;
}

static void put_escape(GString *out, char c)
{
	static const char named[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
	const char *found = strchr(named, c);

	if (found)
		g_string_append_printf(out, "\\%c", letters[found - named]);
	else
		g_string_append_printf(out, "\\u%04X", (unsigned)c);
}

static void put_string(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (;;) {
		size_t n = even(text);

		g_string_append_len(out, text, (gssize)n);
		text += n;
		if (!*text)
			break;
		put_escape(out, *text++);
	}
	g_string_append_c(out, '"');
}

static void put_key(GString *out, const char *key)
{
	if (out->len && !strchr("{[\n", out->str[out->len - 1]))
		g_string_append_c(out, ',');
	if (!key)
		return;
	put_string(out, key);
	g_string_append_c(out, ':');
}

void json_put_open(GString *out, const char *key, char bracket)
{
	put_key(out, key);
	g_string_append_c(out, bracket);
}

void json_put_close(GString *out, char bracket)
{
	g_string_append_c(out, bracket);
}

void json_put_text(GString *out, const char *key, const char *text)
{
	g_autofree char *repaired = NULL;

	put_key(out, key);
	if (text && !g_utf8_validate(text, -1, NULL)) {
		repaired = g_utf8_make_valid(text, -1);
		text = repaired;
	}
	if (text)
		put_string(out, text);
	else
		g_string_append(out, "null");
}

/* RFC 3339 knows the years 0 to 9999 only; NULL for others. */
static char *time_text(int64_t time)
{
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(time);

	if (!when)
		return NULL;
	return g_strdup_printf(
		"%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year(when),
		g_date_time_get_month(when), g_date_time_get_day_of_month(when),
		g_date_time_get_hour(when), g_date_time_get_minute(when),
		g_date_time_get_second(when));
}

void json_put_time(GString *out, const char *key, int64_t time, bool known)
{
	g_autofree char *text = known ? time_text(time) : NULL;

	json_put_text(out, key, text);
}

void json_put_int(GString *out, const char *key, int64_t n, bool known)
{
	put_key(out, key);
	if (known)
		g_string_append_printf(out, "%" PRId64, n);
	else
		g_string_append(out, "null");
}

void json_put_bool(GString *out, const char *key, bool yes, bool known)
{
	put_key(out, key);
	g_string_append(out, !known ? "null" : yes ? "true" : "false");
}

void json_put_real(GString *out, const char *key, double n)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	put_key(out, key);
	g_string_append(out, isfinite(n) ? g_ascii_dtostr(text, sizeof text, n)
					 : "null");
}
