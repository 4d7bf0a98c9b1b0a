/* person: who wrote it, as feeds put it in one text. */
#ifndef LEDE_FEEDS_TEXT_PERSON_H
#define LEDE_FEEDS_TEXT_PERSON_H

#include <stdbool.h>

/* Takes a text like "a@b (Name)", "Name (a@b)", "Name <a@b>", "a@b Name",
 * "a@b" or "Name" to pieces. Both are the caller's, or NULL. `text` is plain,
 * blanks squashed. */
void person_split(const char *text, char **name, char **email);

/* Writes "<a@b>" as "(a@b)": in HTML it would be a tag. The caller's. */
char *person_without_angles(const char *html);

#endif
