#include "ui/client/await.h"

#include "src/base/clock.h"
#include "ui/output/speak.h"

#include <glib/gi18n.h>
#include <poll.h>

#define LOOK_MS 100

bool await_answer(Client *m, uint32_t number, int patience_ms, int64_t *batch)
{
	int64_t until = clock_mono_ms() + patience_ms;
	struct notification n;

	while (clock_mono_ms() < until) {
		struct pollfd fd = { client_fd(m), client_events(m), 0 };

		while (client_turn(m, &n)) {
			if (n.kind == NOTIFICATION_GONE) {
				speak_line(n.words);
				return false;
			}
			if (n.kind == NOTIFICATION_BUSY)
				speak_line(n.words);
			if (n.kind != NOTIFICATION_ACK || n.number != number)
				continue;
			if (n.batch)
				*batch = n.batch;
			if (n.code && n.words)
				speak_line(n.words);
			return n.code == 0;
		}
		poll(&fd, fd.fd >= 0 ? 1 : 0, LOOK_MS);
	}
	speak_line(_("The fetcher has not answered yet."));
	return false;
}
