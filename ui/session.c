#include "ui/session.h"

#include "src/clock.h"
#include "src/error.h"
#include "src/paths.h"
#include "ui/hear.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/loader.h"
#include "ui/move.h"
#include "ui/place.h"
#include "ui/point.h"
#include "ui/screen.h"
#include "ui/typing.h"
#include "ui/update.h"

#include <glib/gi18n.h>
#include <string.h>

#define LOADS_MAX 12 /* windows that one key may go through */
#define MINUTE_MS 60000
#define LOOK_MS   250 /* between two looks for what others changed */

#define TYPED_MS 600 /* for the next of several keys */

struct session {
	Store *store;             /* borrowed; NULL: none yet */
	const Settings *settings; /* borrowed */
	View *view;
	Keymap *keymap;
	Canvas *canvas;
	int64_t changes;   /* store_changes() when it was read */
	int64_t looked_ms; /* when others' changes were looked for */
	int64_t minute;    /* of the ages on the screen */
	int typed[KEYMAP_MOST];
	int n_typed;         /* keys that more may follow */
	int64_t typed_until; /* so long, in ms */
};

/* Reads what is wanted, and what that makes wanted. */
static unsigned load(Session *s)
{
	const unsigned side = WANT_SIDE;
	unsigned fx = 0;

	s->view->shelf.broken_off = false;
	for (int i = 0; i < LOADS_MAX && (s->view->want & ~side) &&
			!s->view->shelf.broken_off;
	     i++) {
		fx |= loader_load(s->view, s->store);
		fx |= view_loaded(s->view);
	}
	s->view->want &= side;
	if (s->view->shelf.broken_off)
		s->view->want |= WANT_LIST;
	s->view->seek = 0;
	return fx;
}

static unsigned settle(Session *s, unsigned fx)
{
	if (fx & FX_LOAD)
		fx |= load(s) | FX_DRAW;
	return fx & ~(unsigned)FX_LOAD;
}

Session *session_new(Store *store, const Settings *settings, int cols, int rows)
{
	Session *s = g_new0(Session, 1);

	s->settings = settings;
	s->view = view_new(settings, cols, rows);
	s->keymap = keymap_new(settings, NULL);
	s->canvas = canvas_new(cols, rows, settings->ascii);
	s->minute = s->view->now / CLOCK_MINUTE;
	s->view->suggested = paths_data("sample/suggested.opml");
	session_store(s, store);
	return s;
}

void session_free(Session *s)
{
	if (!s)
		return;
	view_free(s->view);
	keymap_free(s->keymap);
	canvas_free(s->canvas);
	g_free(s);
}

unsigned session_store(Session *s, Store *store)
{
	View *v = s->view;

	s->store = store;
	if (!store) {
		v->scene = SCENE_FIRST;
		v->shelf.loaded = true;
		view_lay_out(v);
		return FX_DRAW;
	}
	s->changes = store_changes(store);
	v->want |= WANT_SECTIONS | WANT_LIST | WANT_SIDE;
	return load(s) | FX_DRAW;
}

void session_resume(Session *s)
{
	if (s->view->scene == SCENE_FIRST)
		return;
	place_load(s->view);
	load(s);
}

static unsigned where(const View *v)
{
	if (v->focus == FOCUS_SIDE)
		return IN_SIDE;
	switch (v->scene) {
	case SCENE_STORY:
		return IN_STORY;
	case SCENE_FEEDS:
		return IN_FEEDS;
	case SCENE_FIRST:
		return IN_FIRST;
	case SCENE_LIST:
	default:
		return IN_LIST;
	}
}

static unsigned do_action(Session *s, enum action a, int key)
{
	View *v = s->view;
	g_autofree char *name = NULL;
	g_autofree char *words = NULL;
	unsigned fx;

	if (a == ACTION_NONE && key >= '0' && key <= '9')
		return view_digit(v, key - '0');
	fx = view_apply(v, a);
	if (a != ACTION_NONE || v->over != OVER_NONE)
		return fx;
	name = key_name(key);
	words = g_strdup_printf(_("%s does nothing here.  ? shows the keys"),
				name);
	view_say(v, words);
	return fx | FX_DRAW;
}

/* What was typed so far is all: the first key by itself, then the others. */
static unsigned end_typed(Session *s)
{
	int n = s->n_typed, typed[KEYMAP_MOST];
	unsigned fx = 0;
	bool longer;

	memcpy(typed, s->typed, sizeof typed);
	s->n_typed = 0;
	for (int i = 0; i < n; i++)
		fx |= do_action(s,
				keymap_typed(s->keymap, &typed[i], 1,
					     where(s->view), &longer),
				typed[i]);
	return fx;
}

static unsigned take_key(Session *s, int key)
{
	View *v = s->view;
	enum action a;
	unsigned fx;
	bool longer;

	if (v->prompt) {
		fx = typing_key(v, key, &a);
		return a != ACTION_NONE ? fx | view_apply(v, a) : fx;
	}
	s->typed[s->n_typed++] = key;
	a = keymap_typed(s->keymap, s->typed, s->n_typed, where(v), &longer);
	if (longer) {
		s->typed_until = clock_mono_ms() + TYPED_MS;
		return 0;
	}
	if (a == ACTION_NONE)
		return end_typed(s);
	s->n_typed = 0;
	return do_action(s, a, key);
}

/* While a search is typed what it finds is read when it is drawn: of letters
 * that came faster, once. */
unsigned session_key(Session *s, int key)
{
	unsigned fx;

	s->view->now = clock_now();
	fx = take_key(s, key);
	if (s->view->ask == ASK_SEARCH)
		return fx & ~(unsigned)FX_LOAD;
	return settle(s, fx);
}

unsigned session_mouse(Session *s, const struct mouse *m)
{
	const struct spot spot = canvas_spot(s->canvas, m->x, m->y);

	if (m->x >= s->canvas->cols || m->y >= s->canvas->rows)
		return 0;
	s->view->now = clock_now();
	return settle(s, point_apply(s->view, m, &spot));
}

bool session_keys(Session *s, const char *names, GError **error)
{
	const char *rest = names;
	int key;

	while ((key = key_read(rest, &rest)) != K_NONE)
		session_key(s, key);
	if (*rest == '\0')
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, _("no such key: %s"), rest);
	return false;
}

unsigned session_news(Session *s, const struct news *n)
{
	s->view->now = clock_now();
	return settle(s, view_news(s->view, n));
}

/* What another program changed: counts and marks; lists stay as they are. */
static unsigned look_at_store(Session *s)
{
	int64_t ms = clock_mono_ms(), changes;

	/* asking costs as much as a tenth of a key: not at each of them */
	if (ms - s->looked_ms < LOOK_MS)
		return 0;
	s->looked_ms = ms;
	changes = s->store ? store_changes(s->store) : 0;
	if (changes == s->changes)
		return 0;
	s->changes = changes;
	s->view->want |= WANT_SECTIONS;
	if (shelf_count(&s->view->shelf) == 0)
		s->view->want |= WANT_LIST | WANT_SIDE;
	return load(s) | FX_DRAW;
}

unsigned session_tick(Session *s)
{
	unsigned fx = view_tick(s->view, clock_mono_ms());

	s->view->now = clock_now();
	if (s->n_typed && clock_mono_ms() >= s->typed_until)
		fx |= end_typed(s);
	if (s->view->now / CLOCK_MINUTE != s->minute) {
		s->minute = s->view->now / CLOCK_MINUTE;
		g_clear_pointer(&s->view->read.sheet, sheet_free);
		view_typeset(s->view);
		fx |= FX_DRAW;
	}
	return settle(s, fx | look_at_store(s));
}

int session_wait_ms(const Session *s)
{
	int64_t now = clock_mono_ms(), until = now + MINUTE_MS;
	const View *v = s->view;

	if (s->n_typed)
		until = MIN(until, s->typed_until);
	if (v->read.number)
		until = MIN(until, v->read.number_until);
	if (v->notice && v->notice_until)
		until = MIN(until, v->notice_until);
	return (int)MAX(until - now, 0);
}

void session_resize(Session *s, int cols, int rows)
{
	view_resize(s->view, cols, rows);
	canvas_resize(s->canvas, cols, rows);
	move_show(s->view);
	load(s);
}

const Canvas *session_draw(Session *s)
{
	if (s->view->ask == ASK_SEARCH && (s->view->want & WANT_LIST))
		load(s);
	loader_side(s->view, s->store);
	if (s->view->scene == SCENE_LIST &&
	    s->view->shelf.list.kind == LIST_FRONT)
		view_plan(s->view);
	view_typeset(s->view);
	screen_draw(s->canvas, s->view, s->keymap);
	return s->canvas;
}

char *session_text(Session *s, int colors)
{
	struct theme theme = theme_for(s->settings, colors, false);

	return canvas_text(session_draw(s), colors > 0 ? &theme : NULL);
}

View *session_view(Session *s)
{
	return s->view;
}
