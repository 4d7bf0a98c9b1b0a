#include "feeds/background/line_head.h"

#include "feeds/related/title_core.h"
#include "feeds/store/events.h"

#include <string.h>

#define REPORTS_MOST 16   /* of an event that are compared, the last ones */
#define TEXT_BYTES   60   /* a summary that is a text */
#define MINUTES_MOST 4    /* of reading; longer ones are not better */
#define LONG_LIFT    0.2F /* added to the similarity: of these minutes, */
#define LATE_LIFT    0.1F /* and of the last of all */
#define MEDIA_COST   2.0F /* of pictures or a video alone, */
#define EMPTY_COST   4.0F /* and of no text at all */

static float text_cost(const struct story *s)
{
	bool text = s->minutes > 0 ||
		    (s->summary && strlen(s->summary) >= TEXT_BYTES);

	return (text ? 0 : EMPTY_COST) +
	       (title_is_of_media(s->title) ? MEDIA_COST : 0);
}

/* How well a report stands for `all`, the last one first. */
static float rate(Related *r, const Stories *all, guint n)
{
	const struct story *s = stories_at(all, n);
	int64_t others[REPORTS_MOST];
	guint count = 0;
	float late = (float)(all->all->len - n) / (float)all->all->len;

	for (guint i = 0; i < all->all->len; i++)
		if (i != n)
			others[count++] = stories_at(all, i)->id;
	return related_mean(r, s->id, others, count) +
	       LONG_LIFT * (float)MIN(s->minutes, MINUTES_MOST) / MINUTES_MOST +
	       LATE_LIFT * late - text_cost(s);
}

bool line_head(Store *s, Related *r, int64_t event, int64_t *chosen,
	       GError **error)
{
	g_autoptr(Stories) all = NULL;
	float most = 0;

	*chosen = 0;
	if (!event_reports(s, event, REPORTS_MOST, &all, error))
		return false;
	if (all->all->len < 2 || event_is_read(s, event))
		return true;
	for (guint i = 0; i < all->all->len; i++) {
		float rating = rate(r, all, i);

		if (*chosen && rating <= most)
			continue;
		most = rating;
		*chosen = stories_at(all, i)->id;
	}
	return true;
}
