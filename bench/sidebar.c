/* sidebar: what opening the sidebar of a story costs, from a store that fill
 * made. Usage: sidebar PATH. Prints, in CPU ms, one on average and the worst. */
#include "src/store/lists.h"
#include "src/store/related_list.h"

#include <stdio.h>
#include <time.h>

#define OPENED 1000
#define LEAST  5  /* as ui/loader asks */
#define MOST   60 /* as ui/view does */

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) s =
		argc == 2 ? store_open_read(argv[1], &error) : NULL;
	double sum = 0, worst = 0;
	int64_t most = 1;
	guint32 seed = 11;

	if (!s) {
		fprintf(stderr, "sidebar PATH%s%s\n", error ? ": " : "",
			error ? error->message : "");
		return 1;
	}
	while (store_is_digested(s, most * 2))
		most *= 2;
	for (int i = 0; i < OPENED; i++) {
		double start = cpu_ms(), took;
		g_autoptr(RelatedList) b = NULL;

		seed = seed * 1664525 + 1013904223;
		b = store_related_list(s, (seed >> 4) % most + 1, LEAST, MOST,
				       &error);
		if (!b) {
			fprintf(stderr, "%s\n", error->message);
			return 1;
		}
		took = cpu_ms() - start;
		sum += took;
		worst = MAX(worst, took);
	}
	printf("%.4f %.4f\n", sum / OPENED, worst);
	return 0;
}
