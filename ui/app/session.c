#include "ui/app/session.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/config/subs.h"
#include "ui/app/loader.h"
#include "ui/app/screen.h"
#include "ui/draw/canvas_text.h"
#include "ui/input/key.h"
#include "ui/state/hints.h"
#include "ui/state/pictures.h"
#include "ui/state/place.h"
#include "ui/state/view_front.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"
#include "ui/update/on_mouse.h"
#include "ui/update/on_notification.h"
#include "ui/update/prompt_input.h"
#include "ui/update/update.h"

#include <glib/gi18n.h>

/* windows loaded for one key: "next unread" may go through read ones */
#define LOADS_MAX 12
#define MINUTE_MS 60000
/* between two polls of the store while nothing happens */
#define IDLE_MS 1000
#define LOOK_MS 250 /* between two polls of the store at least */

#define TYPED_MS 600 /* to type the next key of a sequence */

struct session {
	Store *store;             /* borrowed; NULL: none yet */
	const Settings *settings; /* borrowed */
	View *view;
	Canvas *canvas;
	int64_t changes;           /* store_changes() when it was read */
	int64_t looked_ms;         /* when others' changes were looked for */
	int64_t minute;            /* of the ages on the screen */
	struct key_sequence typed; /* that more keys may follow */
	int64_t typed_until;       /* clock_mono_ms() when the sequence ends */
};

/* Loads until nothing is wanted: what is loaded may want more
 * (navigate_headline). LOADS_MAX bounds the time that a key may take. */
static void load_wanted(Session *s, Effects *fx)
{
	View *v = s->view;

	v->window.broken_off = false;
	for (int i = 0; i < LOADS_MAX && (v->want & ~(unsigned)WANT_LATE) &&
			!v->window.broken_off;
	     i++) {
		loader_load(v, s->store, fx);
		update_loaded(v, fx);
	}
	v->want &= WANT_LATE;
	if (v->window.broken_off)
		v->want |= WANT_LIST;
	v->nav.unread_way = 0;
	effects_draw(fx);
}

/* A search being typed is run when the screen is drawn, so that letters that
 * came together cost one query. */
static void load_unless_typing(Session *s, Effects *fx)
{
	if (s->view->prompt.ask != ASK_SEARCH &&
	    (s->view->want & ~(unsigned)WANT_LATE))
		load_wanted(s, fx);
}

Session *session_new(Store *store, const Settings *settings, int cols, int rows)
{
	Session *s = g_new0(Session, 1);
	g_autoptr(Effects) fx = effects_new();

	s->settings = settings;
	s->view = view_new(settings, cols, rows);
	s->canvas = canvas_new(cols, rows, settings->ascii);
	s->minute = s->view->now / CLOCK_MINUTE;
	s->view->dialog.suggested = paths_data("sample/suggested.opml");
	session_store(s, store, fx);
	return s;
}

void session_free(Session *s)
{
	if (!s)
		return;
	view_free(s->view);
	canvas_free(s->canvas);
	g_free(s);
}

static bool has_feeds(void)
{
	g_autoptr(Subs) subs = subs_load(NULL, NULL);

	return subs && subs_count(subs) > 0;
}

void session_store(Session *s, Store *store, Effects *fx)
{
	View *v = s->view;

	s->store = store;
	effects_draw(fx);
	if (!store) {
		/* with a file of feeds, the first fetch makes the store */
		v->nav.scene = has_feeds() ? SCENE_LIST : SCENE_FIRST;
		v->window.loaded = true;
		view_lay_out(v);
		return;
	}
	s->changes = store_changes(store);
	v->want |= WANT_SECTIONS | WANT_LIST | WANT_SIDE;
	load_unless_typing(s, fx);
}

void session_resume(Session *s, Effects *fx)
{
	if (s->view->nav.scene == SCENE_FIRST)
		return;
	place_load(s->view);
	load_unless_typing(s, fx);
}

static void say_unbound_key(View *v, int key)
{
	g_autofree char *name = key_name(key);
	g_autofree char *help = hints_key(v, ACTION_HELP);
	g_autofree char *words = g_strdup_printf(
		_("%s does nothing here.  %s shows the keys"), name, help);

	view_say(v, words);
}

static void do_action(Session *s, enum action a, int key, Effects *fx)
{
	View *v = s->view;
	bool over = v->dialog.over != OVER_NONE;

	if (a == ACTION_NONE && key >= '0' && key <= '9') {
		update_digit(v, key - '0', fx);
		return;
	}
	update_action(v, a, fx);
	if (a != ACTION_NONE || over)
		return;
	say_unbound_key(v, key);
	effects_draw(fx);
}

/* A key that no sequence begins with. */
static void handle_single_key(Session *s, int key, Effects *fx)
{
	View *v = s->view;

	if (v->prompt.line)
		update_prompt_key(v, key, fx);
	else
		do_action(s, keymap_action(v->keymap, key, view_where(v)), key,
			  fx);
}

/* The sequence was not completed: its keys count one by one, each in the place
 * that the one before it led to. */
static void handle_typed_keys(Session *s, Effects *fx)
{
	const struct key_sequence typed = s->typed;

	s->typed.n = 0;
	for (int i = 0; i < typed.n; i++) {
		handle_single_key(s, typed.keys[i], fx);
		load_unless_typing(s, fx);
	}
}

static void add_typed_key(Session *s, int key, Effects *fx)
{
	View *v = s->view;
	enum action a;
	bool longer;

	if (v->prompt.line) {
		update_prompt_key(v, key, fx);
		return;
	}
	s->typed.keys[s->typed.n++] = key;
	a = keymap_typed(v->keymap, &s->typed, view_where(v), &longer);
	if (longer) {
		s->typed_until = clock_mono_ms() + TYPED_MS;
	} else if (a == ACTION_NONE) {
		handle_typed_keys(s, fx);
	} else {
		s->typed.n = 0;
		do_action(s, a, key, fx);
	}
}

void session_key(Session *s, int key, Effects *fx)
{
	s->view->now = clock_now();
	add_typed_key(s, key, fx);
	load_unless_typing(s, fx);
}

void session_mouse(Session *s, const struct mouse *m, Effects *fx)
{
	const struct spot spot = canvas_spot(s->canvas, m->x, m->y);

	if (m->x >= s->canvas->cols || m->y >= s->canvas->rows)
		return;
	s->view->now = clock_now();
	on_mouse_apply(s->view, m, &spot, fx);
	load_unless_typing(s, fx);
}

bool session_keys(Session *s, const char *names, GError **error)
{
	g_autoptr(Effects) fx = effects_new();
	const char *rest = names;
	int key;

	while ((key = key_read(rest, &rest)) != K_NONE)
		session_key(s, key, fx);
	if (*rest == '\0')
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, _("no such key: %s"), rest);
	return false;
}

void session_notification(Session *s, const struct notification *n, Effects *fx)
{
	s->view->now = clock_now();
	on_notification_apply(s->view, n, fx);
	load_unless_typing(s, fx);
}

/* What is read again when another program has changed the store: counts, marks, and what
 * the scene shows of feeds or lacks. A list keeps its rows, and the header says how many
 * wait. */
static unsigned changed_by_others(const View *v)
{
	unsigned want = WANT_SECTIONS | WANT_STATES;

	if (list_window_count(&v->window) == 0)
		want |= WANT_LIST;
	if (view_side_is_bare(v))
		want |= WANT_SIDE;
	if (v->nav.scene == SCENE_FEEDS)
		want |= WANT_FEEDS;
	if (v->nav.scene == SCENE_STORY && !v->read.body)
		want |= WANT_BODY;
	return want;
}

/* PRAGMA data_version reads one word of the -shm. */
static void look_at_store(Session *s)
{
	int64_t ms = clock_mono_ms(), changes;

	/* the question costs up to a tenth of a key's work */
	if (ms - s->looked_ms < LOOK_MS)
		return;
	s->looked_ms = ms;
	changes = s->store ? store_changes(s->store) : 0;
	if (changes == s->changes)
		return;
	s->changes = changes;
	s->view->want |= changed_by_others(s->view);
}

void session_tick(Session *s, Effects *fx)
{
	update_tick(s->view, clock_mono_ms(), fx);
	s->view->now = clock_now();
	if (s->typed.n && clock_mono_ms() >= s->typed_until)
		handle_typed_keys(s, fx);
	if (s->view->now / CLOCK_MINUTE != s->minute) {
		s->minute = s->view->now / CLOCK_MINUTE;
		g_clear_pointer(&s->view->read.lines, styled_lines_free);
		view_typeset(s->view);
		effects_draw(fx);
	}
	look_at_store(s);
	load_unless_typing(s, fx);
}

int session_wait_ms(const Session *s)
{
	int64_t now = clock_mono_ms(), until = now + IDLE_MS;
	const View *v = s->view;

	if (s->typed.n)
		until = MIN(until, s->typed_until);
	if (v->read.number)
		until = MIN(until, v->read.number_until);
	if (v->notice.words && v->notice.until)
		until = MIN(until, v->notice.until);
	return (int)MAX(until - now, 0);
}

void session_display(Session *s, const struct display *d)
{
	view_display(s->view, d);
}

void session_resize(Session *s, int cols, int rows)
{
	view_resize(s->view, cols, rows);
	canvas_resize(s->canvas, cols, rows);
	cursor_show(s->view);
}

void session_load(Session *s, Effects *fx)
{
	if (s->view->want & ~(unsigned)WANT_LATE)
		load_wanted(s, fx);
	loader_late(s->view, s->store);
	if (s->view->nav.scene == SCENE_LIST)
		view_front_plan(s->view);
	pictures_ask(s->view, fx);
}

const Canvas *session_draw(Session *s)
{
	if (s->view->nav.scene == SCENE_LIST &&
	    s->view->window.list.kind == LIST_FRONT)
		view_front_plan(s->view);
	view_typeset(s->view);
	screen_draw(s->canvas, s->view);
	return s->canvas;
}

char *session_text(Session *s, int colors)
{
	struct theme theme = theme_for(s->settings, colors, false);
	g_autoptr(Effects) fx = effects_new();

	session_display(s, &(struct display){ .colors = colors });
	session_load(s, fx);
	return canvas_text(session_draw(s), colors > 0 ? &theme : NULL);
}

View *session_view(Session *s)
{
	return s->view;
}
