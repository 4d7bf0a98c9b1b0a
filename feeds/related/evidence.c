#include "feeds/related/evidence.h"

#include "feeds/related/merge.h"

#define SOON   (24 * 60 * 60) /* a toll of 12 and one of 15 are the same event */
#define NEARLY 0.99           /* what is nearly as heavy is as heavy */

bool evidence_tells(const struct doc *d, uint32_t i)
{
	return (doc_marks(d)[i] & (MARK_TELLS | MARK_PLAIN)) == MARK_TELLS;
}

static void count_titled(const struct doc *d, uint32_t i, uint64_t *names,
			 uint64_t *numbers)
{
	if (!doc_is_marked(d, i, MARK_TITLED | MARK_NAME))
		return;
	if (doc_is_marked(d, i, MARK_NUMBER))
		*numbers += doc_name_weight(d, i);
	else
		*names += doc_name_weight(d, i);
}

void evidence_count(struct evidence_count *c, uint32_t i, uint32_t j)
{
	const struct doc *one = c->one, *other = c->other;
	bool tells_one = doc_is_marked(one, i, MARK_WORD | MARK_TELLS);
	bool tells_other = doc_is_marked(other, j, MARK_WORD | MARK_TELLS);
	bool name = doc_is_marked(one, i, MARK_NAME) ||
		    doc_is_marked(other, j, MARK_NAME);

	c->terms++;
	c->telling_one += tells_one;
	c->telling_other += tells_other;
	if (tells_one && tells_other) {
		c->words += !(doc_is_marked(one, i, MARK_LEAD) &&
			      doc_is_marked(other, j, MARK_LEAD));
		c->names += name;
	}
	if (!name)
		return;
	c->shared_one += doc_name_weight(one, i);
	c->shared_other += doc_name_weight(other, j);
	count_titled(one, i, &c->names_one, &c->numbers_one);
	count_titled(other, j, &c->names_other, &c->numbers_other);
}

/* Whether each has names of its own in its title that weigh as much as those in common:
 * "Ashford beats Larkspur" and "Ashford signs Pell". */
static bool contradict(const struct evidence_count *c)
{
	bool soon = ABS(c->one->time - c->other->time) <= SOON;
	uint64_t one = c->one->names - c->names_one;
	uint64_t other = c->other->names - c->names_other;

	if (!soon) {
		one += c->one->numbers - c->numbers_one;
		other += c->other->numbers - c->numbers_other;
	}
	return one && other && (double)one >= (double)c->shared_one * NEARLY &&
	       (double)other >= (double)c->shared_other * NEARLY;
}

enum evidence evidence_judge(const struct evidence_count *c)
{
	bool own = c->one->n_telling > c->telling_one ||
		   c->other->n_telling > c->telling_other;

	if (!c->words)
		return EVIDENCE_NONE;
	if ((c->words == 1 && c->names && own) || contradict(c))
		return EVIDENCE_RELATED;
	return EVIDENCE_SAME;
}

enum evidence evidence_of(const struct doc *one, const struct doc *other)
{
	struct merge m = { .a = one, .b = other };
	struct evidence_count c = { .one = one, .other = other };

	while (merge_next(&m))
		if (merge_in_both(&m))
			evidence_count(&c, m.at_a, m.at_b);
	return evidence_judge(&c);
}
