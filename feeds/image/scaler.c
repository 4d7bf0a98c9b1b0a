#include "feeds/image/scaler.h"

#include <string.h>

#define OUT 4 /* channels of the result */

Scaler *scaler_new(struct scaler_size from, struct scaler_size to, int channels)
{
	Scaler *s = g_new0(Scaler, 1);
	size_t samples = (size_t)from.width * (size_t)channels;

	g_assert(from.width > 0 && from.width <= SCALER_SIDE_MAX);
	g_assert(from.height > 0 && from.height <= SCALER_SIDE_MAX);
	g_assert(to.width > 0 && to.width <= SCALER_SIDE_MAX / 2);
	s->from = from;
	s->to = to;
	s->channels = channels;
	s->premultiplied = channels == OUT ? g_malloc(samples) : NULL;
	s->sum = g_new0(uint32_t, samples);
	s->pixels = g_malloc0((size_t)to.width * (size_t)to.height * OUT);
	return s;
}

void scaler_free(Scaler *s)
{
	if (!s)
		return;
	g_free(s->premultiplied);
	g_free(s->sum);
	g_free(s->pixels);
	g_free(s);
}

static const uint8_t *premultiply(Scaler *s, const uint8_t *row)
{
	uint8_t *to = s->premultiplied;

	for (int x = 0; x < s->from.width; x++, row += OUT, to += OUT) {
		for (int i = 0; i < OUT - 1; i++)
			to[i] = (uint8_t)((row[i] * row[OUT - 1] + 127) / 255);
		to[OUT - 1] = row[OUT - 1];
	}
	return s->premultiplied;
}

/* In units of 1 / to.height of its height: at most 255 * from.height in the end. */
static void add_row(Scaler *s, const uint8_t *row, uint32_t weight)
{
	size_t n = (size_t)s->from.width * (size_t)s->channels;

	for (size_t i = 0; i < n; i++)
		s->sum[i] += row[i] * weight;
}

/* Adds n pixels from x on, each with that weight. */
static void add_span(const Scaler *s, uint32_t x, uint32_t n, uint32_t weight,
		     uint64_t to[OUT])
{
	uint32_t channels = (uint32_t)s->channels;
	const uint32_t *p = s->sum + (size_t)x * channels;

	for (; n > 0 && weight > 0; n--, p += channels)
		for (uint32_t i = 0; i < channels; i++)
			to[i] += (uint64_t)p[i] * weight;
}

/* Adds what pixel x of the result covers. In units of 1 / (from.width * to.width) of
 * the row a pixel of the source is to.width wide, one of the result from.width. */
static void add_area(const Scaler *s, uint32_t x, uint64_t to[OUT])
{
	uint32_t width = (uint32_t)s->to.width;
	uint32_t at = x * (uint32_t)s->from.width;
	uint32_t end = at + (uint32_t)s->from.width, first = at / width;
	uint32_t head = MIN(end, (first + 1) * width) - at;
	uint32_t whole = (end - at - head) / width;
	uint32_t tail = end - at - head - whole * width;

	add_span(s, first, 1, head, to);
	add_span(s, first + 1, whole, width, to);
	add_span(s, first + 1 + whole, tail > 0, tail, to);
}

/* Writes the row of the result that was added up of rows of that weight in all. */
static void put_row(Scaler *s, uint32_t y, uint32_t weight)
{
	uint32_t width = (uint32_t)s->to.width;
	uint64_t all = (uint64_t)s->from.width * weight;
	double share = 1.0 / (double)all;
	uint8_t *out = s->pixels + (size_t)y * width * OUT;

	for (uint32_t x = 0; x < width; x++, out += OUT) {
		uint64_t sum[OUT] = { 0 };

		add_area(s, x, sum);
		if (s->channels < OUT)
			sum[OUT - 1] = 255 * all;
		for (int i = 0; i < OUT; i++)
			out[i] = (uint8_t)((double)sum[i] * share + 0.5);
	}
	memset(s->sum, 0,
	       (size_t)s->from.width * (size_t)s->channels * sizeof *s->sum);
}

void scaler_add(Scaler *s, const uint8_t *row)
{
	uint32_t from = (uint32_t)s->from.height, to = (uint32_t)s->to.height;
	uint32_t at = (uint32_t)s->y * to, end = at + to;

	if (s->y >= s->from.height)
		return;
	s->y++;
	if (s->premultiplied)
		row = premultiply(s, row);
	while (at < end) {
		uint32_t y = at / from;
		uint32_t part = MIN(end, (y + 1) * from) - at;

		add_row(s, row, part);
		at += part;
		if (at == (y + 1) * from)
			put_row(s, y, from);
	}
}

void scaler_end(Scaler *s)
{
	uint32_t height = (uint32_t)s->from.height;
	uint32_t at = (uint32_t)s->y * (uint32_t)s->to.height;

	if (s->y < s->from.height && at % height)
		put_row(s, at / height, at % height);
}
