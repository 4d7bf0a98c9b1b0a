#include "feeds/background/texts.h"

#include "feeds/background/whole_texts.h"
#include "feeds/context/attached.h"
#include "feeds/context/text_words.h"
#include "feeds/store/digested.h"
#include "feeds/store/pages.h"
#include "src/base/error.h"
#include "src/model/body.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

/* The whole text of its page stays where the feed has published the story again. */
bool texts_store(Context *c, int64_t id, const Buf *record, GError **error)
{
	g_autoptr(Body) body = body_unpack(record->bytes, record->size);
	g_autoptr(Body) whole = store_page_body(c->store, id);
	g_autoptr(Buf) packed = buf_new(WIRE_PARSER_MAX);
	g_autoptr(GString) words = g_string_new(NULL);
	g_autofree char *summary = store_summary(c->store, id);
	int minutes;

	if (!body)
		body = body_new();
	minutes = text_words(whole ? whole : body, summary, words);
	body_pack(body, packed);
	if (!store_text(c->store, id,
			&(struct story_text){ .body = packed,
					      .words = words->str,
					      .minutes = minutes },
			error))
		return false;
	context_mute(c, &id, 1);
	return whole || whole_texts_note(c, id, words->str, error);
}

bool text_request_open(struct text_request *t, Store *store, int64_t id,
		       GError **error)
{
	gsize size = 0;
	const void *links;

	*t = (struct text_request){ .enclosures = NULL };
	if (!store_published(store, id, &t->published, error))
		return false;
	t->request.kind = REQUEST_TEXT;
	t->request.url = t->published.base;
	t->request.bytes = t->published.html ? t->published.html : "";
	t->request.size = t->published.html ? strlen(t->published.html) : 0;
	t->request.comments_count = -1;
	if (t->published.links) {
		links = g_bytes_get_data(t->published.links, &size);
		attached_unpack(links, size, &t->request, &t->enclosures);
	}
	return true;
}

void text_request_close(struct text_request *t)
{
	g_free(t->published.html);
	g_free(t->published.base);
	g_clear_pointer(&t->published.links, g_bytes_unref);
	g_free(t->enclosures);
}

bool text_request_is_empty(const struct text_request *t)
{
	return !t->request.size && !t->request.comments_url &&
	       !t->request.n_enclosures;
}

bool texts_digest(Context *c, int64_t id, GError **error)
{
	g_autoptr(Stories) there = store_stories(c->store, &id, 1, error);
	g_autoptr(Buf) record = NULL;
	struct text_request t;

	if (!there)
		return false;
	if (!there->all->len) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no story %" PRId64), id);
		return false;
	}
	if (store_is_digested(c->store, id))
		return true;
	if (!text_request_open(&t, c->store, id, error))
		return false;
	record = text_request_is_empty(&t)
			 ? buf_new(1)
			 : worker_call(c->quick, &t.request, error);
	text_request_close(&t);
	return record && texts_store(c, id, record, error);
}

bool texts_command(Context *c, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	int64_t id = unpack_i64(&u);
	g_autoptr(GError) error = NULL;

	if (!unpack_done(&u))
		return false;
	if (context_commit(c, true, &error))
		texts_digest(c, id, &error);
	context_reply(c, f->number, error, &(struct reply){ 0 });
	return true;
}
