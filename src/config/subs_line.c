#include "src/config/subs_line.h"

#include "src/base/clock.h"
#include "src/config/interval.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

/* The value of a word that is written key=value; NULL for other words. */
static const char *value_of(const char *word)
{
	size_t n = strspn(word, "abcdefghijklmnopqrstuvwxyz-");

	return n && word[n] == '=' ? word + n + 1 : NULL;
}

bool subs_keep_read(const char *text, struct subs_keep *out)
{
	guint64 count;
	int64_t seconds;

	*out = (struct subs_keep){ 0 };
	if (strcmp(text, "all") == 0)
		return true;
	if (g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT, &count, NULL)) {
		out->count = (int64_t)count;
		return true;
	}
	seconds = clock_span(text);
	out->seconds = MAX(seconds, 0);
	return seconds >= 0;
}

/* Reads a value into the field of `l->sub` at `offset`; false when it makes no
 * sense. */
typedef bool parse_value(struct subs_line *l, size_t offset, const char *value);

static void *field_at(struct subs_line *l, size_t offset)
{
	return (char *)&l->sub + offset;
}

static bool parse_text(struct subs_line *l, size_t offset, const char *value)
{
	*(const char **)field_at(l, offset) = value;
	return true;
}

static bool parse_flag(struct subs_line *l, size_t offset, const char *value)
{
	bool yes = strcmp(value, "yes") == 0;

	*(bool *)field_at(l, offset) = yes;
	return yes || strcmp(value, "no") == 0;
}

static bool parse_full_text(struct subs_line *l, size_t offset,
			    const char *value)
{
	return full_text_read(value, field_at(l, offset));
}

static bool parse_interval(struct subs_line *l, size_t offset,
			   const char *value)
{
	int64_t seconds = 0;
	bool good = interval_read(value, &seconds);

	*(int64_t *)field_at(l, offset) = seconds;
	return good;
}

static bool parse_keep(struct subs_line *l, size_t offset, const char *value)
{
	struct subs_keep keep;
	bool good = subs_keep_read(value, &keep);

	return parse_text(l, offset, good ? value : NULL) && good;
}

/* Several of one line are all sent. */
static bool parse_header(struct subs_line *l, size_t offset, const char *value)
{
	guint n = l->headers ? g_strv_length(l->headers) : 0;

	l->headers = g_renew(char *, l->headers, n + 2);
	l->headers[n] = (char *)(guintptr)value;
	l->headers[n + 1] = NULL;
	*(const char *const **)field_at(l, offset) =
		(const char *const *)l->headers;
	return strchr(value, ':') != NULL;
}

#define FIELD(field) offsetof(struct sub, field)
static const struct subs_key {
	const char *name;
	parse_value *parse;
	size_t offset;
} keys[] = {
	{ "every", parse_interval, FIELD(every) },
	{ "full", parse_full_text, FIELD(full) },
	{ "keep", parse_keep, FIELD(keep) },
	{ "user-agent", parse_text, FIELD(user_agent) },
	{ "header", parse_header, FIELD(headers) },
	{ "user", parse_text, FIELD(user) },
	{ "password-command", parse_text, FIELD(password_command) },
	{ "netrc", parse_flag, FIELD(netrc) },
	{ "proxy", parse_text, FIELD(proxy) },
	{ "paused", parse_flag, FIELD(paused) },
};

/* NULL if there is none of that name. */
static const struct subs_key *find_key(const char *name, size_t size)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (strlen(keys[i].name) == size &&
		    strncmp(keys[i].name, name, size) == 0)
			return &keys[i];
	return NULL;
}

bool subs_line_has_key(const char *key)
{
	return find_key(key, strlen(key)) != NULL;
}

void subs_line_complain(GPtrArray *complaints, guint number, const char *format,
			...)
{
	g_autofree char *why = NULL;
	va_list args;

	if (!complaints)
		return;
	va_start(args, format);
	why = g_strdup_vprintf(format, args);
	va_end(args);
	g_ptr_array_add(complaints,
			g_strdup_printf("feeds:%u: %s", number, why));
}

static void parse_word(struct subs_line *l, const char *word,
		       GPtrArray *complaints)
{
	const char *value = value_of(word);
	const struct subs_key *key;

	if (!value) {
		subs_line_complain(complaints, l->sub.line,
				   _("“%s” is not key=value"), word);
		return;
	}
	key = find_key(word, (size_t)(value - 1 - word));
	if (!key)
		subs_line_complain(complaints, l->sub.line,
				   _("unknown key “%s”"), word);
	else if (!key->parse(l, key->offset, value))
		subs_line_complain(complaints, l->sub.line,
				   _("“%s” is not valid"), word);
}

/* An address, a name perhaps, settings. */
static void parse_feed(struct subs_line *l, GPtrArray *complaints)
{
	g_autoptr(GError) error = NULL;
	int n = 0, from = 1;

	if (!g_shell_parse_argv(l->text, &n, &l->words, &error)) {
		subs_line_complain(complaints, l->sub.line, "%s",
				   error->message);
		return;
	}
	l->sub.url = l->words[0];
	if (n > 1 && !value_of(l->words[1]))
		l->sub.name = l->words[from++];
	for (int i = from; i < n; i++)
		parse_word(l, l->words[i], complaints);
}

/* "[Name]"; NULL for anything else. */
static const char *parse_section(GStringChunk *names, const char *text)
{
	size_t n = strlen(text);
	g_autofree char *name = NULL;

	if (n < 3 || text[n - 1] != ']')
		return NULL;
	name = g_strstrip(g_strndup(text + 1, n - 2));
	return *name ? g_string_chunk_insert_const(names, name) : NULL;
}

struct subs_line *subs_line_read(const char *text, struct subs_place *at)
{
	struct subs_line *l = g_new0(struct subs_line, 1);
	g_autofree char *stripped = g_strstrip(g_strdup(text));

	l->text = g_strdup(text);
	l->sub.line = at->number;
	l->sub.section = at->section;
	if (*stripped == '[') {
		l->opens = parse_section(at->names, stripped);
		if (l->opens)
			at->section = l->opens;
		else
			subs_line_complain(at->complaints, at->number,
					   _("a section is written [Name]"));
	} else if (!g_utf8_validate(text, -1, NULL)) {
		subs_line_complain(at->complaints, at->number,
				   _("this line is not UTF-8"));
	} else if (*stripped && *stripped != '#') {
		parse_feed(l, at->complaints);
	}
	return l;
}

void subs_line_free(void *line)
{
	struct subs_line *l = line;

	g_free(l->text);
	g_strfreev(l->words);
	g_free(l->headers); /* its members are in words */
	g_free(l);
}

void subs_line_disable(struct subs_line *l)
{
	l->sub = (struct sub){ .line = l->sub.line, .section = l->sub.section };
	l->sub = (struct sub){ .line = l->sub.line, .section = l->sub.section };
	g_clear_pointer(&l->words, g_strfreev);
}

/* A word as it must be written to be read back. */
static void append_word(GString *out, const char *word)
{
	g_autofree char *quoted = NULL;

	if (out->len)
		g_string_append_c(out, ' ');
	if (*word && *word != '#' && *word != '[' &&
	    !strpbrk(word, " \t\"'\\$`;&|<>(){}*?~!")) {
		g_string_append(out, word);
	} else if (!strpbrk(word, "\"\\$`!")) {
		g_string_append_printf(out, "\"%s\"", word);
	} else {
		quoted = g_shell_quote(word);
		g_string_append(out, quoted);
	}
}

/* Where a comment behind the words begins; the end of text if none does. */
static const char *find_comment(const char *text)
{
	char quote = 0;

	for (const char *c = text; *c; c++) {
		if (*c == '\\' && quote != '\'' && c[1])
			c++;
		else if (quote)
			quote = (char)(*c == quote ? 0 : quote);
		else if (*c == '"' || *c == '\'')
			quote = *c;
		else if (*c == '#' && c > text && g_ascii_isspace(c[-1]))
			return c;
	}
	return text + strlen(text);
}

/* A name or address may not break the line. */
static void append_line_word(GString *out, const char *word)
{
	g_autofree char *one = g_strdelimit(g_strdup(word), "\n\r", ' ');

	append_word(out, one);
}

char *subs_line_text(const char *url, const char *name)
{
	g_autoptr(GString) text = g_string_new(NULL);

	append_line_word(text, url);
	if (name && *name && !value_of(name))
		append_line_word(text, name);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

char *subs_line_rewrite(const struct subs_line *l, const char *key,
			const char *value)
{
	const char *url = strcmp(key, "url") == 0 ? value : l->sub.url;
	const char *name = strcmp(key, "name") == 0 ? value : l->sub.name;
	g_autofree char *head = subs_line_text(url, name);
	g_autoptr(GString) out = g_string_new(head);
	g_autofree char *setting = NULL;
	size_t n = strlen(key);

	for (char **w = l->words + 1; *w; w++)
		if (*w != l->sub.name &&
		    !(strncmp(*w, key, n) == 0 && (*w)[n] == '='))
			append_line_word(out, *w);
	if (value && subs_line_has_key(key)) {
		setting = g_strdup_printf("%s=%s", key, value);
		append_line_word(out, setting);
	}
	if (*find_comment(l->text))
		g_string_append_printf(out, " %s", find_comment(l->text));
	return g_string_free(g_steal_pointer(&out), FALSE);
}
