#include "feeds/store/incoming.h"

Incoming *incoming_new(int64_t received)
{
	Incoming *a = g_new0(Incoming, 1);

	a->received = received;
	a->text = g_string_chunk_new(16384);
	a->all = g_array_new(FALSE, TRUE, sizeof(struct arrival));
	return a;
}

void incoming_free(Incoming *a)
{
	if (!a)
		return;
	g_array_free(a->all, TRUE);
	g_string_chunk_free(a->text);
	g_free(a);
}
