/* side_link: links that serve the page and not its text: buttons that share it, and
 * the ways back from a footnote. */
#ifndef LEDE_FEEDS_HTML_SIDE_LINK_H
#define LEDE_FEEDS_HTML_SIDE_LINK_H

#include "feeds/html/page.h"

/* An <a> that opens a form of another site with this page's address in it. */
bool side_link_is_share(const Page *p, const struct node *n);
/* An <a>, or what is around some of them, from a footnote to its place in the
 * text. */
bool side_link_is_back(const Page *p, uint32_t n);
/* Whether a block consists of buttons that share, besides a label ("Share:"). */
bool side_link_is_share_row(const Page *p, uint32_t block);

#endif
