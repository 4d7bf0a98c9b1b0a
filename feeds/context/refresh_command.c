#include "feeds/context/refresh_command.h"

#include <glib.h>

bool refresh_read(const struct frame *f, struct refresh_command *command,
		  const char ***urls)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	uint32_t n;

	*command = (struct refresh_command){ .number = f->number };
	command->start = unpack_i64(&u);
	command->by_hand = unpack_bool(&u);
	command->all = unpack_bool(&u);
	n = unpack_count(&u, sizeof(uint32_t));
	*urls = g_new0(const char *, n + 1);
	for (uint32_t i = 0; i < n; i++)
		(*urls)[i] = unpack_text(&u);
	command->urls = n ? *urls : NULL;
	if (unpack_done(&u))
		return true;
	g_clear_pointer(urls, g_free);
	return false;
}
