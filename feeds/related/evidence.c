#include "feeds/related/evidence.h"

#define NUMBER 0.5F           /* what one counts beside a name */
#define SOON   (24 * 60 * 60) /* until then a number is but newer */
#define NEARLY 0.99F          /* floats that should be equal */

bool evidence_tells(const struct doc *d, uint32_t i)
{
	return (doc_marks(d)[i] & (MARK_TELLS | MARK_PLAIN)) == MARK_TELLS;
}

/* A story beside another: what is its own, and what is in both. */
struct side {
	const struct doc *doc;
	const uint8_t *marks;
	uint32_t words; /* that tell something */
	float own;      /* weight of the names that the other has not */
	float shared;   /* and of those that both have */
};

static struct side side_of(const struct doc *d)
{
	return (struct side){ .doc = d, .marks = doc_marks(d) };
}

/* Whether the walk over both stories' terms is at one of this side alone. */
static bool is_own(const struct side *s, uint32_t i, const struct side *other,
		   uint32_t j)
{
	return i < s->doc->n_terms && (j == other->doc->n_terms ||
				       s->doc->terms[i] < other->doc->terms[j]);
}

static bool is_marked(const struct side *s, uint32_t i, unsigned marks)
{
	return (s->marks[i] & marks) == marks;
}

static float name_weight(const struct side *s, uint32_t i)
{
	float w = doc_weights(s->doc)[i];

	return w * w * (is_marked(s, i, MARK_NUMBER) ? NUMBER : 1.0F);
}

static void count_own(struct side *s, uint32_t i, bool soon)
{
	s->words += is_marked(s, i, MARK_WORD | MARK_TELLS);
	if (is_marked(s, i, MARK_TITLED | MARK_NAME) &&
	    !(soon && is_marked(s, i, MARK_NUMBER)))
		s->own += name_weight(s, i);
}

/* What two stories have in common. */
struct common {
	uint32_t words;  /* that tell something */
	uint32_t names;  /* of them */
	uint32_t asides; /* that only lead into both titles, or trail them */
};

static void count_both(struct side *a, uint32_t i, struct side *b, uint32_t j,
		       struct common *both)
{
	bool name = is_marked(a, i, MARK_NAME) || is_marked(b, j, MARK_NAME);

	if (is_marked(a, i, MARK_WORD | MARK_TELLS) &&
	    is_marked(b, j, MARK_WORD | MARK_TELLS)) {
		both->words++;
		both->names += name;
		both->asides += is_marked(a, i, MARK_LEAD) &&
				is_marked(b, j, MARK_LEAD);
	}
	if (name) {
		a->shared += name_weight(a, i);
		b->shared += name_weight(b, j);
	}
}

/* Both have names of their own that weigh no less than those in both. */
static bool contradict(const struct side *a, const struct side *b)
{
	return a->own > 0 && b->own > 0 && a->own >= a->shared * NEARLY &&
	       b->own >= b->shared * NEARLY;
}

enum bond evidence_of(const struct doc *one, const struct doc *other)
{
	struct side a = side_of(one), b = side_of(other);
	struct common both = { 0 };
	bool soon = ABS(a.doc->time - b.doc->time) <= SOON;
	uint32_t i = 0, j = 0, words;

	while (i < a.doc->n_terms || j < b.doc->n_terms)
		if (is_own(&a, i, &b, j))
			count_own(&a, i++, soon);
		else if (is_own(&b, j, &a, i))
			count_own(&b, j++, soon);
		else
			count_both(&a, i++, &b, j++, &both);
	words = both.words - both.asides;
	if (!words)
		return EVIDENCE_NONE;
	if ((words == 1 && both.names && a.words + b.words) ||
	    contradict(&a, &b))
		return EVIDENCE_RELATED;
	return EVIDENCE_SAME;
}
