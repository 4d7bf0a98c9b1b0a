#include "feeds/related/index.h"

#include "feeds/related/common_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RARITY_POWER 0.85
#define RARITY_CALM  1001  /* stories that an index pretends to have */
#define RARITY_LOOK  400   /* stories whose events are told apart */
#define TELLING      0.34F /* of a story's heaviest term: it tells something */
#define WORD_CHARS   5     /* a longer word is counted by its beginning */
#define GRAM         4     /* characters */
#define SHED_LEAST   1024  /* the dead are let go so many at a time */
#define SHED_SHARE   4     /* and not before they are a fourth */
#define FEW          2     /* stories of most terms */

/* A term: in how many living stories it is, and in which of all. Room is asked
 * for only by what is in more than a few. */
struct entry {
	const char *word;
	uint32_t df, n, room;
	union {
		uint32_t few[FEW];
		uint32_t *many;
	} docs;
};

struct index {
	GStringChunk *text;
	GHashTable *numbers; /* word → term + 1 */
	GArray *entries;     /* struct entry */
	GPtrArray *docs;     /* struct doc */
	GArray *lengths;     /* float, of each */
	GHashTable *by_id;   /* id in a doc → its number + 1 */
	unsigned left_out;   /* enum index_part */
	bool keeps;          /* the dead are buried, or kept to be looked at */
	uint32_t first;      /* those before it are dead */
	uint32_t *seen; /* one an event: the count in which it was met last */
	uint32_t room_seen, count;
};

static void entry_clear(void *p)
{
	struct entry *e = p;

	if (e->room)
		g_free(e->docs.many);
}

static GArray *entries_new(void)
{
	GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct entry));

	g_array_set_clear_func(entries, entry_clear);
	return entries;
}

Index *index_new(bool keeps)
{
	Index *x = g_new0(Index, 1);

	x->keeps = keeps;
	x->text = g_string_chunk_new(16384);
	x->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	x->entries = entries_new();
	x->docs = g_ptr_array_new_with_free_func(g_free);
	x->lengths = g_array_new(FALSE, FALSE, sizeof(float));
	x->by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	return x;
}

void index_free(Index *x)
{
	if (!x)
		return;
	g_hash_table_destroy(x->by_id);
	g_hash_table_destroy(x->numbers);
	g_ptr_array_free(x->docs, TRUE);
	g_array_free(x->lengths, TRUE);
	g_array_free(x->entries, TRUE);
	g_string_chunk_free(x->text);
	g_free(x->seen);
	g_free(x);
}

void index_leave_out(Index *x, unsigned parts)
{
	x->left_out = parts;
}

bool index_leaves_out(const Index *x, enum index_part part)
{
	return x->left_out & part;
}

static struct entry *entry_at(const Index *x, uint32_t term)
{
	return &g_array_index(x->entries, struct entry, term);
}

struct doc *index_doc(Index *x, uint32_t n)
{
	return g_ptr_array_index(x->docs, n);
}

uint32_t index_size(const Index *x)
{
	return x->docs->len;
}

uint32_t index_first(const Index *x)
{
	return x->first;
}

uint32_t index_terms(const Index *x)
{
	return x->entries->len;
}

const float *index_lengths(const Index *x)
{
	return (const float *)(const void *)x->lengths->data;
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
	return terms_is_stem(index_word(x, term));
}

static uint32_t *holders(struct entry *e)
{
	return e->room ? e->docs.many : e->docs.few;
}

const uint32_t *index_holders(const Index *x, uint32_t term, uint32_t *n)
{
	struct entry *e = entry_at(x, term);

	*n = e->n;
	return holders(e);
}

uint32_t index_count(const Index *x, uint32_t term)
{
	return entry_at(x, term)->df;
}

/* ---- what grows old ---- */

void index_advance(Index *x, int64_t now)
{
	for (; x->first < x->docs->len; x->first++) {
		const struct doc *d = index_doc(x, x->first);

		if (d->time >= now - INDEX_WINDOW)
			return;
		for (uint32_t i = 0; i < d->n_terms; i++)
			entry_at(x, d->terms[i])->df--;
		if (!x->keeps && index_find(x, d->id) == x->first)
			g_hash_table_remove(x->by_id, &d->id);
	}
}

static void know_word(Index *x, const struct entry *e)
{
	g_array_append_vals(x->entries, e, 1);
	g_hash_table_insert(x->numbers, (char *)(guintptr)e->word,
			    GUINT_TO_POINTER(x->entries->len));
}

/* Those of a term's stories that stay, by their numbers to come. */
static void shed_holders(struct entry *e, uint32_t by)
{
	uint32_t *docs = holders(e), gone = 0;

	while (gone < e->n && docs[gone] < by)
		gone++;
	for (uint32_t i = gone; i < e->n; i++)
		docs[i - gone] = docs[i] - by;
	e->n -= gone;
}

/* Terms that nobody holds any more go, and their words. The others keep their
 * order. Gives the new number of each. */
static uint32_t *shed_terms(Index *x, uint32_t by)
{
	GStringChunk *text = x->text;
	GArray *old = x->entries;
	uint32_t *numbers = g_new(uint32_t, old->len + 1);

	x->text = g_string_chunk_new(16384);
	x->entries = entries_new();
	g_hash_table_remove_all(x->numbers);
	for (guint i = 0; i < old->len; i++) {
		struct entry *e = &g_array_index(old, struct entry, i);

		shed_holders(e, by);
		numbers[i] = x->entries->len;
		if (!e->n)
			continue;
		e->word = g_string_chunk_insert(x->text, e->word);
		know_word(x, e);
		e->room = 0; /* it is the new one's */
	}
	g_array_free(old, TRUE);
	g_string_chunk_free(text);
	return numbers;
}

static void shed_neighbours(struct doc *d, uint32_t by)
{
	uint16_t kept = 0;

	for (uint32_t i = 0; i < d->n_near; i++)
		if (d->near[i].doc >= by)
			d->near[kept++] = (struct near){ d->near[i].doc - by,
							 d->near[i].score };
	if (kept != d->n_near)
		d->spread = 0;
	d->n_near = kept;
}

uint32_t index_to_shed(const Index *x)
{
	return x->keeps || x->first < SHED_LEAST ||
			       x->first < x->docs->len / SHED_SHARE
		       ? 0
		       : x->first;
}

void index_shed(Index *x)
{
	uint32_t by = x->first;
	g_autofree uint32_t *numbers = shed_terms(x, by);

	g_hash_table_remove_all(x->by_id);
	g_ptr_array_remove_range(x->docs, 0, by);
	g_array_remove_range(x->lengths, 0, by);
	for (guint n = 0; n < x->docs->len; n++) {
		struct doc *d = index_doc(x, n);

		for (uint32_t i = 0; i < d->n_terms; i++)
			d->terms[i] = numbers[d->terms[i]];
		shed_neighbours(d, by);
		g_hash_table_replace(x->by_id, &d->id, GUINT_TO_POINTER(n + 1));
	}
	x->first = 0;
}

/* ---- what is new ---- */

static uint32_t number_of(Index *x, const char *word)
{
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(x->numbers, word));
	struct entry e = { .word = NULL };

	if (known)
		return known - 1;
	e.word = g_string_chunk_insert(x->text, word);
	e.df = common_words_share(word) * RARITY_CALM / 1000;
	know_word(x, &e);
	return x->entries->len - 1;
}

/* Room grows by a fourth: most of it is full. */
static void hold(struct entry *e, uint32_t doc)
{
	uint32_t room = e->n + e->n / 4 + FEW, *many;

	if (e->n < FEW && !e->room) {
		e->docs.few[e->n++] = doc;
		return;
	}
	if (!e->room) {
		many = g_new(uint32_t, room);
		memcpy(many, e->docs.few, sizeof e->docs.few);
		e->docs.many = many;
		e->room = room;
	} else if (e->n == e->room) {
		e->docs.many = g_renew(uint32_t, e->docs.many, room);
		e->room = room;
	}
	e->docs.many[e->n++] = doc;
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
	uint32_t count, n = 0;
	const uint32_t *docs = index_holders(x, term, &count);

	if (index_count(x, term) > RARITY_LOOK ||
	    index_leaves_out(x, INDEX_EVENTS))
		return 0;
	x->count++;
	while (count-- > 0 && docs[count] >= x->first)
		n += !is_new(x, index_doc(x, docs[count])->cluster);
	return n;
}

/* Sparck Jones's rarity, of events instead of stories, calmed for a small
 * index, bent a little. */
static float rarity(Index *x, uint32_t term)
{
	double alive = x->docs->len - x->first;
	double idf = log((alive + RARITY_CALM) /
			 (index_count(x, term) - repeats(x, term) + 0.5));

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

/* The title's 4-grams, each once, ascending; the caller's. FNV-1a (Fowler,
 * Noll, Vo), folded to 16 bits: two titles share a hash by chance once in a
 * thousand grams. */
static uint16_t *grams_of(const char *title, uint16_t *count)
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

static unsigned mark_of(const struct term *t)
{
	bool word = terms_is_stem(t->word) ||
		    g_utf8_strlen(t->word, -1) <= WORD_CHARS;

	return (t->titled ? MARK_TITLED : 0U) | (t->name ? MARK_NAME : 0U) |
	       (t->lead ? MARK_LEAD : 0U) | (word ? MARK_WORD : 0U) |
	       (g_ascii_isdigit(*t->word) ? MARK_NUMBER : 0U) |
	       (common_words_share(t->word) ? 0U : MARK_TELLS);
}

/* A term's number, weight and marks, to be sorted together. */
struct pair {
	uint32_t term;
	float weight;
	unsigned marks;
};

/* A beginning follows its word. What is light beside others tells nothing. */
static void set_marks(const Terms *t, struct pair *pairs)
{
	bool plain = false;
	float most = 0;

	for (guint i = 0; i < t->all->len; i++)
		most = MAX(most, pairs[i].weight);
	for (guint i = 0; i < t->all->len; i++) {
		const struct term *term =
			&g_array_index(t->all, struct term, i);

		pairs[i].marks = mark_of(term);
		if (plain && terms_is_stem(term->word))
			pairs[i].marks |= MARK_PLAIN;
		plain = !(pairs[i].marks & MARK_TELLS);
		if (pairs[i].weight < most * TELLING)
			pairs[i].marks &= ~(unsigned)MARK_TELLS;
	}
}

/* Numbers and weights of a story's terms; the caller's. */
static struct pair *pairs_of(Index *x, Terms *t, bool fresh, float *length)
{
	guint n = t->all->len;
	struct pair *pairs = g_new(struct pair, n + 1);
	double sum = 0;

	for (guint i = 0; i < n; i++) {
		struct term *term = &g_array_index(t->all, struct term, i);

		pairs[i].term = number_of(x, term->word);
		entry_at(x, pairs[i].term)->df++;
		if (fresh && !index_leaves_out(x, INDEX_RARITY))
			term->weight *= rarity(x, pairs[i].term);
		pairs[i].weight = term->weight;
		sum += (double)term->weight * term->weight;
	}
	set_marks(t, pairs);
	if (n)
		qsort(pairs, n, sizeof *pairs, by_number);
	*length = (float)sqrt(sum);
	return pairs;
}

uint32_t index_add(Index *x, int64_t id, int64_t time, uint32_t source,
		   Terms *t, bool fresh)
{
	uint32_t n = x->docs->len, n_terms = t->all->len;
	uint16_t n_grams, *weights;
	uint8_t *marks;
	float length;
	g_autofree uint16_t *grams = grams_of(t->folded, &n_grams);
	g_autofree struct pair *pairs = pairs_of(x, t, fresh, &length);
	struct doc *d = g_malloc0(sizeof *d + n_terms * sizeof *d->terms +
				  (n_terms + (gsize)n_grams) * sizeof *weights +
				  n_terms * sizeof *marks);

	d->id = id;
	d->time = time;
	d->source = source;
	d->n_terms = (uint16_t)n_terms;
	d->n_grams = n_grams;
	weights = (uint16_t *)(d->terms + n_terms);
	marks = (uint8_t *)(weights + n_terms + n_grams);
	for (uint32_t i = 0; i < n_terms; i++) {
		d->terms[i] = pairs[i].term;
		marks[i] = (uint8_t)pairs[i].marks;
		if (length > 0)
			weights[i] = (uint16_t)lrintf(pairs[i].weight / length *
						      INDEX_WEIGHT_ONE);
		hold(entry_at(x, d->terms[i]), n);
	}
	if (n_grams)
		memcpy(weights + n_terms, grams, n_grams * sizeof *grams);
	g_ptr_array_add(x->docs, d);
	g_array_append_val(x->lengths, length);
	g_hash_table_replace(x->by_id, &d->id, GUINT_TO_POINTER(n + 1));
	return n;
}
