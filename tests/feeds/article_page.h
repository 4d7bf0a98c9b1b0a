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
/* What is missing from a story of some length leaves no trace. */
#define LONG                                                                   \
	"The keepers of the lamp, who have their house on the eastern pier, "  \
	"have looked after it for two hundred years, by day and by night, "    \
	"and they still do, though the lamp is electric, and the house a "     \
	"museum, with a shop, a garden, and a view of the sea. They say that " \
	"they will stay, whatever the council says, and that it said as much " \
	"when the lamp was a fire on the rocks and the harbour a beach."
#define NOTE                                                                   \
	"This is a note of the harbour master to all who use the lamp, and "   \
	"who have to know when it is out."
#define P(text)    "<p>" text "</p>"
#define STORY      P(ONE) P(TWO) P(THREE)
#define STORY_TEXT ONE "\n" TWO "\n" THREE
#define PAGE(body) "<html><head><title>x</title></head><body>" body

/* A page with that in the middle of its article. The caller's. */
static inline char *page_of(const char *body)
{
	return g_strdup_printf(PAGE(NAV "<div class=main>" P(LONG)
					    P(LONG) "%s"
						    "</div>" SIDE),
			       body);
}

static inline Article *extract(const char *html)
{
	static const struct extract_hints hints = {
		.url = "https://paper.example/2024/05/01/harbour"
	};

	return extract_article(html, strlen(html), &hints);
}

#endif
