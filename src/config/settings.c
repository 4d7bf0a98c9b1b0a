#include "src/config/settings.h"

#include "src/base/clock.h"
#include "src/base/error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

/* A row and the offset of its field in Settings. */
struct row {
	struct setting_row shown;
	size_t offset;
};

#define ROW(kind, field, group, name, initial, least, most, help)              \
	{ { group, name, SETTING_##kind, initial, least, most, help },         \
	  offsetof(Settings, field) },
static const struct row rows[] = { SETTINGS(ROW) };

/* Groups in which every name is allowed here; keymap, theme and the commands
 * check whether it exists. */
static const char *const free_groups[] = { "keys", "commands", "colors",
					   "sections" };

/* Settings of words of which only these are known, separated by blanks. */
static const struct {
	const char *name, *words;
} choices[] = {
	{ "theme", "auto dark light contrast mono" },
	{ "pictures", "always ask never yes no" },
	{ "read-copies", "event yes article no" },
	{ "full", "no yes auto" },
};

static void *field(Settings *s, const struct row *r)
{
	return (char *)s + r->offset;
}

/* "16M", "64k" or a number of bytes; -1 for anything else. */
static int64_t read_size(const char *text)
{
	char *end;
	int64_t n, unit = 1;

	errno = 0;
	n = g_ascii_strtoll(text, &end, 10);
	if (end == text || errno || n < 0 || n > INT32_MAX)
		return -1;
	if (g_ascii_strcasecmp(end, "k") == 0)
		unit = 1024;
	else if (g_ascii_strcasecmp(end, "m") == 0)
		unit = 1024 * 1024;
	else if (*end)
		return -1;
	return n * unit;
}

static bool read_flag(const char *text, bool *out)
{
	static const char *const words[] = { "no",   "yes", "false",
					     "true", "0",   "1" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(text, words[i]) == 0) {
			*out = i & 1;
			return true;
		}
	}
	return false;
}

static int64_t read_number(enum setting_type type, const char *text)
{
	char *end;
	int64_t n;

	if (type == SETTING_SPAN)
		return clock_span(text);
	if (type == SETTING_SIZE)
		return read_size(text);
	errno = 0;
	n = g_ascii_strtoll(text, &end, 10);
	return end == text || *end || errno ? -1 : n;
}

static bool set_interval(Settings *s, const struct row *r, const char *value,
			 GError **error)
{
	if (interval_read(value, field(s, r)))
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_CONFIG,
		    _("%s: “%s” is neither auto nor a span like 2h"),
		    r->shown.name, value);
	return false;
}

static bool set_number(Settings *s, const struct row *r, const char *value,
		       GError **error)
{
	const struct setting_row *shown = &r->shown;
	int64_t n = read_number(shown->type, value);

	if (n < shown->least || n > shown->most) {
		g_set_error(error, LEDE_ERROR, ERROR_CONFIG,
			    _("%s: “%s” is not from %" PRId64 " to %" PRId64),
			    shown->name, value, shown->least, shown->most);
		return false;
	}
	*(int64_t *)field(s, r) = n;
	return true;
}

/* The words that a setting may have; NULL for any. */
static const char *choices_of(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(choices); i++)
		if (strcmp(choices[i].name, name) == 0)
			return choices[i].words;
	return NULL;
}

/* The one of these words that a value is, in any case and any spelling of a flag; NULL
 * for none. The caller's. */
static char *choose(const char *allowed, const char *value)
{
	g_auto(GStrv) words = g_strsplit(allowed, " ", -1);
	bool flag;

	if (read_flag(value, &flag))
		value = flag ? "yes" : "no";
	for (char **word = words; *word; word++)
		if (g_ascii_strcasecmp(*word, value) == 0)
			return g_strdup(*word);
	return NULL;
}

static bool set_text(Settings *s, const struct row *r, const char *value,
		     GError **error)
{
	const char *allowed = choices_of(r->shown.name);
	bool given = value && *value;
	g_autofree char *word =
		given && allowed ? choose(allowed, value) : g_strdup(value);

	if (given && !word) {
		g_set_error(error, LEDE_ERROR, ERROR_CONFIG,
			    _("%s: “%s” is none of: %s"), r->shown.name, value,
			    allowed);
		return false;
	}
	*(const char **)field(s, r) =
		given ? g_string_chunk_insert(s->text, word) : NULL;
	return true;
}

static bool set_row(Settings *s, const struct row *r, const char *value,
		    GError **error)
{
	switch (r->shown.type) {
	case SETTING_TEXT:
		return set_text(s, r, value, error);
	case SETTING_FLAG:
		if (read_flag(value, field(s, r)))
			return true;
		g_set_error(error, LEDE_ERROR, ERROR_CONFIG,
			    _("%s: “%s” is neither yes nor no"), r->shown.name,
			    value);
		return false;
	case SETTING_INTERVAL:
		return set_interval(s, r, value, error);
	case SETTING_SPAN:
	case SETTING_SIZE:
	case SETTING_COUNT:
		break;
	}
	return set_number(s, r, value, error);
}

Settings *settings_new(void)
{
	Settings *s = g_new0(Settings, 1);

	s->text = g_string_chunk_new(512);
	s->named = g_array_new(FALSE, FALSE, sizeof(struct named_setting));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		set_row(s, &rows[i], rows[i].shown.initial, NULL);
	return s;
}

void settings_free(Settings *s)
{
	if (!s)
		return;
	g_array_free(s->named, TRUE);
	g_string_chunk_free(s->text);
	g_free(s);
}

enum read_copies settings_read_copies(const Settings *s)
{
	if (g_strcmp0(s->read_copies, "no") == 0)
		return READ_COPIES_NO;
	return g_strcmp0(s->read_copies, "article") == 0 ? READ_COPIES_ARTICLE
							 : READ_COPIES_EVENT;
}

enum full_text settings_full_text(const Settings *s)
{
	enum full_text full = FULL_TEXT_NO;

	if (s->full)
		full_text_read(s->full, &full);
	return full;
}

const struct setting_row *settings_row(guint n)
{
	return n < G_N_ELEMENTS(rows) ? &rows[n].shown : NULL;
}

static bool add_named(Settings *s, const struct named_setting *set)
{
	struct named_setting named = { .line = set->line };

	for (size_t i = 0; i < G_N_ELEMENTS(free_groups); i++)
		if (strcmp(set->group, free_groups[i]) == 0)
			named.group = free_groups[i];
	if (!named.group)
		return false;
	named.name = g_string_chunk_insert(s->text, set->name);
	named.value = g_string_chunk_insert(s->text, set->value);
	g_array_append_val(s->named, named);
	return true;
}

/* The weight of a section. */
static bool is_weight(const char *value)
{
	char *end;
	double n = g_ascii_strtod(value, &end);

	return end != value && !*end && n >= SETTINGS_WEIGHT_LEAST &&
	       n <= SETTINGS_WEIGHT_MOST;
}

bool settings_set(Settings *s, const struct named_setting *set, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].shown.group, set->group) == 0 &&
		    strcmp(rows[i].shown.name, set->name) == 0)
			return set_row(s, &rows[i], set->value, error);
	if (strcmp(set->group, "sections") == 0 && !is_weight(set->value)) {
		g_set_error(error, LEDE_ERROR, ERROR_CONFIG,
			    _("%s: “%s” is not from %g to %g"), set->name,
			    set->value, SETTINGS_WEIGHT_LEAST,
			    SETTINGS_WEIGHT_MOST);
		return false;
	}
	if (add_named(s, set))
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_CONFIG,
		    _("there is no setting “%s” in [%s]"), set->name,
		    set->group);
	return false;
}
