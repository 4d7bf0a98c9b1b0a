/* cut_middle: what tells most at its two ends, such as an address, in few
 * columns. */
#ifndef LEDE_UI_TEXT_CUT_MIDDLE_H
#define LEDE_UI_TEXT_CUT_MIDDLE_H

/* `s` as it fits in `cols` columns: as it is, or its beginning and its end with
 * … between them. Never within a grapheme cluster; no columns: "". The
 * caller's. */
char *cut_middle(const char *s, int cols);

/* The same of an address, without its scheme (url_for_eyes). The caller's. */
char *cut_middle_address(const char *url, int cols);

#endif
