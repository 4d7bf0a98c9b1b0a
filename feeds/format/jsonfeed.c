#include "feeds/format/jsonfeed.h"

#include "feeds/text/plain.h"
#include "src/base/error.h"
#include "src/base/json.h"

#include <glib/gi18n.h>
#include <string.h>

/* A key, and the fact that its value is. */
struct row {
	const char *key;
	enum field field;
	uint8_t rank;
	enum form form;
};

static const struct row of_feed[] = {
	{ "title", FIELD_TITLE, 0, FORM_REFS },
	{ "description", FIELD_SUMMARY, 0, FORM_REFS },
	{ "language", FIELD_LANGUAGE, 0, FORM_TEXT },
	{ "feed_url", FIELD_ID, 0, FORM_TEXT },
	{ "favicon", FIELD_ICON, 0, FORM_TEXT },
	{ "icon", FIELD_IMAGE, 0, FORM_TEXT },
};

static const struct row of_item[] = {
	{ "id", FIELD_ID, 0, FORM_TEXT },
	{ "title", FIELD_TITLE, 0, FORM_REFS },
	{ "summary", FIELD_SUMMARY, 0, FORM_TEXT },
	{ "content_html", FIELD_CONTENT, 0, FORM_HTML },
	{ "language", FIELD_LANGUAGE, 0, FORM_TEXT },
	{ "image", FIELD_IMAGE, 0, FORM_TEXT },
	{ "banner_image", FIELD_IMAGE, 1, FORM_TEXT },
	{ "date_published", FIELD_PUBLISHED, 0, FORM_TEXT },
	{ "date_modified", FIELD_UPDATED, 0, FORM_TEXT },
};

/* A text; only an id may be a number. The caller's. */
static char *text_of(const json_t *o, const char *key)
{
	bool good = json_is_string(json_object_get(o, key)) ||
		    strcmp(key, "id") == 0;

	return good ? json_text_of(o, key) : NULL;
}

static void add_row(Facts *d, const json_t *o, const struct row *row)
{
	g_autofree char *text = text_of(o, row->key);
	struct fact f = { .field = (uint8_t)row->field,
			  .rank = row->rank,
			  .form = (uint8_t)row->form,
			  .value = text };

	if (text)
		facts_add(d, &f);
}

static void add_link(Facts *d, const json_t *o, const char *key,
		     const char *rel)
{
	g_autofree char *text = text_of(o, key);
	struct fact f = { .field = FIELD_LINK,
			  .form = FORM_TEXT,
			  .rank = rel ? 1 : 0,
			  .value = text,
			  .more = { rel } };

	if (text && *text)
		facts_add(d, &f);
}

static void add_person(Facts *d, const json_t *o)
{
	g_autofree char *text = json_is_string(o) ? json_text(o) : NULL;
	g_autofree char *name = text_of(o, "name");
	g_autofree char *url = text_of(o, "url");
	g_autofree char *email = text_of(o, "email");
	struct fact f = { .field = FIELD_PERSON,
			  .form = FORM_PARTS,
			  .value = name ? name : "",
			  .more = { email, url } };

	if (text) {
		f.form = FORM_TEXT;
		f.value = text;
	}
	if (text || name || url || email)
		facts_add(d, &f);
}

/* "authors" since 1.1; "author" before; either as a list or as one. */
static void add_people(Facts *d, const json_t *o)
{
	const json_t *all = json_object_get(o, "authors");
	const json_t *one;
	size_t i;

	if (!all || json_is_null(all) || json_array_size(all) == 0)
		if (!json_is_object(all))
			all = json_object_get(o, "author");
	if (!json_is_array(all)) {
		add_person(d, all);
		return;
	}
	json_array_foreach(all, i, one) add_person(d, one);
}

static void add_tags(Facts *d, const json_t *o)
{
	const json_t *tags = json_object_get(o, "tags");
	const json_t *tag;
	size_t i;

	json_array_foreach(tags, i, tag)
	{
		g_autofree char *text =
			json_is_string(tag) ? json_text(tag) : NULL;
		struct fact f = { .field = FIELD_CATEGORY,
				  .form = FORM_TEXT,
				  .value = text };

		if (text)
			facts_add(d, &f);
	}
}

static void add_attachments(Facts *d, const json_t *o)
{
	const json_t *all = json_object_get(o, "attachments");
	const json_t *one;
	size_t i;

	json_array_foreach(all, i, one)
	{
		g_autofree char *url = text_of(one, "url");
		g_autofree char *type = text_of(one, "mime_type");
		g_autofree char *size = json_text_of(one, "size_in_bytes");
		g_autofree char *title = text_of(one, "title");
		struct fact f = { .field = FIELD_ENCLOSURE,
				  .form = FORM_TEXT,
				  .rank = 1,
				  .value = url,
				  .more = { type, size, title } };

		if (url)
			facts_add(d, &f);
	}
}

/* Plain text is written as HTML that shows it; without content_html it is the
 * content. */
static void add_text(Facts *d, const json_t *o)
{
	g_autofree char *text = text_of(o, "content_text");
	g_autoptr(GString) html = g_string_new(NULL);
	struct fact f = { .field = FIELD_CONTENT,
			  .form = FORM_HTML,
			  .rank = 1 };

	for (const char *at = text; at && *at;) {
		size_t n = strcspn(at, "\n");

		plain_escape(at, n, html);
		at += n;
		if (*at == '\n') {
			g_string_append(html, "<br>\n");
			at++;
		}
	}
	f.value = html->str;
	facts_add(d, &f);
}

static void read_item(Facts *d, const json_t *o)
{
	g_autofree char *url = text_of(o, "url");

	if (!json_is_object(o)) {
		facts_warn(d, _("an item that is not an object"));
		return;
	}
	facts_open(d, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(of_item); i++)
		add_row(d, o, &of_item[i]);
	if (url && *url)
		add_link(d, o, "url", NULL);
	else
		add_link(d, o, "external_url", NULL);
	add_text(d, o);
	add_people(d, o);
	add_tags(d, o);
	add_attachments(d, o);
	facts_close(d);
}

/* Whether nothing of a list of items can be read as one. */
static bool is_unreadable(const json_t *items)
{
	size_t n = json_array_size(items);

	for (size_t i = 0; i < n; i++)
		if (json_is_object(json_array_get(items, i)))
			return false;
	return n > 0;
}

static bool read_feed(Facts *d, const json_t *root, GError **error)
{
	const json_t *items = json_object_get(root, "items");
	const json_t *item;
	size_t i;

	if (is_unreadable(items)) {
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("not a feed (JSON; its items are not objects)"));
		return false;
	}
	for (i = 0; i < G_N_ELEMENTS(of_feed); i++)
		add_row(d, root, &of_feed[i]);
	add_link(d, root, "home_page_url", NULL);
	add_link(d, root, "feed_url", "self");
	add_people(d, root);
	json_array_foreach(items, i, item) read_item(d, item);
	return true;
}

/* jsonfeed.org/version/1; or it looks like one: a list of items and a name. */
static bool is_feed(const json_t *root)
{
	g_autofree char *version = json_text_of(root, "version");

	if (!json_is_object(root))
		return false;
	if (version && strstr(version, "jsonfeed"))
		return true;
	if (!json_is_array(json_object_get(root, "items")))
		return false;
	return (version && g_str_has_prefix(version, "1")) ||
	       json_object_get(root, "title") ||
	       json_object_get(root, "home_page_url");
}

bool jsonfeed_read(const char *text, size_t size, Facts *d, GError **error)
{
	json_t *root = json_read(text, size, error);
	bool good = false;

	d->entry->feed.format = FORMAT_JSONFEED;
	if (root && is_feed(root))
		good = read_feed(d, root, error);
	else if (root)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("not a feed (JSON)"));
	json_decref(root);
	return good;
}
