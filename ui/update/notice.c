#include "ui/update/notice.h"

void notice_show(View *v, const char *words, Effects *fx)
{
	view_say(v, words);
	effects_draw(fx);
}
