/* session: view, keymap and canvas together: keys, clicks and notifications
 * in, effects and cells out; knows neither terminal nor fetcher. */
#ifndef LEDE_UI_APP_SESSION_H
#define LEDE_UI_APP_SESSION_H

#include "src/config/settings.h"
#include "src/store/db.h"
#include "ui/client/notification.h"
#include "ui/draw/canvas.h"
#include "ui/input/mouse.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

typedef struct session Session;

/* `store` may be NULL (there is none yet: the first run's choice is shown);
 * store and settings are borrowed. */
Session *session_new(Store *store, const Settings *settings, int cols,
		     int rows);
void session_free(Session *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Session, session_free)

/* These append effects for others to carry out. What the view wants is loaded,
 * but for WANT_LATE (session_load). */

/* Goes to where the reader was at the end of the last visit (ui/place). */
void session_resume(Session *s, Effects *fx);
/* A key, as ui/key numbers them. */
void session_key(Session *s, int key, Effects *fx);
/* What the mouse did, on what session_draw() drew last. */
void session_mouse(Session *s, const struct mouse *m, Effects *fx);
/* A message of the fetcher. */
void session_notification(Session *s, const struct notification *n,
			  Effects *fx);
/* Time has passed, or another program changed the store. */
void session_tick(Session *s, Effects *fx);
/* The store that there is now (the fetcher made one); borrowed. */
void session_store(Session *s, Store *store, Effects *fx);
/* Reads what only the screen needs; before session_draw(). */
void session_load(Session *s, Effects *fx);

/* Several keys by name, as `lede screen --keys` takes them: "j <Enter>".
 * False with ERROR_USAGE when one has no such name. What they would have done
 * outside is left undone. */
bool session_keys(Session *s, const char *names, GError **error);
/* When session_tick() is wanted: milliseconds from now, -1: no need. */
int session_wait_ms(const Session *s);

void session_resize(Session *s, int cols, int rows);
/* What the terminal can show; also to be called when the settings have changed. */
void session_display(Session *s, const struct display *d);
/* Draws what is shown; the session's own, good until the next call. */
const Canvas *session_draw(Session *s);
/* Loads and draws it as text, a line a row, ended by newlines. colors: 0 for
 * none, else 8, 16, 256 or THEME_TRUE_COLORS with their SGR sequences. The caller's. */
char *session_text(Session *s, int colors);

/* For place, act and tests. */
View *session_view(Session *s);

#endif
