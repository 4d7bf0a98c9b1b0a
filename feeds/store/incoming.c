#include "feeds/store/incoming.h"

Arrivals *arrivals_new(void)
{
	Arrivals *a = g_new0(Arrivals, 1);

	a->text = g_string_chunk_new(16384);
	a->all = g_array_new(FALSE, TRUE, sizeof(struct arrival));
	return a;
}

void arrivals_free(Arrivals *a)
{
	if (!a)
		return;
	g_array_free(a->all, TRUE);
	g_string_chunk_free(a->text);
	g_free(a);
}
