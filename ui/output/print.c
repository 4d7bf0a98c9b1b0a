#include "ui/output/print.h"

#include "src/base/clean.h"
#include "src/base/json.h"
#include "src/base/url_secrets.h"
#include "ui/output/feed_words.h"
#include "ui/output/story_text.h"
#include "ui/text/print_text.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define UNWRAPPED    8192 /* columns; practically never broken */
#define SOURCE_COLS  16
#define FEED_COLS    28
#define SECTION_COLS 14

void print_line(const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);

	puts(clean);
}

void print_note(const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);

	fflush(stdout);
	fprintf(stderr, "lede: %s\n", clean);
}

void print_clean(const char *text)
{
	fputs(text, stdout);
}

bool print_flush(void)
{
	return fflush(stdout) == 0 && !ferror(stdout);
}

/* One object is one line. */
static GString *begin_json(void)
{
	GString *line = g_string_new(NULL);

	json_put_open(line, NULL, '{');
	return line;
}

/* Takes over the line. */
static void end_json(GString *line)
{
	json_put_close(line, '}');
	puts(line->str);
	g_string_free(line, TRUE);
}

/* Adds text cut to `cols`, and blanks up to there. */
static void add_padded(GString *line, const char *text, int cols)
{
	g_autofree char *cut = text_cut(text, cols);

	g_string_append(line, cut);
	for (int n = text_width(cut); n < cols; n++)
		g_string_append_c(line, ' ');
}

static void pad_left(GString *line, const char *text, int cols)
{
	for (int n = text_width(text); n < cols; n++)
		g_string_append_c(line, ' ');
	g_string_append(line, text);
}

/* A search marks its hits by \002 and \003; here they are left out. */
static char *without_marks(const char *snippet)
{
	GString *plain = g_string_new(NULL);

	for (; *snippet; snippet++)
		if (*snippet != '\002' && *snippet != '\003')
			g_string_append_c(plain, *snippet);
	return g_string_free(plain, FALSE);
}

void print_headline(const struct story *s, int64_t time, int64_t now)
{
	g_autoptr(GString) line = g_string_new(NULL);
	g_autofree char *age = text_age(time, s->guessed, now);

	g_string_append_printf(line, "%7" PRId64 " %s%s ", s->id,
			       s->read ? " " : "●", s->saved ? "★" : " ");
	pad_left(line, age, 6);
	g_string_append(line, "  ");
	add_padded(line, s->source, SOURCE_COLS);
	g_string_append(line, "  ");
	text_one_line(line, s->title);
	print_line(line->str);
	if (s->snippet && *s->snippet) {
		g_autofree char *plain = without_marks(s->snippet);

		g_string_assign(line, "           ");
		text_one_line(line, plain);
		print_line(line->str);
	}
}

static GString *begin_headline(const struct story *s)
{
	GString *o = begin_json();

	story_json(o, s);
	json_put_bool(o, "read", s->read, true);
	json_put_bool(o, "saved", s->saved, true);
	json_put_int(o, "story", s->event, true);
	return o;
}

void print_headline_json(const struct story *s, bool snippet)
{
	GString *o = begin_headline(s);

	if (snippet) {
		g_autofree char *plain =
			s->snippet ? without_marks(s->snippet) : NULL;

		json_put_text(o, "snippet", plain);
	}
	end_json(o);
}

static void put_id(GString *o, int64_t id)
{
	json_put_int(o, NULL, id, true);
}

void print_line_json(const struct story *s, const Stories *others)
{
	GString *o = begin_headline(s);

	json_put_time(o, "newest", s->newest, true);
	json_put_open(o, "reports", '[');
	put_id(o, s->id);
	for (guint i = 0; i < others->all->len; i++)
		if (stories_at(others, i)->id != s->id)
			put_id(o, stories_at(others, i)->id);
	json_put_close(o, ']');
	end_json(o);
}

void print_story(const struct story *s, const Body *body, int width,
		 int64_t now)
{
	g_autofree char *text = story_text(s, body, width, now);

	print_clean(text);
}

void print_story_json(const struct story *s, const Body *body)
{
	GString *o = begin_headline(s);
	g_autoptr(GString) text = g_string_new(NULL);

	if (body)
		print_text(body, UNWRAPPED, false, text);
	json_put_text(o, "author", s->author);
	json_put_text(o, "text", body ? text->str : NULL);
	json_put_open(o, "links", '[');
	for (guint i = 0; body && i < body->links->len; i++)
		json_put_text(o, NULL,
			      g_array_index(body->links, struct link, i).url);
	json_put_close(o, ']');
	end_json(o);
}

static const char *kind_name(enum relation_kind kind)
{
	switch (kind) {
	case RELATION_SAME:
		return "same";
	case RELATION_RELATED:
		return "related";
	case RELATION_MORE:
		break;
	}
	return "more";
}

static const char *kind_words(const struct relation *t)
{
	switch (t->kind) {
	case RELATION_SAME:
		return _("the same event");
	case RELATION_RELATED:
		return t->likely ? _("perhaps the same event") : _("related");
	case RELATION_MORE:
		break;
	}
	return _("of the same section");
}

void print_related(const struct story *s, const struct relation *t, int64_t now)
{
	g_autoptr(GString) why = g_string_new("           ");

	print_headline(s, s->time, now);
	g_string_append(why, kind_words(t));
	if (t->words && *t->words)
		g_string_append_printf(why, ": %s", t->words);
	print_line(why->str);
}

void print_related_json(const struct story *s, const struct relation *t)
{
	g_auto(GStrv) words = g_strsplit(t->words ? t->words : "", " ", -1);
	GString *o = begin_json();

	json_put_int(o, "id", s->id, true);
	json_put_text(o, "kind", kind_name(t->kind));
	json_put_bool(o, "likely", t->likely, true);
	json_put_real(o, "score", t->score);
	json_put_open(o, "words", '[');
	for (char **w = words; *w; w++)
		if (**w)
			json_put_text(o, NULL, *w);
	json_put_close(o, ']');
	json_put_time(o, "time", s->time, true);
	json_put_text(o, "source", s->source);
	json_put_text(o, "title", s->title);
	json_put_text(o, "url", s->url);
	end_json(o);
}

void print_feed(const struct feed *f, int64_t now)
{
	g_autoptr(GString) line = g_string_new(NULL);
	g_autofree char *unread = g_strdup_printf("%" PRId64, f->unread);
	g_autofree char *last = feed_words_last(f, now);
	g_autofree char *state = feed_words_state(f, now);
	g_autofree char *url = url_without_secrets(f->url);

	add_padded(line, f->name, FEED_COLS);
	g_string_append_c(line, ' ');
	add_padded(line, f->section, SECTION_COLS);
	pad_left(line, unread, 7);
	pad_left(line, last, 7);
	g_string_append_printf(line, " %s %s  %s",
			       feed_is_failing(f) ? "!" : " ", state, url);
	print_line(line->str);
}

void print_feed_json(const struct feed *f, int64_t now)
{
	g_autofree char *why = feed_words_interval(f, now);
	GString *o = begin_json();

	json_put_text(o, "url", f->url);
	json_put_text(o, "name", f->name);
	json_put_text(o, "section", f->section);
	json_put_int(o, "unread", f->unread, true);
	json_put_int(o, "stories", f->stories, true);
	json_put_time(o, "last_fetch", f->last_fetch, f->last_fetch != 0);
	json_put_time(o, "last_good", f->last_good, f->last_good != 0);
	json_put_time(o, "next_fetch", f->next_fetch, f->next_fetch != 0);
	json_put_int(o, "status", f->status, f->status != 0);
	json_put_text(o, "error", f->error);
	json_put_int(o, "failures", f->failures, true);
	json_put_int(o, "interval", f->interval, f->interval != 0);
	json_put_text(o, "interval_why", why);
	json_put_text(o, "redirect_to", f->moved);
	json_put_time(o, "retry_at", f->not_before, f->not_before > now);
	end_json(o);
}
