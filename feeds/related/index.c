#include "feeds/related/index.h"

#include "feeds/related/common_words.h"
#include "feeds/related/entry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define IDF_POWER   0.85 /* measured: a little less than a logarithm */
#define IDF_STORIES 1001 /* pseudo count: an empty index has so many stories */
#define EVENTS_LOOK 400  /* postings of which events are counted, at most */
#define SHED_LEAST  1024 /* old stories are deleted so many at a time, */
#define SHED_SHARE  4    /* and when they are a fourth of all */

struct index {
	GStringChunk *text;
	GHashTable *numbers; /* word → term + 1 */
	GArray *entries;     /* struct entry */
	GPtrArray *docs;     /* struct doc */
	GArray *lengths;     /* float, of each */
	GHashTable *by_id;   /* id in a doc → its number + 1 */
	unsigned left_out;   /* enum index_part */
	bool keeps;          /* stories older than the window are kept */
	uint32_t first;      /* of the window */
	uint32_t *
		seen; /* by event: the value of `count` when it was counted last */
	uint32_t room_seen, count;
};

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

const uint32_t *index_postings(const Index *x, uint32_t term, uint32_t *n)
{
	struct entry *e = entry_at(x, term);

	*n = e->n;
	return entry_postings(e);
}

uint32_t index_frequency(const Index *x, uint32_t term)
{
	return entry_at(x, term)->df;
}

bool index_is_name(const Index *x, uint32_t term)
{
	const struct entry *e = entry_at(x, term);

	return e->named > e->small;
}

void index_advance(Index *x, int64_t now)
{
	for (; x->first < x->docs->len; x->first++) {
		const struct doc *d = index_doc(x, x->first);

		if (d->time >= now - INDEX_WINDOW)
			return;
		for (uint32_t i = 0; i < d->n_terms; i++) {
			entry_at(x, d->terms[i])->df--;
			entry_count_case(entry_at(x, d->terms[i]),
					 doc_marks(d)[i], -1);
		}
		if (!x->keeps && index_find(x, d->id) == x->first)
			g_hash_table_remove(x->by_id, &d->id);
	}
}

static void add_entry(Index *x, const struct entry *e)
{
	g_array_append_vals(x->entries, e, 1);
	g_hash_table_insert(x->numbers, (char *)(guintptr)e->word,
			    GUINT_TO_POINTER(x->entries->len));
}

/* Deletes terms without postings. The others keep their order, which the sorted
 * terms of each doc rely on. Returns the new number of each; the caller's. */
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

		entry_shed(e, by);
		numbers[i] = x->entries->len;
		if (!e->n)
			continue;
		e->word = g_string_chunk_insert(x->text, e->word);
		add_entry(x, e);
		e->room = 0; /* its postings moved to the new entry */
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
		d->expanded = 0;
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

static uint32_t term_number(Index *x, const char *word)
{
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(x->numbers, word));
	struct entry e = { .word = NULL };

	if (known)
		return known - 1;
	e.word = g_string_chunk_insert(x->text, word);
	e.df = common_words_share(word) * IDF_STORIES / 1000;
	add_entry(x, &e);
	return x->entries->len - 1;
}

/* Whether an event has not been counted yet since x->count was raised. */
static bool is_first_report(Index *x, uint32_t event)
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

/* By how many the stories with a term exceed their events: fifty reports of one
 * event do not make a word common. */
static uint32_t count_repeats(Index *x, uint32_t term)
{
	uint32_t count, n = 0;
	const uint32_t *docs = index_postings(x, term, &count);

	if (index_frequency(x, term) > EVENTS_LOOK ||
	    index_leaves_out(x, INDEX_EVENTS))
		return 0;
	x->count++;
	while (count-- > 0 && docs[count] >= x->first)
		n += !is_first_report(x, index_doc(x, docs[count])->cluster);
	return n;
}

/* Inverse document frequency (Spärck Jones 1972) of events instead of stories, with
 * pseudo counts for a small index, raised to IDF_POWER. */
static float idf_weight(Index *x, uint32_t term)
{
	double stories = x->docs->len - x->first;
	double idf =
		log((stories + IDF_STORIES) /
		    (index_frequency(x, term) - count_repeats(x, term) + 0.5));

	return idf > 0 ? (float)pow(idf, IDF_POWER) : 0.0F;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The terms of a story, sorted by number; `length` is that of their vector. The
 * caller's. */
static struct doc_term *weigh_terms(Index *x, Terms *t, bool fresh,
				    float *length)
{
	guint n = t->all->len;
	struct doc_term *terms = g_new(struct doc_term, n + 1);
	double sum = 0;

	for (guint i = 0; i < n; i++) {
		struct term *term = &g_array_index(t->all, struct term, i);

		terms[i].term = term_number(x, term->word);
		entry_at(x, terms[i].term)->df++;
		if (fresh && !index_leaves_out(x, INDEX_IDF))
			term->weight *= idf_weight(x, terms[i].term);
		terms[i].weight = term->weight;
		sum += (double)term->weight * term->weight;
	}
	doc_set_marks(t, terms);
	if (n)
		qsort(terms, n, sizeof *terms, by_number);
	*length = (float)sqrt(sum);
	return terms;
}

uint32_t index_add(Index *x, const struct doc_source *source, Terms *t,
		   bool fresh)
{
	uint32_t n = x->docs->len;
	float length;
	g_autofree struct doc_term *terms = weigh_terms(x, t, fresh, &length);
	struct doc *d = doc_new(source, t, terms, length);

	for (uint32_t i = 0; i < d->n_terms; i++) {
		entry_add(entry_at(x, d->terms[i]), n);
		entry_count_case(entry_at(x, d->terms[i]), doc_marks(d)[i], 1);
	}
	g_ptr_array_add(x->docs, d);
	g_array_append_val(x->lengths, length);
	g_hash_table_replace(x->by_id, &d->id, GUINT_TO_POINTER(n + 1));
	return n;
}
