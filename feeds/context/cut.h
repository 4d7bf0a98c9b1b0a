/* cut: a stranger's texts cut to what is stored of them. */
#ifndef LEDE_FEEDS_CONTEXT_CUT_H
#define LEDE_FEEDS_CONTEXT_CUT_H

#include "feeds/extract/article.h"

#define CUT_HTML_MAX (1024 * 1024) /* bytes of one story's text */

/* At most `most` characters; where the text is longer, the last is an ellipsis. NULL
 * where it is not too long. The caller's. */
char *cut_chars(const char *text, int most);

/* A text of more than CUT_HTML_MAX bytes is cut between two characters, and says so at
 * its end. NULL where it is not too long. The caller's. */
char *cut_html(const char *html);

/* What is kept of an article: its text, byline and caption cut, and no address of a
 * picture that is too long or none of the web. */
void cut_article(Article *a);

#endif
