#include "feeds/related/doc.h"

#include "feeds/related/common_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TELLING    0.34F /* share of the heaviest weight of a telling term */
#define WORD_CHARS 5     /* a longer word is represented by its stem */
#define GRAM       4     /* characters */

static int by_gram(const void *a, const void *b)
{
	return (int)*(const uint16_t *)a - (int)*(const uint16_t *)b;
}

/* The 4-grams of a folded title, each once, ascending, hashed to 16 bits by FNV-1a
 * (Fowler, Noll, Vo): with some 60 grams in a title, one in a thousand collides
 * with one of another title. The caller's. */
static uint16_t *title_grams(const char *title, uint16_t *count)
{
	const char *at[GRAM + 1] = { title };
	glong length = g_utf8_strlen(title, -1);
	uint16_t *grams;
	uint32_t n = 0;

	*count = 0;
	if (length < GRAM)
		return NULL;
	length = MIN(length, UINT16_MAX);
	grams = g_new(uint16_t, (gsize)length - GRAM + 1);
	for (int i = 1; i <= GRAM; i++)
		at[i] = at[i - 1] + g_utf8_skip[(unsigned char)*at[i - 1]];
	for (glong i = 0; i + GRAM <= length; i++) {
		uint32_t hash = 2166136261U;

		for (const char *c = at[0]; c < at[GRAM]; c++)
			hash = (hash ^ (unsigned char)*c) * 16777619U;
		grams[n++] = (uint16_t)(hash ^ (hash >> 16));
		memmove(at, at + 1, sizeof at - sizeof *at);
		if (*at[GRAM - 1])
			at[GRAM] = at[GRAM - 1] +
				   g_utf8_skip[(unsigned char)*at[GRAM - 1]];
	}
	qsort(grams, n, sizeof *grams, by_gram);
	for (uint32_t i = 0; i < n; i++)
		if (!*count || grams[*count - 1] != grams[i])
			grams[(*count)++] = grams[i];
	return grams;
}

static unsigned term_marks(const struct term *t)
{
	bool word = terms_is_stem(t->word) ||
		    g_utf8_strlen(t->word, -1) <= WORD_CHARS;

	return (t->titled ? MARK_TITLED : 0U) | (t->name ? MARK_NAME : 0U) |
	       (t->lead ? MARK_LEAD : 0U) | (t->large ? MARK_LARGE : 0U) |
	       (word ? MARK_WORD : 0U) |
	       (g_ascii_isdigit(*t->word) ? MARK_NUMBER : 0U) |
	       (common_words_share(t->word) >= COMMON_WORDS_SURE ? 0U
								 : MARK_TELLS);
}

/* In t->all a stem follows its word (terms). */
void doc_set_marks(const Terms *t, struct doc_term *terms)
{
	bool plain = false;
	float most = 0;

	for (guint i = 0; i < t->all->len; i++)
		most = MAX(most, terms[i].weight);
	for (guint i = 0; i < t->all->len; i++) {
		const struct term *term =
			&g_array_index(t->all, struct term, i);

		terms[i].marks = term_marks(term);
		if (plain && terms_is_stem(term->word))
			terms[i].marks |= MARK_PLAIN;
		plain = !(terms[i].marks & MARK_TELLS);
		if (terms[i].weight < most * TELLING)
			terms[i].marks &= ~(unsigned)MARK_TELLS;
	}
}

static uint8_t way_of(const Terms *t)
{
	unsigned way = 0;

	for (guint i = 0; i < t->all->len; i++) {
		const struct term *term =
			&g_array_index(t->all, struct term, i);

		if (term->titled)
			way |= common_words_way(term->word);
	}
	return (uint8_t)way;
}

static void sum_up(struct doc *d)
{
	for (uint32_t i = 0; i < d->n_terms; i++) {
		d->n_telling += doc_is_marked(d, i, MARK_WORD | MARK_TELLS);
		if (!doc_is_marked(d, i, MARK_TITLED | MARK_NAME))
			continue;
		if (doc_is_marked(d, i, MARK_NUMBER))
			d->numbers += doc_name_weight(d, i);
		else
			d->names += doc_name_weight(d, i);
	}
}

struct doc *doc_new(const struct doc_source *source, const Terms *t,
		    const struct doc_term *terms, float length)
{
	uint32_t n = t->all->len;
	uint16_t n_grams, *weights;
	uint8_t *marks;
	g_autofree uint16_t *grams = title_grams(t->folded, &n_grams);
	struct doc *d = g_malloc0(sizeof *d + n * sizeof *d->terms +
				  (n + (gsize)n_grams) * sizeof *weights +
				  n * sizeof *marks);

	d->id = source->id;
	d->time = source->time;
	d->source = source->outlet;
	d->n_terms = (uint16_t)n;
	d->n_grams = n_grams;
	weights = (uint16_t *)(d->terms + n);
	marks = (uint8_t *)(weights + n + n_grams);
	d->way = way_of(t);
	for (uint32_t i = 0; i < n; i++) {
		d->terms[i] = terms[i].term;
		marks[i] = (uint8_t)terms[i].marks;
		if (length > 0)
			weights[i] = (uint16_t)lrintf(terms[i].weight / length *
						      DOC_WEIGHT_ONE);
	}
	if (n_grams)
		memcpy(weights + n, grams, n_grams * sizeof *grams);
	sum_up(d);
	return d;
}
