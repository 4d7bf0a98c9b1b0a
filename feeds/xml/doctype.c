#include "feeds/xml/doctype.h"

#include "feeds/text/entities.h"
#include "feeds/xml/scan.h"

#include <string.h>

/* The value of an entity; NULL if it holds markup or refers to others.
 * Character references in it are resolved here (XML 1.0 section 4.4). The
 * caller's. */
static char *parse_entity_value(const char *value, size_t size)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (size_t i = 0; i < size;) {
		size_t used = 0;

		if (value[i] == '&')
			used = entities_resolve(value + i, size - i, text);
		if (value[i] == '%' || (value[i] == '&' && !used))
			return NULL;
		if (!used)
			g_string_append_c(text, value[i]);
		i += MAX(used, 1);
	}
	return strpbrk(text->str, "<&") ? NULL : g_strdup(text->str);
}

/* The first declaration counts (section 4.2). */
static void add_entity(GHashTable **entities, char *name, char *text)
{
	if (!*entities)
		*entities = g_hash_table_new_full(g_str_hash, g_str_equal,
						  g_free, g_free);
	if (!text || g_hash_table_contains(*entities, name) ||
	    g_hash_table_size(*entities) >= DOCTYPE_ENTITIES_MAX) {
		g_free(name);
		g_free(text);
		return;
	}
	g_hash_table_insert(*entities, name, text);
}

/* <!ENTITY name "value">: kept when the value is plain text. */
static void parse_entity(GHashTable **entities, const char *at, const char *end)
{
	const char *name = scan_blanks(at, end), *value, *close;
	size_t n = 0;

	while (name + n < end && !g_ascii_isspace(name[n]) && name[n] != '%')
		n++;
	value = scan_blanks(name + n, end);
	if (!n || value >= end || (*value != '"' && *value != '\''))
		return;
	close = memchr(value + 1, *value, (size_t)(end - value - 1));
	if (!close || close - value > DOCTYPE_ENTITY_MAX)
		return;
	value++;
	add_entity(entities, g_strndup(name, n),
		   parse_entity_value(value, (size_t)(close - value)));
}

static const char *declaration_end(const char *at, const char *end)
{
	while (at < end && *at != '>')
		at = scan_item(at, end);
	return at;
}

const char *doctype_read(const char *at, const char *end, GHashTable **entities)
{
	bool inside = false; /* the internal subset */

	at += strlen("<!");
	while (at < end && (inside || *at != '>')) {
		if (inside && scan_begins(at, end, "<!ENTITY")) {
			const char *close = declaration_end(at + 2, end);

			parse_entity(entities, at + strlen("<!ENTITY"), close);
			at = close;
			continue;
		}
		if (*at == '[')
			inside = true;
		else if (*at == ']')
			inside = false;
		at = scan_item(at, end);
	}
	return at < end ? at + 1 : at;
}
