/* update_stage: a view of some stories, and what the last action changed in it. */
#ifndef LEDE_TESTS_UI_UPDATE_STAGE_H
#define LEDE_TESTS_UI_UPDATE_STAGE_H

#include "tests/suite.h"
#include "tests/ui/stage.h"
#include "ui/input/key.h"
#include "ui/update/update.h"

static Settings *settings;
static View *v;     /* of three stories */
static Effects *fx; /* of the last action */

static inline void open_stage(void)
{
	settings = settings_new();
	v = stage_view(settings, 3);
	fx = effects_new();
}

static inline void close_stage(void)
{
	effects_free(fx);
	view_free(v);
	settings_free(settings);
}

static inline void apply(enum action a)
{
	effects_clear(fx);
	update_action(v, a, fx);
}

/* Keys typed into the prompt. */
static inline void type(const char *keys)
{
	for (int key; (key = key_read(keys, &keys));)
		update_prompt_key(v, key, fx);
}

static inline bool has(enum effect_kind kind)
{
	return effects_find(fx, kind) != NULL;
}

#endif
