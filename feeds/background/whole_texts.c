#include "feeds/background/whole_texts.h"

#include "feeds/store/pages.h"
#include "src/base/clock.h"
#include "src/base/url.h"
#include "src/store/stories.h"

#include <string.h>

#define AT_ONCE         8    /* pages, each of another host */
#define QUEUE_MAX       500  /* wanted ones that are known at a time */
#define HOST_GAP_MS     1500 /* between the end of one of a host and the next */
#define UNREACHED_S     (30 * 60) /* a host that is not reached is left alone */
#define UNREACHED_MOST  3 /* in a row: there is no network; then all pause, */
#define OFFLINE_MS      (60 * 1000LL) /* each time twice as long, */
#define OFFLINE_DOUBLED 5             /* so often */
#define LOCK_MS         (5 * 1000)    /* another lede does the work */

struct wanted {
	int64_t id;
	char *host;
};

struct whole_texts {
	Context *context;
	Pages *pages;
	GArray *queue;     /* struct wanted: not begun yet */
	GHashTable *hosts; /* host → int64_t *: when it may be asked next, on
			       clock_mono_ms */
	bool idle;         /* the store has no others */
	guint unreached, offline; /* hosts in a row; pauses */
	int64_t not_before_ms;
};

static void clear_wanted(void *p)
{
	struct wanted *w = p;

	g_free(w->host);
}

WholeTexts *whole_texts_new(Context *c, Pages *pages)
{
	WholeTexts *w = g_new0(WholeTexts, 1);

	w->context = c;
	w->pages = pages;
	w->queue = g_array_new(FALSE, FALSE, sizeof(struct wanted));
	g_array_set_clear_func(w->queue, clear_wanted);
	w->hosts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	w->idle = !c->settings->automatic;
	return w;
}

void whole_texts_free(WholeTexts *w)
{
	if (!w)
		return;
	g_array_free(w->queue, TRUE);
	g_hash_table_destroy(w->hosts);
	g_free(w);
}

static bool gives_texts(Store *s, const char *url)
{
	g_autofree char *host = url_host(url);

	return store_site_gives_texts(s, host);
}

static bool is_wanted(const Context *c, const struct page_wish *wish,
		      const char *words)
{
	enum full_text mode =
		wish->full ? wish->full : settings_full_text(c->settings);

	if (!wish->url || mode == FULL_TEXT_NO)
		return false;
	return mode == FULL_TEXT_YES ||
	       (g_utf8_strlen(words, -1) < WHOLE_TEXTS_LITTLE &&
		gives_texts(c->store, wish->url));
}

bool whole_texts_note(Context *c, int64_t story, const char *words,
		      GError **error)
{
	struct page_wish wish;
	bool good;

	if (!c->files->whole_texts)
		return true;
	if (!store_page_wish(c->store, story, &wish, error))
		return false;
	good = !is_wanted(c, &wish, words) ||
	       store_page_want(c->store, story, error);
	g_free(wish.url);
	return good;
}

void whole_texts_wake(WholeTexts *w)
{
	w->idle = false;
}

/* Drops the wanted pages of a host until then. */
static void hold_host(WholeTexts *w, const char *host, int64_t after)
{
	for (guint i = 0; i < w->queue->len;) {
		const struct wanted *one =
			&g_array_index(w->queue, struct wanted, i);

		if (strcmp(one->host, host) != 0) {
			i++;
			continue;
		}
		store_page_wait(w->context->store, one->id, after, NULL);
		g_array_remove_index(w->queue, i);
	}
}

static void pace_host(WholeTexts *w, char *host)
{
	int64_t *next = g_new(int64_t, 1);

	*next = clock_mono_ms() + HOST_GAP_MS;
	g_hash_table_replace(w->hosts, host, next);
}

/* One host that cannot be reached is left alone for a while; several in a row mean that
 * there is no network. */
static void note_unreached(WholeTexts *w, const struct page_end *end)
{
	int64_t pause_ms = OFFLINE_MS << MIN(w->offline, OFFLINE_DOUBLED);

	w->unreached++;
	store_page_wait(w->context->store, end->story,
			clock_now() + UNREACHED_S, NULL);
	hold_host(w, end->link_host, clock_now() + UNREACHED_S);
	if (w->unreached < UNREACHED_MOST)
		return;
	w->unreached = 0;
	w->offline++;
	w->not_before_ms = clock_mono_ms() + pause_ms;
}

/* How a page ended says when its host may be asked again, and that to which it led; all
 * pages of either wait where a server asks for that. */
static void note_end(WholeTexts *w, const struct page_end *end)
{
	if (end->unreached) {
		note_unreached(w, end);
	} else {
		w->unreached = 0;
		w->offline = 0;
	}
	if (end->after) {
		hold_host(w, end->link_host, end->after);
		hold_host(w, end->host, end->after);
	}
	pace_host(w, end->link_host);
	pace_host(w, end->host);
}

static bool is_free(const WholeTexts *w, const char *host)
{
	const int64_t *next = g_hash_table_lookup(w->hosts, host);

	return (!next || *next <= clock_mono_ms()) &&
	       !pages_has_host(w->pages, host);
}

/* Reads which are wanted; those under way are, too. */
static bool load_queue(WholeTexts *w, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Stories) all = NULL;
	Store *store = w->context->store;

	if (!store_pages_wanted(store, settings_full_text(w->context->settings),
				QUEUE_MAX, ids, error))
		return false;
	all = store_stories(store, (const int64_t *)(void *)ids->data, ids->len,
			    error);
	for (guint i = 0; all && i < all->all->len; i++) {
		const struct story *s = stories_at(all, i);
		struct wanted wanted = { s->id,
					 url_host(s->url ? s->url : "") };

		g_array_append_val(w->queue, wanted);
	}
	return all != NULL;
}

/* One whose page cannot be fetched at all is not wanted any longer; one that is not
 * wanted now (it was read, its feed changed or removed) is passed. */
static void begin(WholeTexts *w, int64_t id)
{
	g_autoptr(Stories) one = store_stories(w->context->store, &id, 1, NULL);
	g_autoptr(GError) error = NULL;

	if (!store_page_is_wanted(w->context->store, id,
				  settings_full_text(w->context->settings)))
		return;
	if (one && one->all->len && pages_fetch(w->pages, stories_at(one, 0)))
		return;
	if (!context_begin(w->context, &error) ||
	    !store_page_unwant(w->context->store, id, &error))
		g_message("%s", error->message);
}

static void begin_some(WholeTexts *w)
{
	for (guint i = 0;
	     i < w->queue->len && pages_waiting(w->pages) < AT_ONCE;) {
		const struct wanted *next =
			&g_array_index(w->queue, struct wanted, i);

		if (!is_free(w, next->host)) {
			i++;
			continue;
		}
		begin(w, next->id);
		g_array_remove_index(w->queue, i);
	}
}

void whole_texts_turn(WholeTexts *w)
{
	g_autoptr(GError) error = NULL;
	struct page_end end;

	while (page_ends_take(pages_ends(w->pages), &end))
		note_end(w, &end);
	if (w->idle || clock_mono_ms() < w->not_before_ms)
		return;
	if (!w->queue->len && !pages_waiting(w->pages)) {
		if (!load_queue(w, &error))
			g_message("%s", error->message);
		w->idle = w->queue->len == 0;
		if (w->idle) {
			store_furniture_expire(w->context->store, NULL);
			context_rest(w->context);
		}
	}
	if (w->queue->len && !context_lock(w->context)) {
		w->not_before_ms = clock_mono_ms() + LOCK_MS;
		return;
	}
	begin_some(w);
}

int whole_texts_wait_ms(const WholeTexts *w)
{
	int64_t now = clock_mono_ms();

	if (w->idle || !w->queue->len)
		return -1;
	return (int)MAX(w->not_before_ms - now, HOST_GAP_MS / 3);
}

bool whole_texts_is_busy(const WholeTexts *w)
{
	return !w->idle && w->not_before_ms <= clock_mono_ms();
}
