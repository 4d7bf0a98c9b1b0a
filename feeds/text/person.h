/* person: name and email address of an author, from one text (RSS 2.0). */
#ifndef LEDE_FEEDS_TEXT_PERSON_H
#define LEDE_FEEDS_TEXT_PERSON_H

#include <stdbool.h>

/* Splits a text like "a@b (Name)", "Name (a@b)", "Name <a@b>", "a@b Name",
 * "a@b" or "Name". Both are the caller's, or NULL. `text` is plain,
 * blanks squashed. */
void person_split(const char *text, char **name, char **email);

/* Writes "<a@b>" as "(a@b)": in HTML it would be a tag. The caller's. */
char *person_without_angles(const char *html);

#endif
