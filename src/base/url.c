#include "src/base/url.h"

#include "src/base/url_parts.h"

#include <string.h>

/* RFC 3986 section 5.2.4, "remove dot segments": drops the last segment of the path
 * that begins at `from` in `out`. */
static void drop_last(GString *out, size_t from)
{
	while (out->len > from && out->str[out->len - 1] != '/')
		g_string_truncate(out, out->len - 1);
	if (out->len > from)
		g_string_truncate(out, out->len - 1);
}

static bool is_dots(const char *at, size_t n, size_t dots)
{
	return n == dots && memcmp(at, "..", dots) == 0;
}

static void append_path(GString *out, const char *path, size_t n)
{
	size_t from = out->len;

	for (size_t i = 0; i < n;) {
		size_t start = i + (path[i] == '/');
		const char *slash = memchr(path + start, '/', n - start);
		size_t end = slash ? (size_t)(slash - path) : n;
		const char *name = path + start;
		size_t size = end - start;

		if (is_dots(name, size, 2))
			drop_last(out, from);
		if (is_dots(name, size, 1) || is_dots(name, size, 2)) {
			if (end == n)
				g_string_append_c(out, '/');
		} else {
			g_string_append_len(out, path + i, (gssize)(end - i));
		}
		i = end;
	}
}

/* Section 5.2.3, "merge paths". */
static void append_merged_path(GString *out, const struct url_parts *base,
			       struct url_piece path)
{
	g_autoptr(GString) whole = g_string_new(NULL);
	const char *slash = url_parts_last(base->path, '/');

	if (base->authority.is && !base->path.n)
		g_string_append_c(whole, '/');
	else if (slash)
		g_string_append_len(whole, base->path.at,
				    slash - base->path.at + 1);
	url_parts_append(whole, path);
	append_path(out, whole->str, whole->len);
}

/* Section 5.2.2: path and query of the target. */
static void append_target(GString *out, const struct url_parts *base,
			  const struct url_parts *ref)
{
	struct url_piece query = ref->query;

	if (ref->authority.is || (ref->path.n && ref->path.at[0] == '/')) {
		append_path(out, ref->path.at, ref->path.n);
	} else if (ref->path.n) {
		append_merged_path(out, base, ref->path);
	} else {
		url_parts_append(out, base->path);
		if (!query.is)
			query = base->query;
	}
	if (query.is)
		g_string_append_c(out, '?');
	url_parts_append(out, query);
}

char *url_resolve(const char *base, const char *ref)
{
	struct url_parts b, r;
	GString *out;

	if (!ref)
		return NULL;
	if (!base || url_parts_scheme_size(url_parts_trim(ref)))
		return url_parts_copy(url_parts_trim(ref));
	r = url_parts_split(ref);
	b = url_parts_split(base);
	if (!b.scheme.is)
		return url_parts_copy(url_parts_trim(ref));
	out = g_string_sized_new(strlen(base) + strlen(ref) + 4);
	url_parts_append(out, b.scheme);
	g_string_append_c(out, ':');
	if (r.authority.is || b.authority.is)
		g_string_append(out, "//");
	url_parts_append(out, r.authority.is ? r.authority : b.authority);
	append_target(out, &b, &r);
	if (r.fragment.is)
		g_string_append_c(out, '#');
	url_parts_append(out, r.fragment);
	return g_string_free(out, FALSE);
}

char *url_scheme(const char *url)
{
	struct url_parts p = url_parts_split(url);

	return p.scheme.is ? g_ascii_strdown(p.scheme.at, (gssize)p.scheme.n)
			   : g_strdup("");
}

bool url_is_web(const char *url)
{
	struct url_parts p = url_parts_split(url);

	if (!url_parts_is(p.scheme, "http") && !url_parts_is(p.scheme, "https"))
		return false;
	return url_parts_authority(p.authority).host.n > 0;
}

char *url_host(const char *url)
{
	struct url_authority w =
		url_parts_authority(url_parts_split(url).authority);
	g_autofree char *host =
		g_ascii_strdown(w.host.at ? w.host.at : "", (gssize)w.host.n);

	return g_strdup(g_str_has_prefix(host, "www.") ? host + 4 : host);
}

/* The port, or the scheme's default one; 0 for none that is valid. */
static unsigned port_of(const struct url_parts *p,
			const struct url_authority *w)
{
	unsigned port = 0;

	if (!w->port.n)
		return url_parts_is(p->scheme, "https") ? 443 : 80;
	for (size_t i = 0; i < w->port.n; i++) {
		if (!g_ascii_isdigit(w->port.at[i]) || port > G_MAXUINT16)
			return 0;
		port = port * 10 + (unsigned)(w->port.at[i] - '0');
	}
	return port <= G_MAXUINT16 ? port : 0;
}

/* Characters at which parsers of addresses differ ("\\", blanks, "<") are in no
 * host: curl might connect to another one than we judged. */
static bool is_good_host(struct url_piece host)
{
	for (size_t i = 0; i < host.n; i++)
		if (!g_ascii_isalnum(host.at[i]) &&
		    (unsigned char)host.at[i] < 0x80 &&
		    !strchr("-._~[]:%", host.at[i]))
			return false;
	return host.n > 0 && !memchr(host.at, 0, host.n);
}

/* Where one host has many publishers, the part of a path that says which: "@anna" and
 * "~anna", or what follows "channel". */
static char *publisher_in_path(const char *url)
{
	static const char *const names[] = {
		"channel", "user", "users", "u", "c", "people", "r", NULL
	};
	g_autofree char *path = url_parts_copy(url_parts_split(url).path);
	g_auto(GStrv) parts = g_strsplit(path, "/", 4);
	guint n = g_strv_length(parts);

	if (n > 1 && (*parts[1] == '@' || *parts[1] == '~'))
		return g_strconcat("/", parts[1], NULL);
	if (n > 2 && *parts[2] && g_strv_contains(names, parts[1]))
		return g_strconcat("/", parts[1], "/", parts[2], NULL);
	return g_strdup("");
}

char *url_publisher(const char *url)
{
	g_autofree char *host = url_is_web(url) ? url_host(url) : NULL;
	g_autofree char *ascii = host ? g_hostname_to_ascii(host) : NULL;
	g_autofree char *part = NULL;

	if (!ascii || !strchr(ascii, '.') || strpbrk(ascii, "[]% ") ||
	    g_hostname_is_ip_address(ascii))
		return NULL;
	part = publisher_in_path(url);
	return g_strconcat(ascii, part, NULL);
}

char *url_origin(const char *url)
{
	struct url_parts p = url_parts_split(url);
	struct url_authority w = url_parts_authority(p.authority);
	unsigned port = port_of(&p, &w);
	g_autofree char *scheme = NULL;
	g_autofree char *host = NULL;

	if (!url_is_web(url) || !port || !is_good_host(w.host))
		return NULL;
	scheme = url_scheme(url);
	host = g_ascii_strdown(w.host.at, (gssize)w.host.n);
	return g_strdup_printf("%s://%s:%u", scheme, host, port);
}
