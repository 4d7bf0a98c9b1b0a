#include "ui/update/mark_words.h"

#include "ui/state/tabs.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

/* The name of the section or feed that is listed; NULL where it has none. */
static const char *listed_name(const View *v)
{
	const struct list *l = &v->window.list;
	int tab = tabs_now(v);

	if (l->kind == LIST_EVENT || l->kind == LIST_SEARCH)
		return NULL;
	if (l->kind == LIST_FEED && list_window_count(&v->window) > 0)
		return stories_at(v->window.stories, 0)->source;
	return tab < 0 ? NULL : tabs_name(v, tab);
}

char *mark_words_read(int64_t n)
{
	g_autofree char *number = text_number(n);

	return g_strdup_printf(ngettext("%s marked read.", "%s marked read.",
					(unsigned long)n),
			       number);
}

char *mark_words_unread(int64_t n)
{
	g_autofree char *number = text_number(n);

	return n == 1 ? g_strdup(_("Unread again."))
		      : g_strdup_printf(ngettext("%s marked unread again.",
						 "%s marked unread again.",
						 (unsigned long)n),
					number);
}

char *mark_words_list(const View *v, int64_t n)
{
	const struct list *l = &v->window.list;
	const char *name = listed_name(v);
	g_autofree char *number = text_number(n);
	unsigned long count = (unsigned long)n;

	if (l->kind == LIST_FRONT)
		return g_strdup_printf(ngettext("%s marked read on this page.",
						"%s marked read on this page.",
						count),
				       number);
	if (l->kind == LIST_SEARCH && l->query)
		return g_strdup_printf(
			ngettext("%s result for “%s” marked read.",
				 "%s results for “%s” marked read.", count),
			number, l->query);
	if (name)
		return g_strdup_printf(ngettext("%s marked read in %s.",
						"%s marked read in %s.", count),
				       number, name);
	return mark_words_read(n);
}
