#include "src/front.h"

#include <math.h>

/* In units of FRONT_FADE. */
static double weight(int outlets)
{
	return log(outlets > 1 ? outlets : 1);
}

double front_score(int outlets, int64_t time)
{
	return weight(outlets) + (double)time / FRONT_FADE;
}

int64_t front_lift(int outlets)
{
	return (int64_t)(weight(outlets) * FRONT_FADE);
}

int64_t front_newest(double score, int outlets)
{
	return (int64_t)round((score - weight(outlets)) * FRONT_FADE);
}
