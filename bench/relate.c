/* relate: what relating costs with N made stories in the window, as the fetcher
 * does it (feeds/background/relate_new.c). Usage: relate N titles|summaries [LONG_AGO
 * [WORDS]]: LONG_AGO stories of the five years before come first; WORDS different words
 * are used (60000), for few words share most headlines. Prints, in CPU ms: a new story
 * among many; one alone, on average and at worst; the worst piece of work. Then
 * the lists made for a new story among many and for one alone, and the bytes that
 * a story of the window takes. */
#include "feeds/related/related.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define WORDS    60000 /* different ones, if nothing is said */
#define TOGETHER 100   /* new stories of a refresh */
#define ALONE    100   /* new stories, each timed by itself */
#define MONTH    (29 * 24 * 60 * 60)
#define YEARS    (5 * 365 * 24 * 60 * 60LL)
#define NOW      1790000000LL

/* Made headlines: an event has words of its own and some reports. */
struct maker {
	guint32 seed;
	guint32 event; /* seed of the current one */
	int reports;   /* of it that are still to come */
	bool summaries;
	double words; /* that there are */
};

static guint32 roll(guint32 *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* A word by Zipf's law: the n-th is n times as rare as the first. */
static void say_word(GString *out, guint32 *seed, double words)
{
	static const char *const parts[] = { "ba", "ce", "di", "fo", "gu",
					     "ha", "je", "ki", "lo", "mu",
					     "na", "pe", "ri", "so", "tu",
					     "va", "we", "zi", "ro", "le" };
	double share = roll(seed) / (double)(1 << 24);
	guint rank = (guint)exp(share * log(words));
	gsize start = out->len;

	do {
		g_string_append(out, parts[rank % G_N_ELEMENTS(parts)]);
		rank /= G_N_ELEMENTS(parts);
	} while (rank);
	if (out->len - start > 4 && out->str[start] < 'l')
		out->str[start] = g_ascii_toupper(out->str[start]);
	g_string_append_c(out, ' ');
}

/* Three in four of an event's words, then a few of the report's own. */
static void say_report(GString *out, struct maker *m, int own, int words)
{
	guint32 event = m->event;
	g_autoptr(GString) skipped = g_string_new(NULL);

	for (int i = 0; i < words; i++)
		say_word(roll(&m->seed) % 4 ? out : skipped, &event, m->words);
	for (int i = 0; i < own; i++)
		say_word(out, &m->seed, m->words);
}

static Terms *next_terms(struct maker *m)
{
	g_autoptr(GString) title = g_string_new(NULL);
	g_autoptr(GString) summary = g_string_new(NULL);

	if (m->reports-- <= 0) {
		m->event = roll(&m->seed) * 2654435761U;
		m->reports = roll(&m->seed) % 8 ? (int)(roll(&m->seed) % 3)
						: (int)(roll(&m->seed) % 40);
	}
	say_report(title, m, 3, 9);
	if (m->summaries)
		say_report(summary, m, 14, 28);
	return terms_of(title->str, summary->str);
}

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double held(void)
{
	struct mallinfo2 m = mallinfo2();

	return (double)m.uordblks + (double)m.hblkhd;
}

/* The relating and its cost. */
struct relating {
	Related *related;
	struct maker maker;
	GArray *neighbours;
	GArray *lists, *near;
	int64_t time, last; /* of the newest; its id */
	double worst;       /* piece of work, in ms */
	guint made;         /* lists */
};

/* Ends a piece of work; when the next begins. */
static double piece(struct relating *d, double start)
{
	double now = cpu_ms();

	d->worst = MAX(d->worst, now - start);
	return now;
}

/* Makes the list of a story; adds the stories whose lists may change to `stale`, if
 * given. */
static void list(struct relating *d, int64_t id, GHashTable *stale)
{
	g_array_set_size(d->lists, 0);
	g_array_set_size(d->near, 0);
	related_lists(d->related, related_find(d->related, id), RELATED_LIMIT,
		      d->lists);
	if (stale)
		related_near(d->related, d->near);
	for (guint i = 0; i < d->near->len; i++)
		g_hash_table_add(stale, GSIZE_TO_POINTER((gsize)g_array_index(
						d->near, int64_t, i)));
	d->made++;
}

/* New stories are related, then they and all their neighbours get lists. */
static void relate(struct relating *d, guint count)
{
	int64_t first = d->last + 1;
	g_autoptr(GHashTable) stale = g_hash_table_new(NULL, NULL);
	double at = cpu_ms();
	GHashTableIter next;
	void *id;

	for (guint i = 0; i < count; i++) {
		g_autoptr(Terms) t = next_terms(&d->maker);

		g_array_set_size(d->neighbours, 0);
		related_arrive(
			d->related,
			&(struct doc_source){ ++d->last, ++d->time, i % 200 },
			t, d->neighbours);
		for (guint c = 0; c < d->neighbours->len; c++)
			g_hash_table_add(
				stale,
				GSIZE_TO_POINTER((gsize)g_array_index(
							 d->neighbours,
							 struct neighbour, c)
							 .id));
		at = piece(d, at);
	}
	for (int64_t new = first; new <= d->last; new ++) {
		list(d, new, stale);
		at = piece(d, at);
	}
	for (int64_t new = first; new <= d->last; new ++)
		g_hash_table_remove(stale, GSIZE_TO_POINTER((gsize) new));
	g_hash_table_iter_init(&next, stale);
	while (g_hash_table_iter_next(&next, &id, NULL)) {
		list(d, (int64_t)GPOINTER_TO_SIZE(id), NULL);
		at = piece(d, at);
	}
}

/* Stories at equal intervals, without lists. */
static void fill(struct relating *d, int64_t count, int64_t from, int64_t span)
{
	for (int64_t i = 0; i < count; i++) {
		g_autoptr(Terms) t = next_terms(&d->maker);
		double time = (double)span * (double)i / (double)count;

		g_array_set_size(d->neighbours, 0);
		related_arrive(d->related,
			       &(struct doc_source){ ++d->last,
						     from + (int64_t)time,
						     (uint32_t)(i % 200) },
			       t, d->neighbours);
	}
}

/* Times new stories, in groups of `count`, and prints it. */
static void measure(struct relating *d, guint groups, guint count)
{
	double sum = 0, most = 0;

	d->made = 0;
	for (guint i = 0; i < groups; i++) {
		double start = cpu_ms(), took;

		relate(d, count);
		took = cpu_ms() - start;
		sum += took;
		most = MAX(most, took);
	}
	printf("%.4f %.4f %.2f ", sum / groups / count, most / count,
	       d->made / (double)(groups * count));
}

int main(int argc, char **argv)
{
	int64_t window = argc > 2 ? g_ascii_strtoll(argv[1], NULL, 10) : 0;
	int64_t before = argc > 3 ? g_ascii_strtoll(argv[3], NULL, 10) : 0;
	double words = argc > 4 ? g_ascii_strtod(argv[4], NULL) : WORDS;
	struct relating d = { .maker = { .seed = 7, .words = words },
			      .time = NOW };
	double empty = held(), full;

	if (window <= 0 || words < 1) {
		fprintf(stderr,
			"relate N titles|summaries [LONG_AGO [WORDS]]\n");
		return 1;
	}
	d.related = related_new(false);
	d.neighbours = g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	d.lists = g_array_new(FALSE, FALSE, sizeof(struct companion));
	d.near = g_array_new(FALSE, FALSE, sizeof(int64_t));
	d.maker.summaries = strcmp(argv[2], "summaries") == 0;
	fill(&d, before, NOW - MONTH - YEARS, YEARS);
	fill(&d, window, NOW - MONTH, MONTH);
	full = held();
	measure(&d, 2, TOGETHER);
	measure(&d, ALONE, 1);
	printf("%.4f %.1f\n", d.worst, (full - empty) / (double)window);
	related_free(d.related);
	g_array_free(d.neighbours, TRUE);
	g_array_free(d.lists, TRUE);
	g_array_free(d.near, TRUE);
	return 0;
}
