#include "ui/app/effects.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/store/sections.h"
#include "ui/input/path.h"
#include "ui/input/user_command.h"
#include "ui/os/browser.h"
#include "ui/os/new_file.h"
#include "ui/state/hints.h"
#include "ui/state/pictures.h"
#include "ui/update/marks.h"
#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>

static void write_mark(const struct effect *e, Buf *m)
{
	pack_u32(m, e->mark.n);
	for (guint i = 0; i < e->mark.n; i++)
		pack_i64(m, e->mark.ids[i]);
	pack_u8(m, (uint8_t)e->mark.field);
	pack_u8(m, e->mark.value);
}

static void write_mark_list(const struct effect *e, Buf *m)
{
	const struct list *l = &e->mark_list.list;

	pack_u8(m, (uint8_t)l->kind);
	pack_text(m, l->section);
	pack_i64(m, l->feed);
	pack_i64(m, l->event);
	pack_text(m, l->query);
	pack_i64(m, e->mark_list.newest);
	pack_u8(m, (uint8_t)e->mark_list.field);
	pack_u8(m, e->mark_list.value);
	pack_i64(m, e->mark_list.before);
}

static void write_feed(const struct effect *e, Buf *m)
{
	pack_text(m, e->feed.url);
	pack_text(m, e->feed.key);
	pack_text(m, e->feed.value);
}

static void write_filter(const struct effect *e, Buf *m)
{
	pack_text(m, e->filter.line);
	pack_u8(m, e->filter.there);
}

/* All feeds, or one; write_section adds those of a section. By hand: fetched
 * whether it is due or not. */
static void write_refresh(const struct effect *e, Buf *m)
{
	pack_i64(m, clock_now());
	pack_u8(m, e->refresh.by_hand);
	pack_u8(m, e->refresh.by_hand);
	if (e->refresh.section)
		return;
	pack_u32(m, e->refresh.url != NULL);
	if (e->refresh.url)
		pack_text(m, e->refresh.url);
}

static void write_add(const struct effect *e, Buf *m)
{
	pack_text(m, e->add.url);
	pack_text(m, NULL);
	pack_text(m, e->add.section);
}

static void write_import(const struct effect *e, Buf *m)
{
	pack_text(m, e->path);
}

static void write_story(const struct effect *e, Buf *m)
{
	pack_i64(m, e->story);
}

static void write_picture(const struct effect *e, Buf *m)
{
	pack_i64(m, e->picture.story);
	pack_u16(m, (uint16_t)e->picture.width);
	pack_u16(m, (uint16_t)e->picture.height);
	pack_u8(m, e->picture.light);
	pack_u8(m, e->picture.fetch);
}

/* The effects that are one command of the protocol each. */
static const struct {
	enum wire_kind command;
	void (*write)(const struct effect *e, Buf *m);
} commands[FX_KINDS] = {
	[FX_MARK] = { COMMAND_MARK, write_mark },
	[FX_MARK_LIST] = { COMMAND_MARKLIST, write_mark_list },
	[FX_FEED] = { COMMAND_FEED, write_feed },
	[FX_FILTER] = { COMMAND_FILTER, write_filter },
	[FX_REFRESH] = { COMMAND_REFRESH, write_refresh },
	[FX_ADD] = { COMMAND_ADD, write_add },
	[FX_IMPORT] = { COMMAND_IMPORT, write_import },
	[FX_BODY] = { COMMAND_BODY, write_story },
	[FX_PAGE] = { COMMAND_PAGE, write_story },
	[FX_PICTURE] = { COMMAND_PICTURE, write_picture },
};

/* The feeds of a section but those that are paused or gone (410), which are fetched
 * only one by one. An empty list of addresses would mean all feeds: a section
 * without feeds is an error. */
static bool write_section(Store *store, const char *section, Buf *m,
			  GError **error)
{
	g_autoptr(Feeds) feeds = store ? store_feeds(store, error) : NULL;
	size_t at = pack_open(m);
	uint32_t n = 0;

	if (store && !feeds)
		return false;
	for (guint i = 0; feeds && i < feeds->all->len; i++) {
		const struct feed *f = feeds_at(feeds, i);

		if (g_strcmp0(f->section, section) != 0 || f->paused ||
		    f->status == 410)
			continue;
		pack_text(m, f->url);
		n++;
	}
	pack_close(m, at, n);
	if (n == 0)
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("There is no feed in %s."), section);
	return n > 0;
}

uint32_t effects_send(const struct effects_context *h, const struct effect *e,
		      GError **error)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	g_assert(commands[e->kind].write);
	commands[e->kind].write(e, m);
	if (e->kind == FX_REFRESH && e->refresh.section &&
	    !write_section(h->store, e->refresh.section, m, error))
		return 0;
	if (m->full) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT, "%s",
			    _("That is too many at once."));
		return 0;
	}
	return client_send(h->client, commands[e->kind].command, m);
}

static void request_redraw(const struct effects_context *h)
{
	if (h->screen)
		h->screen(h->user, &(struct effect){ .kind = FX_DRAW });
}

static void complain_and_draw(const struct effects_context *h, View *v,
			      const char *words)
{
	view_complain(v, words);
	request_redraw(h);
}

static void send_command(const struct effects_context *h, View *v,
			 const struct effect *e)
{
	g_autoptr(GError) error = NULL;
	uint32_t number = effects_send(h, e, &error);

	if (e->change)
		marks_sent(v, e->change, number);
	if (e->kind == FX_PICTURE)
		pictures_sent(v, e->picture.place, number);
	if (error)
		complain_and_draw(h, v, error->message);
}

/* The opposite mark, sent where the reply named no batch: the change changed
 * nothing in the store, but it may have in memory. */
static Buf *mark_back(const struct change *c)
{
	struct effect e = { .kind = FX_MARK };
	Buf *m = buf_new(WIRE_MAX);

	if (!c->ids || c->ids->len == 0)
		return m;
	e.mark.ids = (const int64_t *)(const void *)c->ids->data;
	e.mark.n = c->ids->len;
	e.mark.field = c->field;
	e.mark.value = !c->value;
	write_mark(&e, m);
	return m;
}

/* A change that could not be sent was dropped: there is nothing to undo. */
static void send_undo(const struct effects_context *h, View *v,
		      const struct effect *e)
{
	const struct change *c = marks_find(v, e->change);
	g_autoptr(Buf) instead = c ? mark_back(c) : NULL;

	if (c)
		marks_undo_sent(
			v, e->change,
			client_undo(h->client, c->command, c->batch, instead));
}

static void open_link(const struct effects_context *h, View *v,
		      const struct effect *e)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *copy = hints_key(v, ACTION_COPY);
	g_autofree char *words = NULL;

	if (!e->link) {
		complain_and_draw(h, v, _("This story has no link."));
		return;
	}
	if (browser_open(e->link, h->settings, &error))
		return;
	if (g_error_matches(error, LEDE_ERROR, ERROR_ABSENT))
		words = g_strdup_printf(_("%s %s copies the link."),
					error->message, copy);
	complain_and_draw(h, v, words ? words : error->message);
}

static void run_user_command(const struct effects_context *h, View *v,
			     const struct effect *e)
{
	const struct story s = { .url = e->own.url,
				 .title = e->own.title,
				 .source = e->own.source };
	g_autoptr(GError) error = NULL;
	g_autofree char *words = NULL;

	if (!user_command_run(h->settings, e->own.action, &s, &error)) {
		complain_and_draw(h, v, error->message);
		return;
	}
	words = g_strdup_printf(_("Started %s."),
				user_command_name(h->settings, e->own.action));
	view_say(v, words);
	request_redraw(h);
}

/* What is in the way is said in the line, which stays open for another name. */
static void save_text(const struct effects_context *h, View *v,
		      const struct effect *e)
{
	g_autofree char *path = path_whole(e->pipe.words);
	g_autofree char *words = NULL;
	g_autoptr(GError) error = NULL;

	request_redraw(h);
	if (new_file_write(path, e->pipe.text, &error)) {
		words = g_strdup_printf(_("Saved %s."), e->pipe.words);
		prompt_input_close(v);
		view_say(v, words);
		return;
	}
	words = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST)
			? g_strdup_printf(_("%s exists"), e->pipe.words)
			: g_strdup(error->message);
	if (v->prompt.line)
		prompt_input_say_why(v, words);
	else
		view_complain(v, words);
}

static void carry_out_one(const struct effects_context *h, View *v,
			  const struct effect *e)
{
	switch (e->kind) {
	case FX_MARK:
	case FX_MARK_LIST:
	case FX_FEED:
	case FX_FILTER:
	case FX_REFRESH:
	case FX_ADD:
	case FX_IMPORT:
	case FX_BODY:
	case FX_PAGE:
	case FX_PICTURE:
		send_command(h, v, e);
		break;
	case FX_UNDO:
		send_undo(h, v, e);
		break;
	case FX_STOP:
		client_stop(h->client);
		break;
	case FX_BROWSE:
		open_link(h, v, e);
		break;
	case FX_OWN:
		run_user_command(h, v, e);
		break;
	case FX_SAVE_TEXT:
		save_text(h, v, e);
		break;
	case FX_DRAW:
	case FX_COPY:
	case FX_PIPE:
	case FX_SET:
	case FX_SAMPLE:
	case FX_SUSPEND:
	case FX_REDRAW:
	case FX_QUIT:
	case FX_KINDS:
	default:
		if (h->screen)
			h->screen(h->user, e);
		break;
	}
}

void effects_carry_out(const struct effects_context *h, View *v,
		       const Effects *fx)
{
	for (guint i = 0; i < fx->all->len; i++)
		carry_out_one(h, v, effects_at(fx, i));
}
