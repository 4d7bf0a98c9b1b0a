#include "feeds/feed/request.h"

void request_pack(const struct job *job, Buf *out)
{
	pack_u8(out, (uint8_t)job->kind);
	pack_text(out, job->url);
	pack_text(out, job->content_type);
	pack_text(out, job->encoding);
	pack_text(out, job->comments_url);
	pack_i64(out, job->comments_count);
	pack_u32(out, (uint32_t)job->n_enclosures);
	for (size_t i = 0; i < job->n_enclosures; i++) {
		const struct enclosure *e = &job->enclosures[i];

		pack_text(out, e->url);
		pack_text(out, e->type);
		pack_text(out, e->title);
		pack_i64(out, e->length);
	}
	pack_bytes(out, job->bytes, job->size);
	pack_u8(out, 0);
}

bool request_unpack(const void *bytes, size_t size, struct job *job,
		    struct enclosure **enclosures)
{
	struct unpack u = unpack_from(bytes, size);
	uint32_t kind = unpack_u8(&u), n;

	*job = (struct job){ .url = unpack_text(&u) };
	job->content_type = unpack_text(&u);
	job->encoding = unpack_text(&u);
	job->comments_url = unpack_text(&u);
	job->comments_count = unpack_i64(&u);
	n = unpack_count(&u, 20);
	*enclosures = g_new0(struct enclosure, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		struct enclosure *e = &(*enclosures)[i];

		e->url = unpack_text(&u);
		e->type = unpack_text(&u);
		e->title = unpack_text(&u);
		e->length = unpack_i64(&u);
		u.wrong = u.wrong || !e->url;
	}
	job->bytes = unpack_bytes(&u, &job->size);
	u.wrong = u.wrong || unpack_u8(&u) != 0;
	if (!unpack_done(&u) || kind >= REQUEST_KINDS) {
		g_clear_pointer(enclosures, g_free);
		return false;
	}
	job->kind = (enum request_kind)kind;
	job->enclosures = *enclosures;
	job->n_enclosures = n;
	return true;
}
