#include "ui/output/story_text.h"

#include "src/base/clean.h"
#include "src/base/url_format.h"
#include "ui/text/article.h"
#include "ui/text/print_text.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* SECTION  TOPIC, as above a story on the screen. */
static char *kicker_words(const struct story *s)
{
	g_autofree char *section = g_utf8_strup(s->section, -1);
	g_autofree char *topic = s->topic ? g_utf8_strup(s->topic, -1) : NULL;

	if (!topic || strcmp(topic, section) == 0)
		return g_steal_pointer(&section);
	return g_strconcat(section, "  ", topic, NULL);
}

static void add_part(GString *line, const char *text)
{
	if (!text || !*text)
		return;
	if (line->len)
		g_string_append(line, " · ");
	text_one_line(line, text);
}

static char *source_line(const struct story *s, int64_t now)
{
	GString *line = g_string_new(NULL);
	g_autofree char *age = text_age_long(s->time, s->guessed, now);
	g_autofree char *minutes =
		s->minutes ? g_strdup_printf(_("%d min"), s->minutes) : NULL;

	add_part(line, s->source);
	add_part(line, article_byline(s));
	add_part(line, age);
	add_part(line, minutes);
	if (s->saved)
		g_string_append(line, " ★");
	return g_string_free(line, FALSE);
}

/* Words broken into lines of `width` columns. */
static void add_words(GString *out, const char *words, int width)
{
	g_autoptr(Body) body = body_new();

	body_block(body, BLOCK_PARAGRAPH);
	body_run(body, words, 0, 0);
	print_text(body, width, false, out);
}

static void add_head(GString *out, const struct story *s, int width,
		     int64_t now)
{
	g_autofree char *above = kicker_words(s);
	g_autofree char *source = source_line(s, now);
	g_autofree char *url = s->url ? url_for_text(s->url) : NULL;

	add_words(out, above, width);
	add_words(out, s->title, width);
	add_words(out, source, width);
	if (url) {
		clean_add(out, url, CLEAN_LINE);
		g_string_append_c(out, '\n');
	}
	g_string_append_c(out, '\n');
}

char *story_text(const struct story *s, const Body *body, int width,
		 int64_t now)
{
	GString *out = g_string_new(NULL);
	g_autofree char *standfirst = article_standfirst(s, body);
	bool text = body && body->blocks->len;
	const char *words =
		s->summary ? s->summary : _("The feed gave no text.");

	add_head(out, s, width, now);
	if (standfirst || !text)
		add_words(out, standfirst ? standfirst : words, width);
	if (text || (body && body->links->len)) {
		if (standfirst || !text)
			g_string_append_c(out, '\n');
		print_text(body, width, false, out);
	}
	return g_string_free(out, FALSE);
}
