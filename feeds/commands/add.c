#include "feeds/commands/add.h"

#include "feeds/feed/request.h"
#include "feeds/links/links.h"
#include "feeds/net/command_source.h"
#include "feeds/net/http.h"
#include "feeds/net/redirect.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/url.h"

#include <glib/gi18n.h>
#include <string.h>

#define LIST_MAX    (16 * 1024 * 1024)
#define NOTES_SHOWN 5

/* Where a site that names no feed usually has one, asked one after another. */
static const char *const usual[] = { "/feed", "/rss.xml", "/atom.xml",
				     "/feed.xml", "/index.xml" };

/* One address on its way. */
struct visit {
	uint32_t number; /* of the order */
	char *asked, *name, *section;
	guint tries;   /* of the usual places, so far */
	GError *first; /* what was wrong with the address itself */
};

struct add {
	Context *context;
	GPtrArray *visits; /* struct visit; NULL where one is over */
	guint open;
};

static void visit_free(void *p)
{
	struct visit *v = p;

	if (!v)
		return;
	g_free(v->asked);
	g_free(v->name);
	g_free(v->section);
	g_clear_error(&v->first);
	g_free(v);
}

Add *add_new(Context *o)
{
	Add *a = g_new0(Add, 1);

	a->context = o;
	a->visits = g_ptr_array_new_with_free_func(visit_free);
	return a;
}

void add_free(Add *a)
{
	if (!a)
		return;
	g_ptr_array_free(a->visits, TRUE);
	g_free(a);
}

guint add_waiting(const Add *a)
{
	return a->open;
}

static void ask(Add *a, guint index, const char *url)
{
	struct request r = { .owner = OWNER_ADD, .number = index, .url = url };

	fetch_add(a->context->fetch, &r);
}

static bool subscribe(Context *o, const char *url, const char *name,
		      const char *section, GError **error)
{
	if (!context_commit(o, true, error) || !context_look(o, error))
		return false;
	if (!subs_add(o->subs, url, name, section)) {
		g_autofree char *shown = url_without_secrets(url);

		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("already subscribed to %s"), shown);
		return false;
	}
	return context_save(o, error);
}

/* The end of a visit: its order is answered. */
static void leave(Add *a, guint index, const GError *error, const char *words)
{
	struct visit *v = g_ptr_array_index(a->visits, index);

	context_ack(a->context, v->number, error, words, 0, error ? 0 : 1);
	g_ptr_array_index(a->visits, index) = NULL;
	visit_free(v);
	a->open--;
}

static void take(Add *a, guint index, const char *url, const char *title)
{
	struct visit *v = g_ptr_array_index(a->visits, index);
	g_autoptr(GError) error = NULL;
	g_autofree char *whole = redirect_with_secrets(url, v->asked);

	if (!v->name && title && *title)
		v->name = g_strdup(title);
	subscribe(a->context, whole, v->name, v->section, &error);
	leave(a, index, error, whole);
}

/* What a person may have typed: an address without its scheme. */
static char *complete(const char *url)
{
	g_autofree char *text = g_strstrip(g_strdup(url));
	g_autofree char *scheme = url_scheme(text);

	if (command_source_is(text) || strstr(text, "://") || *scheme)
		return g_steal_pointer(&text);
	return g_strconcat("https://", text, NULL);
}

bool add_url(Add *a, uint32_t number, const char *url, const char *name,
	     const char *section)
{
	struct visit *v = g_new0(struct visit, 1);
	g_autofree char *whole = complete(url);

	v->number = number;
	v->asked = g_strdup(whole);
	v->name = g_strdup(name);
	v->section = g_strdup(section);
	g_ptr_array_add(a->visits, v);
	a->open++;
	if (command_source_is(whole)) {
		take(a, a->visits->len - 1, whole, NULL);
		return true;
	}
	if (!url_is_web(whole)) {
		g_autoptr(GError) error = g_error_new(
			LEDE_ERROR, ERROR_USAGE,
			_("“%s” is no address that can be fetched"), url);
		leave(a, a->visits->len - 1, error, NULL);
		return false;
	}
	ask(a, a->visits->len - 1, whole);
	return true;
}

bool add_order(Add *a, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *url = unpack_text(&u);
	const char *name = unpack_text(&u);
	const char *section = unpack_text(&u);

	if (!unpack_done(&u) || !url)
		return false;
	add_url(a, f->number, url, name, section);
	return true;
}

static struct job job_of(const Transfer *answer, enum request_kind kind)
{
	return (struct job){
		.kind = kind,
		.url = answer->final_url,
		.content_type = answer->content_type,
		.encoding = answer->encoding,
		.bytes = answer->body->bytes,
		.size = answer->body->size,
		.comments_count = -1,
	};
}

static void tell_found(Add *a, guint index, const FeedLinks *finds)
{
	const struct visit *v = g_ptr_array_index(a->visits, index);
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	g_autoptr(GError) error = NULL;
	guint n = MIN(links_count(finds), 64);

	pack_u32(m, n);
	for (guint i = 0; i < n; i++) {
		pack_text(m, links_at(finds, i)->url);
		pack_text(m, links_at(finds, i)->title);
	}
	context_say(a->context, NOTIFY_FOUND, v->number, m);
	error = g_error_new(LEDE_ERROR, ERROR_USAGE,
			    _("this page has %u feeds; choose one"), n);
	leave(a, index, error, NULL);
}

/* Neither a feed nor a page that names one: the usual places, then the words
 * about the address itself. */
static void look_further(Add *a, guint index, const char *base)
{
	struct visit *v = g_ptr_array_index(a->visits, index);

	if (v->tries < G_N_ELEMENTS(usual)) {
		g_autofree char *url = url_resolve(base, usual[v->tries++]);
		g_autofree char *whole = redirect_with_secrets(url, v->asked);

		ask(a, index, whole);
		return;
	}
	leave(a, index, v->first, NULL);
}

static void keep_first(struct visit *v, const char *url, const GError *why)
{
	g_autofree char *shown = NULL;

	if (v->first)
		return;
	shown = url_without_secrets(url);
	v->first = g_error_copy(why);
	g_prefix_error(&v->first, "%s: ", shown);
}

/* A page: one feed is taken, several are told. False if it names none. */
static bool look_in_page(Add *a, guint index, const Transfer *answer)
{
	struct job job = job_of(answer, REQUEST_LINKS);
	g_autoptr(Buf) record = worker_do(a->context->quick, &job, NULL);
	g_autoptr(FeedLinks) finds = NULL;

	if (record)
		finds = links_unpack(record->bytes, record->size);
	if (!finds || !links_count(finds))
		return false;
	if (links_count(finds) > 1)
		tell_found(a, index, finds);
	else
		take(a, index, links_at(finds, 0)->url, NULL);
	return true;
}

/* A failure of the address itself ends the visit; one at a usual place only
 * leads on to the next. */
static void fail(Add *a, guint index, const Transfer *answer)
{
	struct visit *v = g_ptr_array_index(a->visits, index);
	g_autofree char *words = NULL;
	g_autoptr(GError) error = NULL;

	if (answer->error) {
		error = g_error_copy(answer->error);
	} else {
		words = http_words(answer->status);
		error = g_error_new_literal(LEDE_ERROR, ERROR_HTTP, words);
	}
	keep_first(v, answer->url, error);
	if (v->tries)
		look_further(a, index, v->asked);
	else
		leave(a, index, v->first, NULL);
}

void add_answer(Add *a, Transfer *answer)
{
	g_autoptr(Transfer) own = answer;
	guint index = own->number;
	struct visit *v = g_ptr_array_index(a->visits, index);
	struct job job = job_of(own, REQUEST_FEED);
	g_autoptr(GError) error = NULL;
	g_autoptr(Buf) record = NULL;

	if (own->error || http_means(own->status) != HTTP_BODY) {
		fail(a, index, own);
		return;
	}
	record = worker_do(a->context->quick, &job, &error);
	if (record) {
		take(a, index, own->moved ? own->moved : own->url, NULL);
		return;
	}
	keep_first(v, own->url, error);
	if (!v->tries && look_in_page(a, index, own))
		return;
	look_further(a, index, v->tries ? v->asked : own->final_url);
}

/* Takes what a list names, as far as it is new; file: and exec: are only the
 * user's own to name. */
static guint take_list(Context *o, const FeedLinks *finds)
{
	guint n = 0;

	for (guint i = 0; i < links_count(finds); i++) {
		const struct find *f = links_at(finds, i);

		if (url_is_web(f->url))
			n += subs_add(o->subs, f->url, f->title, f->section);
	}
	return n;
}

static char *import_words(const FeedLinks *finds, guint taken)
{
	GString *out = g_string_new(NULL);
	guint notes = finds->notes->len;

	g_string_append_printf(
		out, ngettext("%u feed added", "%u feeds added", taken), taken);
	if (links_count(finds) > taken)
		g_string_append_printf(out, _(", %u known or left out"),
				       links_count(finds) - taken);
	for (guint i = 0; i < MIN(notes, NOTES_SHOWN); i++)
		g_string_append_printf(out, "\n%s", links_note_at(finds, i));
	if (notes > NOTES_SHOWN)
		g_string_append_printf(out, _("\nand %u more"),
				       notes - NOTES_SHOWN);
	return g_string_free(out, FALSE);
}

static FeedLinks *read_list(Context *o, const char *path, GError **error)
{
	g_autoptr(Buf) record = NULL;
	g_autofree char *bytes = NULL;
	gsize size;
	FeedLinks *finds;
	struct job job = { .kind = REQUEST_LIST, .comments_count = -1 };

	if (!g_file_get_contents(path, &bytes, &size, error))
		return NULL;
	if (size > LIST_MAX) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("%s: larger than 16 MiB"), path);
		return NULL;
	}
	job.bytes = bytes;
	job.size = size;
	record = worker_do(o->quick, &job, error);
	if (!record) {
		g_prefix_error(error, "%s: ", path);
		return NULL;
	}
	finds = links_unpack(record->bytes, record->size);
	if (!finds)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("the parser sent nonsense"));
	return finds;
}

bool add_file(Context *o, uint32_t number, const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(FeedLinks) finds = NULL;
	g_autofree char *words = NULL;
	guint taken = 0;

	if (context_commit(o, true, &error) && context_look(o, &error))
		finds = read_list(o, path, &error);
	if (finds) {
		taken = take_list(o, finds);
		if (!taken || context_save(o, &error))
			words = import_words(finds, taken);
	}
	context_ack(o, number, error, words, 0, taken);
	return !error;
}

bool add_import(Context *o, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	const char *path = unpack_text(&u);

	if (!unpack_done(&u) || !path)
		return false;
	add_file(o, f->number, path);
	return true;
}
