/* path: a file's name as it is typed into a prompt. */
#ifndef LEDE_UI_INPUT_PATH_H
#define LEDE_UI_INPUT_PATH_H

/* The whole path of what was typed: "~/" is the home folder, and what is not
 * absolute is in the folder in which lede was started. The caller's. */
char *path_whole(const char *typed);

/* What was typed, as far as all files that begin so have the same letters; a
 * folder that is the only one ends in "/". Names with a leading dot count only
 * where the dot was typed; those that no prompt could hold (control
 * characters, no UTF-8) never do. What was typed itself, where nothing begins
 * so. The caller's. */
char *path_complete(const char *typed);

#endif
