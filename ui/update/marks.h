/* marks: changes that can be undone: applied to the view at once, sent, and
 * reverted. */
#ifndef LEDE_UI_UPDATE_MARKS_H
#define LEDE_UI_UPDATE_MARKS_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Marks one story, here and by FX_MARK; nothing if it is so already. */
void marks_read(View *v, const struct story *s, bool read, Effects *fx);
void marks_save(View *v, const struct story *s, bool saved, Effects *fx);
/* Every headline of the list read, also those outside of the window; of the front page
 * those that are on it. */
void marks_all(View *v, Effects *fx);
/* Those that are older than that (seconds since the epoch); how many is known when it
 * was answered (mark_older). */
void marks_older(View *v, int64_t before, Effects *fx);
/* A setting of a feed. This and the next change nothing in memory: it is loaded again
 * when the fetcher has answered. */
struct feed_change {
	const char *url, *key, *value;
	const char *undone; /* said when it is undone */
};
void marks_feed(View *v, const struct feed_change *f, Effects *fx);
/* The feed of that address was added; NULL: those of a list were, which `u` does not
 * take away, but neither does it undo what was done before. */
void marks_added(View *v, const char *url);
/* A line of filters that is to be there, or not. */
struct filter_change {
	const char *line;
	bool there;
	const char *undone; /* said when it is undone */
};
/* Gives the change's id. */
uint32_t marks_filter(View *v, const struct filter_change *f, Effects *fx);
/* Takes the newest change back. */
void marks_undo(View *v, Effects *fx);

/* The change was sent as that command, or 0: it could not be, and is taken
 * back here. marks_undo_sent: the same of the command that takes it back. */
void marks_sent(View *v, uint32_t change, uint32_t command);
void marks_undo_sent(View *v, uint32_t change, uint32_t command);
/* Command `number` was answered, whether it is a change or takes one back.
 * `batch` takes it back, 0: it changed nothing. One that was refused is taken
 * back here. */
void marks_answer(View *v, uint32_t number, int64_t batch, bool good);

/* What is said when it is undone. */
void marks_name(View *v, uint32_t change, const char *words);

/* The change of that id, or that was sent as that command; NULL if there is
 * none. Good until the next change. */
const struct change *marks_find(const View *v, uint32_t change);
const struct change *marks_sent_as(const View *v, uint32_t command);

/* Applies the changes that the store may not have yet to what was loaded. */
void marks_over(View *v);
/* Whether there are any. */
bool marks_wait(const View *v);

#endif
