#include "feeds/extract/metadata.h"

#include "feeds/extract/byline.h"
#include "feeds/html/page.h"
#include "feeds/text/plain.h"

#include <string.h>

#define SUMMARIES_MAX 8

#define VALUE_MAX 4096 /* bytes of a value; a text of JSON-LD may have more */

static bool is_address(const char *value)
{
	return g_str_has_prefix(value, "http:") ||
	       g_str_has_prefix(value, "https:") || strstr(value, "://") ||
	       value[0] == '@';
}

/* The first of each source is kept: which counts is known only when the site's name
 * is (byline_choose). */
static void offer_byline(Metadata *m, enum metadata_source source,
			 const char *value)
{
	if (strlen(value) > METADATA_BYLINE_MAX || is_address(value))
		return;
	if (!m->byline[source])
		m->byline[source] = byline_tidy(value);
}

static void offer_summary(Metadata *m, const char *value)
{
	if (m->summaries->len < SUMMARIES_MAX)
		g_ptr_array_add(m->summaries, g_strdup(value));
}

Metadata *metadata_new(void)
{
	Metadata *m = g_new0(Metadata, 1);

	m->summaries = g_ptr_array_new_with_free_func(g_free);
	return m;
}

void metadata_offer(Metadata *m, enum metadata_field field,
		    enum metadata_source source, const char *value)
{
	g_autoptr(GString) squashed = NULL;

	if (field == METADATA_TEXT && value && !m->value[field]) {
		m->value[field] = g_strdup(value); /* its lines are kept */
		return;
	}
	if (!value || (m->value[field] && m->source[field] <= source) ||
	    page_is_blank(value))
		return;
	squashed = g_string_new(NULL);
	plain_text(value, squashed, TRUE);
	if (!squashed->len ||
	    (field != METADATA_TEXT && squashed->len > VALUE_MAX))
		return;
	if (field == METADATA_SUMMARY) {
		offer_summary(m, squashed->str);
		return;
	}
	if (field == METADATA_BYLINE) {
		offer_byline(m, source, squashed->str);
		return;
	}
	g_free(m->value[field]);
	m->value[field] = g_string_free(g_steal_pointer(&squashed), FALSE);
	m->source[field] = source;
}

void metadata_free(Metadata *m)
{
	if (!m)
		return;
	for (int i = 0; i < METADATA_FIELDS; i++)
		g_free(m->value[i]);
	g_ptr_array_free(m->summaries, TRUE);
	g_free(m->window);
	g_free(m->base);
	g_free(m->image_alt);
	for (int i = 0; i < METADATA_NONE; i++)
		g_free(m->byline[i]);
	g_free(m);
}
