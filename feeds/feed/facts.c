#include "feeds/feed/facts.h"

#include <string.h>

#define BYTES_A_FACT  24    /* of a document with many short elements */
#define FACTS_AT_ONCE 65536 /* room that is reserved at most */

Facts *facts_new(size_t size)
{
	size_t facts = MIN(size / BYTES_A_FACT + 1, FACTS_AT_ONCE);
	Facts *d = g_new0(Facts, 1);

	d->entry = parsed_new();
	d->about = g_array_sized_new(FALSE, FALSE, sizeof(struct fact), 32);
	d->facts = g_array_sized_new(FALSE, FALSE, sizeof(struct fact),
				     (guint)facts);
	d->items = g_array_new(FALSE, TRUE, sizeof(struct facts_item));
	return d;
}

void facts_free(Facts *d)
{
	if (!d)
		return;
	parsed_free(d->entry);
	g_array_free(d->about, TRUE);
	g_array_free(d->facts, TRUE);
	g_array_free(d->items, TRUE);
	g_free(d);
}

static struct facts_item *last_item(const Facts *d)
{
	return &g_array_index(d->items, struct facts_item, d->items->len - 1);
}

void facts_open(Facts *d, const char *lang)
{
	struct facts_item new = { d->facts->len, 0, lang };

	g_array_append_val(d->items, new);
	d->in_item = true;
}

void facts_close(Facts *d)
{
	last_item(d)->n = d->facts->len - last_item(d)->first;
	d->in_item = false;
}

bool facts_drop(Facts *d)
{
	if (!d->in_item)
		return false;
	g_array_set_size(d->facts, last_item(d)->first);
	g_array_set_size(d->items, d->items->len - 1);
	d->in_item = false;
	return true;
}

static bool is_blank(const char *text)
{
	for (; *text; text++)
		if (!g_ascii_isspace(*text))
			return false;
	return true;
}

static void strip_blanks(const char **text, size_t *n)
{
	while (*n && g_ascii_isspace(**text)) {
		++*text;
		--*n;
	}
	while (*n && g_ascii_isspace((*text)[*n - 1]))
		--*n;
}

/* Takes off the marks of a CDATA section (XML 1.0 section 2.7) around all of a text: it
 * was escaped as if they were part of it, once or twice. False if it has none. */
static bool strip_cdata(const char **text, size_t *n)
{
	static const char *const marks[][2] = { { "<![CDATA[", "]]>" },
						{ "&lt;![CDATA[", "]]&gt;" } };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		size_t before = strlen(marks[i][0]),
		       after = strlen(marks[i][1]);

		if (*n < before || memcmp(*text, marks[i][0], before) != 0)
			continue;
		*text += before;
		*n -= before;
		if (*n >= after &&
		    memcmp(*text + *n - after, marks[i][1], after) == 0)
			*n -= after;
		return true;
	}
	return false;
}

/* Without blanks and marks of CDATA around it. */
static const char *keep_stripped(Facts *d, const char *text)
{
	size_t n;

	if (!text)
		return NULL;
	n = strlen(text);
	do {
		strip_blanks(&text, &n);
	} while (strip_cdata(&text, &n));
	return g_string_chunk_insert_len(d->entry->text, text, (gssize)n);
}

struct fact *facts_add(Facts *d, const struct fact *f)
{
	GArray *to = d->in_item ? d->facts : d->about;
	struct fact *new;

	if (f->field != FIELD_LINK && f->form != FORM_PARTS &&
	    (!f->value || is_blank(f->value)))
		return NULL;
	g_array_append_val(to, *f);
	new = &g_array_index(to, struct fact, to->len - 1);
	new->value = keep_stripped(d, f->value);
	for (int i = 0; i < FACT_MORE; i++)
		new->more[i] = keep_stripped(d, f->more[i]);
	return new;
}

void facts_warn(Facts *d, const char *words)
{
	GArray *all = d->entry->warnings;
	const char *kept;

	for (guint i = 0; i < all->len; i++)
		if (strcmp(g_array_index(all, const char *, i), words) == 0)
			return;
	kept = parsed_keep(d->entry, words);
	g_array_append_val(all, kept);
}
