#include "src/model/rank.h"

#include <math.h>
#include <string.h>

/* In units of RANK_FADE. The logarithm makes the first outlets count most: the
 * tenth that carries an event says little new about its importance. */
static double weight(int outlets)
{
	return log(outlets > 1 ? outlets : 1);
}

double rank_score(int outlets, int64_t time)
{
	return weight(outlets) + (double)time / RANK_FADE;
}

int64_t rank_lift(int outlets)
{
	return (int64_t)(weight(outlets) * RANK_FADE);
}

int64_t rank_newest(double score, int outlets)
{
	return (int64_t)round((score - weight(outlets)) * RANK_FADE);
}

GArray *rank_weights(const Settings *s)
{
	GArray *weights = NULL;

	for (guint i = 0; i < s->named->len; i++) {
		const struct named_setting *n =
			&g_array_index(s->named, struct named_setting, i);
		struct rank_weight w = { n->name, 0 };

		if (strcmp(n->group, "sections") != 0)
			continue;
		w.lift = log(g_ascii_strtod(n->value, NULL));
		if (!weights)
			weights = g_array_new(FALSE, FALSE, sizeof w);
		g_array_append_val(weights, w);
	}
	return weights;
}

double rank_section(const GArray *weights, const char *section)
{
	double lift = 0;

	/* the settings may have a section twice: the later line applies */
	for (guint i = 0; weights && i < weights->len; i++) {
		const struct rank_weight *w =
			&g_array_index(weights, struct rank_weight, i);

		if (g_strcmp0(w->section, section) == 0)
			lift = w->lift;
	}
	return lift;
}
