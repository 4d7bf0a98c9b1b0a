#include "feeds/context/sockets.h"

#include <poll.h>

/* Milliseconds until something is to be done though no socket is ready. */
static int next_wait(const Context *c, int wait_ms)
{
	const int limits[] = { worker_wait_ms(c->parser),
			       worker_wait_ms(c->pages),
			       worker_wait_ms(c->pictures), context_wait_ms(c),
			       hook_wait_ms(c->hook) };

	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
		if (limits[i] >= 0)
			wait_ms = MIN(limits[i], wait_ms);
	return wait_ms;
}

void sockets_wait(Context *c, int fd, int wait_ms)
{
	Worker *const workers[] = { c->parser, c->pages, c->pictures };
	struct pollfd p[1 + G_N_ELEMENTS(workers)];
	guint n = 0;

	if (fd >= 0)
		p[n++] = (struct pollfd){
			fd, (short)(POLLIN | (c->out->size ? POLLOUT : 0)), 0
		};
	for (size_t i = 0; i < G_N_ELEMENTS(workers); i++)
		if (worker_fd(workers[i]) >= 0)
			p[n++] =
				(struct pollfd){ worker_fd(workers[i]),
						 worker_events(workers[i]), 0 };
	fetch_wait(c->fetch, p, n, next_wait(c, wait_ms));
}
