#include "ui/app/app.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "ui/app/effects.h"
#include "ui/app/session.h"
#include "ui/input/key.h"
#include "ui/state/place.h"
#include "ui/term/foreground.h"
#include "ui/term/term.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <poll.h>
#include <sys/wait.h>

#define FINISH_MS      1500 /* SIGTERM ends lede within two seconds */
#define FINISH_PART_MS 50
#define NOTIFICATIONS_MS                                                       \
	4 /* spent on notifications between two draws at most */

struct loop {
	const struct app *app;
	Term *term;
	Session *session;
	Store *store; /* NULL: there is none yet */
	Client *client;
	Effects *effects;       /* to be carried out */
	struct display display; /* that the session knows */
	bool draw;              /* the screen is out of date */
	bool over, sample;
};

/* Interrupts a query of the store (store_give_way): while a search is typed
 * its result is out of date with the next letter. */
static bool has_key(void *loop)
{
	const struct loop *l = loop;

	return l->term && term_has_key();
}

/* No store, or one of an older version, is no error: the fetcher creates or
 * migrates it, and NOTIFICATION_READY says so. */
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

#define COMMAND_COLS 40 /* of a command line that is shown */

/* Says how a command ended, unless it ended well. */
static void say_ended(View *v, const char *command, int status)
{
	g_autofree char *name = text_cut(command, COMMAND_COLS);
	g_autofree char *words = NULL;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	words = WIFEXITED(status)
			? g_strdup_printf(_("%s exited with status %d."), name,
					  WEXITSTATUS(status))
			: g_strdup_printf(_("%s was killed by signal %d."),
					  name, WTERMSIG(status));
	view_complain(v, words);
}

static void pipe_story(struct loop *l, const struct effect *e)
{
	View *v = session_view(l->session);
	g_autoptr(GError) error = NULL;
	int status;

	if (foreground_run(l->term, e->pipe.words, e->pipe.text, &status,
			   &error))
		say_ended(v, e->pipe.words, status);
	else
		view_complain(v, error->message);
}

/* A reply of the terminal's may come after the first screen. */
static void tell_display(struct loop *l)
{
	const struct display d = term_display(l->term);

	if (display_is_same(&d, &l->display))
		return;
	l->display = d;
	session_display(l->session, &d);
	l->draw = true;
}

static void change_setting(struct loop *l, const struct effect *e)
{
	View *v = session_view(l->session);
	const struct named_setting set = { e->set.group, e->set.name,
					   e->set.value, 0 };
	g_autofree char *words = NULL;
	g_autoptr(GError) error = NULL;

	if (!settings_set(l->app->settings, &set, &error)) {
		view_complain(v, error->message);
		return;
	}
	term_obey(l->term, l->app->settings);
	/* of which pictures depend on some */
	l->display = (struct display){ 0 };
	tell_display(l);
	words = g_strdup_printf(_("%s is %s until lede ends."), e->set.name,
				e->set.value);
	view_say(v, words);
}

/* The effects that are the terminal's. */
static void on_screen(void *user, const struct effect *e)
{
	struct loop *l = user;

	l->draw = l->draw || e->kind == FX_DRAW || e->kind == FX_REDRAW ||
		  e->kind == FX_SUSPEND || e->kind == FX_PIPE ||
		  e->kind == FX_SET;
	l->sample = l->sample || e->kind == FX_SAMPLE;
	l->over = l->over || e->kind == FX_QUIT || e->kind == FX_SAMPLE;
	if (e->kind == FX_COPY && e->link)
		term_copy(l->term, e->link);
	else if (e->kind == FX_REDRAW)
		term_redraw(l->term);
	else if (e->kind == FX_SUSPEND)
		term_suspend(l->term);
	else if (e->kind == FX_SET)
		change_setting(l, e);
	else if (e->kind == FX_PIPE)
		pipe_story(l, e);
}

static void carry_out_effects(struct loop *l)
{
	const struct effects_context hands = { l->client, l->app->settings,
					       l->store, on_screen, l };

	effects_carry_out(&hands, session_view(l->session), l->effects);
	effects_clear(l->effects);
}

static void draw_screen(struct loop *l)
{
	session_load(l->session, l->effects);
	carry_out_effects(l);
	term_draw(l->term, session_draw(l->session));
	l->draw = false;
}

/* Pasted text goes into the prompt only: elsewhere each letter would run an
 * action. Its line ends become blanks, so that a paste cannot accept the
 * prompt by itself. */
static void handle_key(struct loop *l, int key, bool pasted)
{
	bool line_end = key == K_ENTER || key == K_TAB;

	if (key == K_MOUSE) {
		session_mouse(l->session, term_mouse(l->term), l->effects);
		return;
	}
	if (pasted && line_end)
		key = K_SPACE;
	if (pasted && (!session_view(l->session)->prompt.line ||
		       key < K_SPACE || key == K_BACKSPACE || key >= K_FIRST))
		return;
	session_key(l->session, key, l->effects);
}

static void handle_keys(struct loop *l)
{
	bool pasted;
	int key;

	while (!l->over && (key = term_key(l->term, &pasted))) {
		handle_key(l, key, pasted);
		carry_out_effects(l);
	}
}

/* Once the fetcher has started there is a store of this version. */
static void take_store(struct loop *l)
{
	g_autoptr(GError) error = NULL;

	if (l->store)
		return;
	if (!open_store(l, &error)) {
		view_complain(session_view(l->session), error->message);
		l->draw = true;
	} else if (l->store) {
		session_store(l->session, l->store, l->effects);
	}
}

static void take_notifications(struct loop *l)
{
	int64_t until = clock_mono_ms() + NOTIFICATIONS_MS;
	struct notification n;

	while (client_turn(l->client, &n)) {
		if (n.kind == NOTIFICATION_READY ||
		    n.kind == NOTIFICATION_STORED)
			take_store(l);
		session_notification(l->session, &n, l->effects);
		carry_out_effects(l);
		if (clock_mono_ms() >= until)
			break;
	}
}

/* Until the next deadline of session or client. */
static int wait_ms(const struct loop *l)
{
	int session = session_wait_ms(l->session);
	int client = client_wait_ms(l->client);

	return client < 0 ? session : MIN(session, client);
}

static void run_once(struct loop *l)
{
	term_wait(l->term, client_fd(l->client), client_events(l->client),
		  wait_ms(l));
	if (term_resized(l->term)) {
		session_resize(l->session, term_cols(l->term),
			       term_rows(l->term));
		l->draw = true;
	}
	handle_keys(l);
	tell_display(l);
	take_notifications(l);
	session_tick(l->session, l->effects);
	carry_out_effects(l);
	if (l->draw && !l->over)
		draw_screen(l);
}

static void run_loop(struct loop *l)
{
	const GPtrArray *complaints = l->app->complaints;

	session_resume(l->session, l->effects);
	if (complaints->len)
		view_complain(session_view(l->session),
			      g_ptr_array_index(complaints, 0));
	draw_screen(l);
	client_start(l->client);
	/* that no fetcher was found is known at once, and shown with the first
	 * screen */
	take_notifications(l);
	if (l->draw)
		draw_screen(l);
	while (!l->over && !term_ended(l->term))
		run_once(l);
}

/* Changes that were sent may not be answered yet: waits for that, so that lede
 * can say at its end whether they were stored. */
static void await_changes(struct loop *l)
{
	int64_t until = clock_mono_ms() + FINISH_MS;

	while (client_changes(l->client) && client_fd(l->client) >= 0 &&
	       clock_mono_ms() < until) {
		struct pollfd fd = { client_fd(l->client),
				     client_events(l->client), 0 };

		poll(&fd, 1, FINISH_PART_MS);
		take_notifications(l);
	}
}

/* An error if a running fetcher has not answered; a missing one was reported
 * before. */
static bool is_all_done(const Client *m, GError **error)
{
	guint n = client_changes(m);

	if (n == 0 || client_fd(m) < 0)
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_BUSY,
		    ngettext("%u change may not have been saved: the fetcher "
			     "has not answered",
			     "%u changes may not have been saved: the fetcher "
			     "has not answered",
			     n),
		    n);
	return false;
}

int app_run(const struct app *a, bool *sample, GError **error)
{
	struct loop l = { .app = a };
	g_autoptr(GError) why = NULL;
	g_autofree char *fetcher = paths_fetcher(a->self);
	bool kept;

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
	session_view(l.session)->sample = a->sample;
	tell_display(&l);
	l.client = client_new(fetcher);
	l.effects = effects_new();
	run_loop(&l);
	await_changes(&l);
	*sample = l.sample;
	term_close(l.term);
	if (!place_save(session_view(l.session), &why))
		g_message("%s", why->message);
	kept = l.sample || is_all_done(l.client, error);
	effects_free(l.effects);
	session_free(l.session);
	client_free(l.client);
	store_close(l.store);
	return kept ? 0 : 1;
}
