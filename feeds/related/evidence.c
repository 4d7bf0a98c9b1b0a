#include "feeds/related/evidence.h"

#define NUMBER_SHARE 0.5F           /* the weight of a number as a name */
#define SOON         (24 * 60 * 60) /* a toll of 12 and one of 15 are the same event */
#define NEARLY       0.99F          /* for floats that should be equal */

bool evidence_tells(const struct doc *d, uint32_t i)
{
	return (doc_marks(d)[i] & (MARK_TELLS | MARK_PLAIN)) == MARK_TELLS;
}

/* One of the two stories that are compared. */
struct side {
	const struct doc *doc;
	const uint8_t *marks;
	uint32_t at;    /* the term that the comparison has reached */
	uint32_t words; /* telling words that only it has */
	float own;      /* weight of the names that only it has */
	float shared;   /* weight of the names that both have */
};

static struct side side_of(const struct doc *d)
{
	return (struct side){ .doc = d, .marks = doc_marks(d) };
}

/* Whether the next term is in this story only, in a merge of the sorted terms of both. */
static bool is_own(const struct side *s, const struct side *other)
{
	return s->at < s->doc->n_terms &&
	       (other->at == other->doc->n_terms ||
		s->doc->terms[s->at] < other->doc->terms[other->at]);
}

static bool is_marked(const struct side *s, unsigned marks)
{
	return (s->marks[s->at] & marks) == marks;
}

static float name_weight(const struct side *s)
{
	float w = doc_weights(s->doc)[s->at];

	return w * w * (is_marked(s, MARK_NUMBER) ? NUMBER_SHARE : 1.0F);
}

static void count_own(struct side *s, bool soon)
{
	s->words += is_marked(s, MARK_WORD | MARK_TELLS);
	if (is_marked(s, MARK_TITLED | MARK_NAME) &&
	    !(soon && is_marked(s, MARK_NUMBER)))
		s->own += name_weight(s);
}

/* Telling words that both have. */
struct common {
	uint32_t words;
	uint32_t names; /* of them */
	uint32_t
		asides; /* of them, outside of both titles proper (title_core) */
};

/* Where both are at the same term: each side has its index in `at`. */
static void count_common(struct side *a, struct side *b, struct common *both)
{
	bool name = is_marked(a, MARK_NAME) || is_marked(b, MARK_NAME);

	if (is_marked(a, MARK_WORD | MARK_TELLS) &&
	    is_marked(b, MARK_WORD | MARK_TELLS)) {
		both->words++;
		both->names += name;
		both->asides +=
			is_marked(a, MARK_LEAD) && is_marked(b, MARK_LEAD);
	}
	if (name) {
		a->shared += name_weight(a);
		b->shared += name_weight(b);
	}
}

/* Whether each has names of its own that weigh as much as those in common: "Ashford
 * beats Larkspur" and "Ashford signs Pell". */
static bool contradict(const struct side *a, const struct side *b)
{
	return a->own > 0 && b->own > 0 && a->own >= a->shared * NEARLY &&
	       b->own >= b->shared * NEARLY;
}

enum evidence evidence_of(const struct doc *one, const struct doc *other)
{
	struct side a = side_of(one), b = side_of(other);
	struct common both = { 0 };
	bool soon = ABS(a.doc->time - b.doc->time) <= SOON;
	uint32_t words;

	while (a.at < a.doc->n_terms || b.at < b.doc->n_terms) {
		bool own = is_own(&a, &b), others = is_own(&b, &a);

		if (own)
			count_own(&a, soon);
		else if (others)
			count_own(&b, soon);
		else
			count_common(&a, &b, &both);
		a.at += !others;
		b.at += !own;
	}
	words = both.words - both.asides;
	if (!words)
		return EVIDENCE_NONE;
	if ((words == 1 && both.names && a.words + b.words) ||
	    contradict(&a, &b))
		return EVIDENCE_RELATED;
	return EVIDENCE_SAME;
}
