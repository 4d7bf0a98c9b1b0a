#include "src/base/locale.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <locale.h>

void locale_open(void)
{
	const char *named = g_getenv("LEDE_LOCALE_PATH");

	setlocale(LC_ALL, "");
	bindtextdomain(GETTEXT_PACKAGE, named ? named : LEDE_LOCALEDIR);
	bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
	textdomain(GETTEXT_PACKAGE);
}
