/* decode_picture make WIDTH HEIGHT: writes a picture as detailed as a photograph (PPM).
 * decode_picture COLSxROWS FILE: the CPU seconds of decoding it for that box, once it
 * is in memory. */
#include "feeds/image/decode.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Large shapes, edges and the noise of a sensor. */
static int shade(int x, int y, int channel, GRand *rand)
{
	double wave = sin(x / 310.0 + channel) * cos(y / 270.0 - channel);
	int edge = ((x / 97 + y / 61) & 7) < 2 ? 40 : 0;

	return CLAMP((int)(110 + 80 * wave) + edge +
			     g_rand_int_range(rand, -16, 17),
		     0, 255);
}

static int make(int width, int height)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(12);

	printf("P6\n%d %d\n255\n", width, height);
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			for (int c = 0; c < 3; c++)
				putchar(shade(x, y, c, rand));
	return 0;
}

static double cpu_now(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv)
{
	struct image_box box = { 0 };
	g_autofree char *bytes = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(Image) image = NULL;
	gsize size;
	double before;

	if (argc == 4 && strcmp(argv[1], "make") == 0)
		return make((int)strtol(argv[2], NULL, 10),
			    (int)strtol(argv[3], NULL, 10));
	if (argc != 3 ||
	    sscanf(argv[1], "%dx%d", &box.width, &box.height) != 2 ||
	    !image_box_is_valid(&box))
		return 2;
	if (!g_file_get_contents(argv[2], &bytes, &size, NULL))
		return 1;
	before = cpu_now();
	image = image_decode(bytes, size, &box, &error);
	if (!image)
		g_error("%s", error->message);
	printf("%.6f\n", cpu_now() - before);
	return 0;
}
