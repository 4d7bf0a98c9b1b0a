#include "feeds/format/rdf.h"

#include <string.h>

bool rdf_knows(const struct xml_tag *root, struct shape *shape)
{
	if (g_ascii_strcasecmp(root->name, "rdf") != 0)
		return false;
	*shape = (struct shape){ .format = FORMAT_RSS10, .core = NS_RSS,
				 .by_name = true, .needs_more = true };
	return true;
}
