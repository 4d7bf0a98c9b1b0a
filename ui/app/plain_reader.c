#include "ui/app/plain_reader.h"

#include "src/base/clock.h"
#include "ui/app/effects.h"
#include "ui/output/speak.h"

#include <glib/gi18n.h>
#include <poll.h>

#define LOOK_MS 100 /* between two looks while nothing comes */

void plain_reader_complain(struct plain *p)
{
	if (!p->error)
		return;
	speak_line(p->error->message);
	g_clear_error(&p->error);
}

void plain_reader_page(struct plain *p, const struct story *after, bool back,
		       int skip)
{
	g_autoptr(Stories) page =
		store_list(p->store, &p->list,
			   &(struct list_page){ .after = after,
						.back = back,
						.skip = skip,
						.limit = PLAIN_PAGE },
			   &p->error);

	if (!page) {
		plain_reader_complain(p);
		return;
	}
	if (!page->all->len) {
		speak_line(after || skip ? _("No more headlines.")
					 : _("Nothing here."));
		return;
	}
	stories_free(p->page);
	p->page = g_steal_pointer(&page);
	p->skipped = skip;
	p->listed = true;
	speak_headlines(p->page);
}

void plain_reader_list(struct plain *p, const struct list *l, const char *query)
{
	g_free(p->query);
	g_free(p->section);
	p->query = g_strdup(query);
	p->section = g_strdup(l->section);
	p->list = *l;
	p->list.query = p->query;
	p->list.section = p->section;
	p->list.weights = p->weights;
	stories_free(p->page);
	p->page = NULL;
	plain_reader_page(p, NULL, false, 0);
}

bool plain_reader_await(struct plain *p, uint32_t number, int patience_ms)
{
	int64_t until = clock_mono_ms() + patience_ms;
	struct notification n;

	while (clock_mono_ms() < until) {
		struct pollfd fd = { client_fd(p->client),
				     client_events(p->client), 0 };

		while (client_turn(p->client, &n)) {
			if (n.kind == NOTIFICATION_GONE) {
				speak_line(n.words);
				return false;
			}
			if (n.kind == NOTIFICATION_BUSY)
				speak_line(n.words);
			if (n.kind != NOTIFICATION_REPLY || n.number != number)
				continue;
			if (n.batch)
				p->batch = n.batch;
			if (n.code && n.words)
				speak_line(n.words);
			return n.code == 0;
		}
		poll(&fd, fd.fd >= 0 ? 1 : 0, LOOK_MS);
	}
	speak_line(_("The fetcher has not answered yet."));
	return false;
}

bool plain_reader_ask(struct plain *p, const struct effect *e, int patience_ms)
{
	const struct effects_context hands = { .client = p->client,
					       .settings = p->settings,
					       .store = p->store };
	uint32_t number = effects_send(&hands, e, &p->error);

	plain_reader_complain(p);
	return number && plain_reader_await(p, number, patience_ms);
}

bool plain_reader_mark(struct plain *p, enum mark_field field, bool value)
{
	int64_t id = stories_at(p->one, 0)->id;

	if (!plain_reader_ask(
		    p,
		    &(struct effect){ .kind = FX_MARK,
				      .mark = { &id, 1, field, value } },
		    PLAIN_ANSWER_MS))
		return false;
	if (field == MARK_READ)
		stories_at(p->one, 0)->read = value;
	else
		stories_at(p->one, 0)->saved = value;
	return true;
}

static Body *load_body(struct plain *p, int64_t id)
{
	Body *body = store_body(p->store, id, &p->error);

	if (body || p->error || store_is_digested(p->store, id))
		return body;
	if (!plain_reader_ask(p,
			      &(struct effect){ .kind = FX_BODY, .story = id },
			      PLAIN_ANSWER_MS))
		return NULL;
	return store_body(p->store, id, &p->error);
}

Body *plain_reader_body(struct plain *p, int64_t id)
{
	Body *body = load_body(p, id);

	if (body && p->settings->strip_tracking)
		body_strip_tracking(body);
	return body;
}

void plain_reader_story(struct plain *p, int64_t id)
{
	g_autoptr(Stories) one = store_stories(p->store, &id, 1, &p->error);
	g_autoptr(Body) body = NULL;
	const struct story *s;

	if (!one || !one->all->len) {
		plain_reader_complain(p);
		return;
	}
	stories_free(p->one);
	p->one = g_steal_pointer(&one);
	if (p->settings->strip_tracking)
		stories_strip_tracking(p->one);
	s = stories_at(p->one, 0);
	body = plain_reader_body(p, id);
	plain_reader_complain(p);
	speak_headline(0, s);
	if (body && body->blocks->len)
		speak_body(body);
	else
		speak_line(s->summary ? s->summary
				      : _("The feed gave no text."));
	if (!s->read)
		plain_reader_mark(p, MARK_READ, true);
}

void plain_reader_aside(struct plain *p, Stories **all)
{
	stories_free(p->page);
	p->page = g_steal_pointer(all);
	p->listed = false;
}
