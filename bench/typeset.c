/* typeset: what setting a story costs. Usage: typeset FILE.html. Prints its words, and CPU
 * ms at 72 columns: chosen lines, justified ones, and the floor, which is finding where
 * lines may end (UAX #14). */
#include "ui/text/typeset.h"
#include "feeds/html/html_parse.h"
#include "feeds/html/to_body.h"
#include "ui/text/text.h"

#include <stdio.h>
#include <time.h>

#define TIMES 100
#define COLS  72

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double set_ms(const Body *b, Hyphenators *justify)
{
	double start = cpu_ms();

	for (int i = 0; i < TIMES; i++)
		styled_lines_free(typeset_text(b, COLS, justify));
	return (cpu_ms() - start) / TIMES;
}

static double breaks_ms(const GString *words)
{
	g_autofree char *breaks = g_malloc(words->len + 1);
	double start = cpu_ms();

	for (int i = 0; i < TIMES; i++)
		text_breaks(words->str, words->len, breaks);
	return (cpu_ms() - start) / TIMES;
}

int main(int argc, char **argv)
{
	g_autofree char *html = NULL;
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(Hyphenators) hyphens = hyphenators_new();
	gsize size;

	if (argc != 2 || !g_file_get_contents(argv[1], &html, &size, NULL)) {
		fprintf(stderr, "typeset FILE.html\n");
		return 1;
	}
	g_autoptr(Page) page = html_parse(html, size);
	g_autoptr(Body) body = html_body(page, NULL);

	body_words(body, words);
	g_auto(GStrv) each = g_strsplit_set(words->str, " \n", -1);

	set_ms(body, hyphens); /* patterns are read meanwhile */
	g_usleep(3 * G_USEC_PER_SEC);
	printf("%u %.3f %.3f %.3f\n", g_strv_length(each), set_ms(body, NULL),
	       set_ms(body, hyphens), breaks_ms(words));
	return 0;
}
