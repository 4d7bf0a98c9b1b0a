/* summary_tail: what feeds put at the end of a summary: a mark that it was cut, or an
 * invitation to the rest. */
#ifndef LEDE_UI_TEXT_SUMMARY_TAIL_H
#define LEDE_UI_TEXT_SUMMARY_TAIL_H

/* A summary without its tail: "Read more", "Continue reading …", "The post … appeared
 * first on …", "[…]", "…", in any number and order. The caller's. */
char *summary_tail_cut(const char *summary);

#endif
