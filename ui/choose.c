#include "ui/choose.h"

#include "ui/typing.h"

#include <glib/gi18n.h>

static unsigned say(View *v, const char *words)
{
	view_say(v, words);
	return FX_DRAW;
}

unsigned choose_first(View *v, int choice)
{
	v->choice = choice;
	switch (choice) {
	case 0:
		if (!v->suggested)
			return say(v, _("The suggested feeds were not found."));
		g_free(v->import_path);
		v->import_path = g_strdup(v->suggested);
		v->settling = true;
		return FX_IMPORT | say(v, _("Adding the suggested feeds…"));
	case 1:
		return typing_open(v, ASK_ADD, "");
	case 2:
		return typing_open(v, ASK_IMPORT, "");
	default:
		return FX_SAMPLE;
	}
}

unsigned choose_found(View *v, int choice)
{
	if (choice < 0 || choice >= (int)v->found_urls->len)
		return 0;
	g_free(v->add_url);
	v->add_url = g_strdup(g_ptr_array_index(v->found_urls, (guint)choice));
	v->over = OVER_NONE;
	return FX_ADD | FX_DRAW;
}
