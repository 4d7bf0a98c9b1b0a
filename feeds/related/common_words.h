/* common_words: how often the commonest words stand in headlines, before any is
 * known: what a new reader's index believes. */
#ifndef LEDE_FEEDS_RELATED_COMMON_WORDS_H
#define LEDE_FEEDS_RELATED_COMMON_WORDS_H

#include <stdint.h>

/* In how many of a thousand headlines with their summaries a folded word is
 * expected (English, German, French, Spanish, Italian, Dutch, Portuguese); 0
 * for every word that may mean something. Round figures: they only have to be
 * nearer than zero, and fade as the index grows. */
uint32_t common_words_share(const char *word);

#endif
