/* effects: carries out the effects that an update returned. */
#ifndef LEDE_UI_APP_EFFECTS_H
#define LEDE_UI_APP_EFFECTS_H

#include "src/store/db.h"
#include "ui/client/fetcher_client.h"
#include "ui/state/effect.h"
#include "ui/state/view.h"

/* With what effects are carried out; all borrowed. */
struct effects_context {
	Client *client;
	const Settings *settings;
	Store *store; /* NULL: there is none yet */
	/* Carries out the screen's effects (DRAW, COPY, PIPE, SET,
	 * SAMPLE, SUSPEND, REDRAW, QUIT); NULL: there is no screen, and they are ignored. */
	void (*screen)(void *user, const struct effect *e);
	void *user;
};

/* Carries them out in their order. A command's number is noted with the change
 * that it is; words that a person is to see are put into the view by
 * view_say. */
void effects_carry_out(const struct effects_context *h, View *v,
		       const Effects *fx);

/* Sends the one command that an effect (MARK to FILTER, REFRESH to PICTURE) is;
 * its number. 0 with an error: it was not sent. */
uint32_t effects_send(const struct effects_context *h, const struct effect *e,
		      GError **error);

#endif
