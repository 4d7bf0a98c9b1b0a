#include "ui/update/story_export.h"

#include "src/base/clean.h"
#include "ui/os/browser.h"
#include "ui/output/story_text.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

static void add_text(View *v, enum effect_kind kind, const char *words,
		     Effects *fx)
{
	const struct story *s = view_story(v);
	g_autofree char *text = NULL;

	if (!s) {
		notice_show(v, _("Select a story first."), fx);
		return;
	}
	text = story_text(s, v->read.body, STORY_TEXT_COLS, v->now);
	effects_add(fx,
		    &(struct effect){ .kind = kind, .pipe = { words, text } });
}

void story_export_pipe(View *v, const char *command, Effects *fx)
{
	add_text(v, FX_PIPE, command, fx);
}

void story_export_save(View *v, const char *path, Effects *fx)
{
	add_text(v, FX_SAVE_TEXT, path, fx);
}

/* The words of a block on a line each that it has; "" if it has none. The caller's. */
static char *block_text(const Body *b, const struct block *k)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *r =
			&g_array_index(b->runs, struct run, k->first_run + i);

		if (r->style & RUN_BREAK)
			g_string_append_c(text, '\n');
		g_string_append(text, r->text);
	}
	return g_strstrip(clean_text(text->str, CLEAN_TEXT));
}

/* The text of the first block from the top of the screen on that has one, else of the
 * last that has; of a story without a text the summary. "" for none. The caller's. */
static char *text_in_view(const View *v)
{
	const Body *b = v->read.body;
	const struct story *s = view_story(v);
	guint32 first = reading_block_in_view(&v->read);
	g_autofree char *text = NULL;

	if (!b || b->blocks->len == 0)
		return clean_text(s && s->summary ? s->summary : "",
				  CLEAN_TEXT);
	if (first == STYLED_LINES_NO_BLOCK)
		first = v->read.row < v->read.text_line ? 0
							: b->blocks->len - 1;
	for (guint i = first; i < b->blocks->len; i++) {
		g_free(text);
		text = block_text(b,
				  &g_array_index(b->blocks, struct block, i));
		if (*text)
			break;
	}
	return text ? g_steal_pointer(&text) : g_strdup("");
}

void story_export_paragraph(View *v, Effects *fx)
{
	g_autofree char *text = text_in_view(v);

	if (*text == '\0') {
		notice_show(v, _("There is no text to copy here."), fx);
		return;
	}
	effects_add(fx, &(struct effect){ .kind = FX_COPY, .link = text });
	notice_show(v, _("Paragraph copied."), fx);
}

static void say_opened(View *v, int opened, int all)
{
	g_autofree char *words =
		all == 0       ? g_strdup(_("This story has no links."))
		: opened < all ? g_strdup_printf(_("Opened %d of %d links."),
						 opened, all)
			       : g_strdup_printf(ngettext("Opened %d link.",
							  "Opened %d links.",
							  (unsigned long)all),
						 all);

	view_say(v, words);
}

void story_export_links(View *v, Effects *fx)
{
	const Body *b = v->read.body;
	int opened = 0, all = b ? (int)b->links->len : 0;

	for (int i = 0; i < all && opened < STORY_EXPORT_LINKS; i++) {
		const char *url =
			g_array_index(b->links, struct link, (guint)i).url;

		if (!browser_takes(url, v->settings))
			continue;
		effects_add(fx,
			    &(struct effect){ .kind = FX_BROWSE, .link = url });
		opened++;
	}
	effects_draw(fx);
	say_opened(v, opened, all);
}
