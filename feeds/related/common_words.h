/* common_words: prior frequencies of the commonest words in headlines, for an index
 * that has few stories yet. */
#ifndef LEDE_FEEDS_RELATED_COMMON_WORDS_H
#define LEDE_FEEDS_RELATED_COMMON_WORDS_H

#include <stdint.h>

/* In how many of a thousand headlines with their summaries a folded word is
 * expected (English, German, French, Spanish, Italian, Dutch, Portuguese); 0 for
 * all other words. They are rough: they only have to be nearer to the truth than
 * 0, and count less as the index grows. */
uint32_t common_words_share(const char *word);

/* Words of this share and more say nothing of what a story is about, in any index; how
 * much the rarer ones say is left to their frequency. */
#define COMMON_WORDS_SURE 20

/* Which way something went, by a word of a headline: WORD_UP for "rises", WORD_DOWN for
 * "falls", folded; 0 for others. Headlines that differ in it contradict each other. */
enum word_way {
	WORD_UP = 1,
	WORD_DOWN = 2
};
unsigned common_words_way(const char *word);

#endif
