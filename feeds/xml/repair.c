#include "feeds/xml/repair.h"

#include "feeds/text/plain.h"
#include "feeds/text/tokens.h"
#include "feeds/xml/xml.h"

#include <stdbool.h>
#include <string.h>

#define DEPTH (XML_DEPTH_MAX - 8) /* elements written within each other */
#define SEARCH                                                                 \
	300      /* open elements searched for the start of an end tag: else a
		    * document of stray end tags takes quadratic time */
#define NAMES 64 /* attributes of one tag; each is compared with all before */

/* An element that is open. */
struct open {
	const char *name;
	size_t size;
	bool written; /* and not flattened */
};

struct repair {
	const char *at, *end;
	GString *out;
	GArray *open;      /* struct open */
	guint depth;       /* of those that are written */
	bool no_cdata_end; /* from here on there is no "]]>" */
};

static bool begins(const struct repair *m, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(m->end - m->at) >= n && memcmp(m->at, with, n) == 0;
}

static const char *find_in(const char *at, const char *end, const char *what)
{
	return at < end ? g_strstr_len(at, end - at, what) : NULL;
}

static struct open *open_at(const struct repair *m, guint i)
{
	return &g_array_index(m->open, struct open, i);
}

static bool has_name(const struct open *o, const char *name, size_t n)
{
	return o->size == n && memcmp(o->name, name, n) == 0;
}

static bool is_named(const struct open *o, const char *name)
{
	return o->size == strlen(name) &&
	       g_ascii_strncasecmp(o->name, name, o->size) == 0;
}

static bool is_name_start(char c)
{
	return g_ascii_isalpha(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* XML 1.0 section 2.3; one colon, and neither first nor last. */
static bool is_name(const char *name, size_t n)
{
	int colons = 0;

	if (!n || !is_name_start(name[0]) || name[n - 1] == ':')
		return false;
	for (size_t i = 1; i < n; i++) {
		if (name[i] == ':')
			colons++;
		else if (!is_name_start(name[i]) && !g_ascii_isdigit(name[i]) &&
			 name[i] != '-' && name[i] != '.')
			return false;
	}
	return colons < 2;
}

/* Only ASCII: which other letters may be in a name (XML 1.0 productions 4 and 4a)
 * only libxml2 knows, and no feed format has any. */
static bool is_plain_name(const char *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)name[i] >= 0x80)
			return false;
	return is_name(name, n);
}

static void close_top(struct repair *m)
{
	struct open *o = open_at(m, m->open->len - 1);

	if (o->written) {
		g_string_append(m->out, "</");
		g_string_append_len(m->out, o->name, (gssize)o->size);
		g_string_append_c(m->out, '>');
		m->depth--;
	}
	g_array_set_size(m->open, m->open->len - 1);
}

/* How many of the innermost are to be closed to close that one; 0: it is not
 * open. */
static guint levels_to(const struct repair *m, const char *name, size_t n)
{
	guint most = MIN(m->open->len, SEARCH);

	for (guint i = 1; i <= most; i++)
		if (has_name(open_at(m, m->open->len - i), name, n))
			return i;
	return 0;
}

static void close_levels(struct repair *m, guint n)
{
	while (n-- > 0)
		close_top(m);
}

/* Elements that hold text only, and are siblings in an item. */
static bool is_leaf(const struct open *o)
{
	static const char *const names[] = {
		"title",    "link",       "description",     "pubDate",
		"guid",     "author",     "category",        "comments",
		"dc:date",  "dc:creator", "content:encoded", "lastBuildDate",
		"language",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is_named(o, names[i]))
			return true;
	return false;
}

/* Closes what cannot contain the new element: an item an item, a link a title. */
static void close_before(struct repair *m, const struct open *new)
{
	guint n = 0;

	if (is_named(new, "item") || is_named(new, "entry"))
		n = levels_to(m, new->name, new->size);
	else if (is_leaf(new) && m->open->len &&
		 is_leaf(open_at(m, m->open->len - 1)) &&
		 !is_named(open_at(m, m->open->len - 1), "description") &&
		 !is_named(open_at(m, m->open->len - 1), "content:encoded"))
		n = 1;
	close_levels(m, n);
}

static void put_name(struct repair *m, const char *name, size_t n)
{
	g_string_append_len(m->out, name, (gssize)n);
}

static bool was_seen(const struct tokens_attr *seen, size_t n,
		     const struct tokens_attr *a)
{
	for (size_t i = 0; i < n; i++)
		if (seen[i].name_size == a->name_size &&
		    memcmp(seen[i].name, a->name, a->name_size) == 0)
			return true;
	return false;
}

/* prolog_read() has resolved the references: only "<" and quotes are left. */
static void put_value(struct repair *m, const char *value, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (value[i] == '<')
			g_string_append(m->out, "&lt;");
		else if (value[i] == '"')
			g_string_append(m->out, "&quot;");
		else
			g_string_append_c(m->out, value[i]);
	}
}

static void put_attrs(struct repair *m, const struct markup *tag)
{
	struct tokens_attr seen[NAMES], a;
	size_t n = 0, from = 0;

	while (n < NAMES && tokens_attr(tag, &from, &a)) {
		if (!is_plain_name(a.name, a.name_size) ||
		    was_seen(seen, n, &a))
			continue;
		seen[n++] = a;
		g_string_append_c(m->out, ' ');
		put_name(m, a.name, a.name_size);
		g_string_append(m->out, "=\"");
		if (a.has_value)
			put_value(m, a.value, a.value_size);
		g_string_append_c(m->out, '"');
	}
}

static void put_start(struct repair *m, const struct markup *tag)
{
	struct open new = { tag->name, tag->name_size, m->depth < DEPTH };
	bool empty = tag->size > 0 && tag->at[tag->size - 1] == '/';

	close_before(m, &new);
	new.written = m->depth < DEPTH;
	if (new.written) {
		g_string_append_c(m->out, '<');
		put_name(m, new.name, new.size);
		put_attrs(m, tag);
		g_string_append(m->out, empty ? "/>" : ">");
	}
	if (empty)
		return;
	m->depth += new.written;
	g_array_append_val(m->open, new);
}

static void put_text(struct repair *m, const char *at, const char *end)
{
	while (at < end) {
		const char *bad = find_in(at, end, "]]>");
		const char *to = bad ? bad : end;

		g_string_append_len(m->out, at, to - at);
		if (bad)
			g_string_append(m->out, "]]&gt;");
		at = bad ? bad + 3 : end;
	}
}

/* A CDATA section without "]]>" ends at the end tag of its element. */
static void pass_cdata(struct repair *m)
{
	const char *from = m->at + 9;
	const char *close =
		m->no_cdata_end ? NULL : find_in(from, m->end, "]]>");
	const char *to = close ? close : m->end;

	m->no_cdata_end = !close;
	if (!close && m->open->len) {
		const struct open *o = open_at(m, m->open->len - 1);
		g_autofree char *tag =
			g_strdup_printf("</%.*s>", (int)o->size, o->name);
		const char *end = find_in(from, m->end, tag);

		to = end ? end : m->end;
	}
	if (to == m->end) {
		m->at = m->end; /* cut off: it stays open */
		return;
	}
	g_string_append(m->out, "<![CDATA[");
	g_string_append_len(m->out, from, to - from);
	g_string_append(m->out, "]]>");
	m->at = close ? close + 3 : to;
}

static void pass_to(struct repair *m, const char *what)
{
	const char *found = find_in(m->at, m->end, what);

	m->at = found ? found + strlen(what) : m->end;
}

static void pass_end_tag(struct repair *m, const struct markup *tag)
{
	close_levels(m, levels_to(m, tag->name, tag->name_size));
}

/* A tag as HTML's tokenizer reads it; false if its name is none of XML's. */
static bool pass_tag(struct repair *m)
{
	struct markup tag = tokens_new(m->at, (size_t)(m->end - m->at));

	if (!tokens_next(&tag) || tag.kind == TOKENS_TEXT ||
	    !is_plain_name(tag.name, tag.name_size))
		return false;
	/* a tag that the document ends in was cut off */
	if (tag.next == m->end && m->end[-1] != '>') {
		m->at = m->end;
		return true;
	}
	m->at = tag.next;
	if (tag.kind == TOKENS_END)
		pass_end_tag(m, &tag);
	else
		put_start(m, &tag);
	return true;
}

static void pass_markup(struct repair *m)
{
	if (begins(m, "<![CDATA[")) {
		pass_cdata(m);
	} else if (begins(m, "<!--")) {
		pass_to(m, "-->");
	} else if (begins(m, "<!") || begins(m, "<?")) {
		pass_to(m, ">");
	} else if (!pass_tag(m)) {
		g_string_append(m->out, "&lt;");
		m->at++;
	}
}

GString *repair_xml(const char *text, size_t size)
{
	struct repair m = { .at = text, .end = text + size };

	m.out = g_string_sized_new(size + size / 16);
	m.open = g_array_new(FALSE, FALSE, sizeof(struct open));
	while (m.at < m.end) {
		const char *next = memchr(m.at, '<', (size_t)(m.end - m.at));
		const char *to = next ? next : m.end;

		put_text(&m, m.at, to);
		m.at = to;
		if (next)
			pass_markup(&m);
		/* what follows the root is not read */
		if (!m.open->len)
			break;
	}
	g_array_free(m.open, TRUE);
	return m.out;
}
