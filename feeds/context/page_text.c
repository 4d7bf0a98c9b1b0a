#include "feeds/context/page_text.h"

#include "feeds/context/text_words.h"
#include "feeds/store/pages.h"
#include "src/base/error.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>

/* Why a page has no text, in words for the person who asked for it. */
const char *page_text_wall_words(enum extract_wall wall)
{
	static const char *const words[EXTRACT_WALLS] = {
		[EXTRACT_TEXT] = N_("no article"),
		[EXTRACT_PAYWALL] = N_("paywall"),
		[EXTRACT_CONSENT] = N_("it asks for consent first"),
		[EXTRACT_SCRIPT] = N_("it needs JavaScript"),
		[EXTRACT_EMPTY] = N_("no article"),
		[EXTRACT_NOT_HTML] = N_("not HTML"),
	};

	return _(words[wall]);
}

GError *page_text_error(const Context *c, const GError *error)
{
	if (!g_error_matches(error, LEDE_ERROR, ERROR_LIMIT))
		return g_error_copy(error);
	return g_error_new(LEDE_ERROR, ERROR_LIMIT,
			   _("the page is larger than %d MiB"),
			   (int)(c->settings->max_body >> 20));
}

/* Whether the feed gave at least as much: a page may have a beginning only. */
static bool feed_has_more(Store *s, int64_t story, const GString *words)
{
	g_autoptr(Body) body = store_feed_body(s, story, NULL);
	g_autoptr(GString) own = g_string_new(NULL);

	if (body)
		body_words(body, own);
	return own->len > words->len;
}

/* Furniture is noted by the text of the page that it is on, for one page may have many
 * addresses: what other feeds link to must not make an article furniture. */
static bool note_furniture(Store *s, const struct page_source *from,
			   GError **error)
{
	const char *text = from->article->text;

	return store_furniture_note(s, from->host, g_str_hash(text ? text : ""),
				    from->article->blocks, error);
}

bool page_text_store(Context *c, const struct page_source *from,
		     const Buf *record, GError **error)
{
	g_autoptr(Body) body = body_unpack(record->bytes, record->size);
	g_autoptr(GString) words = g_string_new(NULL);
	struct page_text t = { .url = from->url,
			       .body = record,
			       .author = from->article->byline,
			       .image = from->article->lead_image,
			       .caption = from->article->lead_caption };

	if (body)
		t.minutes = text_words(body, NULL, words);
	if (!body || feed_has_more(c->store, from->story, words)) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT, "%s",
			    _("no more than the feed has"));
		return false;
	}
	g_string_truncate(words, 0);
	text_words(body, from->summary, words);
	t.words = words->str;
	if (!context_begin(c, error) ||
	    !store_page_text(c->store, from->story, &t, error) ||
	    !note_furniture(c->store, from, error))
		return false;
	context_mute(c, &from->story, 1);
	return true;
}
