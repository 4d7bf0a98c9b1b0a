#include "ui/update/link_number.h"

#include "src/base/clock.h"

#include <glib/gi18n.h>

#define NUMBER_MS 600 /* that a number waits for another digit */

void link_number_open(View *v, int number, Effects *fx)
{
	const Body *b = v->read.body;
	g_autofree char *words = NULL;

	v->read.number = 0;
	effects_draw(fx);
	if (b && number >= 1 && number <= (int)b->links->len) {
		const char *url =
			g_array_index(b->links, struct link, (guint)number - 1)
				.url;

		effects_add(fx,
			    &(struct effect){ .kind = FX_BROWSE, .link = url });
		return;
	}
	words = g_strdup_printf(_("There is no link %d."), number);
	view_say(v, words);
}

void link_number_digit(View *v, int digit, Effects *fx)
{
	int links = v->read.body ? (int)v->read.body->links->len : 0;
	int number = v->read.number * 10 + digit;

	if (number == 0)
		return;
	if (number * 10 > links) {
		link_number_open(v, number, fx);
		return;
	}
	v->read.number = number;
	v->read.number_until = clock_mono_ms() + NUMBER_MS;
	effects_draw(fx);
}
