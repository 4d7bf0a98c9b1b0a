/* related_headlines: small sets of headlines, their events and related lists.
 */
#ifndef LEDE_TESTS_FEEDS_RELATED_HEADLINES_H
#define LEDE_TESTS_FEEDS_RELATED_HEADLINES_H

#include "feeds/related/related.h"
#include "tests/suite.h"

#include <string.h>

#define NOW  1790000000
#define HOUR 3600

/* A headline: hours before NOW, outlet, title, summary. */
struct headline {
	int hours;
	uint32_t outlet;
	const char *title, *summary;
};

static inline Related *relate(const struct headline *h, guint n)
{
	Related *r = related_new(true);
	g_autoptr(GArray) neighbours =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));

	for (guint i = 0; i < n; i++) {
		g_autoptr(Terms) t = terms_of(h[i].title, h[i].summary);

		related_arrive(r,
			       &(struct doc_source){ i + 1,
						     NOW - h[i].hours * HOUR,
						     h[i].outlet },
			       t, neighbours);
	}
	return r;
}

/* The lists of a story (numbers from 1). */
static inline GArray *list_of(Related *r, uint32_t story)
{
	GArray *lists = g_array_new(FALSE, FALSE, sizeof(struct companion));

	related_lists(r, story - 1, RELATED_LIMIT, lists);
	return lists;
}

/* Whether `other` is in that list of `story`. */
static inline bool is_listed_as(Related *r, uint32_t story, int64_t other,
				bool same)
{
	g_autoptr(GArray) lists = list_of(r, story);

	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		if (c->id == other && c->same == same)
			return true;
	}
	return false;
}

static inline void check_equal_lists(const GArray *a, const GArray *b)
{
	ck_assert_uint_eq(a->len, b->len);
	for (guint i = 0; i < a->len; i++) {
		const struct companion *x =
			&g_array_index(a, struct companion, i);
		const struct companion *y =
			&g_array_index(b, struct companion, i);

		ck_assert_int_eq(x->id, y->id);
		ck_assert(x->same == y->same);
	}
}

static inline void check_same_lists(Related *r, Related *again, guint n)
{
	for (uint32_t story = 1; story <= n; story++) {
		g_autoptr(GArray) a = list_of(r, story),
				  b = list_of(again, story);

		check_equal_lists(a, b);
	}
}

static inline bool is_listed(Related *r, uint32_t story, int64_t other)
{
	return is_listed_as(r, story, other, true) ||
	       is_listed_as(r, story, other, false);
}

static inline bool are_one_event(Related *r, uint32_t story, uint32_t other)
{
	return related_event(r, story - 1) == related_event(r, other - 1);
}

/* Both report one event, and each is listed so with the other. */
static inline void check_same_event(Related *r, uint32_t story, uint32_t other)
{
	ck_assert(are_one_event(r, story, other));
	ck_assert(is_listed_as(r, story, other, true));
	ck_assert(is_listed_as(r, other, story, true));
}

/* Two events; the stories may be related. */
static inline void check_two_events(Related *r, uint32_t story, uint32_t other)
{
	ck_assert(!are_one_event(r, story, other));
	ck_assert(!is_listed_as(r, story, other, true));
	ck_assert(!is_listed_as(r, other, story, true));
}

static inline void check_unrelated(Related *r, uint32_t story, uint32_t other)
{
	check_two_events(r, story, other);
	ck_assert(!is_listed(r, story, other));
	ck_assert(!is_listed(r, other, story));
}

#endif
