#include "feeds/extract/candidate.h"

#include "feeds/extract/container.h"
#include "feeds/extract/score.h"
#include "feeds/extract/sections.h"

/* Text that is in no link, in all parts; and in what of them is within `in`. */
struct extent {
	uint32_t all, within;
	uint32_t chars;
};

static uint32_t plain_text(const Outline *o, uint32_t n)
{
	return outline_counts(o, n).prose;
}

static struct extent extent_of(const Outline *o, const GArray *parts,
			       uint32_t in)
{
	struct extent e = { 0 };

	for (guint i = 0; i < parts->len; i++) {
		uint32_t part = g_array_index(parts, uint32_t, i);
		uint32_t text = plain_text(o, part);

		e.all += text;
		if (outline_within(o, part, in))
			e.within += text;
		else if (outline_within(o, in, part))
			e.within += plain_text(o, in);
	}
	return e;
}

#define NEAR_LEAST 300 /* characters of prose around a place that is known */

/* Shares of the text of the other one. */
#define FAR_SMALLER 0.2  /* a container that is not where the scores point */
#define SMALLER     0.85 /* one within what they point at */

/* What the scores point at has at most this share of a container that is better. */
static const double share_of[CONTAINER_KINDS] = {
	[CONTAINER_MARKED] = 0.75,
	[CONTAINER_CALLED] = 0.75,
	[CONTAINER_ARTICLE] = 0.4,
	[CONTAINER_MAIN] = 0.2,
};

static bool is_better(const Outline *o, uint32_t container,
		      enum container_kind kind, const GArray *parts)
{
	struct extent e = extent_of(o, parts, container);
	uint32_t text = plain_text(o, container);

	if (outline_link_density(o, container) > 0.5)
		return false;
	if (!e.all)
		return true;
	if (!e.within) /* elsewhere */
		return kind <= CONTAINER_ARTICLE && text > e.all * FAR_SMALLER;
	if (e.within >= text) /* the scores point at more */
		return kind <= CONTAINER_ARTICLE && text >= e.all * SMALLER;
	/* ... at a part of it */
	return e.within < text * share_of[kind];
}

static uint32_t choose(const Outline *o, GArray *parts)
{
	uint32_t found[CONTAINER_KINDS];

	container_find(o, found);
	for (int kind = 0; kind < CONTAINER_KINDS; kind++) {
		if (!found[kind] ||
		    !is_better(o, found[kind], (enum container_kind)kind,
			       parts))
			continue;
		g_array_set_size(parts, 0);
		g_array_append_val(parts, found[kind]);
		return kind <= CONTAINER_CALLED ? plain_text(o, found[kind])
						: 0;
	}
	return 0;
}

static bool holds_part(const Outline *o, uint32_t n, const GArray *parts)
{
	for (guint i = 0; i < parts->len; i++)
		if (outline_within(o, g_array_index(parts, uint32_t, i), n))
			return true;
	return false;
}

static bool is_in_parts(const Outline *o, uint32_t n, const GArray *parts)
{
	for (guint i = 0; i < parts->len; i++)
		if (outline_within(o, n, g_array_index(parts, uint32_t, i)))
			return true;
	return false;
}

/* The innermost element around the place that has a text. What is around the
 * parts, too, is the page: then the place is that of a standfirst. */
static void move_near(const Outline *o, uint32_t near, GArray *parts)
{
	uint32_t n = near;

	if (o->out[near] || is_in_parts(o, near, parts))
		return;
	while (n && plain_text(o, n) < NEAR_LEAST)
		n = outline_at(o, n)->parent;
	if (!n || holds_part(o, n, parts))
		return;
	g_array_set_size(parts, 0);
	g_array_append_val(parts, n);
}

uint32_t candidate_find(const Outline *o, bool names, uint32_t near,
			GArray *parts)
{
	uint32_t sure;

	score_find(o, names, parts);
	sections_join(o, parts);
	sure = choose(o, parts);
	if (near)
		move_near(o, near, parts);
	return sure;
}
