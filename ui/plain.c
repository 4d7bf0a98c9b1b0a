#include "ui/plain.h"

#include "src/clean.h"
#include "src/clock.h"
#include "src/front.h"
#include "src/store_state.h"
#include "ui/browser.h"
#include "ui/text.h"
#include "ui/typeset.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE           10 /* headlines told at once */
#define WIDTH          72
#define BESIDE_LEAST   3
#define BESIDE_MOST    10
#define ANSWER_MS      5000 /* for the courier to do what was asked */
#define REFRESH_MS     (10 * 60 * 1000)
#define LINE_MAX_BYTES 4096

/* Where the listener is. */
struct plain {
	Store *store;
	const Settings *settings;
	GArray *weights; /* of sections (front_weights); or NULL */
	Minder *minder;
	struct list list;
	char *query;   /* the list's */
	Stories *page; /* the headlines told last; NULL: none */
	Stories *one;  /* the story told last; NULL: none */
	int64_t batch; /* of the last change; 0: nothing to undo */
	bool over;
	GError *error;
};

static void say(const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);

	puts(clean);
}

static void say_number(const char *format_one, const char *format_many,
		       int64_t n)
{
	g_autofree char *text = g_strdup_printf(
		"%" PRId64 " %s", n, n == 1 ? format_one : format_many);

	say(text);
}

/* "3. unread: headline. Source, 2h ago, 4 outlets, saved." */
static void say_headline(int n, const struct story *s)
{
	g_autofree char *age = text_age_long(s->time, s->guessed, clock_now());
	const char *also = s->also ? s->also : s->copies ? s->copies : "";
	g_autoptr(GString) line = g_string_new(NULL);

	g_string_printf(line, "%d. %s%s — %s%s%s, %s", n,
			s->read ? "" : _("unread: "), s->title, s->source,
			*also ? ", " : "", also, age);
	if (s->outlets > 1)
		g_string_append_printf(line, _(", %d outlets"), s->outlets);
	if (s->saved)
		g_string_append(line, _(", saved"));
	say(line->str);
}

static void complain(struct plain *p)
{
	if (!p->error)
		return;
	say(p->error->message);
	g_clear_error(&p->error);
}

static void show_page(struct plain *p, const struct story *after, bool back)
{
	g_autoptr(Stories) page =
		store_list(p->store, &p->list, after, back, 0, PAGE, &p->error);

	if (!page) {
		complain(p);
		return;
	}
	if (!page->all->len) {
		say(after ? _("There are no more.") : _("Nothing here."));
		return;
	}
	stories_free(p->page);
	p->page = g_steal_pointer(&page);
	for (guint i = 0; i < p->page->all->len; i++)
		say_headline((int)i + 1, stories_at(p->page, i));
}

/* Another list: what was asked for before is forgotten. */
static void show_list(struct plain *p, const struct list *l, const char *query)
{
	g_free(p->query);
	p->query = g_strdup(query);
	p->list = *l;
	p->list.query = p->query;
	p->list.weights = p->weights;
	stories_free(p->page);
	p->page = NULL;
	show_page(p, NULL, false);
}

/* Waits until the courier has answered order `number`; tells what it says. */
static bool await(struct plain *p, uint32_t number, int patience_ms)
{
	int64_t until = clock_mono_ms() + patience_ms;
	struct news n;

	while (clock_mono_ms() < until) {
		struct pollfd fd = { minder_fd(p->minder),
				     minder_events(p->minder), 0 };

		while (minder_turn(p->minder, &n)) {
			if (n.kind == NEWS_GONE) {
				say(n.words);
				return false;
			}
			if (n.kind != NEWS_ACK || n.number != number)
				continue;
			if (n.batch)
				p->batch = n.batch;
			if (n.code && n.words)
				say(n.words);
			return n.code == 0;
		}
		poll(&fd, fd.fd >= 0 ? 1 : 0, 100);
	}
	say(_("The fetcher has not answered yet."));
	return false;
}

static bool mark(struct plain *p, enum mark_field field, bool value)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_u32(m, 1);
	pack_i64(m, stories_at(p->one, 0)->id);
	pack_u8(m, (uint8_t)field);
	pack_u8(m, value);
	if (!await(p, minder_order(p->minder, ORDER_MARK, m), ANSWER_MS))
		return false;
	if (field == MARK_READ)
		stories_at(p->one, 0)->read = value;
	else
		stories_at(p->one, 0)->saved = value;
	return true;
}

/* The text, made by the courier first if it was not yet. */
static Body *body_of(struct plain *p, int64_t id)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	Body *body = store_body(p->store, id, &p->error);

	if (body || p->error || store_is_digested(p->store, id))
		return body;
	pack_i64(m, id);
	if (!await(p, minder_order(p->minder, ORDER_BODY, m), ANSWER_MS))
		return NULL;
	return store_body(p->store, id, &p->error);
}

static void say_body(const Body *body)
{
	g_autoptr(GString) text = g_string_new(NULL);

	typeset_print(body, WIDTH, false, text);
	fputs(text->str, stdout);
}

static void show_story(struct plain *p, int64_t id)
{
	g_autoptr(Stories) one = store_stories(p->store, &id, 1, &p->error);
	g_autoptr(Body) body = NULL;
	const struct story *s;

	if (!one || !one->all->len) {
		complain(p);
		return;
	}
	stories_free(p->one);
	p->one = g_steal_pointer(&one);
	s = stories_at(p->one, 0);
	body = body_of(p, id);
	complain(p);
	say_headline(1, s);
	if (body && body->blocks->len)
		say_body(body);
	else
		say(s->summary ? s->summary : _("The feed gave no text."));
	if (!s->read)
		mark(p, MARK_READ, true);
}

static void do_more(struct plain *p, const char *rest)
{
	const struct story *last =
		p->page && p->page->all->len
			? stories_at(p->page, p->page->all->len - 1)
			: NULL;

	(void)rest;
	show_page(p, last, false);
}

static void do_back(struct plain *p, const char *rest)
{
	(void)rest;
	if (p->page && p->page->all->len && p->list.kind != LIST_SEARCH)
		show_page(p, stories_at(p->page, 0), true);
	else
		show_page(p, NULL, false);
}

static void do_front(struct plain *p, const char *rest)
{
	const struct list front = { .kind = LIST_FRONT };

	(void)rest;
	show_list(p, &front, NULL);
}

static void do_related(struct plain *p, const char *rest)
{
	g_autoptr(Beside) b = NULL;

	(void)rest;
	if (!p->one) {
		say(_("First read a story: type its number."));
		return;
	}
	b = store_beside(p->store, stories_at(p->one, 0)->id, BESIDE_LEAST,
			 BESIDE_MOST, &p->error);
	complain(p);
	if (!b)
		return;
	if (!b->stories->all->len) {
		say(_("Nothing related yet."));
		return;
	}
	stories_free(p->page);
	p->page = g_steal_pointer(&b->stories);
	for (guint i = 0; i < p->page->all->len; i++)
		say_headline((int)i + 1, stories_at(p->page, i));
}

static void do_mark(struct plain *p, const char *rest)
{
	(void)rest;
	if (!p->one)
		say(_("First read a story: type its number."));
	else if (mark(p, MARK_READ, !stories_at(p->one, 0)->read))
		say(stories_at(p->one, 0)->read ? _("Marked read.")
						: _("Marked unread."));
}

static void do_save(struct plain *p, const char *rest)
{
	(void)rest;
	if (!p->one)
		say(_("First read a story: type its number."));
	else if (mark(p, MARK_SAVED, !stories_at(p->one, 0)->saved))
		say(stories_at(p->one, 0)->saved ? _("Saved.")
						 : _("No longer saved."));
}

static void do_undo(struct plain *p, const char *rest)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	int64_t batch = p->batch;

	(void)rest;
	if (!batch) {
		say(_("Nothing to undo."));
		return;
	}
	pack_i64(m, batch);
	if (await(p, minder_order(p->minder, ORDER_UNDO, m), ANSWER_MS))
		say(_("Undone."));
	p->batch = 0;
}

static void do_open(struct plain *p, const char *rest)
{
	(void)rest;
	if (!p->one)
		say(_("First read a story: type its number."));
	else if (!stories_at(p->one, 0)->url)
		say(_("This story has no link."));
	else if (!browser_open(stories_at(p->one, 0)->url, p->settings,
			       &p->error))
		complain(p);
}

static void do_search(struct plain *p, const char *rest)
{
	const struct list search = { .kind = LIST_SEARCH };

	if (*rest)
		show_list(p, &search, rest);
	else
		say(_("Type / and the words to look for."));
}

static void do_refresh(struct plain *p, const char *rest)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	(void)rest;
	pack_i64(m, clock_now());
	pack_u8(m, true);
	pack_u8(m, true);
	pack_u32(m, 0);
	say(_("Refreshing…"));
	fflush(stdout);
	if (await(p, minder_order(p->minder, ORDER_REFRESH, m), REFRESH_MS))
		do_front(p, "");
}

static void do_quit(struct plain *p, const char *rest)
{
	(void)rest;
	p->over = true;
}

static const struct {
	char letter;
	void (*act)(struct plain *p, const char *rest);
	const char *help;
} words[] = {
	{ 'n', do_more, N_("n: the next headlines") },
	{ 'p', do_back, N_("p: those before") },
	{ 'g', do_front, N_("g: the front page") },
	{ 'r', do_related, N_("r: what is related to the story") },
	{ 'm', do_mark, N_("m: read or unread") },
	{ 's', do_save, N_("s: save, or no longer") },
	{ 'u', do_undo, N_("u: undo the last change") },
	{ 'o', do_open, N_("o: open the story in a browser") },
	{ '/', do_search, N_("/words: search") },
	{ 'R', do_refresh, N_("R: fetch what is new") },
	{ 'q', do_quit, N_("q: leave") },
};

static void say_help(void)
{
	say(_("A number reads that headline. Each word ends with Enter."));
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		say(_(words[i].help));
}

/* "4": the fourth of the headlines told last. */
static bool take_number(struct plain *p, const char *line)
{
	guint64 n;

	if (!g_ascii_string_to_unsigned(line, 10, 0, G_MAXINT, &n, NULL))
		return false;
	if (p->page && n >= 1 && n <= p->page->all->len)
		show_story(p, stories_at(p->page, (guint)n - 1)->id);
	else
		say(_("There is no headline of that number."));
	return true;
}

static void answer(struct plain *p, char *line)
{
	g_strstrip(line);
	if (!*line) {
		do_more(p, "");
		return;
	}
	if (take_number(p, line))
		return;
	if (*line == '?') {
		say_help();
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (line[0] == words[i].letter &&
		    (line[0] == '/' || line[1] == '\0')) {
			words[i].act(p, g_strstrip(line + 1));
			return;
		}
	}
	say(_("? lists what can be typed."));
}

static void greet(struct plain *p)
{
	g_autoptr(Sections) sections = store_sections(p->store, &p->error);

	complain(p);
	if (sections)
		say_number(_("unread headline. ? lists what can be typed."),
			   _("unread headlines. ? lists what can be typed."),
			   sections->totals.unread);
	do_front(p, "");
}

int plain_run(Store *store, const Settings *settings, Minder *minder,
	      GError **error)
{
	struct plain p = { .store = store,
			   .settings = settings,
			   .weights = front_weights(settings),
			   .minder = minder };
	char line[LINE_MAX_BYTES];

	(void)error;
	if (!store) {
		say(_("No news yet. Add a feed with: lede add URL, or look at "
		      "the sample edition: lede --plain --sample"));
		return 0;
	}
	minder_start(minder);
	greet(&p);
	while (!p.over) {
		fputs("> ", stdout);
		fflush(stdout);
		if (!fgets(line, LINE_MAX_BYTES, stdin))
			break;
		answer(&p, line);
	}
	stories_free(p.page);
	stories_free(p.one);
	g_free(p.query);
	if (p.weights)
		g_array_unref(p.weights);
	g_clear_error(&p.error);
	return 0;
}
