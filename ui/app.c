#include "ui/app.h"

#include "src/clock.h"
#include "src/error.h"
#include "src/paths.h"
#include "ui/act.h"
#include "ui/key.h"
#include "ui/marks.h"
#include "ui/place.h"
#include "ui/session.h"
#include "ui/term.h"

#include <glib/gi18n.h>
#include <poll.h>

#define FINISH_MS      1500 /* SIGTERM ends lede within two seconds */
#define FINISH_PART_MS 50
#define NEWS_MS        4 /* events are taken in for so long between two draws */

struct loop {
	const struct app *app;
	Term *term;
	Session *session;
	Store *store; /* NULL: there is none yet */
	Minder *minder;
	bool over, sample;
};

/* A search that is typed gives way to the next letter. */
static bool has_key(void *loop)
{
	const struct loop *l = loop;

	return l->term && term_has_key();
}

/* There may be no store yet, or one of an older version: the courier makes
 * it. */
static bool open_store(struct loop *l, GError **error)
{
	g_autofree char *path = paths_get(PATH_STORE);
	g_autoptr(GError) why = NULL;

	if (l->store)
		return true;
	l->store = store_open_read(path, &why);
	if (l->store)
		store_give_way(l->store, has_key, l);
	if (l->store || g_error_matches(why, LEDE_ERROR, ERROR_ABSENT))
		return true;
	g_propagate_error(error, g_steal_pointer(&why));
	return false;
}

/* Does what the session asked for; gives whether the screen is out of date. */
static bool act(struct loop *l, unsigned effects)
{
	View *v = session_view(l->session);
	const struct act hands = { l->minder, l->app->settings };

	effects = act_do(&hands, v, effects);
	if (effects & FX_COPY && v->link)
		term_copy(l->term, v->link);
	if (effects & FX_REDRAW)
		term_redraw(l->term);
	if (effects & FX_SUSPEND)
		term_suspend(l->term);
	if (effects & FX_SAMPLE)
		l->sample = true;
	if (effects & (FX_QUIT | FX_SAMPLE))
		l->over = true;
	return (effects & (FX_DRAW | FX_REDRAW | FX_SUSPEND)) != 0;
}

/* What was pasted is for the line being typed; else it would be commands. In
 * a line its line ends are blanks: only a person says that it is done. */
static unsigned take_key(struct loop *l, int key, bool pasted)
{
	if (key == K_MOUSE)
		return session_mouse(l->session, term_mouse(l->term));
	if (!pasted)
		return session_key(l->session, key);
	if (key == K_ENTER || key == K_TAB)
		key = K_SPACE;
	if (!session_view(l->session)->prompt || key < K_SPACE ||
	    key == K_BACKSPACE || key >= K_FIRST)
		return 0;
	return session_key(l->session, key);
}

static bool take_keys(struct loop *l)
{
	bool pasted, draw = false;
	int key;

	while (!l->over && (key = term_key(l->term, &pasted))) {
		draw = act(l, take_key(l, key, pasted)) || draw;
	}
	return draw;
}

/* The courier is there: the store is, too, and of this version. */
static bool take_store(struct loop *l)
{
	g_autoptr(GError) error = NULL;

	if (l->store)
		return false;
	if (!open_store(l, &error)) {
		view_complain(session_view(l->session), error->message);
		return true;
	}
	return l->store && act(l, session_store(l->session, l->store));
}

static bool take_news(struct loop *l)
{
	int64_t until = clock_mono_ms() + NEWS_MS;
	struct news n;
	bool draw = false;

	while (minder_turn(l->minder, &n)) {
		if (n.kind == NEWS_READY || n.kind == NEWS_STORED)
			draw = take_store(l) || draw;
		draw = act(l, session_news(l->session, &n)) || draw;
		if (clock_mono_ms() >= until)
			break;
	}
	return draw;
}

/* Until there is something to do, whatever the terminal and the courier do. */
static int wait_ms(const struct loop *l)
{
	int session = session_wait_ms(l->session);
	int minder = minder_wait_ms(l->minder);

	return minder < 0 ? session : MIN(session, minder);
}

static void turn(struct loop *l)
{
	bool draw = false;

	term_wait(l->term, minder_fd(l->minder), minder_events(l->minder),
		  wait_ms(l));
	if (term_resized(l->term)) {
		session_resize(l->session, term_cols(l->term),
			       term_rows(l->term));
		draw = true;
	}
	draw = take_keys(l) || draw;
	draw = take_news(l) || draw;
	draw = act(l, session_tick(l->session)) || draw;
	if (draw && !l->over)
		term_draw(l->term, session_draw(l->session));
}

static void run(struct loop *l)
{
	const GPtrArray *complaints = l->app->complaints;

	if (complaints->len)
		view_complain(session_view(l->session),
			      g_ptr_array_index(complaints, 0));
	term_draw(l->term, session_draw(l->session));
	minder_start(l->minder);
	/* whether there is a courier at all is known without waiting */
	if (take_news(l))
		term_draw(l->term, session_draw(l->session));
	while (!l->over && !term_ended(l->term))
		turn(l);
}

/* An undo needs the number of the batch that it takes back, which may be on
 * its way: the reader may leave, what was asked for is done. */
static void finish(struct loop *l)
{
	int64_t until = clock_mono_ms() + FINISH_MS;

	while (marks_undo_waits(session_view(l->session)) &&
	       minder_fd(l->minder) >= 0 && clock_mono_ms() < until) {
		struct pollfd fd = { minder_fd(l->minder),
				     minder_events(l->minder), 0 };

		poll(&fd, 1, FINISH_PART_MS);
		take_news(l);
	}
}

int app_run(const struct app *a, bool *sample, GError **error)
{
	struct loop l = { .app = a };
	g_autoptr(GError) why = NULL;
	g_autofree char *courier = paths_courier(a->self);

	*sample = false;
	if (!open_store(&l, error))
		return 1;
	l.term = term_open(a->settings, error);
	if (!l.term) {
		store_close(l.store);
		return 2;
	}
	l.session = session_new(l.store, a->settings, term_cols(l.term),
				term_rows(l.term));
	session_resume(l.session);
	l.minder = minder_new(courier);
	run(&l);
	finish(&l);
	*sample = l.sample;
	term_close(l.term);
	if (!place_save(session_view(l.session), &why))
		g_message("%s", why->message);
	session_free(l.session);
	minder_free(l.minder);
	store_close(l.store);
	return 0;
}
