#include "src/base/url_key.h"

#include "src/base/tracking_link.h"
#include "src/base/url.h"
#include "src/base/url_parts.h"

#include <string.h>

/* Query fields of advertising, mailing and web statistics that only say where a click
 * came from. Where one ends in "*", all that begin so. */
static const char *const tracking[] = {
	"utm_*",   "pk_*",      "mtm_*",       "hsa_*",      "fbclid",
	"gclid",   "gclsrc",    "dclid",       "gbraid",     "wbraid",
	"msclkid", "yclid",     "igshid",      "igsh",       "twclid",
	"ttclid",  "li_fat_id", "srsltid",     "mc_cid",     "mc_eid",
	"_hsenc",  "_hsmi",     "_ga",         "_gl",        "mkt_tok",
	"ocid",    "cmpid",     "ncid",        "oly_enc_id", "oly_anon_id",
	"vero_id", "at_medium", "at_campaign", "wt_mc",      "ref_src",
	"cmp",     "s_cid",     "ns_mchannel",
};

const char *url_tracking_field(size_t i)
{
	return i < G_N_ELEMENTS(tracking) ? tracking[i] : NULL;
}

static bool is_like(struct url_piece name, const char *pattern)
{
	size_t n = strlen(pattern) - 1;

	if (pattern[n] == '*')
		return name.n > n &&
		       g_ascii_strncasecmp(name.at, pattern, n) == 0;
	return url_parts_is(name, pattern);
}

static bool is_tracking(struct url_piece field)
{
	struct url_piece name = { field.at, url_parts_span(field, "="), true };

	for (size_t i = 0; i < G_N_ELEMENTS(tracking); i++)
		if (is_like(name, tracking[i]))
			return true;
	return false;
}

/* "source=rss", "mod=rss_home": such a field may choose what is shown, so it is
 * left out for comparing only. */
static bool is_of_feed(struct url_piece field)
{
	static const char *const names[] = {
		"ref", "src",     "source", "from",    "mod",
		"via", "partner", "medium", "feature", "xtor",
	};
	struct url_piece name = { field.at, url_parts_span(field, "="), true };
	const char *value = field.at + name.n + 1;
	size_t n = field.n > name.n ? field.n - name.n - 1 : 0;

	if ((n < 3 || g_ascii_strncasecmp(value, "rss", 3) != 0) &&
	    (n < 4 || g_ascii_strncasecmp(value, "feed", 4) != 0))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (url_parts_is(name, names[i]))
			return true;
	return false;
}

static void append_kept_fields(GString *out, struct url_piece query,
			       bool to_compare)
{
	char sep = '?';

	while (query.n) {
		struct url_piece field =
			url_parts_take(&query, url_parts_span(query, "&"));

		if (query.n)
			url_parts_skip(&query, 1);
		if (!field.n || is_tracking(field) ||
		    (to_compare && is_of_feed(field)))
			continue;
		g_string_append_c(out, sep);
		url_parts_append(out, field);
		sep = '&';
	}
}

char *url_without_tracking(const char *url)
{
	struct url_parts p = url_parts_split(url);
	struct url_piece whole = url_parts_trim(url);
	GString *out;

	if (!p.query.is)
		return url_parts_copy(whole);
	out = g_string_new_len(whole.at, p.query.at - 1 - whole.at);
	append_kept_fields(out, p.query, false);
	if (p.fragment.is)
		g_string_append_c(out, '#');
	url_parts_append(out, p.fragment);
	return g_string_free(out, FALSE);
}

char *url_key(const char *url)
{
	g_autofree char *inner = tracking_link_unwrap(url);
	struct url_parts p = url_parts_split(inner ? inner : url);
	g_autofree char *host = url_host(inner ? inner : url);
	struct url_authority w = url_parts_authority(p.authority);
	GString *out;

	if (!p.authority.is)
		return url_parts_copy(url_parts_trim(url));
	out = g_string_new(host);
	if (w.port.n && !url_parts_is(w.port, "80") &&
	    !url_parts_is(w.port, "443")) {
		g_string_append_c(out, ':');
		url_parts_append(out, w.port);
	}
	while (p.path.n && p.path.at[p.path.n - 1] == '/')
		p.path.n--;
	url_parts_append(out, p.path);
	append_kept_fields(out, p.query, true);
	return g_string_free(out, FALSE);
}
