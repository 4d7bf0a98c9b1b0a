#include "ui/update/on_notification.h"

#include "src/base/error.h"
#include "src/base/url_format.h"
#include "ui/state/hints.h"
#include "ui/state/pictures.h"
#include "ui/state/view_side.h"
#include "ui/text/text.h"
#include "ui/update/mark_older.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"
#include "ui/update/new_feed.h"
#include "ui/update/notice.h"
#include "ui/update/prompt_input.h"
#include "ui/update/refreshed.h"
#include "ui/update/whole_text.h"

#include <glib/gi18n.h>
#include <string.h>

static void want_drawn(View *v, unsigned what, Effects *fx)
{
	v->want |= what;
	effects_draw(fx);
}

static void on_ready(View *v, Effects *fx)
{
	want_drawn(v, WANT_SECTIONS, fx);
	if (list_window_count(&v->window) == 0)
		v->want |= WANT_LIST;
	if (!v->settings->automatic || v->nav.scene == SCENE_FIRST)
		return;
	v->fetcher.silent = true;
	v->fetcher.settling = list_window_count(&v->window) == 0;
	effects_add(fx, &(struct effect){ .kind = FX_REFRESH });
}

static void on_progress(View *v, const struct notification *n, Effects *fx)
{
	if (n->total == 0)
		return;
	if (!v->fetcher.refreshing) {
		v->fetcher.failed_feed = 0;
		g_clear_pointer(&v->fetcher.failed_words, g_free);
		v->fetcher.fresh = 0;
		/* one that began by itself takes no message away */
		if (!v->fetcher.silent)
			g_clear_pointer(&v->notice.words, g_free);
	}
	v->fetcher.refreshing = n->done < n->total;
	if (!v->fetcher.settling)
		v->fetcher.waiting += MAX(n->fresh - v->fetcher.fresh, 0);
	v->fetcher.done = n->done;
	v->fetcher.total = n->total;
	v->fetcher.fresh = n->fresh;
	v->fetcher.failed = n->failed;
	effects_draw(fx);
}

static void on_stored(View *v, Effects *fx)
{
	unsigned what = WANT_SECTIONS;

	if (v->nav.scene == SCENE_FEEDS)
		what |= WANT_FEEDS;
	if (v->fetcher.settling || list_window_count(&v->window) == 0)
		what |= WANT_LIST | WANT_SIDE;
	if (v->nav.scene == SCENE_STORY && !v->read.body)
		what |= WANT_BODY;
	if (view_side_is_bare(v))
		what |= WANT_SIDE;
	want_drawn(v, what, fx);
}

/* What follows on other lines has no room here. The caller's. */
static char *first_sentence(const char *lines)
{
	return g_strdup_printf("%.*s.", (int)strcspn(lines, "\n"), lines);
}

/* The reply to ADD has the feed's address, that to IMPORT a sentence. */
static void say_added(View *v, const struct notification *n)
{
	g_autofree char *shown = NULL;
	g_autofree char *words = NULL;

	if (n->command == COMMAND_ADD && n->words) {
		shown = url_for_eyes(n->words);
		words = g_strdup_printf(_("Added %s."), shown);
	}
	if (!words && n->words)
		words = first_sentence(n->words);
	view_say(v, words ? words : _("Added."));
}

/* Why, without the address or file before it: that is in the prompt. */
static const char *reason_of(const char *words)
{
	const char *end = strstr(words, ": ");

	return end && !memchr(words, ' ', (size_t)(end - words)) ? end + 2
								 : words;
}

static void on_added(View *v, const struct notification *n, Effects *fx)
{
	const char *url = n->command == COMMAND_ADD ? n->words : NULL;

	effects_draw(fx);
	if (n->code != 0) {
		v->fetcher.settling = false;
		view_complain(v, n->words ? n->words : _("That failed."));
		prompt_input_again(v, reason_of(v->notice.words), fx);
		return;
	}
	say_added(v, n);
	marks_added(v, url);
	new_feed_added(v, url);
	if (v->nav.scene == SCENE_FIRST) {
		v->nav.scene = SCENE_LIST;
		view_lay_out(v);
	}
	want_drawn(v, WANT_SECTIONS | WANT_LIST | WANT_SIDE, fx);
	if (v->feed_list.feeds || url)
		v->want |= WANT_FEEDS;
	/* what was added is said, and not what the refresh brings */
	v->fetcher.silent = true;
	effects_add(fx, &(struct effect){ .kind = FX_REFRESH,
					  .refresh = { url, NULL, true } });
}

/* A change or its undo was answered: loads again what it may have changed. */
static void on_changed(View *v, const struct notification *n, Effects *fx)
{
	const struct change *c = marks_sent_as(v, n->number);
	bool muted = n->command == COMMAND_FILTER && c && c->value;

	if (n->command == COMMAND_MARKLIST)
		mark_older_answered(v, n);
	if (n->command == COMMAND_FILTER)
		mute_answered(v, n);
	marks_answer(v, n->number, n->batch, n->code == 0);
	if (n->code != 0)
		view_complain(v, n->words ? n->words : _("That failed."));
	if (v->feed_list.feeds)
		v->want |= WANT_FEEDS;
	if (n->command == COMMAND_FEED)
		v->want |= WANT_FEEDS | WANT_LIST;
	/* the selected headline may be muted now: its row is kept, not its
	 * id */
	if (muted && v->window.first == 0)
		v->window.keep = G_MAXINT64;
	if (n->command == COMMAND_FILTER)
		v->want |= WANT_LIST | WANT_SIDE | WANT_FILTERS;
	if (n->command == COMMAND_UNDO && v->feed_list.feeds)
		v->want |= WANT_LIST;
	if (n->command != COMMAND_MARK && n->command != COMMAND_MARKLIST)
		v->front.stale = true;
	if (n->command == COMMAND_UNDO && v->filters)
		v->want |= WANT_FILTERS | WANT_LIST | WANT_SIDE;
	if (v->window.hasty)
		v->want |= WANT_LIST;
	/* marks include copies in other sections */
	want_drawn(v, WANT_SECTIONS | WANT_STATES, fx);
}

static void on_digested(View *v, const struct notification *n, Effects *fx)
{
	(void)n;
	v->read.waiting = false;
	g_clear_pointer(&v->read.lines, styled_lines_free);
	if (v->nav.scene == SCENE_STORY)
		want_drawn(v, WANT_BODY | WANT_SIDE, fx);
}

static void on_picture(View *v, const struct notification *n)
{
	const struct picture_strip strip = { n->picture.width,
					     n->picture.height, n->picture.row,
					     n->picture.rgb, n->picture.bytes };

	pictures_take(v, n->number, &strip);
}

static void on_pictured(View *v, const struct notification *n, Effects *fx)
{
	pictures_answered(v, n->number,
			  n->code == 0 ? NULL
			  : n->words   ? n->words
				       : _("That failed."));
	effects_draw(fx);
}

static void on_reply(View *v, const struct notification *n, Effects *fx)
{
	static const struct {
		enum wire_kind command;
		void (*answered)(View *, const struct notification *,
				 Effects *);
	} rows[] = {
		/* clang-format off */
		{ COMMAND_REFRESH,  refreshed_apply },
		{ COMMAND_MARK,     on_changed },
		{ COMMAND_MARKLIST, on_changed },
		{ COMMAND_FEED,     on_changed },
		{ COMMAND_FILTER,   on_changed },
		{ COMMAND_UNDO,     on_changed },
		{ COMMAND_BODY,     on_digested },
		{ COMMAND_PAGE,     whole_text_answered },
		{ COMMAND_PICTURE,  on_pictured },
		{ COMMAND_ADD,      on_added },
		{ COMMAND_IMPORT,   on_added },
		/* clang-format on */
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].command == n->command)
			rows[i].answered(v, n, fx);
}

/* A page names several feeds: asks for one. */
static void on_found(View *v, const struct notification *n, Effects *fx)
{
	g_autoptr(GString) words = g_string_new(NULL);

	g_ptr_array_set_size(v->dialog.found_urls, 0);
	g_ptr_array_set_size(v->dialog.found_titles, 0);
	g_string_printf(words, _("This page has %u feeds. Choose:"),
			n->n_found);
	for (guint i = 0; i < n->n_found; i++) {
		const char *title = n->titles[i] && *n->titles[i] ? n->titles[i]
								  : n->urls[i];

		g_ptr_array_add(v->dialog.found_urls, g_strdup(n->urls[i]));
		g_ptr_array_add(v->dialog.found_titles, g_strdup(title));
		g_string_append_printf(words, "%s %u %s", i ? "," : "", i + 1,
				       title);
	}
	view_say(v, words->str);
	v->dialog.over = OVER_CHOOSE;
	v->dialog.choice = 0;
	effects_draw(fx);
}

static void on_feed(View *v, const struct notification *n, Effects *fx)
{
	if (n->words) {
		v->fetcher.failed_feed = n->feed;
		g_free(v->fetcher.failed_words);
		v->fetcher.failed_words = g_strdup(n->words);
	}
	if (v->nav.scene == SCENE_FEEDS || n->words)
		want_drawn(v, WANT_FEEDS, fx);
}

static void on_gone(View *v, const struct notification *n, Effects *fx)
{
	v->fetcher.gone = true;
	v->fetcher.refreshing = false;
	g_hash_table_remove_all(v->read.fetching);
	g_free(v->fetcher.gone_words);
	v->fetcher.gone_words = g_strdup(n->words);
	view_complain(v, n->words);
	effects_draw(fx);
}

void on_notification_apply(View *v, const struct notification *n, Effects *fx)
{
	switch (n->kind) {
	case NOTIFICATION_READY:
		on_ready(v, fx);
		break;
	case NOTIFICATION_PROGRESS:
		on_progress(v, n, fx);
		break;
	case NOTIFICATION_FEED:
		on_feed(v, n, fx);
		break;
	case NOTIFICATION_STORED:
		on_stored(v, fx);
		break;
	case NOTIFICATION_FOUND:
		on_found(v, n, fx);
		break;
	case NOTIFICATION_PICTURE:
		on_picture(v, n);
		break;
	case NOTIFICATION_REPLY:
		on_reply(v, n, fx);
		break;
	case NOTIFICATION_BUSY:
		view_complain(v, n->words);
		effects_draw(fx);
		break;
	case NOTIFICATION_RESTARTED:
		notice_show(v, _("The fetcher stopped and was started again."),
			    fx);
		break;
	case NOTIFICATION_GONE:
		on_gone(v, n, fx);
		break;
	case NOTIFICATION_NONE:
	default:
		break;
	}
}
