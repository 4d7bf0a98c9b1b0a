#include "src/front.h"

#include <math.h>

double front_score(int outlets, int64_t time)
{
	return log(outlets > 1 ? outlets : 1) + (double)time / FRONT_FADE;
}
