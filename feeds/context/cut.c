#include "feeds/context/cut.h"

#include "src/base/url.h"
#include "src/model/story.h"

#include <glib/gi18n.h>
#include <string.h>

char *cut_chars(const char *text, int most)
{
	const char *end = text;

	if (strlen(text) <= (size_t)most)
		return NULL;
	for (int n = 0; *end && n < most - 1; n++)
		end += g_utf8_skip[(unsigned char)*end];
	if (!*end || !end[(unsigned)g_utf8_skip[(unsigned char)*end]])
		return NULL;
	return g_strdup_printf("%.*s…", (int)(end - text), text);
}

char *cut_html(const char *html)
{
	const char *end;

	if (strlen(html) <= CUT_HTML_MAX)
		return NULL;
	end = g_utf8_find_prev_char(html, html + CUT_HTML_MAX);
	return g_strdup_printf("%.*s<p>[%s]</p>", (int)(end - html), html,
			       _("The text is longer than 1 MiB; the rest was "
				 "left out."));
}

/* Replaces a text that was cut. */
static void take(char **text, char *shorter)
{
	if (!shorter)
		return;
	g_free(*text);
	*text = shorter;
}

void cut_article(Article *a)
{
	if (a->html)
		take(&a->html, cut_html(a->html));
	if (a->byline)
		take(&a->byline, cut_chars(a->byline, STORY_TEXT_MAX));
	if (a->lead_caption)
		take(&a->lead_caption,
		     cut_chars(a->lead_caption, STORY_TEXT_MAX));
	if (a->lead_image &&
	    (strlen(a->lead_image) > URL_MAX || !url_is_web(a->lead_image)))
		g_clear_pointer(&a->lead_image, g_free);
}
