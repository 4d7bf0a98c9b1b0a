#include "ui/hear.h"

#include "src/error.h"
#include "src/url.h"
#include "ui/marks.h"
#include "ui/text.h"

#include <glib/gi18n.h>

#define NOTICE_MS 5000

static unsigned want(View *v, unsigned what)
{
	v->want |= what;
	return FX_LOAD | FX_DRAW;
}

static unsigned ready(View *v)
{
	unsigned fx = want(v, WANT_SECTIONS);

	if (shelf_count(&v->shelf) == 0)
		v->want |= WANT_LIST;
	if (!v->settings->automatic || v->scene == SCENE_FIRST)
		return fx;
	g_ptr_array_set_size(v->refresh_urls, 0);
	g_clear_pointer(&v->refresh_section, g_free);
	v->refresh_by_hand = false;
	v->silent = true;
	return fx | FX_REFRESH;
}

static unsigned progress(View *v, const struct news *n)
{
	if (n->total == 0)
		return 0;
	if (!v->refreshing) {
		v->failed_feed = 0;
		v->fresh = 0;
		g_clear_pointer(&v->notice, g_free);
	}
	v->refreshing = n->done < n->total || v->refreshing;
	if (!v->settling)
		v->waiting += MAX(n->fresh - v->fresh, 0);
	v->done = n->done;
	v->progress_total = n->total;
	v->fresh = n->fresh;
	v->failed = n->failed;
	return FX_DRAW;
}

static unsigned stored(View *v)
{
	unsigned what = WANT_SECTIONS;

	if (v->scene == SCENE_FEEDS)
		what |= WANT_FEEDS;
	if (v->settling || shelf_count(&v->shelf) == 0)
		what |= WANT_LIST | WANT_SIDE;
	if (v->scene == SCENE_STORY && !v->read.body)
		what |= WANT_BODY;
	if (!v->beside || v->beside->ties->len == 0)
		what |= WANT_SIDE;
	return want(v, what);
}

static void add_failed(View *v, GString *words)
{
	const char *name = NULL;

	for (guint i = 0; v->feeds && i < v->feeds->all->len; i++)
		if (feeds_at(v->feeds, i)->id == v->failed_feed)
			name = feeds_at(v->feeds, i)->name;
	if (v->failed == 1 && name)
		g_string_append_printf(words, _(" 1 failed: %s (F shows why)."),
				       name);
	else
		g_string_append_printf(words, _(" %d failed (F shows why)."),
				       v->failed);
}

static void say_offline(View *v)
{
	int64_t good = v->sections->totals.last_good;
	g_autofree char *ago = text_age_long(good, false, v->now);
	g_autofree char *words =
		good > 0 ? g_strdup_printf(_("Offline · showing what was saved "
					     "%s · R tries again"),
					   ago)
			 : g_strdup(_("Offline · nothing could be fetched · R "
				      "tries again"));

	v->offline = true;
	view_complain(v, words);
}

static unsigned refreshed(View *v, const struct news *n)
{
	g_autoptr(GString) words = g_string_new(NULL);
	bool settling = v->settling;
	unsigned fx;

	if (!v->refreshing && v->silent && n->code == 0)
		return 0;
	fx = want(v, WANT_SECTIONS | WANT_FEEDS);
	if (settling)
		v->want |= WANT_LIST | WANT_SIDE;
	v->settling = false;
	v->refreshing = false;
	if (n->code == ERROR_BUSY + 1) {
		view_say(v, _("Another lede is refreshing. Its news will show "
			      "here."));
		return fx;
	}
	if (n->code != 0) {
		view_complain(v,
			      n->words ? n->words : _("The refresh failed."));
		return fx;
	}
	if (v->progress_total > 0 && v->failed >= v->progress_total) {
		say_offline(v);
		return fx;
	}
	if (v->fresh > 0)
		g_string_printf(words,
				ngettext("%d new from %d feed.",
					 "%d new from %d feeds.",
					 (unsigned long)v->done),
				v->fresh, v->done);
	else
		g_string_printf(words,
				ngettext("Nothing new (%d feed).",
					 "Nothing new (%d feeds).",
					 (unsigned long)v->done),
				v->done);
	if (v->failed > 0)
		add_failed(v, words);
	if (!v->silent || v->fresh > 0 || v->failed > 0)
		view_say_for(v, words->str, NOTICE_MS);
	v->progress_total = v->done = 0;
	return fx;
}

/* An ADD is answered with the feed's address, an IMPORT in words. */
static void say_added(View *v, const struct news *n)
{
	g_autofree char *shown = NULL;
	g_autofree char *words = NULL;

	if (n->order == ORDER_ADD && n->words) {
		shown = url_for_eyes(n->words);
		words = g_strdup_printf(_("Added %s."), shown);
	}
	view_say(v, words ? words : n->words ? n->words : _("Added."));
}

static unsigned added(View *v, const struct news *n)
{
	if (n->code != 0) {
		v->settling = false;
		view_complain(v, n->words ? n->words : _("That failed."));
		return FX_DRAW;
	}
	say_added(v, n);
	if (v->scene == SCENE_FIRST) {
		v->scene = SCENE_LIST;
		view_lay_out(v);
	}
	want(v, WANT_SECTIONS | WANT_LIST | WANT_SIDE);
	if (v->feeds)
		v->want |= WANT_FEEDS;
	g_ptr_array_set_size(v->refresh_urls, 0);
	g_clear_pointer(&v->refresh_section, g_free);
	if (n->order == ORDER_ADD && n->words)
		g_ptr_array_add(v->refresh_urls, g_strdup(n->words));
	v->refresh_by_hand = true;
	v->silent = false;
	return FX_LOAD | FX_DRAW | FX_REFRESH;
}

static unsigned changed(View *v, const struct news *n)
{
	unsigned fx = marks_answer(v, n->batch, n->code == 0);

	if (n->code != 0) {
		view_complain(v, n->words ? n->words : _("That failed."));
		fx |= FX_DRAW;
	}
	if (n->order == ORDER_FEED)
		fx |= want(v, WANT_FEEDS | WANT_SECTIONS | WANT_LIST);
	/* the selected headline may be muted now: its place is kept, not it */
	if (n->order == ORDER_FILTER && v->filter_there && v->shelf.first == 0)
		v->shelf.keep = G_MAXINT64;
	if (n->order == ORDER_FILTER)
		fx |= want(v, WANT_SECTIONS | WANT_LIST | WANT_SIDE |
				      WANT_FILTERS);
	/* copies in other sections were marked, too */
	if (n->order == ORDER_MARK || n->order == ORDER_MARKLIST)
		fx |= want(v, WANT_SECTIONS | WANT_STATES);
	return fx;
}

static unsigned undone(View *v, const struct news *n)
{
	if (n->code != 0 && n->words)
		view_complain(v, n->words);
	if (v->feeds)
		v->want |= WANT_FEEDS | WANT_LIST;
	if (v->filters)
		v->want |= WANT_FILTERS | WANT_LIST | WANT_SIDE;
	return want(v, WANT_SECTIONS | WANT_STATES);
}

static unsigned answered(View *v, const struct news *n)
{
	switch ((int)n->order) {
	case ORDER_REFRESH:
		return refreshed(v, n);
	case ORDER_MARK:
	case ORDER_MARKLIST:
	case ORDER_FEED:
	case ORDER_FILTER:
		return changed(v, n);
	case ORDER_UNDO:
		return undone(v, n);
	case ORDER_BODY:
		v->read.waiting = false;
		g_clear_pointer(&v->read.sheet, sheet_free);
		return v->scene == SCENE_STORY ? want(v, WANT_BODY | WANT_SIDE)
					       : 0;
	case ORDER_ADD:
	case ORDER_IMPORT:
		return added(v, n);
	default:
		return 0;
	}
}

/* A page names several feeds: one is to be chosen. */
static unsigned found(View *v, const struct news *n)
{
	g_autoptr(GString) words = g_string_new(NULL);

	g_ptr_array_set_size(v->found_urls, 0);
	g_ptr_array_set_size(v->found_titles, 0);
	g_string_printf(words, _("This page has %u feeds. Choose:"),
			n->n_found);
	for (guint i = 0; i < n->n_found; i++) {
		const char *title = n->titles[i] && *n->titles[i] ? n->titles[i]
								  : n->urls[i];

		g_ptr_array_add(v->found_urls, g_strdup(n->urls[i]));
		g_ptr_array_add(v->found_titles, g_strdup(title));
		g_string_append_printf(words, "%s %u %s", i ? "," : "", i + 1,
				       title);
	}
	view_say(v, words->str);
	v->over = OVER_CHOOSE;
	v->choice = 0;
	return FX_DRAW;
}

unsigned view_news(View *v, const struct news *n)
{
	switch (n->kind) {
	case NEWS_NONE:
		return 0;
	case NEWS_READY:
		return ready(v);
	case NEWS_PROGRESS:
		return progress(v, n);
	case NEWS_FEED:
		if (n->words)
			v->failed_feed = n->feed;
		return v->scene == SCENE_FEEDS || n->words ? want(v, WANT_FEEDS)
							   : 0;
	case NEWS_STORED:
		return stored(v);
	case NEWS_FOUND:
		return found(v, n);
	case NEWS_ACK:
		return answered(v, n);
	case NEWS_BUSY:
		view_complain(v, n->words);
		return FX_DRAW;
	case NEWS_RESTARTED:
		view_say(v, _("The fetcher stopped and was started again."));
		return FX_DRAW;
	case NEWS_GONE:
	default:
		v->courier_gone = true;
		v->refreshing = false;
		view_complain(v, n->words ? n->words
					  : _("lede-courier was not found: "
					      "reading only."));
		return FX_DRAW;
	}
}
