#include "ui/input/action.h"

#include <string.h>

struct row {
	const char *name, *help;
	enum action_group group;
};

#define ROW(id, name, group, help) { name, help, GROUP_##group },
static const struct row rows[ACTION_COUNT] = { { "", "", GROUP_LEDE },
					       ACTIONS(ROW) };

static const char *const groups[GROUP_COUNT] = {
	[GROUP_MOVE] = N_("Move"), [GROUP_READ] = N_("Read"),
	[GROUP_MARK] = N_("Mark"), [GROUP_FIND] = N_("Find"),
	[GROUP_NEWS] = N_("News"), [GROUP_FEEDS] = N_("In the list of feeds"),
	[GROUP_LEDE] = N_("lede"),
};

const char *action_name(enum action a)
{
	return rows[a].name;
}

const char *action_help(enum action a)
{
	return a == ACTION_NONE ? "" : _(rows[a].help);
}

enum action_group action_group(enum action a)
{
	return rows[a].group;
}

const char *action_group_name(enum action_group g)
{
	return _(groups[g]);
}

enum action action_find(const char *name)
{
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		if (strcmp(rows[a].name, name) == 0)
			return a;
	return ACTION_NONE;
}
