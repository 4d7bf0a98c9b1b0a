#include "ui/update/prompt_input.h"

#include "ui/input/key.h"
#include "ui/input/path.h"
#include "ui/state/hints.h"
#include "ui/update/feed_setting.h"
#include "ui/update/find_in_text.h"
#include "ui/update/list_filter.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"
#include "ui/update/navigate.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const words[ASK_KINDS] = {
	[ASK_NONE] = "",
	[ASK_SEARCH] = N_("Search: "),
	[ASK_FIND] = N_("Find in the text: "),
	[ASK_COMMAND] = ":",
	[ASK_HELP] = N_("Which keys: "),
	[ASK_ADD] = N_("Address of a site or feed: "),
	[ASK_IMPORT] = N_("OPML file or newsboat urls: "),
	[ASK_FEED_URL] = N_("Address: "),
	[ASK_FEED_NAME] = N_("Name: "),
	[ASK_NEW_NAME] = N_("Name: "),
	[ASK_FEED_SECTION] = N_("Section: "),
	[ASK_FEED_EVERY] = N_("Every (15m, 2h, 1d): "),
	[ASK_MUTE] = N_("Mute words: "),
	[ASK_NAME] = N_("Name of the search: "),
};

const char *prompt_input_words(enum ask ask)
{
	return *words[ask] ? _(words[ask]) : "";
}

void prompt_input_open(View *v, enum ask ask, const char *text, Effects *fx)
{
	prompt_free(v->prompt.line);
	v->prompt.line = prompt_new(text, v->prompt.past[ask]);
	v->prompt.ask = ask;
	g_clear_pointer(&v->prompt.why, g_free);
	g_clear_pointer(&v->prompt.feed, g_free);
	if (ask == ASK_COMMAND || ask == ASK_HELP)
		v->dialog.choice = 0;
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
	v->prompt.why = g_strdup(why);
}

static bool any_word_begins(const char *name, const char *typed)
{
	for (const char *at = name; at; at = strchr(at, '-')) {
		at += *at == '-';
		if (g_ascii_strncasecmp(at, typed, strlen(typed)) == 0)
			return true;
	}
	return false;
}

/* How well an action fits: 3 its name begins so, 2 a word of it, 1 its help
 * holds it. */
static int rank_action(const Settings *s, enum action a, const char *typed)
{
	g_autofree char *help = NULL, *sought = NULL;

	if (g_ascii_strncasecmp(user_command_name(s, a), typed,
				strlen(typed)) == 0)
		return 3;
	if (any_word_begins(user_command_name(s, a), typed))
		return 2;
	help = g_utf8_casefold(user_command_help(s, a), -1);
	sought = g_utf8_casefold(typed, -1);
	return strstr(help, sought) != NULL;
}

guint prompt_input_actions(const View *v, enum action out[ACTION_END])
{
	g_autofree char *typed =
		g_strstrip(g_strdup(v->prompt.line->text->str));
	guint n = 0;

	for (int want = 3; want > 0; want--)
		for (enum action a = ACTION_NONE + 1;
		     a < user_command_end(v->settings); a++)
			if (rank_action(v->settings, a, typed) == want)
				out[n++] = a;
	return n;
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

static void close_line(View *v)
{
	g_clear_pointer(&v->prompt.line, prompt_free);
	v->prompt.ask = ASK_NONE;
}

static void cancel_line(View *v, Effects *fx)
{
	enum ask ask = v->prompt.ask;

	close_line(v);
	effects_draw(fx);
	if (ask == ASK_SEARCH)
		navigate_back(v, fx);
	if (ask == ASK_FIND)
		find_in_text_stop(v);
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

static void done_with(View *v, enum ask ask, const char *typed, Effects *fx)
{
	if (*typed == '\0')
		return;
	if (feed_setting_is(ask))
		feed_setting_change(v, ask, typed, fx);
	else if (ask == ASK_ADD)
		add_typed_feed(v, typed, fx);
	else if (ask == ASK_IMPORT)
		import(v, typed, fx);
	else if (ask == ASK_MUTE)
		mute_words(v, typed, fx);
	else if (ask == ASK_NAME)
		list_filter_keep(v, typed, fx);
}

/* The command selected in the palette; its name goes to the history. */
static enum action take_chosen(View *v, const char *typed)
{
	enum action actions[ACTION_END], a = ACTION_NONE;
	guint n = prompt_input_actions(v, actions);

	if (n > 0)
		a = actions[CLAMP(v->dialog.choice, 0, (int)n - 1)];
	prompt_remember(v->prompt.past[ASK_COMMAND],
			n > 0 ? user_command_name(v->settings, a) : typed);
	return a;
}

static void accept_line(View *v, enum action *run, Effects *fx)
{
	enum ask ask = v->prompt.ask;
	g_autofree char *typed =
		g_strstrip(g_strdup(v->prompt.line->text->str));

	if (ask == ASK_COMMAND)
		*run = take_chosen(v, typed);
	else if (ask != ASK_HELP)
		prompt_remember(v->prompt.past[ask], typed);
	if (ask == ASK_SEARCH && *typed == '\0') {
		cancel_line(v, fx);
		return;
	}
	if (ask == ASK_SEARCH)
		search_typed(v, false, fx);
	close_line(v);
	effects_draw(fx);
	done_with(v, ask, typed, fx);
}

/* Writes the selected command's name into the prompt. */
static void complete_command(View *v, const enum action *actions, int last)
{
	prompt_set(
		v->prompt.line,
		user_command_name(v->settings,
				  actions[CLAMP(v->dialog.choice, 0, last)]));
	v->dialog.choice = 0;
}

/* Keys that select in the palette, and edit in other prompts. */
static bool palette_key(View *v, int key)
{
	enum action actions[ACTION_END];
	int last, by = key == K_UP ? -1 : 1;

	if (v->prompt.ask != ASK_COMMAND ||
	    (key != K_UP && key != K_DOWN && key != K_TAB))
		return false;
	last = (int)prompt_input_actions(v, actions) - 1;
	if (key == K_TAB && last >= 0)
		complete_command(v, actions, last);
	else if (key != K_TAB)
		v->dialog.choice =
			CLAMP(v->dialog.choice + by, 0, MAX(last, 0));
	return true;
}

/* Tab completes the name of a file. */
static bool path_key(View *v, int key)
{
	g_autofree char *completed = NULL;

	if (v->prompt.ask != ASK_IMPORT || key != K_TAB)
		return false;
	completed = path_complete(v->prompt.line->text->str);
	prompt_set(v->prompt.line, completed);
	return true;
}

void prompt_input_key(View *v, int key, enum action *run, Effects *fx)
{
	*run = ACTION_NONE;
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
		accept_line(v, run, fx);
		break;
	case PROMPT_LEFT:
		cancel_line(v, fx);
		break;
	case PROMPT_SAME:
	default:
		break;
	}
}
