#include "feeds/extract/json_ld.h"

#include "feeds/extract/published.h"
#include "feeds/text/plain.h"
#include "src/base/json.h"

#include <string.h>

#define DEPTH_MAX   8 /* of lists and graphs within each other */
#define AUTHORS_MAX 16

/* Types of schema.org that are an article; others that end in "Article" are, too. */
static const char *const types[] = {
	"BlogPosting",
	"LiveBlogPosting",
	"SocialMediaPosting",
	"DiscussionForumPosting",
	"Report",
	"Review",
	"Recipe",
	"HowTo",
	"APIReference",
	NULL,
};

struct reading {
	Metadata *m;
	GHashTable *nodes; /* of a graph, by the @id that others have of them */
};

static bool is_article_type(const json_t *type)
{
	const char *name = json_string_value(type);

	if (json_is_array(type)) {
		for (size_t i = 0; i < json_array_size(type); i++)
			if (is_article_type(json_array_get(type, i)))
				return true;
		return false;
	}
	if (name && strrchr(name, '/'))
		name = strrchr(name, '/') + 1;
	return name && (g_str_has_suffix(name, "Article") ||
			g_strv_contains(types, name));
}

/* The node that an {"@id": …} refers to, or the value itself. */
static const json_t *resolve(const struct reading *r, const json_t *value)
{
	const char *id = json_string_value(json_object_get(value, "@id"));
	const json_t *node;

	if (!id || json_object_size(value) > 1)
		return value;
	node = g_hash_table_lookup(r->nodes, id);
	return node ? node : value;
}

/* The name of a person or an organisation; the caller's. */
static char *name_of(const struct reading *r, const json_t *value)
{
	value = resolve(r, value);
	if (json_is_string(value))
		return json_text(value);
	return json_text_of(value, "name");
}

/* Names of all, "A, B"; the caller's. */
static char *names_of_all(const struct reading *r, const json_t *value)
{
	GString *all;
	size_t n = MIN(json_array_size(value), AUTHORS_MAX);

	if (!json_is_array(value))
		return name_of(r, value);
	all = g_string_new(NULL);
	for (size_t i = 0; i < n; i++) {
		g_autofree char *one = name_of(r, json_array_get(value, i));

		if (!one || page_is_blank(one) || strstr(all->str, one))
			continue;
		if (all->len)
			g_string_append(all, ", ");
		g_string_append(all, one);
	}
	return g_string_free(all, FALSE);
}

/* An image is an address, an object with one, or a list. */
static char *image_of(const struct reading *r, const json_t *value)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	value = resolve(r, value);
	if (json_is_string(value))
		return json_text(value);
	return json_text_of(value, "url");
}

static void offer(struct reading *r, enum metadata_field field, char *value)
{
	metadata_offer(r->m, field, METADATA_JSON_LD, value);
	g_free(value);
}

static void offer_date(struct reading *r, char *value)
{
	if (value)
		offer(r, METADATA_PUBLISHED, published_in(value));
	g_free(value);
}

/* Some hold HTML. */
static char *body_of(const json_t *article)
{
	g_autofree char *text = json_text_of(article, "articleBody");
	GString *plain;

	if (!text || !strchr(text, '<'))
		return g_steal_pointer(&text);
	plain = g_string_new(NULL);
	plain_from_html(text, plain, 0);
	return g_string_free(plain, FALSE);
}

static void read_article(struct reading *r, const json_t *article)
{
	const json_t *free = json_object_get(article, "isAccessibleForFree");
	const char *word = json_string_value(free);

	offer(r, METADATA_TITLE, json_text_of(article, "headline"));
	offer(r, METADATA_TITLE, json_text_of(article, "name"));
	offer(r, METADATA_BYLINE,
	      names_of_all(r, json_object_get(article, "author")));
	offer(r, METADATA_SITE,
	      name_of(r, json_object_get(article, "publisher")));
	offer_date(r, json_text_of(article, "datePublished"));
	offer(r, METADATA_SUMMARY, json_text_of(article, "description"));
	offer(r, METADATA_IMAGE,
	      image_of(r, json_object_get(article, "image")));
	offer(r, METADATA_TEXT, body_of(article));
	if (json_is_false(free) ||
	    (word && g_ascii_strcasecmp(word, "false") == 0))
		offer(r, METADATA_LOCKED, g_strdup("yes"));
}

/* The first of each @id. */
static void note_nodes(struct reading *r, json_t *graph)
{
	g_hash_table_remove_all(r->nodes);
	for (size_t i = json_array_size(graph); i-- > 0;) {
		json_t *node = json_array_get(graph, i);
		const char *id =
			json_string_value(json_object_get(node, "@id"));

		if (id)
			g_hash_table_insert(r->nodes, g_strdup(id), node);
	}
}

static void read_value(struct reading *r, json_t *value, int depth)
{
	json_t *graph = json_object_get(value, "@graph");

	if (depth > DEPTH_MAX)
		return;
	if (json_is_array(graph))
		note_nodes(r, graph);
	for (size_t i = 0; i < json_array_size(value); i++)
		read_value(r, json_array_get(value, i), depth + 1);
	for (size_t i = 0; i < json_array_size(graph); i++)
		read_value(r, json_array_get(graph, i), depth + 1);
	if (is_article_type(json_object_get(value, "@type")))
		read_article(r, value);
	else if (json_object_get(value, "mainEntity"))
		read_value(r, json_object_get(value, "mainEntity"), depth + 1);
}

/* Where the JSON is in the text of a script: some put comments around it, or the
 * signs of a CDATA section. */
static const char *json_in(const char *text, size_t *size)
{
	const char *cdata = strstr(text, "<![CDATA[");
	const char *from = strpbrk(cdata ? cdata + 9 : text, "{[");
	const char *to = cdata ? strstr(text, "]]>") : NULL;

	if (!from)
		return NULL;
	if (!to || to < from)
		to = from + strlen(from);
	while (to > from && to[-1] != '}' && to[-1] != ']')
		to--;
	*size = (size_t)(to - from);
	return from;
}

void json_ld_read(const Page *p, uint32_t script, Metadata *m)
{
	const struct node *node = page_node(p, script);
	const char *type = page_attr(p, node, "type");
	const char *text = node->first ? page_node(p, node->first)->text : NULL;
	struct reading r = { .m = m };
	json_t *value;
	size_t size = 0;

	if (!type || !text || !strstr(type, "ld+json"))
		return;
	text = json_in(text, &size);
	value = text ? json_read(text, size, NULL) : NULL;
	if (!value)
		return;
	r.nodes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	read_value(&r, value, 0);
	g_hash_table_destroy(r.nodes);
	json_decref(value);
}
