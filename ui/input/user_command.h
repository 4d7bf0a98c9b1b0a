/* user_command: the reader's own commands ([commands] in the config), which are actions
 * like any other: they have numbers from ACTION_COUNT on. */
#ifndef LEDE_UI_INPUT_USER_COMMAND_H
#define LEDE_UI_INPUT_USER_COMMAND_H

#include "src/config/settings.h"
#include "src/model/story.h"
#include "ui/input/action.h"

#define USER_COMMAND_MOST 32 /* more are complained of, and left out */
#define ACTION_ALL        (ACTION_COUNT + USER_COMMAND_MOST)

/* The number after the last action. */
int user_command_end(const Settings *s);
/* The action of that name, an own one or not; ACTION_NONE if there is none. */
enum action user_command_find(const Settings *s, const char *name);
/* As action_name and action_help; the help of an own one is its command. */
const char *user_command_name(const Settings *s, enum action a);
const char *user_command_help(const Settings *s, enum action a);

/* Adds what makes no sense in [commands] to `complaints` (char *). */
void user_command_check(const Settings *s, GPtrArray *complaints);

/* Starts it as a browser is started, with the story's address, title and feed
 * where its words have %u, %t and %f. No shell reads any of it, and what
 * stands for %t and %f begins with no hyphen. False with an error in words. */
bool user_command_run(const Settings *s, enum action a,
		      const struct story *story, GError **error);

#endif
