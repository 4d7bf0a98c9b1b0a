#include "feeds/format/atom.h"

bool atom_knows(const struct xml_tag *root, struct shape *shape)
{
	bool entry = g_ascii_strcasecmp(root->name, "entry") == 0;
	enum ns ns = namespace_find(root->uri, root->prefix);
	g_autoptr(GString) version = NULL;

	if (!entry && g_ascii_strcasecmp(root->name, "feed") != 0)
		return false;
	version = g_string_new(NULL);
	xml_attr_text(root, "version", version);
	*shape = (struct shape){
		.format =
			ns == NS_ATOM03 || g_str_has_prefix(version->str, "0.")
				? FORMAT_ATOM03
				: FORMAT_ATOM10,
		.core = NS_ATOM10,
		.lone_item = entry,
		.by_name = ns == NS_ATOM10 || ns == NS_ATOM03,
	};
	return true;
}
