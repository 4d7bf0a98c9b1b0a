#include "ui/output/speak.h"

#include "src/base/clean.h"
#include "src/base/clock.h"
#include "ui/text/print_text.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define WIDTH 72

void speak_line(const char *text)
{
	g_autofree char *clean = clean_text(text, CLEAN_LINE);

	puts(clean);
}

void speak_headline(int n, const struct story *s)
{
	g_autofree char *age = text_age_long(s->time, s->guessed, clock_now());
	g_autofree char *newest = text_age_long(s->newest, false, clock_now());
	const char *also = s->also ? s->also : s->copies ? s->copies : "";
	g_autoptr(GString) line = g_string_new(NULL);
	const char *unread = _("unread: ");

	if (g_strcmp0(also, s->source) == 0) /* feeds of one name */
		also = "";
	if (n)
		g_string_printf(line, "%d. ", n);
	g_string_append_printf(line, "%s%s — %s%s%s, %s", s->read ? "" : unread,
			       s->title, s->source, *also ? ", " : "", also,
			       age);
	if (s->newest - s->time >= CLOCK_HOUR) {
		g_string_append(line, ", ");
		g_string_append_printf(line, _("updated %s"), newest);
	}
	g_string_append(line, s->outlets > 1 ? ", " : "");
	if (s->outlets > 1)
		g_string_append_printf(line,
				       ngettext("%d outlet", "%d outlets",
						(unsigned long)s->outlets),
				       s->outlets);
	if (s->saved)
		g_string_append_printf(line, ", %s", _("saved"));
	speak_line(line->str);
}

void speak_headlines(const Stories *all)
{
	for (guint i = 0; i < all->all->len; i++)
		speak_headline((int)i + 1, stories_at(all, i));
}

void speak_related(const RelatedList *b)
{
	static const char *const heads[] = {
		[RELATION_SAME] = N_("Also in:"),
		[RELATION_RELATED] = N_("Related:"),
		[RELATION_MORE] = N_("More in this section:"),
	};
	int last = -1;

	if (!b->stories->all->len)
		speak_line(_("Nothing related."));
	for (guint i = 0; i < b->stories->all->len; i++) {
		int kind = (int)g_array_index(b->relations, struct relation, i)
				   .kind;

		if (kind != last)
			speak_line(_(heads[kind]));
		last = kind;
		speak_headline((int)i + 1, stories_at(b->stories, i));
	}
}

static void speak_section(guint n, const char *name, int64_t unread)
{
	g_autofree char *number = text_number(unread);
	g_autofree char *line =
		g_strdup_printf(_("%u. %s, %s unread"), n, name, number);

	speak_line(line);
}

static void speak_saved(guint n, int64_t saved)
{
	g_autofree char *number = text_number(saved);
	g_autofree char *line = g_strdup_printf(ngettext("%u. %s, %s headline",
							 "%u. %s, %s headlines",
							 (unsigned long)saved),
						n, _("Saved"), number);

	speak_line(line);
}

void speak_sections(const Sections *s)
{
	g_autofree char *front = g_strdup_printf("1. %s", _("Front page"));
	guint n = 2;

	speak_line(front);
	for (guint i = 0; i < s->all->len; i++) {
		const struct section *one =
			&g_array_index(s->all, struct section, i);

		speak_section(n++, one->name, one->unread);
	}
	speak_saved(n++, s->totals.saved);
	speak_section(n, _("All"), s->totals.unread);
}

void speak_body(const Body *body)
{
	g_autoptr(GString) text = g_string_new(NULL);

	print_text(body, WIDTH, false, text);
	fputs(text->str, stdout);
}
