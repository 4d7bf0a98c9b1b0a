/* source_name: what a feed is called where the user gave it no name: its title in
 * short.
 *
 * Titles of feeds say more than who speaks: that they are feeds ("Example RSS
 * Feed", "Example latest articles"), and which part of the site they are ("Example
 * > Home Page", "Example - World news", "Film | Example"). Of the parts of a title,
 * between " > ", " - ", " | ", ": " and their like, one is kept:
 *
 *   the first   where it names the site, as the site's host tells ("NYT" of
 *               nytimes.com), where the sign is one of paths (" > ", " » "), or
 *               where the rest says nothing ("Home", "Latest news")
 *   the last    where that names the site, or the first says nothing; not behind
 *               a colon
 *
 * Else the title stays whole: "Lanterns: A Subtitle" of essays.example is no part of
 * a site, as far as anybody can tell. Whether another feed would be called the same
 * is for the caller (FEED_LABEL_SQL). */
#ifndef LEDE_SRC_MODEL_SOURCE_NAME_H
#define LEDE_SRC_MODEL_SOURCE_NAME_H

/* `address`: of the feed's page, else of the feed; or NULL. The title itself where
 * nothing can be left out, on one line; NULL for NULL. The caller's. */
char *source_name(const char *title, const char *address);

#endif
