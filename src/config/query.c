#include "src/config/query.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/folding.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

/* One word as typed: perhaps with a sign, an operator and quotes. */
struct word {
	bool not ;
	bool quoted;
	char *operator; /* NULL for none */
	char *text;
};

/* The query being made; parts of the match are joined by AND, those that must
 * not be there follow NOT. */
struct making {
	Query *query;
	GString *match, *without, *where;
	gint64 now;
	bool signs; /* a word had nothing that is indexed */
};

/* Operators that are a condition on a row. A source is found by its whole title,
 * too, whatever it is called: a mute may be older than its name. */
static const struct {
	const char *name, *value; /* value NULL: any, as a pattern */
	const char *sql;
} conditions[] = {
	{ "is", "unread", "s.read = 0" },
	{ "is", "read", "s.read = 1" },
	{ "is", "saved", "s.saved = 1" },
	{ "is", "muted", "s.id IN (SELECT story FROM muted)" },
	{ "from", NULL,
	  "s.feed IN (SELECT g.id FROM feed g WHERE "
	  "folding_letters(" SQL_FEED_NAME(
		  "g") " || char(10) ||"
		       " coalesce(g.title, '')) LIKE ? ESCAPE '\\')" },
	{ "section", NULL,
	  "s.section IN (SELECT id FROM section WHERE folding_letters(name)"
	  " LIKE ? ESCAPE '\\')" },
};

static bool is_operator(const char *name)
{
	static const char *const names[] = { "title", "from",   "section",
					     "is",    "before", "after" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Reads the next word at `at` and moves behind it; false at the end. */
static bool next_word(const char **at, struct word *w)
{
	const char *s = *at, *end;
	size_t n;

	*w = (struct word){ 0 };
	while (g_ascii_isspace(*s))
		s++;
	if (!*s)
		return false;
	if (*s == '-' && s[1] && !g_ascii_isspace(s[1])) {
		w->not = true;
		s++;
	}
	n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
	if (n && s[n] == ':') {
		w->operator= g_strndup(s, n);
		if (is_operator(w->operator))
			s += n + 1;
		else
			g_clear_pointer(&w->operator, g_free);
	}
	w->quoted = *s == '"';
	s += w->quoted;
	end = s + strcspn(s, w->quoted ? "\"" : " \t\n");
	w->text = g_strndup(s, (gsize)(end - s));
	*at = *end == '"' ? end + 1 : end;
	return true;
}

static void word_clear(struct word *w)
{
	g_free(w->operator);
	g_free(w->text);
}

/* Whether more letters of the word may come: not behind a sign ("C++"). */
static bool is_open_ended(const char *text)
{
	char last = text[strlen(text) - 1];

	return g_ascii_isalnum(last) || (unsigned char)last >= 0x80;
}

/* A string of FTS5, of tokens: it has no quotes within. A word of signs alone has no
 * token. */
static void put_match(struct making *m, const struct word *w, bool beginning)
{
	GString *to = w->not ? m->without : m->match;
	enum folding_end end;
	g_autofree char *phrase = folding_phrase(w->text, &end);
	bool begins =
		end == FOLDING_LETTER ||
		(beginning && end == FOLDING_WORD && is_open_ended(w->text));

	if (!*phrase) {
		m->signs |= !w->not ;
		return;
	}
	m->query->positive |= !w->not ;
	m->query->negative |= w->not ;
	if (to->len)
		g_string_append(to, w->not ? " OR " : " AND ");
	if (w->operator)
		g_string_append(to, "title : ");
	g_string_append_printf(to, "\"%s\"%s", phrase, begins ? " *" : "");
	if (w->not )
		return;
	g_ptr_array_add(m->query->words, g_strdup(w->text));
	if (end == FOLDING_LETTER && !strchr(phrase, ' '))
		g_string_append(m->query->letters, phrase);
	if (beginning && begins)
		m->query->beginning = g_steal_pointer(&phrase);
}

static void put_where(struct making *m, bool not, const char *sql, char *value)
{
	g_string_append_printf(m->where, " AND %s(%s)", not ? "NOT " : "", sql);
	m->query->positive |= !not ;
	m->query->negative |= not ;
	if (value)
		g_ptr_array_add(m->query->values, value);
}

/* A pattern for part of a name that was folded; LIKE's own "%" and "_" are escaped. */
static char *pattern(const char *folded)
{
	GString *out = g_string_new("%");

	for (const char *s = folded; *s; s++) {
		if (strchr("%_\\", *s))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *s);
	}
	g_string_append_c(out, '%');
	return g_string_free(out, FALSE);
}

/* "2026-12-31" or "3d", as a time; -1 for neither. */
static gint64 read_time(const char *text, gint64 now)
{
	g_autofree char *midnight = g_strconcat(text, "T00:00:00Z", NULL);
	g_autoptr(GDateTime) t = g_date_time_new_from_iso8601(midnight, NULL);
	gint64 span;

	if (t)
		return g_date_time_to_unix(t);
	span = clock_span(text);
	return span < 0 ? -1 : now - span;
}

static bool put_time(struct making *m, const struct word *w)
{
	gint64 t = read_time(w->text, m->now);
	bool before = strcmp(w->operator, "before") == 0;

	if (t < 0)
		return false;
	put_where(m, w->not, before ? "s.time < ?" : "s.time >= ?",
		  g_strdup_printf("%" PRId64, t));
	return true;
}

/* A condition on part of a name. */
static void put_name(struct making *m, const struct word *w, const char *sql)
{
	g_autofree char *folded = folding_letters(w->text);

	if (*folded)
		put_where(m, w->not, sql, pattern(folded));
	else
		m->signs |= !w->not ;
}

static bool put_condition(struct making *m, const struct word *w)
{
	for (size_t i = 0; i < G_N_ELEMENTS(conditions); i++) {
		if (strcmp(conditions[i].name, w->operator) != 0)
			continue;
		if (!conditions[i].value)
			put_name(m, w, conditions[i].sql);
		else if (strcmp(conditions[i].value, w->text) == 0)
			put_where(m, w->not, conditions[i].sql, NULL);
		else
			continue;
		m->query->muted |= !w->not &&strcmp(w->text, "muted") == 0 &&
				   strcmp(w->operator, "is") == 0;
		return true;
	}
	return false;
}

static bool put_word(struct making *m, const struct word *w, bool beginning)
{
	if (!*w->text)
		return true;
	if (!w->operator|| strcmp(w->operator, "title") == 0) {
		put_match(m, w, beginning && !w->quoted);
		return true;
	}
	if (strcmp(w->operator, "before") == 0 ||
	    strcmp(w->operator, "after") == 0)
		return put_time(m, w);
	return put_condition(m, w);
}

/* FTS5 has NOT between two operands only: there must be a left one. */
static void end_query(struct making *m)
{
	Query *q = m->query;

	/* all that was looked for is signs: nothing, and not everything */
	if (m->signs && !q->positive)
		g_string_append(m->where, " AND 0");
	if (m->match->len && m->without->len)
		q->match = g_strdup_printf("(%s) NOT (%s)", m->match->str,
					   m->without->str);
	else if (m->match->len)
		q->match = g_strdup(m->match->str);
	if (!m->match->len && m->without->len)
		put_where(m, true,
			  "s.id IN (SELECT rowid FROM search WHERE search "
			  "MATCH ?)",
			  g_strdup(m->without->str));
	q->where = g_strdup(m->where->str);
}

Query *query_read(const char *typed, gint64 now, bool typing, GError **error)
{
	g_autoptr(Query) q = g_new0(Query, 1);
	g_autoptr(GString) match = g_string_new(NULL);
	g_autoptr(GString) without = g_string_new(NULL);
	g_autoptr(GString) where = g_string_new(NULL);
	struct making m = { q, match, without, where, now, false };
	struct word w;
	bool good = true;

	q->values = g_ptr_array_new_with_free_func(g_free);
	q->words = g_ptr_array_new_with_free_func(g_free);
	q->letters = g_string_new(NULL);
	for (int n = 0; good && n < QUERY_WORDS_MAX && next_word(&typed, &w);
	     n++) {
		good = put_word(&m, &w, typing && !*typed);
		if (!good)
			g_set_error(error, LEDE_ERROR, ERROR_USAGE,
				    _("%s:%s is not valid"), w.operator,
				    w.text);
		word_clear(&w);
	}
	if (!good)
		return NULL;
	end_query(&m);
	return g_steal_pointer(&q);
}

void query_free(Query *q)
{
	if (!q)
		return;
	g_free(q->match);
	g_free(q->beginning);
	g_free(q->where);
	if (q->letters)
		g_string_free(q->letters, TRUE);
	if (q->values)
		g_ptr_array_free(q->values, TRUE);
	if (q->words)
		g_ptr_array_free(q->words, TRUE);
	g_free(q);
}
