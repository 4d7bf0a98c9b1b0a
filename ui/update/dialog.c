#include "ui/update/dialog.h"

#include "ui/update/mute.h"
#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>

static void add_suggested(View *v, Effects *fx)
{
	effects_draw(fx);
	if (!v->dialog.suggested) {
		view_say(v, _("The suggested feeds were not found."));
		return;
	}
	effects_add(fx, &(struct effect){ .kind = FX_IMPORT,
					  .path = v->dialog.suggested });
	v->fetcher.settling = true;
	view_say(v, _("Adding the suggested feeds…"));
}

static void choose_start(View *v, int choice, Effects *fx)
{
	if (choice < 0 || choice > 3)
		return;
	v->dialog.choice = choice;
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

static void choose_found(View *v, int choice, Effects *fx)
{
	const char *url;

	if (choice < 0 || choice >= (int)v->dialog.found_urls->len)
		return;
	url = g_ptr_array_index(v->dialog.found_urls, (guint)choice);
	effects_add(fx,
		    &(struct effect){ .kind = FX_ADD, .add = { url, NULL } });
	prompt_input_sent(v, ASK_ADD, url);
	v->dialog.over = OVER_NONE;
	effects_draw(fx);
}

static void choose_mute(View *v, int choice, Effects *fx)
{
	if (!mute_asks(v, choice)) {
		mute_choose(v, choice, fx);
		return;
	}
	v->dialog.over = OVER_NONE;
	prompt_input_open(v, ASK_MUTE, "", fx);
}

bool dialog_choose(View *v, int choice, Effects *fx)
{
	if (v->dialog.over == OVER_CHOOSE)
		choose_found(v, choice, fx);
	else if (v->dialog.over == OVER_MUTE)
		choose_mute(v, choice, fx);
	else if (v->dialog.over == OVER_NONE && v->nav.scene == SCENE_FIRST)
		choose_start(v, choice, fx);
	else
		return false;
	return true;
}
