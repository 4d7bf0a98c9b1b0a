#include "ui/term/graphics.h"

#define CHUNK 3072 /* bytes that are 4096 in base64 */

struct graphics {
	GArray *sent; /* uint32_t: ids, the one shown last at the end */
};

Graphics *graphics_new(void)
{
	Graphics *g = g_new0(Graphics, 1);

	g->sent = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return g;
}

void graphics_free(Graphics *g)
{
	if (!g)
		return;
	g_array_unref(g->sent);
	g_free(g);
}

static bool is_multiplexed(void)
{
	const char *name = g_getenv("TERM");

	return g_getenv("TMUX") || g_getenv("STY") ||
	       (name && (g_str_has_prefix(name, "tmux") ||
			 g_str_has_prefix(name, "screen")));
}

void graphics_ask(GString *out)
{
	if (!is_multiplexed())
		g_string_append(out, "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA"
				     "\033\\\033[>q");
}

/* The first part has what the image is; q=2: no reply is wanted. */
static void send_image(const struct canvas_image *image, GString *out)
{
	size_t size = (size_t)image->width * (size_t)image->height * 3;

	g_string_append_printf(
		out, "\033_Ga=T,U=1,i=%u,f=24,s=%d,v=%d,c=%d,r=%d,q=2,",
		image->id, image->width, image->height, image->cols,
		image->rows);
	for (size_t at = 0; at < size; at += CHUNK) {
		size_t n = MIN(size - at, CHUNK);
		g_autofree char *coded = g_base64_encode(image->rgb + at, n);

		g_string_append_printf(out, "%sm=%d;%s\033\\",
				       at ? "\033_Gq=2," : "", at + n < size,
				       coded);
	}
}

static void delete_oldest(Graphics *g, GString *out)
{
	g_string_append_printf(out, "\033_Ga=d,d=I,i=%u,q=2\033\\",
			       g_array_index(g->sent, uint32_t, 0));
	g_array_remove_index(g->sent, 0);
}

/* Moves it to the end; false if it was not sent. */
static bool find_sent(Graphics *g, uint32_t id)
{
	for (guint i = 0; i < g->sent->len; i++) {
		if (g_array_index(g->sent, uint32_t, i) != id)
			continue;
		g_array_remove_index(g->sent, i);
		g_array_append_val(g->sent, id);
		return true;
	}
	return false;
}

void graphics_send(Graphics *g, const Canvas *c, GString *out)
{
	for (guint i = 0; i < c->images->len; i++) {
		const struct canvas_image *image =
			&g_array_index(c->images, struct canvas_image, i);

		if (find_sent(g, image->id))
			continue;
		send_image(image, out);
		g_array_append_val(g->sent, image->id);
	}
	while (g->sent->len > MAX(GRAPHICS_KEPT, c->images->len))
		delete_oldest(g, out);
}

void graphics_clear(Graphics *g, GString *out)
{
	while (g->sent->len)
		delete_oldest(g, out);
}
