/* speak: headlines and texts as lines for screen readers. */
#ifndef LEDE_UI_OUTPUT_SPEAK_H
#define LEDE_UI_OUTPUT_SPEAK_H

#include "src/store/lists.h"
#include "src/store/related_list.h"
#include "src/store/sections.h"

void speak_line(const char *text); /* one line, cleaned */

/* "3. unread: headline — Source, 2h ago, 4 outlets, saved"; n 0: no number. */
void speak_headline(int n, const struct story *s);
/* All of a list, numbered from 1. */
void speak_headlines(const Stories *all);
/* The headlines beside a story, each kind after a line that names it. */
void speak_related(const RelatedList *b);
/* "1 Front page", the sections "2 Tech, 4 unread"…, Saved, All. */
void speak_sections(const Sections *s);
void speak_body(const Body *body);

#endif
