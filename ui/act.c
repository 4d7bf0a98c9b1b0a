#include "ui/act.h"

#include "src/clock.h"
#include "src/error.h"
#include "ui/browser.h"
#include "ui/own.h"

#include <glib/gi18n.h>

/* What is done here; the rest is the screen's. */
#define ACT_EFFECTS                                                            \
	(FX_MARK | FX_MARKLIST | FX_UNDO | FX_BROWSE | FX_REFRESH | FX_STOP |  \
	 FX_ADD | FX_IMPORT | FX_FEED | FX_BODY | FX_OWN | FX_FILTER)

static void mark(const View *v, Buf *m)
{
	pack_u32(m, v->marked->len);
	for (guint i = 0; i < v->marked->len; i++)
		pack_i64(m, g_array_index(v->marked, int64_t, i));
	pack_u8(m, (uint8_t)v->mark_field);
	pack_u8(m, v->mark_value);
}

static void marklist(const View *v, Buf *m)
{
	const struct list *l = &v->shelf.list;

	pack_u8(m, (uint8_t)l->kind);
	pack_text(m, l->section);
	pack_i64(m, l->feed);
	pack_i64(m, l->event);
	pack_text(m, l->query);
	pack_i64(m, v->mark_newest);
	pack_u8(m, (uint8_t)v->mark_field);
	pack_u8(m, v->mark_value);
}

static void undo(const View *v, Buf *m)
{
	pack_i64(m, v->undo_batch);
}

/* What a person asks for is fetched whether it is due or not. */
static void refresh(const View *v, Buf *m)
{
	pack_i64(m, clock_now());
	pack_u8(m, v->refresh_by_hand);
	pack_u8(m, v->refresh_by_hand);
	pack_u32(m, v->refresh_urls->len);
	for (guint i = 0; i < v->refresh_urls->len; i++)
		pack_text(m, g_ptr_array_index(v->refresh_urls, i));
}

static void add(const View *v, Buf *m)
{
	pack_text(m, v->add_url);
	pack_text(m, NULL);
	pack_text(m, v->add_section);
}

static void import(const View *v, Buf *m)
{
	pack_text(m, v->import_path);
}

static void feed(const View *v, Buf *m)
{
	pack_text(m, v->feed_url);
	pack_text(m, v->feed_key);
	pack_text(m, v->feed_value);
}

static void filter(const View *v, Buf *m)
{
	pack_text(m, v->filter_line);
	pack_u8(m, v->filter_there);
}

static void body(const View *v, Buf *m)
{
	pack_i64(m, v->body_id);
}

/* Effects that are one order each, in the order in which they are sent: what
 * a person changes goes before what is fetched. */
static const struct {
	enum effect effect;
	enum wire_kind order;
	void (*write)(const View *v, Buf *m); /* NULL: no message */
} orders[] = {
	{ FX_MARK, ORDER_MARK, mark },
	{ FX_MARKLIST, ORDER_MARKLIST, marklist },
	{ FX_UNDO, ORDER_UNDO, undo },
	{ FX_FEED, ORDER_FEED, feed },
	{ FX_FILTER, ORDER_FILTER, filter },
	{ FX_BODY, ORDER_BODY, body },
	{ FX_ADD, ORDER_ADD, add },
	{ FX_IMPORT, ORDER_IMPORT, import },
	{ FX_REFRESH, ORDER_REFRESH, refresh },
};

static void browse(const struct act *a, View *v)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *words = NULL;

	if (!v->link) {
		view_complain(v, _("This story has no link."));
		return;
	}
	if (browser_open(v->link, a->settings, &error))
		return;
	if (g_error_matches(error, LEDE_ERROR, ERROR_ABSENT))
		words = g_strdup_printf(_("%s y copies the link."),
					error->message);
	view_complain(v, words ? words : error->message);
}

static void run_own(const struct act *a, View *v)
{
	const struct story *s = view_subject(v);
	g_autoptr(GError) error = NULL;
	g_autofree char *words = NULL;

	if (!s)
		return;
	if (!own_run(a->settings, v->own, s, &error)) {
		view_complain(v, error->message);
		return;
	}
	words = g_strdup_printf(_("Started %s."),
				own_name(a->settings, v->own));
	view_say(v, words);
}

unsigned act_do(const struct act *a, View *v, unsigned effects)
{
	if (effects & FX_STOP)
		minder_stop(a->minder);
	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
		g_autoptr(Buf) m = NULL;

		if (!(effects & orders[i].effect))
			continue;
		m = buf_new(WIRE_MAX);
		if (orders[i].write)
			orders[i].write(v, m);
		if (m->full)
			view_complain(v, _("That is too much at once."));
		else
			minder_order(a->minder, orders[i].order, m);
	}
	if (effects & FX_BROWSE) {
		browse(a, v);
		effects |= FX_DRAW;
	}
	if (effects & FX_OWN) {
		run_own(a, v);
		effects |= FX_DRAW;
	}
	return effects & ~(unsigned)ACT_EFFECTS;
}
