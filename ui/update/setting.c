#include "ui/update/setting.h"

#include "src/base/paths.h"

#include <glib/gi18n.h>
#include <string.h>

/* Those that are looked at whenever they are wanted, and by this program. */
static const char *const at_once[] = {
	"theme",   "pictures",       "mouse",   "browser",
	"schemes", "strip-tracking", "justify",
};

static const struct setting_row *find_setting(const char *name)
{
	const struct setting_row *r;

	for (guint i = 0; (r = settings_row(i)); i++)
		if (strcmp(r->name, name) == 0)
			return r;
	return NULL;
}

static bool is_at_once(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(at_once); i++)
		if (strcmp(at_once[i], name) == 0)
			return true;
	return false;
}

static char *at_start_words(const char *name)
{
	g_autofree char *path = paths_get(PATH_CONFIG);
	g_autofree char *shown = paths_for_eyes(path);

	return g_strdup_printf(_("Not set: %s is read at start, from %s"), name,
			       shown);
}

/* Why the setting is not changed; NULL if it can be. The caller's. */
static char *refusal(const char *name, const struct setting_row *row,
		     const char *value)
{
	if (!row)
		return g_strdup_printf(_("There is no setting “%s”."), name);
	if (!is_at_once(name))
		return at_start_words(name);
	if (*value == '\0')
		return g_strdup_printf(_(":set %s and a value: %s"), name,
				       _(row->help));
	return NULL;
}

void setting_typed(View *v, const char *typed, Effects *fx)
{
	g_autofree char *name = g_strndup(typed, strcspn(typed, " ="));
	const char *value = typed + strlen(name);
	const struct setting_row *row = find_setting(name);
	g_autofree char *words = NULL;

	value += strspn(value, " =");
	words = refusal(name, row, value);
	if (words) {
		view_complain(v, words);
		effects_draw(fx);
		return;
	}
	effects_add(fx, &(struct effect){
				.kind = FX_SET,
				.set = { row->group, row->name, value } });
}
