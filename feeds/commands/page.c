#include "feeds/commands/page.h"

#include "feeds/context/cut.h"
#include "feeds/context/linked_request.h"
#include "feeds/context/page_text.h"
#include "feeds/extract/article.h"
#include "feeds/net/http.h"
#include "feeds/store/pages.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#define LEADS_MOST 2 /* pages that only lead on, one to the other */

/* The page of one story. */
struct page {
	int64_t story;
	GArray *commands; /* uint32_t: those that wait for it */
	char *link_host;  /* of the address that the feed names */
	char *host, *url; /* that answered */
	char *title, *summary;
	Article *article; /* while the parser makes a body of its text */
	Transfer *answer; /* while the parser looks for the article */
	struct page_end end;
};

struct pages {
	Context *context;
	GPtrArray *all; /* struct page; NULL where one has ended */
	uint32_t first; /* number of the first: a late result of one that was
			   dropped matches no later page */
	guint open, texts;
	PageEnds *ends;
};

static void page_free(void *p)
{
	struct page *g = p;

	if (!g)
		return;
	g_array_unref(g->commands);
	g_free(g->link_host);
	g_free(g->host);
	g_free(g->title);
	g_free(g->summary);
	g_free(g->url);
	article_free(g->article);
	transfer_free(g->answer);
	g_free(g);
}

Pages *pages_new(Context *c)
{
	Pages *p = g_new0(Pages, 1);

	p->context = c;
	p->all = g_ptr_array_new_with_free_func(page_free);
	p->ends = page_ends_new();
	return p;
}

void pages_free(Pages *p)
{
	if (!p)
		return;
	g_ptr_array_free(p->all, TRUE);
	page_ends_free(p->ends);
	g_free(p);
}

guint pages_waiting(const Pages *p)
{
	return p->open;
}

guint pages_texts(const Pages *p)
{
	return p->texts;
}

static struct page *page_at(const Pages *p, guint index)
{
	return index < p->all->len ? g_ptr_array_index(p->all, index) : NULL;
}

/* The number of its transfer and of its requests to the parser. */
static uint32_t number_of(const Pages *p, guint index)
{
	return p->first + index;
}

static struct page *find_story(const Pages *p, int64_t story)
{
	for (guint i = 0; i < p->all->len; i++) {
		struct page *g = page_at(p, i);

		if (g && g->story == story)
			return g;
	}
	return NULL;
}

bool pages_has_host(const Pages *p, const char *host)
{
	for (guint i = 0; i < p->all->len; i++) {
		const struct page *g = page_at(p, i);

		if (g && (strcmp(g->link_host, host) == 0 ||
			  strcmp(g->host, host) == 0))
			return true;
	}
	return false;
}

PageEnds *pages_ends(const Pages *p)
{
	return p->ends;
}

/* Ends one with the replies to its commands. */
static void end_page(Pages *p, guint index, const GError *error)
{
	struct page *g = page_at(p, index);

	g->end.link_host = g_steal_pointer(&g->link_host);
	g->end.host = g_steal_pointer(&g->host);
	g->end.story = g->story;
	page_ends_add(p->ends, &g->end, error ? error->message : NULL);
	for (guint i = 0; i < g->commands->len; i++)
		context_reply(p->context,
			      g_array_index(g->commands, uint32_t, i), error,
			      &(struct reply){ .count = g->story });
	g_ptr_array_index(p->all, index) = NULL;
	page_free(g);
	if (--p->open == 0) {
		p->first += p->all->len;
		g_ptr_array_set_size(p->all, 0);
	}
}

/* The page gives no text: what the feed gave stays, and why is kept with it. A parser
 * that does not start is not the page's fault. */
static void fail_page(Pages *p, guint index, const GError *why)
{
	const struct page *g = page_at(p, index);
	g_autoptr(GError) error = NULL;

	if (g_error_matches(why, LEDE_ERROR, ERROR_WIRE))
		g_message("%s", why->message);
	else if (!context_begin(p->context, &error) ||
		 !store_page_failed(p->context->store, g->story, why->message,
				    &error))
		g_message("%s", error->message);
	end_page(p, index, why);
}

/* One that nobody waits for stays wanted where the network or the server only asks for
 * patience. */
static void fail_transfer(Pages *p, guint index, const Transfer *a)
{
	struct page *g = page_at(p, index);
	g_autofree char *words = a->error ? NULL : http_words(a->status);
	g_autoptr(GError) why =
		a->error ? page_text_error(p->context, a->error)
			 : g_error_new_literal(LEDE_ERROR, ERROR_HTTP, words);

	g->end.unreached = a->unreached != NULL;
	if (a->retry && (a->status == 429 || a->status == 503))
		g->end.after = http_retry_after(a->retry, clock_now());
	if (!g->commands->len && g->end.after)
		store_page_wait(p->context->store, g->story, g->end.after,
				NULL);
	if (!g->commands->len && (g->end.unreached || g->end.after))
		end_page(p, index, why);
	else
		fail_page(p, index, why);
}

static struct page *begin_page(Pages *p, const struct story *s, bool first)
{
	struct page *g = g_new0(struct page, 1);
	struct fetch_request r = {
		.owner = OWNER_PAGE,
		.number = number_of(p, p->all->len),
		.url = s->url,
		.accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
		.first = first,
	};

	linked_request_set(p->context, s->feed_url, &r);
	g->story = s->id;
	g->commands = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g->link_host = url_host(s->url);
	g->host = g_strdup(g->link_host);
	g->title = g_strdup(s->title);
	g->summary = g_strdup(s->summary);
	g_ptr_array_add(p->all, g);
	p->open++;
	fetch_add(p->context->fetch, &r);
	return g;
}

bool pages_fetch(Pages *p, const struct story *story)
{
	if (!story->url || !url_is_web(story->url))
		return false;
	if (!find_story(p, story->id))
		begin_page(p, story, false);
	return true;
}

/* The page that a command is about: joined, or begun. NULL with an error, or without one
 * where the store has the whole text. */
static struct page *page_for(Pages *p, int64_t id, GError **error)
{
	struct page *g = find_story(p, id);
	g_autoptr(Stories) one = NULL;
	const struct story *s;

	if (g || store_page_state(p->context->store, id) == PAGE_WHOLE)
		return g;
	one = store_stories(p->context->store, &id, 1, error);
	if (!one)
		return NULL;
	if (!one->all->len) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no story %" PRId64), id);
		return NULL;
	}
	s = stories_at(one, 0);
	if (!s->url || !url_is_web(s->url)) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT, "%s",
			    _("the story has no web address"));
		return NULL;
	}
	return begin_page(p, s, true);
}

bool pages_command(Pages *p, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	int64_t id = unpack_i64(&u);
	g_autoptr(GError) error = NULL;
	struct page *g;

	if (!unpack_done(&u))
		return false;
	g = page_for(p, id, &error);
	if (g)
		g_array_append_val(g->commands, f->number);
	else
		context_reply(p->context, f->number, error,
			      &(struct reply){ .count = id });
	return true;
}

void pages_stop(Pages *p)
{
	for (guint i = 0; i < p->all->len; i++) {
		const struct page *g = page_at(p, i);

		if (g && g->commands->len)
			return; /* its transfer has the same owner */
	}
	fetch_stop(p->context->fetch, OWNER_PAGE);
	worker_forget(p->context->pages, p->first, p->all->len);
	for (guint i = 0; i < p->all->len; i++)
		if (page_at(p, i))
			end_page(p, i, NULL);
}

/* The text of a page that other pages of its site have, too, is left out. */
static void ask_parser(Pages *p, guint index)
{
	struct page *g = page_at(p, index);
	g_autoptr(GArray) furniture =
		g_array_new(FALSE, FALSE, sizeof(uint64_t));
	struct request r = context_request(g->answer, REQUEST_ARTICLE);
	g_autoptr(GError) error = NULL;

	store_furniture(p->context->store, g->host, furniture, NULL);
	r.title = g->title;
	r.summary = g->summary;
	r.furniture = furniture->data;
	r.n_furniture = furniture->len;
	if (worker_queue(p->context->pages, number_of(p, index), &r, &error))
		transfer_drop_body(g->answer);
	else
		fail_page(p, index, error);
}

void pages_answer(Pages *p, Transfer *answer)
{
	guint index = answer->number - p->first;
	struct page *g = page_at(p, index);

	if (!g || g->answer) {
		transfer_free(answer);
		return;
	}
	g->answer = answer;
	g_free(g->url);
	g->url = g_strdup(answer->final_url);
	g_free(g->host);
	g->host = url_host(g->url);
	if (answer->error || http_means(answer->status) != HTTP_BODY)
		fail_transfer(p, index, answer);
	else
		ask_parser(p, index);
}

/* A page that only leads on (<meta> of refresh), under the rules of redirects. */
static bool follow_page(Pages *p, struct page *g)
{
	if (!transfer_follow_page(g->answer, g->article->leads_to, LEADS_MOST,
				  NULL))
		return false;
	g_clear_pointer(&g->article, article_free);
	fetch_again(p->context->fetch, g_steal_pointer(&g->answer));
	return true;
}

/* The article's text goes to the parser once more, which makes a body of it. */
static void take_article(Pages *p, guint index, const Buf *record)
{
	struct page *g = page_at(p, index);
	struct request r = { .kind = REQUEST_BODY, .comments_count = -1 };
	g_autoptr(GError) error = NULL;

	g->article = article_unpack(record->bytes, record->size);
	if (g->article)
		cut_article(g->article);
	if (g->article && g->article->leads_to && follow_page(p, g))
		return;
	if (g->article && g->article->html && !g->article->wall) {
		r.url = g->url;
		r.bytes = g->article->html;
		r.size = strlen(g->article->html);
		if (worker_queue(p->context->pages, number_of(p, index), &r,
				 &error))
			return;
	}
	if (!error)
		g_set_error(&error, LEDE_ERROR, ERROR_ABSENT, "%s",
			    page_text_wall_words(g->article ? g->article->wall
							    : EXTRACT_EMPTY));
	fail_page(p, index, error);
}

static void take_body(Pages *p, guint index, const Buf *record)
{
	const struct page *g = page_at(p, index);
	const struct page_source from = { g->story, g->url, g->host, g->summary,
					  g->article };
	g_autoptr(GError) error = NULL;

	if (!page_text_store(p->context, &from, record, &error)) {
		fail_page(p, index, error);
		return;
	}
	p->texts++;
	if (g->commands->len && !context_commit(p->context, true, &error))
		g_message("%s", error->message);
	end_page(p, index, error);
}

void pages_turn(Pages *p)
{
	struct worker_result r;

	while (worker_turn(p->context->pages, &r)) {
		guint index = r.number - p->first;
		const struct page *g = page_at(p, index);

		if (g && r.error) {
			g_autoptr(GError) why =
				page_text_error(p->context, r.error);

			fail_page(p, index, why);
		} else if (g && g->article) {
			take_body(p, index, r.record);
		} else if (g) {
			take_article(p, index, r.record);
		}
		worker_result_clear(&r);
	}
}
