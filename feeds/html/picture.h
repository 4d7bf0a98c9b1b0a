/* picture: what an <img> is in a text: nothing, a sign in a sentence, a picture. */
#ifndef LEDE_FEEDS_HTML_PICTURE_H
#define LEDE_FEEDS_HTML_PICTURE_H

#include "feeds/html/page.h"

enum picture_kind {
	PICTURE_NONE, /* a tracker, a spacer, an empty picture */
	PICTURE_SIGN, /* flows in the sentence as its words do: an emoji */
	PICTURE_FULL,
};

/* By its size (attributes and style), its address, class and words. */
enum picture_kind picture_kind_of(const Page *p, const struct node *img);

/* What the page says of it: alt, else title; NULL where it says nothing. */
const char *picture_words(const Page *p, const struct node *img);
/* Its title where it says more than the alt, as comics have it; else NULL. */
const char *picture_title(const Page *p, const struct node *img);

/* Its address as the page writes it, also where a script would load it later; NULL
 * for none. */
const char *picture_address(const Page *p, const struct node *img);
/* Its size in points: 0 where the page does not say it. */
void picture_size(const Page *p, const struct node *img, int *width,
		  int *height);

#endif
