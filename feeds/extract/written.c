#include "feeds/extract/written.h"

#include "feeds/html/page.h"
#include "feeds/text/plain.h"

#include <string.h>

struct written written_new(void)
{
	return (struct written){
		.html = g_string_new(NULL),
		.text = g_string_new(NULL),
		.standfirst = g_string_new(NULL),
	};
}

void written_free(struct written *w)
{
	GString *texts[] = { w->html, w->text, w->standfirst };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (texts[i])
			g_string_free(texts[i], TRUE);
	*w = (struct written){ 0 };
}

void written_add_standfirst(struct written *w, const char *words)
{
	g_string_append(w->html, "<p class=\"standfirst\">");
	plain_escape(words, strlen(words), w->html);
	g_string_append(w->html, "</p>\n");
	if (w->standfirst->len)
		g_string_append_c(w->standfirst, '\n');
	g_string_append(w->standfirst, words);
}

void written_add_plain(struct written *w, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		if (page_is_blank(*line))
			continue;
		g_strstrip(*line);
		g_string_append(w->html, "<p>");
		plain_escape(*line, strlen(*line), w->html);
		g_string_append(w->html, "</p>\n");
		if (w->text->len)
			g_string_append_c(w->text, '\n');
		g_string_append(w->text, *line);
	}
}
