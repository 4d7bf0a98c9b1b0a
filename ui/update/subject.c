#include "ui/update/subject.h"

#include "src/base/url_key.h"
#include "ui/state/hints.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"
#include "ui/update/marks.h"
#include "ui/update/navigate.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

void subject_browse(View *v, bool read, Effects *fx)
{
	const struct story *s = view_subject(v);
	const struct feed *f = view_feed(v);
	const char *url = f ? f->site ? f->site : f->url : s ? s->url : NULL;

	if (!url) {
		notice_show(v, _("This headline has no link."), fx);
		return;
	}
	effects_add(fx, &(struct effect){ .kind = FX_BROWSE, .link = url });
	if (read && s)
		marks_read(v, s, true, fx);
}

void subject_copy(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);
	const struct feed *f = view_feed(v);
	const char *url = f ? f->url : s ? s->url : NULL;
	g_autofree char *bare = NULL;

	if (!url) {
		notice_show(v, _("This headline has no link."), fx);
		return;
	}
	if (!f && v->settings->strip_tracking)
		bare = url_without_tracking(url);
	effects_add(fx, &(struct effect){ .kind = FX_COPY,
					  .link = bare ? bare : url });
	notice_show(v, _("Link copied."), fx);
}

void subject_mark(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);
	bool read;

	if (!s)
		return;
	read = !s->read;
	marks_read(v, s, read, fx);
	hints_say_undo(v, read ? _("Marked read.") : _("Marked unread."));
	effects_draw(fx);
	if (v->nav.focus == FOCUS_SIDE) {
		cursor_by(v, CURSOR_LINE, 1, fx);
	} else if (v->nav.scene == SCENE_LIST && cursor_headline(v, 1, false)) {
		v->want |= WANT_SIDE;
		cursor_show(v);
	}
}

void subject_save(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);
	bool saved;

	if (!s)
		return;
	saved = !s->saved;
	hints_say_undo(v, saved ? _("Saved.") : _("No longer saved."));
	marks_save(v, s, saved, fx);
}

void subject_outlets(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);

	if (!s)
		return;
	if (s->outlets < 2)
		notice_show(v, _("No other outlet has this story."), fx);
	else
		navigate_list(v,
			      &(struct list){ .kind = LIST_EVENT,
					      .event = s->event,
					      .query = s->title },
			      fx);
}

void subject_run(View *v, enum action own, Effects *fx)
{
	const struct story *s = view_subject(v);

	if (!s)
		notice_show(v, _("Select a story first."), fx);
	else
		effects_add(fx,
			    &(struct effect){ .kind = FX_OWN,
					      .own = { own, s->url, s->title,
						       s->source } });
}
