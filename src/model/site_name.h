/* site_name: whether some words are the name of a site, as its host has it. */
#ifndef LEDE_SRC_MODEL_SITE_NAME_H
#define LEDE_SRC_MODEL_SITE_NAME_H

#include <stdbool.h>

/* Whether words, such as a part of a title, name the site at a host, "" for none:
 * by the host as a whole ("Derbote.example"), or by one label of it but the last,
 * which is no name, nor is "co" in "co.uk":
 *
 *   "The Harbour Post"        harbourpost.example
 *   "NYT"                     nytimes.com: its beginning, in capitals, or most
 *                             of it
 *   "Lake Side Broadcasting"  lsb.example: its initials
 *   "Harbour News"            harbour.example: it begins so; not if `strict` */
bool site_name_is(const char *words, const char *host, bool strict);

/* Letters and digits alone, folded: "The Next-Web" is "thenextweb". The
 * caller's. */
char *site_name_letters(const char *text);

#endif
