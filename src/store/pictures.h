/* pictures: the picture of a story: where it is, its size and caption, and its bytes
 * where they are kept. */
#ifndef LEDE_SRC_STORE_PICTURES_H
#define LEDE_SRC_STORE_PICTURES_H

#include "src/model/body.h"
#include "src/store/db.h"

/* Sizes are 0 where nobody says them; of a picture that is kept they are its own. */
struct picture {
	char *url;     /* NULL: the story has none */
	char *caption; /* plain; or NULL */
	int width, height;
	bool kept;    /* its bytes are in the store */
	bool in_text; /* it is a block of the text: body->picture.block */
};
void picture_clear(struct picture *p);

/* What is shown above the text of a story: of the picture that its feed names and the
 * first of its text the one that is seen to be larger; the caption of the text's comes
 * first. `body` may be NULL: its text is not digested. False with an error; *out is
 * the caller's: picture_clear(). */
bool store_picture(Store *s, int64_t id, const Body *body, struct picture *out,
		   GError **error);

/* The bytes as they came; NULL where they are not kept. *encoding is that of the
 * transfer (HTTP's Content-Encoding), the caller's; or NULL. */
GBytes *store_picture_bytes(Store *s, int64_t id, char **encoding);

#endif
