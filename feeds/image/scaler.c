#include "feeds/image/scaler.h"

#include <string.h>

#define OUT 4 /* channels of the result */

Scaler *scaler_new(struct scaler_size from, struct scaler_size to, int channels)
{
	Scaler *s = g_new0(Scaler, 1);
	size_t width = (size_t)to.width * OUT;

	g_assert(from.width > 0 && from.width <= SCALER_SIDE_MAX);
	g_assert(from.height > 0 && from.height <= SCALER_SIDE_MAX);
	g_assert(to.width > 0 && to.width <= SCALER_SIDE_MAX / 2);
	s->from = from;
	s->to = to;
	s->channels = channels;
	s->line = g_new0(uint32_t, width);
	s->sum = g_new0(uint64_t, width);
	s->pixels = g_malloc0(width * (size_t)to.height);
	return s;
}

void scaler_free(Scaler *s)
{
	if (!s)
		return;
	g_free(s->line);
	g_free(s->sum);
	g_free(s->pixels);
	g_free(s);
}

/* The sums of n pixels in each channel. */
static void add_opaque(const uint8_t *p, uint32_t n, uint32_t sum[OUT])
{
	uint32_t r = 0, g = 0, b = 0;

	for (const uint8_t *end = p + 3 * (size_t)n; p < end; p += 3) {
		r += p[0];
		g += p[1];
		b += p[2];
	}
	sum[0] = r;
	sum[1] = g;
	sum[2] = b;
	sum[3] = 255 * n;
}

static void add_transparent(const uint8_t *p, uint32_t n, uint32_t sum[OUT])
{
	uint32_t r = 0, g = 0, b = 0, a = 0;

	for (const uint8_t *end = p + 4 * (size_t)n; p < end; p += 4) {
		r += (p[0] * (uint32_t)p[3] + 127) / 255;
		g += (p[1] * (uint32_t)p[3] + 127) / 255;
		b += (p[2] * (uint32_t)p[3] + 127) / 255;
		a += p[3];
	}
	sum[0] = r;
	sum[1] = g;
	sum[2] = b;
	sum[3] = a;
}

/* Adds n pixels from x on, each with that weight. */
static void add_span(const Scaler *s, const uint8_t *row, uint32_t x,
		     uint32_t n, uint32_t weight, uint32_t *to)
{
	const uint8_t *p = row + (size_t)x * (size_t)s->channels;
	uint32_t sum[OUT];

	if (n == 0 || weight == 0)
		return;
	if (s->channels == 3)
		add_opaque(p, n, sum);
	else
		add_transparent(p, n, sum);
	for (int i = 0; i < OUT; i++)
		to[i] += sum[i] * weight;
}

/* In units of 1 / (from.width * to.width) of the row a pixel of the source is
 * to.width wide, one of the result from.width. */
static void shrink_row(Scaler *s, const uint8_t *row)
{
	uint32_t from = (uint32_t)s->from.width, to = (uint32_t)s->to.width;

	memset(s->line, 0, to * OUT * sizeof *s->line);
	for (uint32_t i = 0; i < to; i++) {
		uint32_t at = i * from, end = at + from, x = at / to;
		uint32_t head = MIN(end, (x + 1) * to) - at;
		uint32_t whole = (end - at - head) / to;
		uint32_t tail = end - at - head - whole * to;
		uint32_t *sum = &s->line[(size_t)i * OUT];

		add_span(s, row, x, 1, head, sum);
		add_span(s, row, x + 1, whole, to, sum);
		add_span(s, row, x + 1 + whole, tail > 0, tail, sum);
	}
}

/* Writes the row of the result that was added up. */
static void put_row(Scaler *s, int y)
{
	size_t n = (size_t)s->to.width * OUT;
	uint64_t all = (uint64_t)s->from.width * (uint64_t)s->from.height;
	uint8_t *out = s->pixels + (size_t)y * n;

	for (size_t i = 0; i < n; i++)
		out[i] = (uint8_t)((s->sum[i] + all / 2) / all);
	memset(s->sum, 0, n * sizeof *s->sum);
}

void scaler_add(Scaler *s, const uint8_t *row)
{
	uint32_t from = (uint32_t)s->from.height, to = (uint32_t)s->to.height;
	uint32_t at = (uint32_t)s->y * to, end = at + to;
	size_t n = (size_t)s->to.width * OUT;

	if (s->y >= s->from.height)
		return;
	s->y++;
	shrink_row(s, row);
	while (at < end) {
		uint32_t y = at / from;
		uint32_t part = MIN(end, (y + 1) * from) - at;

		for (size_t i = 0; i < n; i++)
			s->sum[i] += (uint64_t)s->line[i] * part;
		at += part;
		if (at == (y + 1) * from)
			put_row(s, (int)y);
	}
}

void scaler_end(Scaler *s)
{
	uint32_t at = (uint32_t)s->y * (uint32_t)s->to.height;

	if (s->y < s->from.height && at % (uint32_t)s->from.height)
		put_row(s, (int)(at / (uint32_t)s->from.height));
}
