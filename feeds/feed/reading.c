#include "feeds/feed/reading.h"

#include <string.h>

bool reading_attr_of(const struct xml_tag *tag, enum ns ns, const char *name,
		     GString *out)
{
	g_string_truncate(out, 0);
	for (int i = 0; i < tag->n_attrs; i++) {
		struct xml_attr a = xml_attr_at(tag, i);

		if (!a.prefix || strcmp(a.name, name) != 0 ||
		    namespace_find(a.uri, a.prefix) != ns)
			continue;
		g_string_append_len(out, a.value, (gssize)a.size);
		return true;
	}
	return false;
}

struct level *reading_top(struct reading *r)
{
	return &r->levels[r->depth];
}

void reading_add(struct reading *r, enum field field, unsigned rank,
		 const char *value)
{
	struct level *l = reading_top(r);
	struct fact f = { .field = (uint8_t)field,
			  .rank = (uint8_t)rank,
			  .form = FORM_TEXT,
			  .value = value,
			  .base = l->has_base ? l->base : NULL,
			  .lang = l->lang };

	facts_add(r->facts, &f);
}

void reading_capture(struct reading *r, enum value_mode mode)
{
	const struct rule *rule = reading_top(r)->rule;
	struct level *l = reading_top(r);

	r->capturing = true;
	value_begin(&r->capture, mode);
	r->fact = (struct fact){ .field = rule->field,
				 .rank = rule->rank,
				 .base = l->has_base ? l->base : NULL,
				 .lang = l->lang };
}

const char *reading_attr(struct reading *r, const struct xml_tag *t,
			 const char *name, int slot)
{
	return xml_attr_text(t, name, r->attrs[slot]) ? r->attrs[slot]->str
						      : NULL;
}

const char *reading_skip_blanks(const GString *s)
{
	const char *text = s->str;

	while (g_ascii_isspace(*text))
		text++;
	return text;
}

void reading_open(struct reading *r)
{
	value_init(&r->capture);
	for (size_t i = 0; i < G_N_ELEMENTS(r->attrs); i++)
		r->attrs[i] = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(r->parts); i++)
		r->parts[i] = g_string_new(NULL);
}

void reading_close(struct reading *r)
{
	value_clear(&r->capture);
	for (size_t i = 0; i < G_N_ELEMENTS(r->attrs); i++)
		g_string_free(r->attrs[i], TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(r->parts); i++)
		g_string_free(r->parts[i], TRUE);
}

void reading_start(struct reading *r, const struct xml_tag *tag)
{
	reading_top(r)->rule->handler->start(r, tag);
}

void reading_inside(struct reading *r, const struct xml_tag *t)
{
	const struct level *l = reading_top(r);

	value_start(&r->capture, t,
		    l->has_base && l->base != r->fact.base ? l->base : NULL);
}

void reading_text(struct reading *r, const char *text, size_t size)
{
	bool person = reading_top(r)->scope & IN_PERSON;

	if (!r->capturing && !person)
		return;
	if (r->capturing || r->part < 0)
		value_text(&r->capture, text, size);
	else
		g_string_append_len(r->parts[r->part], text, (gssize)size);
}

/* The value that the innermost element began is whole. */
static void end_value(struct reading *r)
{
	enum form form;
	const char *value = value_value(&r->capture, &form);

	if (r->fact.value) { /* an attribute said it */
		r->fact.form = FORM_TEXT;
	} else {
		r->fact.value = value;
		r->fact.form = (uint8_t)form;
	}
	facts_add(r->facts, &r->fact);
}

void reading_end(struct reading *r, bool root)
{
	const struct rule *rule = reading_top(r)->rule;

	if (r->capturing && r->capture.depth > 0) {
		value_end(&r->capture, reading_top(r)->name);
		return;
	}
	if (rule && rule->handler->end)
		rule->handler->end(r);
	else if (r->capturing)
		end_value(r);
	else if (root && r->shape.lone_item)
		facts_close(r->facts);
	r->capturing = false;
}
