#include "ui/state/picture_space.h"

#include "ui/draw/theme.h"

#include <glib/gi18n.h>

#define SCREEN_ROWS   28 /* of a screen that has room for one beside a text */
#define SHARE_PERCENT 40 /* of the rows, at most */
#define LEAST_ROWS    3
#define ENLARGE_MOST  4  /* times, as the decoder does */
#define USUAL_WIDTH   16 /* to 9, where nobody says how large it is */
#define USUAL_HEIGHT  9

enum picture_policy picture_space_policy(const Settings *settings)
{
	const char *word = settings->pictures;

	if (g_strcmp0(word, "always") == 0 || g_strcmp0(word, "yes") == 0)
		return PICTURES_ALWAYS;
	if (g_strcmp0(word, "never") == 0 || g_strcmp0(word, "no") == 0)
		return PICTURES_NEVER;
	return PICTURES_ASK;
}

const char *picture_space_refusal(const struct picture_space *s)
{
	if (picture_space_policy(s->settings) == PICTURES_NEVER)
		return _("Pictures are off.  :set pictures ask  shows them");
	if (s->settings->ascii)
		return _("There are no pictures in ASCII.");
	if (s->display.colors < 256)
		return _("This terminal has too few colors for pictures.");
	return NULL;
}

static bool has_room(const struct picture_space *s)
{
	return s->screen_rows >= SCREEN_ROWS &&
	       s->display.colors >= THEME_TRUE_COLORS &&
	       !picture_space_refusal(s);
}

/* Each column has two pixels in a row. */
int picture_space_rows(const struct picture_space *s, const struct picture *p,
		       int cols)
{
	bool known = p->width > 0 && p->height > 0;
	int64_t width = known ? p->width : USUAL_WIDTH;
	int64_t height = known ? p->height : USUAL_HEIGHT;
	int64_t rows = (cols * height / width + 1) / 2;
	int most = s->screen_rows * SHARE_PERCENT / 100;

	if (!has_room(s) || !p->url ||
	    (!p->kept && picture_space_policy(s->settings) != PICTURES_ALWAYS))
		return 0;
	if (known)
		rows = MIN(rows, (height * ENLARGE_MOST + 1) / 2);
	return (int)CLAMP(rows, LEAST_ROWS, most);
}
