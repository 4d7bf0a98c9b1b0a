#include "src/store/pictures.h"

#include "src/base/error.h"
#include "src/base/url.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>
#include <string.h>

#define EARLY_BLOCKS 3   /* of a text: a picture among them is at its head */
#define LARGE_WIDTH  480 /* pixels: larger than a thumbnail */

void picture_clear(struct picture *p)
{
	g_clear_pointer(&p->url, g_free);
	g_clear_pointer(&p->caption, g_free);
}

/* The words of a block on one line; NULL where it has none. */
static char *block_words(const Body *b, guint block)
{
	const struct block *k = &g_array_index(b->blocks, struct block, block);
	g_autoptr(GString) words = g_string_new(NULL);

	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *run =
			&g_array_index(b->runs, struct run, k->first_run + i);

		if (i && run->style & RUN_BREAK)
			g_string_append_c(words, ' ');
		g_string_append(words, run->text);
	}
	return words->len ? g_string_free(g_steal_pointer(&words), FALSE)
			  : NULL;
}

static void take_from_text(struct picture *p, const Body *body)
{
	const struct body_picture *own = &body->picture;

	g_free(p->url);
	p->url = g_strdup(own->url);
	p->width = (int)MIN(own->width, (uint32_t)G_MAXINT);
	p->height = (int)MIN(own->height, (uint32_t)G_MAXINT);
}

/* A feed's own picture is often a thumbnail of the one in the text, whose caption is then
 * its, too; but where the feed captions its own, each keeps its caption. */
static void choose(struct picture *p, const Body *body)
{
	const struct body_picture *own = &body->picture;
	bool early = own->url && own->block < EARLY_BLOCKS;
	bool larger = own->url && (!p->url || (p->width < LARGE_WIDTH &&
					       (int)own->width >= p->width));

	if (!own->url || (p->url && !early) ||
	    (!larger && p->caption && strcmp(p->url, own->url) != 0))
		return;
	g_free(p->caption);
	p->caption = block_words(body, own->block);
	p->in_text = true;
	if (larger)
		take_from_text(p, body);
}

/* What the store has of the picture that was chosen. */
static bool find_kept(Store *s, int64_t id, struct picture *p, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT width, height FROM picture WHERE story = ? AND url = ?",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sql_text(q, 2, p->url);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		p->kept = true;
		p->width = sqlite3_column_int(q, 0);
		p->height = sqlite3_column_int(q, 1);
	}
	return sql_ended(s, q, rc, error);
}

static bool find_said(Store *s, int64_t id, struct picture *p, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"SELECT image, image_width, image_height, image_caption"
		" FROM story WHERE id = ?",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		const char *url = sql_column(q, 0);

		if (!url || !url_is_web(url))
			continue;
		p->url = g_strdup(url);
		p->width = sqlite3_column_int(q, 1);
		p->height = sqlite3_column_int(q, 2);
		p->caption = g_strdup(sql_column(q, 3));
	}
	return sql_ended(s, q, rc, error);
}

bool store_picture(Store *s, int64_t id, const Body *body, struct picture *out,
		   GError **error)
{
	struct picture p = { 0 };

	if (!find_said(s, id, &p, error))
		return false;
	if (body)
		choose(&p, body);
	if (p.url && !find_kept(s, id, &p, error)) {
		picture_clear(&p);
		return false;
	}
	*out = p;
	return true;
}

GBytes *store_picture_bytes(Store *s, int64_t id, char **encoding)
{
	sqlite3_stmt *q = store_prepare(
		s, "SELECT encoding, bytes FROM picture WHERE story = ?", NULL);
	GBytes *bytes = NULL;

	*encoding = NULL;
	if (!q)
		return NULL;
	sqlite3_bind_int64(q, 1, id);
	if (sqlite3_step(q) == SQLITE_ROW) {
		*encoding = g_strdup(sql_column(q, 0));
		bytes = g_bytes_new(sqlite3_column_blob(q, 1),
				    (gsize)sqlite3_column_bytes(q, 1));
	}
	sqlite3_reset(q);
	return bytes;
}
