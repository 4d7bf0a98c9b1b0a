#include "ui/app/plain.h"

#include "src/model/rank.h"
#include "src/store/sections.h"
#include "ui/app/plain_reader.h"
#include "ui/os/browser.h"
#include "ui/output/speak.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BESIDE_LEAST   3
#define BESIDE_MOST    10
#define OUTLETS        50 /* printed at once */
#define PAGE_MS        (60 * 1000)
#define REFRESH_MS     (10 * 60 * 1000)
#define LINE_MAX_BYTES 4096

static void answer_more(struct plain *p, const char *rest)
{
	const struct story *last = NULL;
	int skip = 0;

	(void)rest;
	if (p->page && p->listed && p->list.kind == LIST_SEARCH)
		skip = p->skipped + (int)p->page->all->len;
	else if (p->page && p->listed)
		last = stories_at(p->page, p->page->all->len - 1);
	plain_reader_page(p, last, false, skip);
}

static void answer_back(struct plain *p, const char *rest)
{
	(void)rest;
	if (p->page && p->listed && p->list.kind != LIST_SEARCH)
		plain_reader_page(p, stories_at(p->page, 0), true, 0);
	else
		plain_reader_page(p, NULL, false,
				  MAX(p->skipped - PLAIN_PAGE, 0));
}

static void answer_front(struct plain *p, const char *rest)
{
	const struct list front = { .kind = LIST_FRONT };

	(void)rest;
	plain_reader_list(p, &front, NULL);
}

/* A number from 1 to `most`; 0 for anything else. */
static guint number_in(const char *text, guint most)
{
	guint64 n;

	return g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT, &n, NULL) &&
			       n <= most
		       ? (guint)n
		       : 0;
}

/* "l": the lists; "l 3": the third of them. */
static void answer_list(struct plain *p, const char *rest)
{
	g_autoptr(Sections) all = store_sections(p->store, &p->error);
	struct list l = { .kind = LIST_SECTION };
	guint n, count;

	plain_reader_complain(p);
	if (!all)
		return;
	count = all->all->len;
	n = number_in(rest, count + 3);
	if (!*rest) {
		speak_sections(all);
		return;
	}
	if (n == 0) {
		speak_line(_("There is no section with that number."));
		return;
	}
	if (n == 1)
		l.kind = LIST_FRONT;
	else if (n == count + 2)
		l.kind = LIST_SAVED;
	else if (n == count + 3)
		l.kind = LIST_ALL;
	else
		l.section = g_array_index(all->all, struct section, n - 2).name;
	plain_reader_list(p, &l, NULL);
}

static bool is_reading(const struct plain *p)
{
	if (!p->one)
		speak_line(_("Open a story first: type its number."));
	return p->one != NULL;
}

static void answer_related(struct plain *p, const char *rest)
{
	g_autoptr(RelatedList) b = NULL;

	(void)rest;
	if (!is_reading(p))
		return;
	b = store_related_list(p->store, stories_at(p->one, 0)->id,
			       BESIDE_LEAST, BESIDE_MOST, &p->error);
	plain_reader_complain(p);
	if (!b)
		return;
	speak_related(b);
	if (b->stories->all->len)
		plain_reader_aside(p, &b->stories);
}

static void answer_outlets(struct plain *p, const char *rest)
{
	struct list l = { .kind = LIST_EVENT };
	g_autoptr(Stories) all = NULL;

	(void)rest;
	if (!is_reading(p))
		return;
	l.event = stories_at(p->one, 0)->event;
	all = store_list(p->store, &l, &(struct list_page){ .limit = OUTLETS },
			 &p->error);
	plain_reader_complain(p);
	if (!all || all->all->len < 2) {
		speak_line(_("No other outlet has this story."));
		return;
	}
	speak_headlines(all);
	plain_reader_aside(p, &all);
}

static void answer_filter(struct plain *p, const char *rest)
{
	(void)rest;
	if (p->list.kind == LIST_FRONT) {
		speak_line(_("f filters sections only."));
		return;
	}
	p->list.unread = !p->list.unread;
	speak_line(p->list.unread ? _("Unread headlines only.")
				  : _("All headlines."));
	plain_reader_page(p, NULL, false, 0);
}

static void toggle_mark(struct plain *p, enum mark_field field, const char *on,
			const char *off)
{
	const struct story *s = is_reading(p) ? stories_at(p->one, 0) : NULL;
	bool value = s && !(field == MARK_READ ? s->read : s->saved);

	if (s && plain_reader_mark(p, field, value))
		speak_line(value ? on : off);
}

static void answer_mark(struct plain *p, const char *rest)
{
	(void)rest;
	toggle_mark(p, MARK_READ, _("Marked read."), _("Marked unread."));
}

static void answer_save(struct plain *p, const char *rest)
{
	(void)rest;
	toggle_mark(p, MARK_SAVED, _("Saved."), _("No longer saved."));
}

static void answer_whole_text(struct plain *p, const char *rest)
{
	int64_t id;

	(void)rest;
	if (!is_reading(p))
		return;
	id = stories_at(p->one, 0)->id;
	if (plain_reader_ask(p,
			     &(struct effect){ .kind = FX_PAGE, .story = id },
			     PAGE_MS))
		plain_reader_story(p, id);
}

static void answer_undo(struct plain *p, const char *rest)
{
	(void)rest;
	if (!p->batch) {
		speak_line(_("Nothing to undo."));
		return;
	}
	if (plain_reader_await(p, client_undo(p->client, 0, p->batch, NULL),
			       PLAIN_ANSWER_MS))
		speak_line(_("Undone."));
	p->batch = 0;
}

/* The address of the story, or of one of its links; NULL after printing why
 * there is none. */
static char *link_of(struct plain *p, const char *rest)
{
	g_autoptr(Body) body = NULL;
	guint n;

	if (!*rest && !stories_at(p->one, 0)->url)
		speak_line(_("This story has no link."));
	if (!*rest)
		return g_strdup(stories_at(p->one, 0)->url);
	body = plain_reader_body(p, stories_at(p->one, 0)->id);
	plain_reader_complain(p);
	n = body ? number_in(rest, body->links->len) : 0;
	if (n)
		return g_strdup(
			g_array_index(body->links, struct link, n - 1).url);
	speak_line(_("There is no link with that number."));
	return NULL;
}

static void answer_open(struct plain *p, const char *rest)
{
	g_autofree char *url = is_reading(p) ? link_of(p, rest) : NULL;

	if (url && !browser_open(url, p->settings, &p->error))
		plain_reader_complain(p);
}

static void answer_search(struct plain *p, const char *rest)
{
	const struct list search = { .kind = LIST_SEARCH };

	if (*rest)
		plain_reader_list(p, &search, rest);
	else
		speak_line(_("Type / and the words to search for."));
}

static void answer_refresh(struct plain *p, const char *rest)
{
	(void)rest;
	speak_line(_("Refreshing…"));
	fflush(stdout);
	if (plain_reader_ask(p,
			     &(struct effect){ .kind = FX_REFRESH,
					       .refresh = { .by_hand = true } },
			     REFRESH_MS))
		answer_front(p, "");
}

static void answer_quit(struct plain *p, const char *rest)
{
	(void)rest;
	p->over = true;
}

static const struct {
	char letter;
	bool takes; /* what follows the letter */
	void (*act)(struct plain *p, const char *rest);
	const char *help;
} words[] = {
	{ 'n', false, answer_more, N_("n: the next headlines") },
	{ 'p', false, answer_back, N_("p: the previous headlines") },
	{ 'g', false, answer_front, N_("g: the front page") },
	{ 'l', true, answer_list,
	  N_("l: the sections; l and a number: open one") },
	{ 'f', false, answer_filter, N_("f: unread headlines only, or all") },
	{ 'r', false, answer_related, N_("r: headlines related to the story") },
	{ 'a', false, answer_outlets, N_("a: all outlets of the story") },
	{ 'm', false, answer_mark, N_("m: mark the story read or unread") },
	{ 's', false, answer_save, N_("s: save or unsave the story") },
	{ 'u', false, answer_undo, N_("u: undo the last change") },
	{ 'e', false, answer_whole_text,
	  N_("e: fetch the whole text of the story") },
	{ 'o', true, answer_open,
	  N_("o: open the story in the browser; o and a number: open that "
	     "link") },
	{ '/', true, answer_search, N_("/ and some words: search") },
	{ 'R', false, answer_refresh, N_("R: refresh") },
	{ 'q', false, answer_quit, N_("q: quit") },
};

static void tell_help(void)
{
	speak_line(_("A number opens the story of that headline. Press Enter "
		     "after each command."));
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		speak_line(_(words[i].help));
}

/* "4": the fourth of the headlines printed last. */
static bool read_headline_number(struct plain *p, const char *line)
{
	guint64 n;

	if (!g_ascii_string_to_unsigned(line, 10, 0, G_MAXINT, &n, NULL))
		return false;
	if (p->page && n >= 1 && n <= p->page->all->len)
		plain_reader_story(p, stories_at(p->page, (guint)n - 1)->id);
	else
		speak_line(_("There is no headline with that number."));
	return true;
}

static void answer_line(struct plain *p, char *line)
{
	g_strstrip(line);
	if (!*line) {
		answer_more(p, "");
		return;
	}
	if (read_headline_number(p, line))
		return;
	if (*line == '?') {
		tell_help();
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (line[0] == words[i].letter &&
		    (words[i].takes || line[1] == '\0')) {
			words[i].act(p, g_strstrip(line + 1));
			return;
		}
	}
	speak_line(_("? lists the commands."));
}

static void print_greeting(struct plain *p)
{
	g_autoptr(Sections) sections = store_sections(p->store, &p->error);
	g_autofree char *line = NULL, *unread = NULL;

	plain_reader_complain(p);
	if (sections) {
		unread = text_number(sections->totals.unread);
		line = g_strdup_printf(
			ngettext("%s unread headline. ? lists the commands.",
				 "%s unread headlines. ? lists the commands.",
				 (unsigned long)sections->totals.unread),
			unread);
		speak_line(line);
	}
	answer_front(p, "");
}

int plain_run(Store *store, const Settings *settings, Client *client,
	      GError **error)
{
	struct plain p = { .store = store,
			   .settings = settings,
			   .weights = rank_weights(settings),
			   .client = client };
	char line[LINE_MAX_BYTES];

	(void)error;
	if (!store) {
		speak_line(_("No news yet. Add a feed with: lede add URL, or "
			     "look at "
			     "the sample edition: lede --plain --sample"));
		return 0;
	}
	client_start(client);
	print_greeting(&p);
	while (!p.over) {
		fputs("> ", stdout);
		fflush(stdout);
		if (!fgets(line, LINE_MAX_BYTES, stdin))
			break;
		answer_line(&p, line);
	}
	stories_free(p.page);
	stories_free(p.one);
	g_free(p.query);
	g_free(p.section);
	if (p.weights)
		g_array_unref(p.weights);
	g_clear_error(&p.error);
	return 0;
}
