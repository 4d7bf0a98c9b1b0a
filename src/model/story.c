#include "src/model/story.h"

#include "src/base/json.h"
#include "src/base/url_key.h"

/* Most titles and addresses of a page of headlines fit in one block. */
#define TEXT_BLOCK 4096

void story_json(GString *out, const struct story *s)
{
	json_put_int(out, "id", s->id, true);
	json_put_time(out, "time", s->time, true);
	json_put_text(out, "source", s->source);
	json_put_text(out, "feed", s->feed_url);
	json_put_text(out, "section", s->section);
	json_put_text(out, "title", s->title);
	json_put_text(out, "url", s->url);
}

Stories *stories_new(void)
{
	Stories *s = g_new(Stories, 1);

	s->text = g_string_chunk_new(TEXT_BLOCK);
	s->all = g_array_new(FALSE, TRUE, sizeof(struct story));
	return s;
}

void stories_free(Stories *s)
{
	if (!s)
		return;
	g_array_free(s->all, TRUE);
	g_string_chunk_free(s->text);
	g_free(s);
}

const char *stories_keep(Stories *s, const char *text)
{
	return text ? g_string_chunk_insert(s->text, text) : NULL;
}

struct story *stories_add(Stories *s, const struct story *story)
{
	struct story copy = *story;
	const char **texts[] = {
		&copy.guid,     &copy.title,     &copy.url,     &copy.source,
		&copy.feed_url, &copy.section,   &copy.author,  &copy.topic,
		&copy.also,     &copy.copies,    &copy.summary, &copy.snippet,
		&copy.marked,   &copy.publisher,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = stories_keep(s, *texts[i]);
	g_array_append_val(s->all, copy);
	return stories_at(s, s->all->len - 1);
}

void stories_strip_tracking(Stories *s)
{
	for (guint i = 0; i < s->all->len; i++) {
		struct story *one = stories_at(s, i);
		g_autofree char *bare =
			one->url ? url_without_tracking(one->url) : NULL;

		if (bare && strcmp(bare, one->url) != 0)
			one->url = stories_keep(s, bare);
	}
}

struct story *stories_at(const Stories *s, guint i)
{
	g_assert(i < s->all->len);
	return &g_array_index(s->all, struct story, i);
}

int stories_find(const Stories *s, int64_t id)
{
	for (guint i = 0; i < s->all->len; i++)
		if (stories_at(s, i)->id == id)
			return (int)i;
	return -1;
}

bool feed_is_failing(const struct feed *f)
{
	return f->error && !f->paused;
}

Feeds *feeds_new(void)
{
	Feeds *f = g_new(Feeds, 1);

	f->text = g_string_chunk_new(TEXT_BLOCK);
	f->all = g_array_new(FALSE, TRUE, sizeof(struct feed));
	return f;
}

void feeds_free(Feeds *f)
{
	if (!f)
		return;
	g_array_free(f->all, TRUE);
	g_string_chunk_free(f->text);
	g_free(f);
}

const char *feeds_keep(Feeds *f, const char *text)
{
	return text ? g_string_chunk_insert(f->text, text) : NULL;
}

struct feed *feeds_at(const Feeds *f, guint i)
{
	g_assert(i < f->all->len);
	return &g_array_index(f->all, struct feed, i);
}
