#include "src/base/url.h"

#include "src/base/error.h"
#include "src/base/tracking_link.h"

#include <glib/gi18n.h>
#include <string.h>

/* A piece of an address that is not ended by NUL; `is` false: not there. */
struct piece {
	const char *at;
	size_t n;
	bool is;
};

/* RFC 3986 section 3. */
struct parts {
	struct piece scheme, authority, path, query, fragment;
};

/* What an authority is made of (section 3.2); the host keeps its brackets. */
struct place {
	struct piece user, host, port;
};

static struct piece trim(const char *text)
{
	struct piece p = { text, strlen(text), true };

	while (p.n && (unsigned char)p.at[0] <= ' ') {
		p.at++;
		p.n--;
	}
	while (p.n && (unsigned char)p.at[p.n - 1] <= ' ')
		p.n--;
	return p;
}

static struct piece take(struct piece *rest, size_t n)
{
	struct piece p = { rest->at, n, true };

	rest->at += n;
	rest->n -= n;
	return p;
}

/* Bytes before the first of `ends`. */
static size_t span(struct piece p, const char *ends)
{
	size_t n = 0;

	while (n < p.n && (g_ascii_isalnum(p.at[n]) ||
			   (p.at[n] && !strchr(ends, p.at[n]))))
		n++;
	return n;
}

/* Section 3.1: a letter, then letters, digits, "+", "-", "."; then ":". */
static size_t scheme_size(struct piece p)
{
	size_t n = 0;

	if (!p.n || !g_ascii_isalpha(p.at[0]))
		return 0;
	while (n < p.n && (g_ascii_isalnum(p.at[n]) ||
			   (p.at[n] && strchr("+-.", p.at[n]))))
		n++;
	return n < p.n && p.at[n] == ':' ? n : 0;
}

static void skip(struct piece *p, size_t n)
{
	p->at += n;
	p->n -= n;
}

/* Appendix B, without its regular expression. */
static struct parts split(const char *url)
{
	struct piece rest = trim(url);
	struct parts p = { 0 };
	size_t n = scheme_size(rest);

	if (n) {
		p.scheme = take(&rest, n);
		skip(&rest, 1);
	}
	if (rest.n >= 2 && rest.at[0] == '/' && rest.at[1] == '/') {
		skip(&rest, 2);
		p.authority = take(&rest, span(rest, "/?#"));
	}
	p.path = take(&rest, span(rest, "?#"));
	if (rest.n && rest.at[0] == '?') {
		skip(&rest, 1);
		p.query = take(&rest, span(rest, "#"));
	}
	if (rest.n && rest.at[0] == '#') {
		skip(&rest, 1);
		p.fragment = take(&rest, rest.n);
	}
	return p;
}

/* The last `c` in it; NULL if there is none. */
static const char *last(struct piece p, char c)
{
	for (size_t n = p.n; n > 0; n--)
		if (p.at[n - 1] == c)
			return p.at + n - 1;
	return NULL;
}

static struct place split_authority(struct piece a)
{
	struct place w = { .host = { "", 0, false } };
	const char *at = last(a, '@');
	size_t n;

	if (!a.is)
		return w;
	if (at) {
		w.user = take(&a, (size_t)(at - a.at));
		skip(&a, 1);
	}
	n = a.n && a.at && a.at[0] == '[' ? span(a, "]") : span(a, ":");
	if (n < a.n && a.at[n] == ']')
		n++;
	w.host = take(&a, n);
	if (a.n && a.at && a.at[0] == ':') {
		skip(&a, 1);
		w.port = take(&a, a.n);
	}
	return w;
}

static bool is_word(struct piece p, const char *word)
{
	return p.is && p.n == strlen(word) &&
	       g_ascii_strncasecmp(p.at, word, p.n) == 0;
}

static void add(GString *out, struct piece p)
{
	if (p.is)
		g_string_append_len(out, p.at, (gssize)p.n);
}

/* Section 5.2.4 on the path that begins at `from` in `out`. */
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

static void add_path(GString *out, const char *path, size_t n)
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

/* Section 5.2.3. */
static void merge(GString *out, const struct parts *base, struct piece path)
{
	g_autoptr(GString) whole = g_string_new(NULL);
	const char *slash = last(base->path, '/');

	if (base->authority.is && !base->path.n)
		g_string_append_c(whole, '/');
	else if (slash)
		g_string_append_len(whole, base->path.at,
				    slash - base->path.at + 1);
	add(whole, path);
	add_path(out, whole->str, whole->len);
}

/* Section 5.2.2: path and query of the target. */
static void add_target(GString *out, const struct parts *base,
		       const struct parts *ref)
{
	struct piece query = ref->query;

	if (ref->authority.is || (ref->path.n && ref->path.at[0] == '/')) {
		add_path(out, ref->path.at, ref->path.n);
	} else if (ref->path.n) {
		merge(out, base, ref->path);
	} else {
		add(out, base->path);
		if (!query.is)
			query = base->query;
	}
	if (query.is)
		g_string_append_c(out, '?');
	add(out, query);
}

static char *copy(struct piece p)
{
	return g_strndup(p.at, p.n);
}

char *url_resolve(const char *base, const char *ref)
{
	struct parts b, r;
	GString *out;

	if (!ref)
		return NULL;
	if (!base || scheme_size(trim(ref)))
		return copy(trim(ref));
	r = split(ref);
	b = split(base);
	if (!b.scheme.is)
		return copy(trim(ref));
	out = g_string_sized_new(strlen(base) + strlen(ref) + 4);
	add(out, b.scheme);
	g_string_append_c(out, ':');
	if (r.authority.is || b.authority.is)
		g_string_append(out, "//");
	add(out, r.authority.is ? r.authority : b.authority);
	add_target(out, &b, &r);
	if (r.fragment.is)
		g_string_append_c(out, '#');
	add(out, r.fragment);
	return g_string_free(out, FALSE);
}

char *url_scheme(const char *url)
{
	struct parts p = split(url);

	return p.scheme.is ? g_ascii_strdown(p.scheme.at, (gssize)p.scheme.n)
			   : g_strdup("");
}

bool url_is_web(const char *url)
{
	struct parts p = split(url);

	if (!is_word(p.scheme, "http") && !is_word(p.scheme, "https"))
		return false;
	return split_authority(p.authority).host.n > 0;
}

/* Section 2: a byte that may stand in an address as it is. The quote ' and
 * the like may by the book, and are still better not given to programs. */
static bool is_plain(unsigned char c)
{
	return g_ascii_isalnum(c) || (c && strchr("-._~:/?#[]@!$&()*+,;=", c));
}

static void add_encoded(GString *out, struct piece p)
{
	for (size_t i = 0; p.is && i < p.n; i++) {
		unsigned char c = (unsigned char)p.at[i];

		if (is_plain(c) ||
		    (c == '%' && i + 2 < p.n && g_ascii_isxdigit(p.at[i + 1]) &&
		     g_ascii_isxdigit(p.at[i + 2])))
			g_string_append_c(out, (char)c);
		else
			g_string_append_printf(out, "%%%02X", c);
	}
}

static bool is_ascii(struct piece p)
{
	for (size_t i = 0; i < p.n; i++)
		if ((unsigned char)p.at[i] >= 0x80)
			return false;
	return true;
}

/* "[::1]": RFC 3986 section 3.2.2; no names of zones, no future versions. */
static bool is_ip_literal(const char *host)
{
	size_t n = strlen(host);

	return n > 3 && host[n - 1] == ']' &&
	       strspn(host + 1, "0123456789abcdef:.") == n - 2;
}

/* A host in lower-case ASCII; NULL if it is none. The caller's. */
static char *ascii_host(struct piece host)
{
	g_autofree char *text = g_ascii_strdown(host.at, (gssize)host.n);
	g_autofree char *ascii = NULL;

	if (host.n && host.at[0] == '[')
		return is_ip_literal(text) ? g_steal_pointer(&text) : NULL;
	if (is_ascii(host))
		ascii = g_strdup(text);
	else if (g_utf8_validate(text, -1, NULL))
		ascii = g_hostname_to_ascii(text);
	if (!ascii || !*ascii || strpbrk(ascii, " \"'<>\\^`{|}%/?#@"))
		return NULL;
	for (const char *c = ascii; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return NULL;
	return g_steal_pointer(&ascii);
}

static bool scheme_is_allowed(struct piece scheme, const char *const *schemes)
{
	static const char *const web[] = { "http", "https", NULL };

	for (const char *const *s = schemes ? schemes : web; *s; s++)
		if (is_word(scheme, *s))
			return true;
	return false;
}

static bool add_authority(GString *out, struct piece authority)
{
	struct place w = split_authority(authority);
	g_autofree char *host = ascii_host(w.host);

	if (!host)
		return false;
	for (size_t i = 0; i < w.port.n; i++)
		if (!g_ascii_isdigit(w.port.at[i]))
			return false;
	g_string_append(out, "//");
	add_encoded(out, w.user);
	if (w.user.is)
		g_string_append_c(out, '@');
	g_string_append(out, host);
	if (w.port.n)
		g_string_append_c(out, ':');
	add(out, w.port);
	return true;
}

char *url_for_program(const char *url, const char *const *schemes,
		      GError **error)
{
	struct parts p = split(url);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!scheme_is_allowed(p.scheme, schemes)) {
		g_autofree char *scheme = url_scheme(url);
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    *scheme ? _("%s: links are not opened")
				    : _("%snot a web address"),
			    scheme);
		return NULL;
	}
	g_string_append_len(out, p.scheme.at, (gssize)p.scheme.n);
	g_string_ascii_down(out);
	g_string_append_c(out, ':');
	if ((p.authority.is || is_word(p.scheme, "http") ||
	     is_word(p.scheme, "https")) &&
	    !add_authority(out, p.authority)) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("not a web address"));
		return NULL;
	}
	add_encoded(out, p.path);
	if (p.query.is)
		g_string_append_c(out, '?');
	add_encoded(out, p.query);
	if (p.fragment.is)
		g_string_append_c(out, '#');
	add_encoded(out, p.fragment);
	if (out->len > URL_MAX) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the address is longer than %d bytes"), URL_MAX);
		return NULL;
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* What follows the authority, as it was written. */
static void add_rest(GString *out, const struct parts *p)
{
	add(out, p->path);
	if (p->query.is)
		g_string_append_c(out, '?');
	add(out, p->query);
	if (p->fragment.is)
		g_string_append_c(out, '#');
	add(out, p->fragment);
}

static void add_place(GString *out, const struct place *w)
{
	g_autofree char *host = ascii_host(w->host);

	if (host)
		g_string_append(out, host);
	else
		add(out, w->host);
	if (w->port.n)
		g_string_append_c(out, ':');
	add(out, w->port);
}

char *url_for_eyes(const char *url)
{
	struct parts p = split(url);
	struct place w = split_authority(p.authority);
	GString *out = g_string_new(NULL);

	if (!p.authority.is) {
		add(out, p.scheme);
		if (p.scheme.is)
			g_string_append_c(out, ':');
	}
	if (w.user.is) {
		/* only the name: what follows ":" may be a password */
		w.user.n = span(w.user, ":");
		g_string_append(out, "⚠ ");
		add(out, w.user);
		g_string_append_c(out, '@');
	}
	add_place(out, &w);
	if (p.path.n == 1 && p.path.at[0] == '/' && !p.query.is &&
	    !p.fragment.is)
		p.path.n = 0;
	add_rest(out, &p);
	return g_string_free(out, FALSE);
}

/* The address with this for its user information. */
static char *with_user(const char *url, struct piece user)
{
	struct parts p = split(url);
	struct place w = split_authority(p.authority);
	GString *out = g_string_new(NULL);

	add(out, p.scheme);
	if (p.scheme.is)
		g_string_append_c(out, ':');
	if (p.authority.is)
		g_string_append(out, "//");
	add(out, user);
	if (user.is)
		g_string_append_c(out, '@');
	add(out, w.host);
	if (w.port.is)
		g_string_append_c(out, ':');
	add(out, w.port);
	add_rest(out, &p);
	return g_string_free(out, FALSE);
}

char *url_without_secrets(const char *url)
{
	return with_user(url, (struct piece){ NULL, 0, false });
}

/* To the end of a host and port that may be at `s`, after the last "@" in it. */
static const char *skip_user(const char *s)
{
	const char *host = s;

	for (; *s && !strchr(" \t\n\r/?#", *s); s++)
		if (*s == '@')
			host = s + 1;
	return host;
}

char *url_scrub(const char *text)
{
	GString *out = g_string_new(NULL);
	const char *at;

	while ((at = strstr(text, "://")) != NULL) {
		g_string_append_len(out, text, at + 3 - text);
		text = skip_user(at + 3);
	}
	g_string_append(out, text);
	return g_string_free(out, FALSE);
}

char *url_with_secrets(const char *url, const char *other)
{
	return with_user(url, split_authority(split(other).authority).user);
}

static char *decode(struct piece p)
{
	char *plain = g_uri_unescape_segment(p.at, p.at + p.n, NULL);

	return plain ? plain : copy(p);
}

bool url_secrets(const char *url, char **user, char **password)
{
	struct piece both = split_authority(split(url).authority).user;
	struct piece name;

	if (!both.is)
		return false;
	name = take(&both, span(both, ":"));
	*user = decode(name);
	*password = NULL;
	if (both.n) {
		skip(&both, 1);
		*password = decode(both);
	}
	return true;
}

/* 0 for what is no port. */
static unsigned port_of(const struct parts *p, const struct place *w)
{
	unsigned port = 0;

	if (!w->port.n)
		return is_word(p->scheme, "https") ? 443 : 80;
	for (size_t i = 0; i < w->port.n; i++) {
		if (!g_ascii_isdigit(w->port.at[i]) || port > G_MAXUINT16)
			return 0;
		port = port * 10 + (unsigned)(w->port.at[i] - '0');
	}
	return port <= G_MAXUINT16 ? port : 0;
}

/* Where parsers of addresses have been known to differ is no host. */
static bool is_good_host(struct piece host)
{
	for (size_t i = 0; i < host.n; i++)
		if (!g_ascii_isalnum(host.at[i]) &&
		    (unsigned char)host.at[i] < 0x80 &&
		    !strchr("-._~[]:%", host.at[i]))
			return false;
	return host.n > 0 && !memchr(host.at, 0, host.n);
}

char *url_origin(const char *url)
{
	struct parts p = split(url);
	struct place w = split_authority(p.authority);
	unsigned port = port_of(&p, &w);
	g_autofree char *scheme = NULL;
	g_autofree char *host = NULL;

	if (!url_is_web(url) || !port || !is_good_host(w.host))
		return NULL;
	scheme = url_scheme(url);
	host = g_ascii_strdown(w.host.at, (gssize)w.host.n);
	return g_strdup_printf("%s://%s:%u", scheme, host, port);
}

char *url_host(const char *url)
{
	struct place w = split_authority(split(url).authority);
	g_autofree char *host =
		g_ascii_strdown(w.host.at ? w.host.at : "", (gssize)w.host.n);

	return g_strdup(g_str_has_prefix(host, "www.") ? host + 4 : host);
}

/* Fields that only say where a click came from. */
static bool is_tracking(struct piece field)
{
	static const char *const names[] = {
		"fbclid",    "gclid",       "dclid",       "gbraid",
		"wbraid",    "msclkid",     "yclid",       "igshid",
		"twclid",    "mc_cid",      "mc_eid",      "_hsenc",
		"_hsmi",     "mkt_tok",     "ocid",        "cmpid",
		"ncid",      "oly_enc_id",  "oly_anon_id", "vero_id",
		"at_medium", "at_campaign", "wt_mc",       "ref_src",
		"cmp",
	};
	struct piece name = { field.at, span(field, "="), true };

	if ((name.n > 4 && g_ascii_strncasecmp(name.at, "utm_", 4) == 0) ||
	    (name.n > 4 && g_ascii_strncasecmp(name.at, "pk_", 3) == 0))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is_word(name, names[i]))
			return true;
	return false;
}

/* "source=rss", "mod=rss_home": such a field may choose what is shown, so it is
 * left out for comparing only. */
static bool is_of_feed(struct piece field)
{
	static const char *const names[] = {
		"ref", "src",     "source", "from",    "mod",
		"via", "partner", "medium", "feature", "xtor",
	};
	struct piece name = { field.at, span(field, "="), true };
	const char *value = field.at + name.n + 1;
	size_t n = field.n > name.n ? field.n - name.n - 1 : 0;

	if ((n < 3 || g_ascii_strncasecmp(value, "rss", 3) != 0) &&
	    (n < 4 || g_ascii_strncasecmp(value, "feed", 4) != 0))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is_word(name, names[i]))
			return true;
	return false;
}

static void add_kept_fields(GString *out, struct piece query, bool to_compare)
{
	char sep = '?';

	while (query.n) {
		struct piece field = take(&query, span(query, "&"));

		if (query.n)
			skip(&query, 1);
		if (!field.n || is_tracking(field) ||
		    (to_compare && is_of_feed(field)))
			continue;
		g_string_append_c(out, sep);
		add(out, field);
		sep = '&';
	}
}

char *url_without_tracking(const char *url)
{
	struct parts p = split(url);
	struct piece whole = trim(url);
	GString *out;

	if (!p.query.is)
		return copy(whole);
	out = g_string_new_len(whole.at, p.query.at - 1 - whole.at);
	add_kept_fields(out, p.query, false);
	if (p.fragment.is)
		g_string_append_c(out, '#');
	add(out, p.fragment);
	return g_string_free(out, FALSE);
}

char *url_key(const char *url)
{
	g_autofree char *inner = unwrap(url);
	struct parts p = split(inner ? inner : url);
	g_autofree char *host = url_host(inner ? inner : url);
	struct place w = split_authority(p.authority);
	GString *out;

	if (!p.authority.is)
		return copy(trim(url));
	out = g_string_new(host);
	if (w.port.n && !is_word(w.port, "80") && !is_word(w.port, "443")) {
		g_string_append_c(out, ':');
		add(out, w.port);
	}
	while (p.path.n && p.path.at[p.path.n - 1] == '/')
		p.path.n--;
	add(out, p.path);
	add_kept_fields(out, p.query, true);
	return g_string_free(out, FALSE);
}
