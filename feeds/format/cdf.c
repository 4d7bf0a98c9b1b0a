#include "feeds/format/cdf.h"

bool cdf_knows(const struct xml_tag *root, struct shape *shape)
{
	if (root->prefix || namespace_find(root->uri, NULL) != NS_NONE ||
	    g_ascii_strcasecmp(root->name, "channel") != 0)
		return false;
	*shape = (struct shape){ .format = FORMAT_CDF, .core = NS_CDF };
	return true;
}
