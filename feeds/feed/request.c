#include "feeds/feed/request.h"

size_t request_max(const struct request *request)
{
	return request->max > 0 && request->max < REQUEST_DOCUMENT_MAX
		       ? (size_t)request->max
		       : REQUEST_DOCUMENT_MAX;
}

void request_pack(const struct request *request, Buf *out)
{
	pack_u8(out, (uint8_t)request->kind);
	pack_text(out, request->url);
	pack_text(out, request->content_type);
	pack_text(out, request->encoding);
	pack_i64(out, request->max);
	pack_text(out, request->comments_url);
	pack_i64(out, request->comments_count);
	pack_u32(out, (uint32_t)request->n_enclosures);
	for (size_t i = 0; i < request->n_enclosures; i++) {
		const struct enclosure *e = &request->enclosures[i];

		pack_text(out, e->url);
		pack_text(out, e->type);
		pack_text(out, e->title);
		pack_i64(out, e->length);
	}
	pack_text(out, request->title);
	pack_text(out, request->summary);
	pack_bytes(out, request->furniture,
		   request->n_furniture * sizeof(uint64_t));
	pack_u16(out, (uint16_t)request->box.width);
	pack_u16(out, (uint16_t)request->box.height);
	pack_u8(out, request->box.light);
	pack_bytes(out, request->bytes, request->size);
	pack_u8(out, 0);
}

bool request_unpack(const void *bytes, size_t size, struct request *request,
		    struct enclosure **enclosures)
{
	struct unpack u = unpack_from(bytes, size);
	uint32_t kind = unpack_u8(&u), n;
	size_t furniture;

	*request = (struct request){ .url = unpack_text(&u) };
	request->content_type = unpack_text(&u);
	request->encoding = unpack_text(&u);
	request->max = unpack_i64(&u);
	request->comments_url = unpack_text(&u);
	request->comments_count = unpack_i64(&u);
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
	request->title = unpack_text(&u);
	request->summary = unpack_text(&u);
	request->furniture = unpack_bytes(&u, &furniture);
	request->n_furniture = furniture / sizeof(uint64_t);
	u.wrong = u.wrong || furniture % sizeof(uint64_t) != 0;
	request->box.width = unpack_u16(&u);
	request->box.height = unpack_u16(&u);
	request->box.light = unpack_bool(&u);
	request->bytes = unpack_bytes(&u, &request->size);
	u.wrong = u.wrong || unpack_u8(&u) != 0;
	u.wrong = u.wrong || (kind == REQUEST_PICTURE &&
			      !image_box_is_valid(&request->box));
	if (!unpack_done(&u) || kind >= REQUEST_KINDS) {
		g_clear_pointer(enclosures, g_free);
		return false;
	}
	request->kind = (enum request_kind)kind;
	request->enclosures = *enclosures;
	request->n_enclosures = n;
	return true;
}
