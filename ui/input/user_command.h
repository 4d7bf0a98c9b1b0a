/* user_command: the user's own commands ([commands] in the config): actions
 * from ACTION_USER on, in the order of the file. */
#ifndef LEDE_UI_INPUT_USER_COMMAND_H
#define LEDE_UI_INPUT_USER_COMMAND_H

#include "src/config/settings.h"
#include "src/model/story.h"
#include "ui/input/action.h"

/* The action after the last user command; ACTION_USER where there are none,
 * ACTION_END where there are too many (the rest is left out). */
enum action user_command_end(const Settings *s);
/* The action of that name, built in or the user's; ACTION_NONE if there is
 * none. */
enum action user_command_find(const Settings *s, const char *name);
/* As action_name and action_help; the help of a user command is its line. */
const char *user_command_name(const Settings *s, enum action a);
const char *user_command_help(const Settings *s, enum action a);

/* Adds what makes no sense in [commands] to `complaints` (char *). */
void user_command_check(const Settings *s, GPtrArray *complaints);

/* Starts it detached, with the story's address, title and feed for %u, %t and
 * %f. No shell is involved, and the values of %t and %f do not begin with "-".
 * False with an error to be shown. */
bool user_command_run(const Settings *s, enum action a,
		      const struct story *story, GError **error);

#endif
