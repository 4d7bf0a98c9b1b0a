/* article_page: the pieces of small pages with an article in them. */
#ifndef LEDE_TESTS_FEEDS_ARTICLE_PAGE_H
#define LEDE_TESTS_FEEDS_ARTICLE_PAGE_H

#include "feeds/extract/extract.h"

#include <string.h>

#define NAV                                                                    \
	"<div class=nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a>"    \
	"<li><a href=/c>Culture</a></ul></div>"
#define SIDE                                                                   \
	"<div class=sidebar><h3>Most read</h3><p><a href=/x>The long winter "  \
	"of the lamp makers, and what came after it</a></p></div>"
#define ONE                                                                    \
	"The harbour of Tidewater was quiet on Monday, the boats were in, "    \
	"and nobody spoke of the storm that had passed in the night."
#define TWO                                                                    \
	"By noon, the ferry master said, all three lines were running again, " \
	"though the eastern pier, the oldest of them, stays closed."
#define THREE                                                                  \
	"Repairs begin in the spring, when the tides are low, and will take "  \
	"two years, according to a report that the council, after some "       \
	"delay, has read."
#define P(text)    "<p>" text "</p>"
#define STORY      P(ONE) P(TWO) P(THREE)
#define STORY_TEXT ONE "\n" TWO "\n" THREE
#define PAGE(body) "<html><head><title>x</title></head><body>" body

static inline Article *extract(const char *html)
{
	static const struct extract_hints hints = {
		.url = "https://paper.example/2024/05/01/harbour"
	};

	return extract_article(html, strlen(html), &hints);
}

#endif
