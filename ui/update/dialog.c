#include "ui/update/dialog.h"

#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>

static void add_suggested(View *v, Effects *fx)
{
	effects_draw(fx);
	if (!v->suggested) {
		view_say(v, _("The suggested feeds were not found."));
		return;
	}
	effects_add(fx, &(struct effect){ .kind = FX_IMPORT,
					  .path = v->suggested });
	v->settling = true;
	view_say(v, _("Adding the suggested feeds…"));
}

void dialog_first(View *v, int choice, Effects *fx)
{
	v->choice = choice;
	switch (choice) {
	case 0:
		add_suggested(v, fx);
		break;
	case 1:
		prompt_input_open(v, ASK_ADD, "", fx);
		break;
	case 2:
		prompt_input_open(v, ASK_IMPORT, "", fx);
		break;
	default:
		effects_add(fx, &(struct effect){ .kind = FX_SAMPLE });
		break;
	}
}

void dialog_found(View *v, int choice, Effects *fx)
{
	const char *url;

	if (choice < 0 || choice >= (int)v->found_urls->len)
		return;
	url = g_ptr_array_index(v->found_urls, (guint)choice);
	effects_add(fx,
		    &(struct effect){ .kind = FX_ADD, .add = { url, NULL } });
	v->over = OVER_NONE;
	effects_draw(fx);
}
