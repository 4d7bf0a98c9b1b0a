#include "ui/renew.h"

#include "ui/manage.h"

#include <glib/gi18n.h>

static unsigned say(View *v, const char *words)
{
	view_say(v, words);
	return FX_DRAW;
}

unsigned renew(View *v, bool all)
{
	if (v->courier_gone)
		return say(v, _("lede-courier was not found: reading only."));
	g_clear_pointer(&v->refresh_section, g_free);
	g_ptr_array_set_size(v->refresh_urls, 0);
	v->refresh_by_hand = true;
	v->silent = false;
	v->offline = false;
	if (v->waiting > 0) {
		v->waiting = 0;
		v->want |= WANT_LIST | WANT_SECTIONS;
	}
	if (!all && v->shelf.list.kind == LIST_SECTION) {
		v->refresh_section = g_strdup(v->shelf.section);
		v->want |= WANT_URLS;
	}
	return FX_REFRESH | FX_LOAD | say(v, _("Refreshing…"));
}

unsigned renew_feed(View *v)
{
	const struct feed *f = manage_selected(v);
	unsigned fx;

	if (!f)
		return 0;
	fx = renew(v, true);
	g_ptr_array_add(v->refresh_urls, g_strdup(f->url));
	return fx;
}

unsigned renew_stop(View *v)
{
	if (v->refreshing)
		return FX_STOP | say(v, _("Stopping…"));
	return say(v, _("Q leaves lede."));
}
