#include "feeds/context/outcomes.h"

#include "src/store/sql.h"

struct outcomes {
	Context *context;
	GArray *waiting; /* struct outcome, without texts of its own */
};

Outcomes *outcomes_new(Context *c)
{
	Outcomes *o = g_new(Outcomes, 1);

	o->context = c;
	o->waiting = g_array_new(FALSE, FALSE, sizeof(struct outcome));
	return o;
}

void outcomes_free(Outcomes *o)
{
	if (!o)
		return;
	g_array_free(o->waiting, TRUE);
	g_free(o);
}

bool outcomes_flush(Outcomes *o, GError **error)
{
	bool good = true;

	if (!o->waiting->len)
		return true;
	good = context_begin(o->context, error);
	for (guint i = 0; good && i < o->waiting->len; i++)
		good = store_outcome(
			o->context->store,
			&g_array_index(o->waiting, struct outcome, i), error);
	g_array_set_size(o->waiting, 0);
	return sql_leave(o->context->store, false, good, error);
}

/* A note is one of a few words that stay. */
static bool may_wait(const struct outcome *one)
{
	return !one->error && !one->changed && !one->moved;
}

bool outcomes_put(Outcomes *o, const struct outcome *one, GError **error)
{
	if (may_wait(one)) {
		g_array_append_val(o->waiting, *one);
		return true;
	}
	if (!context_begin(o->context, error) || !outcomes_flush(o, error))
		return false;
	o->context->grouped++;
	return sql_leave(o->context->store, false,
			 store_outcome(o->context->store, one, error), error);
}
