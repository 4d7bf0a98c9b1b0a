/* ablate: relates a file of headlines with a part of the method left out.
 * Usage: ablate PART FILE, PART being one of the names below or "nothing".
 * FILE is what `lede related --corpus` reads. Prints the related list of each
 * headline and its event, for ablation.py to score:
 *
 *   listed <TAB> id <TAB> other <TAB> same|related      best first
 *   event <TAB> id <TAB> id of the event's first report
 *   line <TAB> id <TAB> id of the line's first report */
#include "feeds/related/related.h"

#include <stdio.h>
#include <string.h>

#define FIELDS 6 /* id, time, source, title, summary, url */

/* Parts outside of the index. */
enum {
	STEMS = 1 << 16,
	SUMMARIES = 1 << 17,
	GRAMS = 1 << 18,
	TIME = 1 << 19,
};

static const struct {
	const char *name;
	unsigned part;
} parts[] = {
	{ "nothing", 0 },
	{ "stems", STEMS | INDEX_EVIDENCE }, /* which count words by them */
	{ "summaries", SUMMARIES },
	{ "4-grams", GRAMS },
	{ "idf", INDEX_IDF },
	{ "events in idf", INDEX_EVENTS },
	{ "neighbours", INDEX_NEIGHBOURS },
	{ "evidence", INDEX_EVIDENCE },
	{ "time", TIME },
	{ "rare words", INDEX_TIES },
	{ "words of a link", INDEX_WORDS },
	{ "doubt", INDEX_DOUBT },
	{ "contradiction", INDEX_CONTRADICTION },
	{ "new together", INDEX_NEW },
	{ "several links", INDEX_LINKS },
};

static unsigned part_of(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (strcmp(parts[i].name, name) == 0)
			return parts[i].part;
	g_error("no part is called %s", name);
}

static void drop_stems(Terms *t)
{
	guint kept = 0;

	for (guint i = 0; i < t->all->len; i++) {
		struct term term = g_array_index(t->all, struct term, i);

		if (term.word[strlen(term.word) - 1] != TERM_STEM)
			g_array_index(t->all, struct term, kept++) = term;
	}
	g_array_set_size(t->all, kept);
}

static void arrive(Related *r, char **field, unsigned without,
		   GHashTable *sources, int64_t id)
{
	g_autoptr(Terms) t =
		terms_of(field[3], without & SUMMARIES ? NULL : field[4]);
	g_autoptr(GArray) neighbours =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	int64_t time = g_ascii_strtoll(field[1], NULL, 10);
	guint source = GPOINTER_TO_UINT(g_hash_table_lookup(sources, field[2]));

	if (!source) {
		source = g_hash_table_size(sources) + 1;
		g_hash_table_insert(sources, field[2],
				    GUINT_TO_POINTER(source));
	}
	if (without & STEMS)
		drop_stems(t);
	if (without & GRAMS)
		t->folded = "";
	related_arrive(
		r,
		&(struct doc_source){ id, without & TIME ? 0 : time, source },
		t, neighbours);
}

static void tell(Related *r, const GPtrArray *ids)
{
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));

	for (uint32_t n = 0; n < related_count(r); n++) {
		const char *id = g_ptr_array_index(ids, n);

		g_array_set_size(lists, 0);
		related_lists(r, n, RELATED_LIMIT, lists);
		printf("event\t%s\t%s\n", id,
		       (char *)g_ptr_array_index(
			       ids, (guint)related_event(r, n) - 1));
		printf("line\t%s\t%s\n", id,
		       (char *)g_ptr_array_index(
			       ids, (guint)related_line(r, n) - 1));
		for (guint i = 0; i < lists->len; i++) {
			const struct companion *c =
				&g_array_index(lists, struct companion, i);

			printf("listed\t%s\t%s\t%s\n", id,
			       (char *)g_ptr_array_index(ids, (guint)c->id - 1),
			       c->same ? "same" : "related");
		}
	}
}

int main(int argc, char **argv)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(Related) r = related_new(true);
	g_autoptr(GHashTable) sources =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(
		(GDestroyNotify)(void *)g_strfreev);
	g_auto(GStrv) lines = NULL;
	unsigned without;

	if (argc != 3)
		g_error("usage: ablate PART FILE");
	if (!g_file_get_contents(argv[2], &text, NULL, &error))
		g_error("%s", error->message);
	without = part_of(argv[1]);
	related_leave_out(r, without);
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 1; lines[i] && *lines[i]; i++) {
		char **field = g_strsplit(lines[i], "\t", -1);

		g_ptr_array_add(rows, field);
		if (g_strv_length(field) != FIELDS)
			g_error("%s:%u: not a line of headlines", argv[2],
				i + 1);
		g_ptr_array_add(ids, field[0]);
		arrive(r, field, without, sources, i);
	}
	tell(r, ids);
	return 0;
}
