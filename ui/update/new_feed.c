#include "ui/update/new_feed.h"

#include "src/base/url_secrets.h"
#include "ui/update/prompt_input.h"

#include <string.h>

void new_feed_added(View *v, const char *url)
{
	bool asks = url && v->prompt.sent == ASK_ADD;

	prompt_input_sent(v, asks ? ASK_NEW_NAME : ASK_NONE, url);
	g_free(v->feed_list.wanted);
	v->feed_list.wanted = g_strdup(url);
}

/* Whether it has a name, and not only its address. */
static bool is_named(const struct feed *f)
{
	g_autofree char *shown = url_without_secrets(f->url);

	return strcmp(f->name, shown) != 0;
}

void new_feed_loaded(View *v, Effects *fx)
{
	const struct feed *f =
		v->prompt.sent == ASK_NEW_NAME
			? feed_list_find(&v->feed_list, v->prompt.sent_text)
			: NULL;

	if (!f || !is_named(f))
		return;
	v->prompt.sent = ASK_NONE;
	if (v->prompt.line || v->dialog.over != OVER_NONE)
		return;
	prompt_input_open(v, ASK_NEW_NAME, f->name, fx);
	prompt_input_about(v, f->url);
}
