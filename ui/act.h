/* act: does what an effect asks for. */
#ifndef LEDE_UI_ACT_H
#define LEDE_UI_ACT_H

#include "ui/minder.h"
#include "ui/view.h"

/* Whom effects are carried out by; all borrowed. */
struct act {
	Minder *minder;
	const Settings *settings;
};

/* Carries out the effects that leave the program: orders to the courier, the
 * browser. What the screen itself does (draw, load, copy, suspend, quit, the
 * sample edition) is left: it is what is given back. Words that a person is to
 * see are put into the view by view_say. */
unsigned act_do(const struct act *a, View *v, unsigned effects);

#endif
