#include "feeds/text/entities.h"

#include "feeds/text/charset.h"

#include <stdlib.h>
#include <string.h>

static const struct named {
	const char *name, *text;
} named[] = {
#include "feeds/text/entities_table.h"
};

/* Those that count without ";" as well (HTML Living Standard, "Named character
 * references"): pages written before HTML 4 have them so. */
static const char bare[] =
	"AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH "
	"Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde "
	"Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc "
	"Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde "
	"auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc "
	"egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave "
	"iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc "
	"ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg "
	"sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml "
	"uuml yacute yen yuml ";

struct key {
	const char *name;
	size_t n;
};

static int compare(const void *key, const void *row)
{
	const struct key *k = key;
	const struct named *r = row;
	int order = strncmp(k->name, r->name, k->n);

	return order ? order : (r->name[k->n] ? -1 : 0);
}

const char *entities_find(const char *name, size_t n)
{
	struct key k = { name, n };
	const struct named *found;

	if (!n || n > ENTITIES_LONGEST)
		return NULL;
	found = bsearch(&k, named, G_N_ELEMENTS(named), sizeof named[0],
			compare);
	return found ? found->text : NULL;
}

static bool is_bare(const char *name, size_t n)
{
	for (const char *b = bare; *b;) {
		size_t size = strcspn(b, " ");

		if (size == n && memcmp(b, name, n) == 0)
			return true;
		b += size + 1;
	}
	return false;
}

size_t entities_bare(const char *name, size_t n)
{
	for (size_t size = MIN(n, 6); size >= 2; size--)
		if (is_bare(name, size))
			return size;
	return 0;
}

void entities_add_number(GString *out, guint32 number)
{
	if (number >= 0x80 && number < 0xa0)
		number = charset_c1((unsigned char)number);
	if (number > 0x10ffff || (number >= 0xd800 && number < 0xe000) ||
	    number == 0)
		number = 0xfffd;
	if ((number < 0x20 && !strchr("\t\n\r", (int)number)) ||
	    (number & 0xfffe) == 0xfffe)
		return;
	g_string_append_unichar(out, number);
}

/* "#123" or "#x7b", from "#" on. */
static size_t number_at(const char *at, size_t n, guint32 *number)
{
	bool hex = n > 1 && (at[1] == 'x' || at[1] == 'X');
	size_t from = hex ? 2 : 1, i;

	*number = 0;
	for (i = from; i < n; i++) {
		int digit = hex ? g_ascii_xdigit_value(at[i])
				: g_ascii_digit_value(at[i]);

		if (digit < 0)
			break;
		if (*number <= 0x10ffff)
			*number = *number * (hex ? 16 : 10) + (guint32)digit;
	}
	return i == from ? 0 : i;
}

size_t entities_resolve(const char *at, size_t n, GString *out)
{
	size_t size = 1;
	const char *text;
	guint32 number;

	if (n < 3)
		return 0;
	if (at[1] == '#') {
		size = number_at(at + 1, n - 1, &number);
		if (!size)
			return 0;
		entities_add_number(out, number);
		size++;
		return size + (size < n && at[size] == ';');
	}
	while (size < n && size <= ENTITIES_LONGEST &&
	       g_ascii_isalnum(at[size]))
		size++;
	if (size < n && at[size] == ';') {
		text = entities_find(at + 1, size - 1);
		if (text) {
			g_string_append(out, text);
			return size + 1;
		}
	}
	size = entities_bare(at + 1, size - 1);
	if (!size)
		return 0;
	g_string_append(out, entities_find(at + 1, size));
	return size + 1;
}
