#include "ui/update/prompt_input.h"

#include "ui/input/key.h"
#include "ui/input/path.h"
#include "ui/state/hints.h"
#include "ui/update/feed_setting.h"
#include "ui/update/find_in_text.h"
#include "ui/update/list_filter.h"
#include "ui/update/mark_older.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"
#include "ui/update/navigate.h"
#include "ui/update/setting.h"
#include "ui/update/story_export.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const words[ASK_KINDS] = {
	[ASK_NONE] = "",
	[ASK_SEARCH] = N_("Search: "),
	[ASK_FIND] = N_("Find in the text: "),
	[ASK_COMMAND] = ":",
	[ASK_HELP] = N_("Find keys: "),
	[ASK_ADD] = N_("Address of a site or feed: "),
	[ASK_IMPORT] = N_("OPML file or newsboat urls: "),
	[ASK_FEED_URL] = N_("Address: "),
	[ASK_FEED_NAME] = N_("Name: "),
	[ASK_NEW_NAME] = N_("Added. Name (Enter keeps it): "),
	[ASK_FEED_SECTION] = N_("Section: "),
	[ASK_FEED_EVERY] = N_("Every (15m, 2h, 1d, auto): "),
	[ASK_FEED_FULL] = N_("Whole texts (yes, no, auto): "),
	[ASK_MUTE] = N_("Mute words: "),
	[ASK_NAME] = N_("Name of the search: "),
	[ASK_PIPE] = N_("Pipe the story to: "),
	[ASK_SAVE] = N_("Save as: "),
	[ASK_OLDER] = N_("Mark read what is older than (12h, 3d, 2w): "),
	[ASK_SET] = N_("Setting and value (theme dark): "),
};

const char *prompt_input_words(enum ask ask)
{
	return *words[ask] ? _(words[ask]) : "";
}

void prompt_input_say_why(View *v, const char *why)
{
	g_free(v->prompt.why);
	v->prompt.why = g_strdup(why);
}

void prompt_input_close(View *v)
{
	g_clear_pointer(&v->prompt.line, prompt_free);
	g_clear_pointer(&v->prompt.why, g_free);
	v->prompt.ask = ASK_NONE;
}

/* Whether the text that a prompt begins with is a proposal: others are there to be
 * edited. */
static bool is_offered(enum ask ask)
{
	return ask == ASK_SAVE || ask == ASK_SEARCH || ask == ASK_NEW_NAME ||
	       ask == ASK_FEED_SECTION;
}

void prompt_input_open(View *v, enum ask ask, const char *text, Effects *fx)
{
	prompt_input_close(v);
	v->prompt.line = prompt_new(text, v->prompt.past[ask]);
	v->prompt.line->offered = *text != '\0' && is_offered(ask);
	v->prompt.ask = ask;
	g_clear_pointer(&v->prompt.feed, g_free);
	if (ask == ASK_COMMAND || ask == ASK_HELP)
		v->dialog.choice = 0;
	if (ask == ASK_FIND)
		find_in_text_begin(v);
	if (ask == ASK_SEARCH && v->window.list.kind != LIST_SEARCH)
		navigate_list(v,
			      &(struct list){ .kind = LIST_SEARCH,
					      .query = "",
					      .typing = true },
			      fx);
	effects_draw(fx);
}

void prompt_input_about(View *v, const char *feed)
{
	g_free(v->prompt.feed);
	v->prompt.feed = g_strdup(feed);
}

void prompt_input_sent(View *v, enum ask ask, const char *typed)
{
	v->prompt.sent = ask;
	g_free(v->prompt.sent_text);
	v->prompt.sent_text = g_strdup(typed);
}

void prompt_input_again(View *v, const char *why, Effects *fx)
{
	enum ask ask = v->prompt.sent;
	g_autofree char *typed = g_steal_pointer(&v->prompt.sent_text);

	v->prompt.sent = ASK_NONE;
	if (ask == ASK_NONE || v->prompt.line || v->dialog.over != OVER_NONE)
		return;
	prompt_input_open(v, ask, typed, fx);
	prompt_input_say_why(v, why);
}

static void search_typed(View *v, bool typing, Effects *fx)
{
	struct list l = { .kind = LIST_SEARCH,
			  .typing = typing,
			  .query = v->prompt.line->text->str,
			  .by_time = v->window.list.by_time };

	navigate_instead(v, &l, fx);
}

void prompt_input_take_suggestion(View *v, Effects *fx)
{
	g_autofree char *query = g_strdup(v->window.suggestion);
	struct list l = { .kind = LIST_SEARCH,
			  .query = query,
			  .by_time = v->window.list.by_time };

	prompt_remember(v->prompt.past[ASK_SEARCH], query);
	navigate_instead(v, &l, fx);
}

static void follow_typing(View *v, Effects *fx)
{
	effects_draw(fx);
	g_clear_pointer(&v->prompt.why, g_free);
	if (v->prompt.ask == ASK_SEARCH) {
		search_typed(v, true, fx);
	} else if (v->prompt.ask == ASK_FIND) {
		find_in_text_set(v, v->prompt.line->text->str);
	} else if (v->prompt.ask == ASK_HELP) {
		g_free(v->dialog.help_words);
		v->dialog.help_words = g_strdup(v->prompt.line->text->str);
		v->dialog.top = 0;
	} else if (v->prompt.ask == ASK_COMMAND) {
		v->dialog.choice = 0;
	}
}

static void cancel_line(View *v, Effects *fx)
{
	enum ask ask = v->prompt.ask;

	prompt_input_close(v);
	effects_draw(fx);
	if (ask == ASK_SEARCH)
		navigate_out(v, fx);
	if (ask == ASK_FIND)
		find_in_text_cancel(v);
	if (ask == ASK_HELP)
		g_clear_pointer(&v->dialog.help_words, g_free);
}

static void add_typed_feed(View *v, const char *typed, Effects *fx)
{
	bool here = v->window.list.kind == LIST_SECTION &&
		    v->nav.scene == SCENE_LIST;
	const char *section = here ? v->window.section : NULL;

	effects_add(fx, &(struct effect){ .kind = FX_ADD,
					  .add = { typed, section } });
	if (v->nav.scene == SCENE_FIRST)
		v->fetcher.settling = true;
	prompt_input_sent(v, ASK_ADD, typed);
	view_say(v, _("Looking for its feed…"));
}

static void import(View *v, const char *typed, Effects *fx)
{
	g_autofree char *path = path_whole(typed);

	effects_add(fx, &(struct effect){ .kind = FX_IMPORT, .path = path });
	if (v->nav.scene == SCENE_FIRST)
		v->fetcher.settling = true;
	prompt_input_sent(v, ASK_IMPORT, typed);
	view_say(v, _("Importing…"));
}

/* What is done with a line that is not empty. */
static void (*const done[ASK_KINDS])(View *v, const char *typed,
				     Effects *fx) = {
	/* clang-format off */
	[ASK_ADD] = add_typed_feed,
	[ASK_IMPORT] = import,
	[ASK_MUTE] = mute_words,
	[ASK_NAME] = list_filter_keep,
	[ASK_PIPE] = story_export_pipe,
	[ASK_SAVE] = story_export_save,
	[ASK_OLDER] = mark_older_typed,
	[ASK_SET] = setting_typed,
	/* clang-format on */
};

void prompt_input_answer(View *v, enum ask ask, const char *typed, Effects *fx)
{
	if (ask == ASK_FIND)
		find_in_text_done(v, fx);
	if (*typed == '\0')
		return;
	if (feed_setting_is(ask))
		feed_setting_change(v, ask, typed, fx);
	else if (done[ask])
		done[ask](v, typed, fx);
	/* what makes no sense stays in the line */
	if (ask == ASK_OLDER && v->notice.bad) {
		prompt_input_open(v, ask, typed, fx);
		prompt_input_say_why(v, v->notice.words);
	}
}

/* The command goes to its caller (update), which knows where it may be run. */
static void accept_command(View *v, struct command *run, Effects *fx)
{
	g_autofree char *typed =
		g_strstrip(g_strdup(v->prompt.line->text->str));
	g_autofree char *none = NULL;

	*run = palette_take(v);
	prompt_input_close(v);
	effects_draw(fx);
	if (run->action != ACTION_NONE)
		return;
	none = g_strdup_printf(_("There is no command “%s”."), typed);
	view_say(v, none);
}

static void accept_line(View *v, Effects *fx)
{
	enum ask ask = v->prompt.ask;
	g_autofree char *typed =
		g_strstrip(g_strdup(v->prompt.line->text->str));

	if (ask != ASK_HELP)
		prompt_remember(v->prompt.past[ask], typed);
	if (ask == ASK_SEARCH && *typed == '\0') {
		cancel_line(v, fx);
		return;
	}
	if (ask == ASK_SEARCH)
		search_typed(v, false, fx);
	/* a file may be there already: that is known when it was tried */
	if (ask != ASK_SAVE || *typed == '\0')
		prompt_input_close(v);
	effects_draw(fx);
	prompt_input_answer(v, ask, typed, fx);
}

/* Tab completes the name of a file. */
static bool path_key(View *v, int key)
{
	g_autofree char *completed = NULL;

	if ((v->prompt.ask != ASK_IMPORT && v->prompt.ask != ASK_SAVE) ||
	    key != K_TAB)
		return false;
	completed = path_complete(v->prompt.line->text->str);
	prompt_set(v->prompt.line, completed);
	return true;
}

void prompt_input_key(View *v, int key, struct command *run, Effects *fx)
{
	*run = (struct command){ .action = ACTION_NONE };
	if (palette_key(v, key) || path_key(v, key)) {
		effects_draw(fx);
		return;
	}
	switch (prompt_key(v->prompt.line, key)) {
	case PROMPT_MOVED:
		effects_draw(fx);
		break;
	case PROMPT_CHANGED:
		follow_typing(v, fx);
		break;
	case PROMPT_DONE:
		if (v->prompt.ask == ASK_COMMAND)
			accept_command(v, run, fx);
		else
			accept_line(v, fx);
		break;
	case PROMPT_LEFT:
		cancel_line(v, fx);
		break;
	case PROMPT_SAME:
	default:
		break;
	}
}
