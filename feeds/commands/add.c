#include "feeds/commands/add.h"

#include "feeds/context/admit.h"
#include "feeds/context/typed_url.h"
#include "feeds/feed/parsed_feed.h"
#include "feeds/feed/request.h"
#include "feeds/links/links.h"
#include "feeds/net/command_source.h"
#include "feeds/net/http.h"
#include "feeds/net/redirect.h"
#include "feeds/store/feed_title.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/base/url_format.h"
#include "src/base/url_secrets.h"

#include <glib/gi18n.h>
#include <string.h>

#define FOUND_MAX  64 /* feeds of a page that are offered */
#define PAGES_MOST 2  /* a page that only leads on, and the site behind it */

/* Where a site whose pages name no feed often has one; tried in this order. */
static const char *const usual_paths[] = { "/feed", "/rss.xml", "/atom.xml",
					   "/feed.xml", "/index.xml" };

/* One address being looked at. */
struct lookup {
	uint32_t number; /* of the command */
	char *url, *name, *section;
	char *typed;   /* the address without a scheme, for which one is being
			  guessed; or NULL */
	guint tries;   /* how many of the usual paths were tried */
	GError *first; /* what was wrong with the address itself */
};

struct add {
	Context *context;
	GPtrArray *lookups; /* struct lookup; NULL where one has ended */
	guint open;
};

static void lookup_free(void *p)
{
	struct lookup *l = p;

	if (!l)
		return;
	g_free(l->url);
	g_free(l->name);
	g_free(l->section);
	g_free(l->typed);
	g_clear_error(&l->first);
	g_free(l);
}

Add *add_new(Context *c)
{
	Add *a = g_new0(Add, 1);

	a->context = c;
	a->lookups = g_ptr_array_new_with_free_func(lookup_free);
	return a;
}

void add_free(Add *a)
{
	if (!a)
		return;
	g_ptr_array_free(a->lookups, TRUE);
	g_free(a);
}

guint add_waiting(const Add *a)
{
	return a->open;
}

static void queue_fetch(Add *a, guint index, const char *url)
{
	struct fetch_request r = {
		.owner = OWNER_ADD, .number = index, .url = url, .first = true
	};

	fetch_add(a->context->fetch, &r);
}

static bool put_sub(Context *c, const char *url, const char *name,
		    const char *section, GError **error)
{
	if (!subs_add(c->files->subs, url, name, section)) {
		g_autofree char *shown = url_without_secrets(url);

		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("already subscribed to %s"), shown);
		return false;
	}
	return user_files_save_subs(c->files, error);
}

static bool subscribe(Context *c, const char *url, const char *name,
		      const char *section, GError **error)
{
	return context_edit(c, error) &&
	       context_edited(c, put_sub(c, url, name, section, error));
}

/* Ends a lookup with the reply to its command. */
static void end_lookup(Add *a, guint index, const GError *error,
		       const char *words)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);

	context_reply(a->context, l->number, error,
		      &(struct reply){ .words = words, .count = !error });
	g_ptr_array_index(a->lookups, index) = NULL;
	lookup_free(l);
	a->open--;
}

/* What the document says of itself is known before it is fetched for its stories:
 * the feed has a name at once. */
static void keep_title(Context *c, const char *url, const ParsedFeed *feed)
{
	g_autoptr(Incoming) said = NULL;
	g_autoptr(GError) error = NULL;
	bool cut;

	if (!feed)
		return;
	said = admit_arrivals(feed, 0, clock_now(), &cut);
	if (!store_put_title_at(c->store, url, said, &error))
		g_message("%s", error->message);
}

/* `feed` is what was found there; NULL if it was not looked at. */
static void take_feed(Add *a, guint index, const char *url,
		      const ParsedFeed *feed)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);
	g_autoptr(GError) error = NULL;
	g_autofree char *whole = redirect_with_secrets(url, l->url);

	if (subscribe(a->context, whole, l->name, l->section, &error))
		keep_title(a->context, whole, feed);
	end_lookup(a, index, error, whole);
}

/* Begins a lookup, or ends it at once where there is nothing to look up. */
static void begin_lookup(Add *a, struct lookup *l, const char *typed)
{
	guint index = a->lookups->len;
	g_autoptr(GError) error = NULL;
	bool guessed = false;

	g_ptr_array_add(a->lookups, l);
	a->open++;
	l->url = typed_url_complete(typed, &guessed, &error);
	if (guessed)
		l->typed = g_strstrip(g_strdup(typed));
	if (!l->url)
		end_lookup(a, index, error, NULL);
	else if (command_source_is(l->url))
		take_feed(a, index, l->url, NULL);
	else
		queue_fetch(a, index, l->url);
}

bool add_command(Add *a, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *url = unpack_text(&u);
	const char *name = unpack_text(&u);
	const char *section = unpack_text(&u);
	struct lookup *l;

	if (!unpack_done(&u) || !url)
		return false;
	l = g_new0(struct lookup, 1);
	l->number = f->number;
	l->name = g_strdup(name);
	l->section = g_strdup(section);
	begin_lookup(a, l, url);
	return true;
}

static void offer_found(Add *a, guint index, const FeedLinks *finds)
{
	const struct lookup *l = g_ptr_array_index(a->lookups, index);
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	g_autoptr(GError) error = NULL;
	guint n = MIN(links_count(finds), FOUND_MAX);

	pack_u32(m, n);
	for (guint i = 0; i < n; i++) {
		pack_text(m, links_at(finds, i)->url);
		pack_text(m, links_at(finds, i)->title);
	}
	context_notify(a->context, NOTIFY_FOUND, l->number, m);
	error = g_error_new(LEDE_ERROR, ERROR_USAGE,
			    _("this page has %u feeds; choose one"), n);
	end_lookup(a, index, error, NULL);
}

/* Neither a feed nor a page that names one: tries the next usual path; after the
 * last, replies with what was wrong with the address itself. */
static void try_next_path(Add *a, guint index, const char *base)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);

	if (l->tries < G_N_ELEMENTS(usual_paths)) {
		g_autofree char *url =
			url_resolve(base, usual_paths[l->tries++]);
		g_autofree char *whole = redirect_with_secrets(url, l->url);

		queue_fetch(a, index, whole);
		return;
	}
	end_lookup(a, index, l->first, NULL);
}

static void keep_first_error(struct lookup *l, const char *url,
			     const GError *why)
{
	g_autofree char *shown = NULL;

	if (l->first)
		return;
	shown = url_without_secrets(l->typed ? l->typed : url);
	l->first = g_error_copy(why);
	g_prefix_error(&l->first, "%s: ", shown);
}

/* Fetches the address that a page leads to or names, under the rules of redirects: a
 * page of the web does not lead into the user's network. */
static void follow_page(Add *a, guint index, Transfer **answer, const char *to)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);
	g_autoptr(GError) error = NULL;

	g_clear_error(&l->first);
	g_clear_pointer(&l->typed, g_free);
	if (transfer_follow_page(*answer, to, PAGES_MOST, &error)) {
		fetch_again(a->context->fetch, g_steal_pointer(answer));
		return;
	}
	keep_first_error(l, (*answer)->final_url, error);
	end_lookup(a, index, l->first, NULL);
}

/* Where an error happened. */
static const char *asked_address(const Transfer *answer)
{
	return answer->pages ? answer->final_url : answer->url;
}

/* Searches a page for feeds: looks at one, offers several. False if it names
 * none. */
static bool search_page(Add *a, guint index, Transfer **answer)
{
	struct request request = context_request(*answer, REQUEST_LINKS);
	g_autoptr(Buf) record = worker_call(a->context->quick, &request, NULL);
	g_autoptr(FeedLinks) finds = NULL;

	if (record)
		finds = links_unpack(record->bytes, record->size);
	if (!finds || !links_count(finds))
		return false;
	if (links_count(finds) > 1)
		offer_found(a, index, finds);
	else
		follow_page(a, index, answer, links_at(finds, 0)->url);
	return true;
}

/* People leave out "https://" and, where a server has no TLS, "http://". A certificate
 * that is not valid is no reason to do without. */
static bool try_http(Add *a, guint index, const Transfer *answer)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);
	g_autofree char *url = NULL;

	if (!l->typed || answer->status || answer->untrusted ||
	    !g_str_has_prefix(l->url, "https:"))
		return false;
	url = g_strconcat("http:", l->url + strlen("https:"), NULL);
	g_free(l->url);
	l->url = g_steal_pointer(&url);
	queue_fetch(a, index, l->url);
	return true;
}

/* A failure of the address itself ends the lookup; at a usual path the next one
 * is tried. */
static void fail_lookup(Add *a, guint index, const Transfer *answer)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);
	g_autofree char *words = NULL;
	g_autoptr(GError) error = NULL;

	if (!l->tries && try_http(a, index, answer))
		return;
	if (answer->error) {
		error = g_error_copy(answer->error);
	} else {
		words = http_words(answer->status);
		error = g_error_new_literal(LEDE_ERROR, ERROR_HTTP, words);
	}
	keep_first_error(l, asked_address(answer), error);
	if (l->tries)
		try_next_path(a, index, l->url);
	else
		end_lookup(a, index, l->first, NULL);
}

/* The feed that the answer is; NULL with an error that says what it is instead. */
static ParsedFeed *read_feed(Add *a, const Transfer *answer, GError **error)
{
	struct request request = context_request(answer, REQUEST_FEED);
	g_autoptr(Buf) record = worker_call(a->context->quick, &request, error);
	g_autoptr(ParsedFeed) feed = NULL;

	if (!record)
		return NULL;
	feed = parsed_read(record, error);
	if (!feed || !feed->feed.leads_to)
		return g_steal_pointer(&feed);
	g_set_error(error, LEDE_ERROR, ERROR_FEED, _("not a feed (%s)"),
		    "HTML");
	return NULL;
}

/* What is subscribed to: where pages led, or the address that was looked at, unless it
 * has moved. */
static const char *feed_address(const Transfer *answer)
{
	if (answer->pages)
		return answer->final_url;
	return answer->moved ? answer->moved : answer->url;
}

/* Whether it is a page of a site, which may have a feed at a usual path. */
static bool is_page(const Transfer *answer)
{
	return answer->content_type && strstr(answer->content_type, "html");
}

/* It is no feed, as `error` says: a page may name one, or have one at a usual
 * path. */
static void look_further(Add *a, guint index, Transfer **answer,
			 const GError *error)
{
	struct lookup *l = g_ptr_array_index(a->lookups, index);

	keep_first_error(l, asked_address(*answer), error);
	if (!l->tries && search_page(a, index, answer))
		return;
	if (!l->tries && ((*answer)->pages || !is_page(*answer)))
		end_lookup(a, index, l->first, NULL);
	else
		try_next_path(a, index,
			      l->tries ? l->url : (*answer)->final_url);
}

void add_answer(Add *a, Transfer *answer)
{
	g_autoptr(Transfer) own = answer;
	g_autoptr(ParsedFeed) feed = NULL;
	g_autoptr(GError) error = NULL;
	guint index = own->number;

	if (own->error || http_means(own->status) != HTTP_BODY) {
		fail_lookup(a, index, own);
		return;
	}
	feed = read_feed(a, own, &error);
	if (feed)
		take_feed(a, index, feed_address(own), feed);
	else
		look_further(a, index, &own, error);
}
