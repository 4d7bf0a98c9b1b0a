#include "src/base/error.h"

#include <glib/gi18n.h>

#define MIB ((size_t)1024 * 1024)

GQuark error_quark(void)
{
	return g_quark_from_static_string("lede-error");
}

int error_exit_status(const GError *error)
{
	if (error->domain == G_OPTION_ERROR)
		return 2;
	if (error->domain != LEDE_ERROR)
		return 1;
	switch ((enum error_kind)error->code) {
	case ERROR_USAGE:
	case ERROR_CONFIG:
	case ERROR_ABSENT:
		return 2;
	case ERROR_NET:
	case ERROR_HTTP:
	case ERROR_FEED:
	case ERROR_LIMIT:
	case ERROR_DISK:
	case ERROR_STORE:
	case ERROR_WIRE:
	case ERROR_BUSY:
	case ERROR_RUNNING:
	case ERROR_NEWER:
		break;
	}
	return 1;
}

void error_set_too_large(GError **error, size_t max)
{
	if (max < MIB)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("feed is larger than %zu KiB"), max / 1024);
	else
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("feed is larger than %zu MiB"), max / MIB);
}
