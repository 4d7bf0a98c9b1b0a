#include "feeds/format/rdf.h"

#include <string.h>

bool rdf_knows(const struct xml_tag *root, struct shape *shape)
{
	/* RSS 1.1 begins with its channel (inamidst.com/rss1.1) */
	if (g_ascii_strcasecmp(root->name, "rdf") != 0 &&
	    !(strcmp(root->name, "Channel") == 0 &&
	      namespace_find(root->uri, root->prefix) == NS_RSS))
		return false;
	*shape = (struct shape){ .format = FORMAT_RSS10,
				 .core = NS_RSS,
				 .by_name = true,
				 .needs_more = true };
	return true;
}
