#include "feeds/extract/outline_node.h"

#include "feeds/html/inline_style.h"

#include <string.h>

/* Roles (WAI-ARIA 1.2 section 5.3) of what stands beside the text. */
static const char *const aside_roles[] = {
	"menu",        "menubar", "complementary", "navigation", "alert",
	"alertdialog", "dialog",  "banner",        "search",     "tooltip",
	NULL,
};

/* Where a token of a list of words is one of that name, as in rel. */
static bool has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at += n)
		if ((at == list || at[-1] <= ' ') &&
		    (unsigned char)at[n] <= ' ')
			return true;
	return false;
}

static void read_style(struct outline_node *to, const char *value)
{
	struct inline_style style;

	if (!strstr(value, "none") && !strstr(value, "hidden") &&
	    !strchr(value, '0'))
		return;
	style = inline_style_read(value);
	if (style.hidden || inline_style_is_gone(&style))
		to->flags |= OUTLINE_HIDDEN;
}

static void read_itemprop(struct outline_node *to, const char *value)
{
	if (has_word(value, "articleBody"))
		to->flags |= OUTLINE_BODY;
	if (has_word(value, "author"))
		to->flags |= OUTLINE_BYLINE;
}

static void read_role(struct outline_node *to, const char *value)
{
	if (strcmp(value, "main") == 0)
		to->flags |= OUTLINE_MAIN;
	else if (g_strv_contains(aside_roles, value))
		to->flags |= OUTLINE_ASIDE;
}

static void read_attr(const struct names *names, struct outline_node *to,
		      const struct page_attr *a)
{
	switch (a->name[0]) {
	case 'a':
		if (strcmp(a->name, "aria-hidden") == 0 &&
		    strcmp(a->value, "true") == 0)
			to->flags |= OUTLINE_HIDDEN;
		break;
	case 'c':
		if (strcmp(a->name, "class") == 0)
			to->names |= names_of(names, a->value);
		break;
	case 'h':
		if (strcmp(a->name, "hidden") == 0)
			to->flags |= OUTLINE_HIDDEN;
		else if (strcmp(a->name, "href") == 0 && a->value[0] == '#')
			to->flags |= OUTLINE_MODEST;
		break;
	case 'i':
		if (strcmp(a->name, "id") == 0)
			to->named = names_of(names, a->value);
		else if (strcmp(a->name, "itemprop") == 0)
			read_itemprop(to, a->value);
		break;
	case 'r':
		if (strcmp(a->name, "rel") == 0 && has_word(a->value, "author"))
			to->flags |= OUTLINE_BYLINE;
		else if (strcmp(a->name, "role") == 0)
			read_role(to, a->value);
		break;
	case 's':
		if (strcmp(a->name, "style") == 0)
			read_style(to, a->value);
		break;
	default:
		break;
	}
}

void outline_node_read(struct outline_node *to, const Page *p,
		       const struct node *node, const struct names *names)
{
	to->element = element_of(node->tag);
	for (uint32_t i = 0; i < node->n_attrs; i++)
		read_attr(names, to,
			  &g_array_index(p->attrs, struct page_attr,
					 node->attr + i));
	if (!(to->element->kind & ELEMENT_LINK))
		to->flags &= ~(uint32_t)OUTLINE_MODEST;
	to->named &= ~to->names;
	/* the words of a heading, or of what is defined, for links to it */
	if (!(to->element->kind & ELEMENT_HEADING) &&
	    strcmp(to->element->tag, "dt") != 0)
		to->names |= to->named;
}
