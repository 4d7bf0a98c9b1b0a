#include "feeds/corpus.h"

#include "feeds/related/related.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define TIME_MAX (G_MAXINT64 / 4) /* seconds: no sum of two runs over */

enum column {
	ID,
	TIME,
	SOURCE,
	TITLE,
	SUMMARY,
	URL,
	COLUMNS
};

const char *const corpus_names[CORPUS_KINDS] = { "all", "clusters", "folds" };

struct corpus {
	Related *related;
	GPtrArray *ids;      /* char *, by number of the headline */
	GHashTable *sources; /* name → number + 1 */
	GString *out;
};

static guint source_number(struct corpus *c, const char *name)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(c->sources, name));

	if (!n) {
		n = g_hash_table_size(c->sources) + 1;
		g_hash_table_insert(c->sources, g_strdup(name),
				    GUINT_TO_POINTER(n));
	}
	return n;
}

static bool bad_line(const char *path, guint line, GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE,
		    _("%s:%u: not a line of headlines"), path, line);
	return false;
}

/* One headline arrives. Its number in the relating is its line's. */
static bool arrive(struct corpus *c, char *line, GArray *met)
{
	g_auto(GStrv) fields = g_strsplit(line, "\t", -1);
	g_autoptr(Terms) terms = NULL;
	char *end;
	gint64 time;

	if (g_strv_length(fields) != COLUMNS ||
	    !g_utf8_validate(line, -1, NULL))
		return false;
	time = g_ascii_strtoll(fields[TIME], &end, 10);
	if (end == fields[TIME] || *end || time > TIME_MAX || time < -TIME_MAX)
		return false;
	terms = terms_of(fields[TITLE], fields[SUMMARY]);
	g_array_set_size(met, 0);
	g_ptr_array_add(c->ids, g_strdup(fields[ID]));
	related_arrive(c->related,
		       &(struct doc_source){ c->ids->len, time,
					     source_number(c, fields[SOURCE]) },
		       terms, met);
	return true;
}

static bool arrive_all(struct corpus *c, const char *path, char *text,
		       GError **error)
{
	g_autoptr(GArray) met =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	guint n = 1;
	char *line = strchr(text, '\n');

	if (!line || strncmp(text, "id\tts\t", 6) != 0)
		return bad_line(path, 1, error);
	for (line++; *line; n++) {
		char *end = strchrnul(line, '\n');
		bool last = *end == '\0';

		*end = '\0';
		if (!arrive(c, line, met))
			return bad_line(path, n + 1, error);
		line = last ? end : end + 1;
	}
	return true;
}

static const char *name_of(const struct corpus *c, int64_t id)
{
	return g_ptr_array_index(c->ids, (guint)id - 1);
}

static void write_lists(struct corpus *c, guint limit)
{
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));

	for (uint32_t n = 0; n < related_count(c->related); n++) {
		int rank[2] = { 0, 0 };

		g_array_set_size(lists, 0);
		related_lists(c->related, n, limit, lists);
		for (guint i = 0; i < lists->len; i++) {
			const struct companion *m =
				&g_array_index(lists, struct companion, i);

			g_string_append_printf(
				c->out, "%s\t%d\t%s\t%.6f\t%s\n",
				name_of(c, n + 1), ++rank[m->same],
				name_of(c, m->id), (double)m->score,
				m->same ? "same" : "related");
		}
	}
}

static void write_clusters(struct corpus *c)
{
	for (uint32_t n = 0; n < related_count(c->related); n++)
		g_string_append_printf(
			c->out, "%s\t%s\n", name_of(c, n + 1),
			name_of(c, related_event(c->related, n)));
}

static void write_folds(struct corpus *c)
{
	for (uint32_t n = 0; n < related_count(c->related); n++)
		g_string_append_printf(c->out, "%s\t%s\n", name_of(c, n + 1),
				       name_of(c, related_line(c->related, n)));
}

GString *corpus_run(const char *path, enum corpus_what what, guint limit,
		    GError **error)
{
	g_autofree char *text = NULL;
	struct corpus c = { 0 };
	bool good;

	if (!g_file_get_contents(path, &text, NULL, error))
		return NULL;
	c.related = related_new(true);
	c.ids = g_ptr_array_new_with_free_func(g_free);
	c.sources =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	c.out = g_string_new(NULL);
	good = arrive_all(&c, path, text, error);
	if (good && what == CORPUS_CLUSTERS)
		write_clusters(&c);
	else if (good && what == CORPUS_FOLDS)
		write_folds(&c);
	else if (good)
		write_lists(&c, limit);
	related_free(c.related);
	g_ptr_array_free(c.ids, TRUE);
	g_hash_table_destroy(c.sources);
	if (good)
		return c.out;
	g_string_free(c.out, TRUE);
	return NULL;
}
