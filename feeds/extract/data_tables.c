#include "feeds/extract/data_tables.h"

#include <string.h>

/* What is counted of a table; of no table within it. */
struct grid {
	uint32_t rows, cells;
	bool heads, nests;
};

/* A table with rows of several cells, or a head; not one that lays out a page. */
static bool is_data(const struct grid *g)
{
	return !g->nests &&
	       (g->heads || (g->rows > 1 && g->cells >= 2 * g->rows) ||
		(g->rows > 10 && g->cells > g->rows));
}

static void count_cell(struct grid *g, const char *tag)
{
	g->rows += strcmp(tag, "tr") == 0;
	g->cells += strcmp(tag, "td") == 0;
	g->heads = g->heads || strcmp(tag, "th") == 0 ||
		   strcmp(tag, "caption") == 0;
}

uint32_t *data_tables_of(const Outline *o)
{
	uint32_t *table = g_new0(uint32_t, o->n);
	g_autofree struct grid *grids = g_new0(struct grid, o->n);

	for (uint32_t n = 1; n < o->n; n++) {
		const struct outline_node *node = outline_at(o, n);

		table[n] = table[node->parent];
		if (strcmp(node->element->tag, "table") == 0) {
			grids[table[n]].nests = true;
			table[n] = n;
		} else if (table[n])
			count_cell(&grids[table[n]], node->element->tag);
	}
	for (uint32_t n = 1; n < o->n; n++)
		if (table[n] && !is_data(&grids[table[n]]))
			table[n] = 0;
	return table;
}
