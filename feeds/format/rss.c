#include "feeds/format/rss.h"

/* RSS 2.0: "version"; 0.9x are read alike, 1.x are called what they say. */
static enum feed_format format_of(const char *version)
{
	while (g_ascii_isspace(*version))
		version++;
	if (g_str_has_prefix(version, "0.9"))
		return FORMAT_RSS09X;
	return g_str_has_prefix(version, "1.") ? FORMAT_RSS10 : FORMAT_RSS20;
}

bool rss_knows(const struct xml_tag *root, struct shape *shape)
{
	g_autoptr(GString) version = NULL;

	if (g_ascii_strcasecmp(root->name, "rss") != 0)
		return false;
	version = g_string_new(NULL);
	xml_attr_text(root, "version", version);
	*shape = (struct shape){ .format = format_of(version->str),
				 .core = NS_RSS,
				 .by_name = true };
	return true;
}
