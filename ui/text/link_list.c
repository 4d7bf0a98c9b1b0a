#include "ui/text/link_list.h"

#include "src/base/url_format.h"
#include "ui/text/line_break.h"
#include "ui/text/paragraph.h"
#include "ui/text/text.h"
#include "ui/text/typeset.h"

#include <glib/gi18n.h>

static char *link_note(const struct link *l)
{
	if (!l->kind && !l->note)
		return NULL;
	if (l->kind && l->note)
		return g_strdup_printf("%s, %s", l->kind, l->note);
	return g_strdup(l->kind ? l->kind : l->note);
}

static void set_link(StyledLines *s, guint number, const struct link *l,
		     const char *shown)
{
	g_autofree char *note = link_note(l);
	g_autoptr(Paragraph) para = paragraph_new();
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	char sign[24];
	int indent;

	g_snprintf(sign, sizeof sign, "[%u]", number);
	indent = text_width(sign) + 1;
	if (indent > s->width / 2)
		indent = 0;
	paragraph_add(para, shown, 0, number);
	if (note) {
		paragraph_add(para, "  ", 0, 0);
		paragraph_add(para, note, PIECE_QUIET, 0);
	}
	line_break(lines, para->text, s->width - indent, 0);
	for (guint i = 0; i < lines->len; i++) {
		styled_lines_begin(s, i == 0 ? 0 : indent,
				   STYLED_LINES_NO_BLOCK);
		if (i == 0) {
			styled_lines_add(s, sign, PIECE_LINK, number);
			if (indent > 0)
				styled_lines_add_blanks(s, 1);
			else
				styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
		}
		paragraph_line(para, s, &g_array_index(lines, struct line, i));
	}
}

void link_list_set(StyledLines *s, const Body *b, bool whole)
{
	if (b->links->len == 0)
		return;
	typeset_gap(s);
	typeset_words(s, _("Links"), RUN_BOLD | PIECE_QUIET);
	for (guint i = 0; i < b->links->len; i++) {
		const struct link *l = &g_array_index(b->links, struct link, i);
		g_autofree char *shown =
			whole ? url_for_text(l->url) : url_for_eyes(l->url);

		set_link(s, i + 1, l, shown ? shown : l->url);
	}
}
