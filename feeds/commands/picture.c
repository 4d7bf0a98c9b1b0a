#include "feeds/commands/picture.h"

#include "feeds/context/linked_request.h"
#include "feeds/image/image.h"
#include "feeds/net/http.h"
#include "feeds/store/keep_picture.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url.h"
#include "src/store/pictures.h"
#include "src/store/stories.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define STRIP_BYTES (128 * 1024) /* pixels of one notification */

/* One command. */
struct wanted {
	uint32_t number; /* of the command */
	int64_t story;
	struct image_box box;
	char *url, *encoding;
	char *feed;    /* whose story it is of: what holds for its links */
	GBytes *bytes; /* that are decoded */
	bool fetched;  /* they are not in the store yet */
};

struct pictures {
	Context *context;
	GHashTable *all; /* uint32_t * in it → struct wanted, by index */
	uint32_t next;   /* index */
};

static void wanted_free(void *p)
{
	struct wanted *w = p;

	g_free(w->url);
	g_free(w->feed);
	g_free(w->encoding);
	g_clear_pointer(&w->bytes, g_bytes_unref);
	g_free(w);
}

Pictures *pictures_new(Context *c)
{
	Pictures *p = g_new0(Pictures, 1);

	p->context = c;
	p->all = g_hash_table_new_full(NULL, NULL, NULL, wanted_free);
	return p;
}

void pictures_free(Pictures *p)
{
	if (!p)
		return;
	g_hash_table_unref(p->all);
	g_free(p);
}

guint pictures_waiting(const Pictures *p)
{
	return g_hash_table_size(p->all);
}

static struct wanted *find(const Pictures *p, uint32_t index)
{
	return g_hash_table_lookup(p->all, GUINT_TO_POINTER(index));
}

/* Replies to its command, and forgets it. */
static void end(Pictures *p, uint32_t index, const GError *error)
{
	context_reply(p->context, find(p, index)->number, error,
		      &(struct reply){ .count = !error });
	g_hash_table_remove(p->all, GUINT_TO_POINTER(index));
}

static void decode(Pictures *p, uint32_t index)
{
	const struct wanted *w = find(p, index);
	g_autoptr(GError) error = NULL;
	struct request r = { .kind = REQUEST_PICTURE,
			     .url = w->url,
			     .encoding = w->encoding,
			     .max = IMAGE_BYTES_MAX,
			     .comments_count = -1,
			     .box = w->box };
	gsize size;

	r.bytes = g_bytes_get_data(w->bytes, &size);
	r.size = size;
	if (!worker_queue(p->context->pictures, index, &r, &error))
		end(p, index, error);
}

/* Those that wait for the bytes of one address, named by one feed, by index: what one
 * feed may fetch, another may not. The caller's. */
static GArray *list_awaiting(const Pictures *p, const struct wanted *like)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	GHashTableIter i;
	gpointer index, value;

	g_hash_table_iter_init(&i, p->all);
	while (g_hash_table_iter_next(&i, &index, &value)) {
		const struct wanted *w = value;
		uint32_t n = GPOINTER_TO_UINT(index);

		if (!w->bytes && g_strcmp0(w->url, like->url) == 0 &&
		    g_strcmp0(w->feed, like->feed) == 0)
			g_array_append_val(found, n);
	}
	return found;
}

/* Several places of the screen may want one picture: it is fetched once. */
static bool is_under_way(const Pictures *p, const struct wanted *w)
{
	g_autoptr(GArray) all = list_awaiting(p, w);

	return all->len > 1;
}

/* By the way that its feed is fetched; what proves who the user is stays with that. */
static void fetch(Pictures *p, uint32_t index, const struct story *story)
{
	const struct wanted *w = find(p, index);
	struct fetch_request r = { .owner = OWNER_PICTURE,
				   .number = index,
				   .url = w->url,
				   .accept = "image/*;q=0.9, */*;q=0.5",
				   .first = true,
				   .max = IMAGE_BYTES_MAX };

	if (is_under_way(p, w))
		return;
	linked_request_set(p->context, story->feed_url, &r);
	fetch_add(p->context->fetch, &r);
}

/* From the store, or from the network if the command allows it. */
static bool obtain(Pictures *p, uint32_t index, bool may_fetch, GError **error)
{
	struct wanted *w = find(p, index);
	Store *s = p->context->store;
	g_autoptr(Stories) one = store_stories(s, &w->story, 1, error);
	g_autoptr(Body) body = one ? store_body(s, w->story, NULL) : NULL;
	struct picture picture;

	if (!one || !store_picture(s, w->story, body, &picture, error))
		return false;
	g_free(picture.caption);
	w->url = picture.url;
	if (one->all->len)
		w->feed = g_strdup(stories_at(one, 0)->feed_url);
	if (picture.kept)
		w->bytes = store_picture_bytes(s, w->story, &w->encoding);
	if (w->bytes) {
		decode(p, index);
	} else if (w->url && may_fetch && one->all->len) {
		fetch(p, index, stories_at(one, 0));
	} else {
		g_set_error_literal(error, LEDE_ERROR, ERROR_ABSENT,
				    w->url ? _("the picture is not fetched yet")
					   : _("this story has no picture"));
		return false;
	}
	return true;
}

bool picture_command(Pictures *p, const struct frame *f)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	struct wanted w = { .number = f->number, .story = unpack_i64(&u) };
	uint32_t index = CONTEXT_INDEX(p->next);
	g_autoptr(GError) error = NULL;
	bool may_fetch;

	w.box.width = unpack_u16(&u);
	w.box.height = unpack_u16(&u);
	w.box.light = unpack_bool(&u);
	may_fetch = unpack_bool(&u);
	if (!unpack_done(&u) || !image_box_is_valid(&w.box))
		return false;
	p->next++;
	g_hash_table_insert(p->all, GUINT_TO_POINTER(index),
			    g_memdup2(&w, sizeof w));
	if (!obtain(p, index, may_fetch, &error))
		end(p, index, error);
	return true;
}

/* What is said of a feed that is too large would be wrong. */
static GError *failure_of(const Transfer *answer)
{
	g_autofree char *words = NULL;

	if (g_error_matches(answer->error, LEDE_ERROR, ERROR_LIMIT))
		return g_error_new(LEDE_ERROR, ERROR_LIMIT,
				   _("the picture is larger than %d MB"),
				   IMAGE_BYTES_MAX >> 20);
	if (answer->error)
		return g_error_copy(answer->error);
	words = http_words(answer->status);
	return g_error_new_literal(LEDE_ERROR, ERROR_HTTP, words);
}

static void take_bytes(Pictures *p, uint32_t index, const Transfer *answer,
		       GBytes *bytes)
{
	struct wanted *w = find(p, index);

	w->bytes = g_bytes_ref(bytes);
	w->encoding = g_strdup(answer->encoding);
	w->fetched = true;
	decode(p, index);
}

void picture_answer(Pictures *p, Transfer *answer)
{
	g_autoptr(Transfer) own = answer;
	bool good = !own->error && http_means(own->status) == HTTP_BODY;
	g_autoptr(GError) error = good ? NULL : failure_of(own);
	g_autoptr(GBytes) bytes =
		g_bytes_new(own->body->bytes, own->body->size);
	const struct wanted *asked = find(p, own->number);
	g_autoptr(GArray) all = asked ? list_awaiting(p, asked) : NULL;

	for (guint i = 0; all && i < all->len; i++) {
		uint32_t index = g_array_index(all, uint32_t, i);

		if (good)
			take_bytes(p, index, own, bytes);
		else
			end(p, index, error);
	}
}

/* One that cannot be stored is shown all the same. */
static void keep(Pictures *p, const struct wanted *w, const Image *image)
{
	const struct kept_picture kept = { .story = w->story,
					   .url = w->url,
					   .encoding = w->encoding,
					   .width = image->source_width,
					   .height = image->source_height,
					   .bytes = w->bytes,
					   .now = clock_now(),
					   .most = KEEP_PICTURES_MAX };
	g_autoptr(GError) error = NULL;

	if (!context_commit(p->context, true, &error) ||
	    !store_keep_picture(p->context->store, &kept, &error))
		g_message("%s", error->message);
}

/* Rows from `y` on, as many as a notification has room for; how many. */
static int send_strip(Pictures *p, const struct wanted *w, const Image *image,
		      int y)
{
	size_t row = (size_t)image->width * 3;
	int rows = MIN(MAX((int)(STRIP_BYTES / row), 1), image->height - y);
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_i64(m, w->story);
	pack_u16(m, (uint16_t)image->width);
	pack_u16(m, (uint16_t)image->height);
	pack_u16(m, (uint16_t)y);
	pack_bytes(m, image->rgb + (size_t)y * row, (size_t)rows * row);
	context_notify(p->context, NOTIFY_PICTURE, w->number, m);
	return rows;
}

void picture_record(Pictures *p, const struct worker_result *result)
{
	const struct wanted *w = find(p, result->number);
	g_autoptr(GError) error = NULL;
	g_autoptr(Image) image = NULL;

	if (!w)
		return;
	if (result->record)
		image = image_unpack(result->record->bytes,
				     result->record->size);
	if (image && w->fetched)
		keep(p, w, image);
	for (int y = 0; image && y < image->height;)
		y += send_strip(p, w, image, y);
	if (!image && !result->error)
		error = g_error_new_literal(LEDE_ERROR, ERROR_WIRE,
					    _("the picture is damaged"));
	end(p, result->number, image ? NULL : error ? error : result->error);
}
