#include "src/index.h"

#include "src/common.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHARE_WORDS  0.75F /* of a score; the 4-grams have the rest */
#define NEAR_LEAST   0.1F  /* a neighbour scores at least this */
#define COMMON_SHARE 25    /* a word in more than a 25th of all is no road */
#define COMMON_LEAST 200   /* but it takes so many stories to say so */
#define RARITY_POWER 0.85
#define RARITY_CALM  1001 /* stories that an index pretends to have */
#define RARITY_LOOK  400  /* stories whose events are told apart */
#define GRAM         4    /* characters */

/* A term: in how many living stories it is (those that a small index pretends
 * to have among them), and in which of all. */
struct entry {
	const char *word;
	uint32_t df;
	GArray *docs; /* uint32_t, ascending; the dead at the front */
};

struct index {
	GStringChunk *text;
	GHashTable *numbers; /* word → term + 1 */
	GArray *entries;     /* struct entry */
	GArray *docs;        /* struct doc */
	GHashTable *by_id;   /* int64_t id (in docs) → doc + 1 */
	unsigned left_out;   /* enum index_part */
	bool keeps;          /* the dead are buried, or kept to be looked at */
	uint32_t first;      /* those before it are dead */
	float *sums;         /* for candidates: one a doc, zero between calls */
	float *spread;       /* for expansion: one a term, likewise */
	uint32_t room_docs, room_terms;
	GArray *touched; /* uint32_t: which of them are not zero */
	uint32_t *seen;  /* one an event: the count in which it was met last */
	uint32_t room_seen, count;
};

Index *index_new(bool keeps)
{
	Index *x = g_new0(Index, 1);

	x->keeps = keeps;
	x->text = g_string_chunk_new(16384);
	x->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	x->entries = g_array_new(FALSE, TRUE, sizeof(struct entry));
	x->docs = g_array_new(FALSE, TRUE, sizeof(struct doc));
	x->by_id = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					 NULL);
	x->touched = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return x;
}

void index_leave_out(Index *x, unsigned parts)
{
	x->left_out = parts;
}

static void doc_clear(struct doc *d)
{
	g_clear_pointer(&d->terms, g_free);
	g_clear_pointer(&d->weights, g_free);
	g_clear_pointer(&d->grams, g_free);
	d->n_terms = d->n_grams = d->n_near = 0;
}

void index_free(Index *x)
{
	if (!x)
		return;
	for (guint i = 0; i < x->docs->len; i++)
		doc_clear(index_doc(x, i));
	for (guint i = 0; i < x->entries->len; i++)
		g_array_free(g_array_index(x->entries, struct entry, i).docs,
			     TRUE);
	g_array_free(x->docs, TRUE);
	g_array_free(x->entries, TRUE);
	g_array_free(x->touched, TRUE);
	g_hash_table_destroy(x->numbers);
	g_hash_table_destroy(x->by_id);
	g_string_chunk_free(x->text);
	g_free(x->sums);
	g_free(x->spread);
	g_free(x->seen);
	g_free(x);
}

static struct entry *entry_at(const Index *x, uint32_t term)
{
	return &g_array_index(x->entries, struct entry, term);
}

struct doc *index_doc(Index *x, uint32_t n)
{
	return &g_array_index(x->docs, struct doc, n);
}

uint32_t index_size(const Index *x)
{
	return x->docs->len;
}

uint32_t index_first(const Index *x)
{
	return x->first;
}

uint32_t index_find(const Index *x, int64_t id)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(x->by_id, &id)) - 1U;
}

const char *index_word(const Index *x, uint32_t term)
{
	return entry_at(x, term)->word;
}

bool index_is_stem(const Index *x, uint32_t term)
{
	const char *word = index_word(x, term);

	return *word && word[strlen(word) - 1] == TERM_STEM;
}

void index_advance(Index *x, int64_t now)
{
	for (; x->first < x->docs->len; x->first++) {
		struct doc *d = index_doc(x, x->first);

		if (d->time >= now - INDEX_WINDOW)
			return;
		for (uint32_t i = 0; i < d->n_terms; i++)
			entry_at(x, d->terms[i])->df--;
		if (x->keeps)
			continue;
		g_hash_table_remove(x->by_id, &d->id);
		doc_clear(d);
	}
}

static uint32_t number_of(Index *x, const char *word)
{
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(x->numbers, word));
	struct entry e = { NULL, 0, NULL };

	if (known)
		return known - 1;
	e.word = g_string_chunk_insert(x->text, word);
	e.df = common_share(word) * RARITY_CALM / 1000;
	e.docs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_array_append_val(x->entries, e);
	g_hash_table_insert(x->numbers, (char *)(guintptr)e.word,
			    GUINT_TO_POINTER(x->entries->len));
	return x->entries->len - 1;
}

/* Whether an event is met for the first time in this count. */
static bool is_new(Index *x, uint32_t event)
{
	bool new;

	if (event >= x->room_seen) {
		uint32_t room = MAX(event + 1, x->room_seen * 2);

		x->seen = g_renew(uint32_t, x->seen, room);
		memset(x->seen + x->room_seen, 0,
		       (room - x->room_seen) * sizeof *x->seen);
		x->room_seen = room;
	}
	new = x->seen[event] != x->count;
	x->seen[event] = x->count;
	return new;
}

/* By how many living stories of a term there are more than events: fifty
 * reports of one event make no word common. */
static uint32_t repeats(Index *x, uint32_t term)
{
	const GArray *docs = entry_at(x, term)->docs;
	uint32_t n = 0;

	if (entry_at(x, term)->df > RARITY_LOOK || (x->left_out & INDEX_EVENTS))
		return 0;
	x->count++;
	for (guint i = docs->len; i-- > 0;) {
		uint32_t doc = g_array_index(docs, uint32_t, i);

		if (doc < x->first)
			break;
		n += !is_new(x, index_doc(x, doc)->cluster);
	}
	return n;
}

/* Sparck Jones's rarity, of events instead of stories, calmed for a small
 * index, bent a little. */
static float rarity(Index *x, uint32_t term)
{
	double alive = x->docs->len - x->first;
	double idf = log((alive + RARITY_CALM) /
			 (entry_at(x, term)->df - repeats(x, term) + 0.5));

	return idf > 0 ? (float)pow(idf, RARITY_POWER) : 0.0F;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static int by_gram(const void *a, const void *b)
{
	return (int)*(const uint16_t *)a - (int)*(const uint16_t *)b;
}

/* The title's 4-grams, each once. FNV-1a (Fowler, Noll, Vo), folded to 16
 * bits: two titles share a hash by chance once in a thousand grams. */
static void set_grams(struct doc *d, const char *title)
{
	const char *at[GRAM + 1] = { title };
	uint32_t n = 0;
	glong length = g_utf8_strlen(title, -1);

	if (length < GRAM)
		return;
	d->grams = g_new(uint16_t, (gsize)length - GRAM + 1);
	for (int i = 1; i <= GRAM; i++)
		at[i] = at[i - 1] + g_utf8_skip[(unsigned char)*at[i - 1]];
	for (glong i = 0; i + GRAM <= length; i++) {
		uint32_t hash = 2166136261U;

		for (const char *c = at[0]; c < at[GRAM]; c++)
			hash = (hash ^ (unsigned char)*c) * 16777619U;
		d->grams[n++] = (uint16_t)(hash ^ (hash >> 16));
		memmove(at, at + 1, sizeof at - sizeof *at);
		if (*at[GRAM - 1])
			at[GRAM] = at[GRAM - 1] +
				   g_utf8_skip[(unsigned char)*at[GRAM - 1]];
	}
	qsort(d->grams, n, sizeof *d->grams, by_gram);
	for (uint32_t i = 0; i < n; i++)
		if (!d->n_grams || d->grams[d->n_grams - 1] != d->grams[i])
			d->grams[d->n_grams++] = d->grams[i];
}

/* A term's number and its weight, to be sorted together. */
struct pair {
	uint32_t term;
	float weight;
};

static void set_terms(Index *x, struct doc *d, Terms *t, bool fresh)
{
	guint n = t->all->len;
	g_autofree struct pair *pairs = g_new(struct pair, n + 1);
	double length = 0;

	for (guint i = 0; i < n; i++) {
		struct term *term = &g_array_index(t->all, struct term, i);

		pairs[i].term = number_of(x, term->word);
		entry_at(x, pairs[i].term)->df++;
		if (fresh && !(x->left_out & INDEX_RARITY))
			term->weight *= rarity(x, pairs[i].term);
		pairs[i].weight = term->weight;
		length += (double)term->weight * term->weight;
	}
	if (n)
		qsort(pairs, n, sizeof *pairs, by_number);
	d->terms = g_new(uint32_t, n + 1);
	d->weights = g_new(float, n + 1);
	for (guint i = 0; i < n; i++) {
		d->terms[i] = pairs[i].term;
		d->weights[i] = length > 0
					? pairs[i].weight / (float)sqrt(length)
					: 0.0F;
	}
	d->n_terms = n;
}

uint32_t index_add(Index *x, int64_t id, int64_t time, uint32_t source,
		   Terms *t, bool fresh)
{
	uint32_t n = x->docs->len;
	int64_t *key = g_new(int64_t, 1);
	struct doc d = { .id = id, .time = time, .source = source };

	set_terms(x, &d, t, fresh);
	set_grams(&d, t->folded);
	g_array_append_val(x->docs, d);
	for (uint32_t i = 0; i < d.n_terms; i++)
		g_array_append_val(entry_at(x, d.terms[i])->docs, n);
	*key = id;
	g_hash_table_replace(x->by_id, key, GUINT_TO_POINTER(n + 1));
	return n;
}

/* Scratch grows with what it is for, and is zero between calls. */
static float *scratch(float **at, uint32_t *room, uint32_t wanted)
{
	if (*room < wanted) {
		uint32_t more = MAX(wanted, *room * 2);

		*at = g_renew(float, *at, more);
		memset(*at + *room, 0, (more - *room) * sizeof **at);
		*room = more;
	}
	return *at;
}

/* Adds the products of one term to the sums of the stories that hold it, from
 * the newest back to the first alive. */
static void add_products(Index *x, uint32_t self, uint32_t term, float weight)
{
	const GArray *docs = entry_at(x, term)->docs;
	int64_t time = index_doc(x, self)->time;

	for (guint i = docs->len; i-- > 0;) {
		uint32_t n = g_array_index(docs, uint32_t, i);
		const struct doc *d;
		const uint32_t *at;

		if (n < x->first && !x->keeps)
			return;
		d = index_doc(x, n);
		if (n == self || !d->n_terms ||
		    ABS(d->time - time) > INDEX_WINDOW)
			continue;
		at = bsearch(&term, d->terms, d->n_terms, sizeof term,
			     by_number);
		if (x->sums[n] == 0)
			g_array_append_val(x->touched, n);
		x->sums[n] += weight * d->weights[at - d->terms];
	}
}

static int by_words(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->words != y->words)
		return x->words < y->words ? 1 : -1;
	return x->doc < y->doc ? 1 : -1;
}

static float gram_cosine(const struct doc *a, const struct doc *b)
{
	uint32_t i = 0, j = 0, both = 0;

	if (!a->n_grams || !b->n_grams)
		return 0;
	while (i < a->n_grams && j < b->n_grams) {
		if (a->grams[i] == b->grams[j])
			both++;
		if (a->grams[i] <= b->grams[j])
			j += a->grams[i++] == b->grams[j];
		else
			j++;
	}
	return (float)both / sqrtf((float)a->n_grams * (float)b->n_grams);
}

/* Takes the sums that were touched as matches, and leaves zeros behind. */
static void collect(Index *x, GArray *out)
{
	for (guint i = 0; i < x->touched->len; i++) {
		uint32_t n = g_array_index(x->touched, uint32_t, i);
		struct match m = { n, x->sums[n], 0, 0 };

		g_array_append_val(out, m);
		x->sums[n] = 0;
	}
	g_array_set_size(x->touched, 0);
}

void index_candidates(Index *x, uint32_t n, GArray *out)
{
	uint32_t alive = x->docs->len - x->first;
	uint32_t common = MAX(alive / COMMON_SHARE, COMMON_LEAST);
	const struct doc *self = index_doc(x, n);

	scratch(&x->sums, &x->room_docs, x->docs->len);
	for (uint32_t i = 0; i < self->n_terms; i++)
		if (entry_at(x, self->terms[i])->df <= common)
			add_products(x, n, self->terms[i], self->weights[i]);
	collect(x, out);
	g_array_sort(out, by_words);
	if (out->len > INDEX_CANDIDATES)
		g_array_set_size(out, INDEX_CANDIDATES);
	for (guint i = 0; i < out->len; i++) {
		struct match *m = &g_array_index(out, struct match, i);

		m->direct = SHARE_WORDS * m->words +
			    (1 - SHARE_WORDS) *
				    gram_cosine(self, index_doc(x, m->doc));
	}
}

/* Puts a neighbour in its place; false if the list is full of better ones. */
static bool put_near(struct doc *d, uint32_t other, float score)
{
	uint32_t at = d->n_near;

	if (at == INDEX_NEAR && d->near[at - 1].score >= score)
		return false;
	if (at == INDEX_NEAR)
		at--;
	else
		d->n_near++;
	for (; at > 0 && d->near[at - 1].score < score; at--)
		d->near[at] = d->near[at - 1];
	d->near[at] = (struct near){ other, score };
	d->spread = 0;
	return true;
}

void index_meet(Index *x, uint32_t n, const GArray *matches, GArray *changed)
{
	struct doc *self = index_doc(x, n);

	for (guint i = 0; i < matches->len; i++) {
		const struct match *m =
			&g_array_index(matches, struct match, i);
		struct doc *other = index_doc(x, m->doc);

		if (m->direct < NEAR_LEAST ||
		    (x->left_out & INDEX_NEIGHBOURS) ||
		    ABS(other->time - self->time) > INDEX_NEAR_WINDOW)
			continue;
		put_near(self, m->doc, m->direct);
		if (put_near(other, n, m->direct))
			g_array_append_val(changed, m->doc);
	}
}

/* Adds a story's terms, times `share`, to the scratch vector. */
static void add_terms(Index *x, const struct doc *d, float share)
{
	for (uint32_t i = 0; i < d->n_terms; i++) {
		uint32_t term = d->terms[i];

		if (x->spread[term] == 0)
			g_array_append_val(x->touched, term);
		x->spread[term] += share * d->weights[i];
	}
}

/* The expanded vector into scratch; its length. */
static float spread_out(Index *x, const struct doc *d)
{
	double sum = 0;

	scratch(&x->spread, &x->room_terms, x->entries->len);
	add_terms(x, d, 1);
	for (uint32_t i = 0; i < d->n_near; i++)
		add_terms(x, index_doc(x, d->near[i].doc), d->near[i].score);
	for (guint i = 0; i < x->touched->len; i++) {
		double v = x->spread[g_array_index(x->touched, uint32_t, i)];

		sum += v * v;
	}
	return (float)sqrt(sum);
}

static void sweep(Index *x)
{
	for (guint i = 0; i < x->touched->len; i++)
		x->spread[g_array_index(x->touched, uint32_t, i)] = 0;
	g_array_set_size(x->touched, 0);
}

static float dot(const Index *x, const struct doc *d)
{
	float sum = 0;

	for (uint32_t i = 0; i < d->n_terms; i++)
		sum += x->spread[d->terms[i]] * d->weights[i];
	return sum;
}

static float dot_spread(Index *x, const struct doc *d)
{
	float sum = dot(x, d);

	for (uint32_t i = 0; i < d->n_near; i++)
		sum += d->near[i].score * dot(x, index_doc(x, d->near[i].doc));
	return sum;
}

void index_expand(Index *x, uint32_t n, GArray *matches)
{
	struct doc *self = index_doc(x, n);

	/* lengths first: the scratch vector is one */
	for (guint i = 0; i < matches->len; i++) {
		struct doc *d = index_doc(
			x, g_array_index(matches, struct match, i).doc);

		if (d->spread != 0)
			continue;
		d->spread = spread_out(x, d);
		sweep(x);
	}
	self->spread = spread_out(x, self);
	for (guint i = 0; i < matches->len; i++) {
		struct match *m = &g_array_index(matches, struct match, i);
		struct doc *d = index_doc(x, m->doc);
		float lengths = self->spread * d->spread;
		float grams = m->direct - SHARE_WORDS * m->words;

		m->expanded = grams;
		if (lengths > 0)
			m->expanded += SHARE_WORDS * dot_spread(x, d) / lengths;
	}
	sweep(x);
}
