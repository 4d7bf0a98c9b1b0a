#include "feeds/html/side_link.h"

#include "feeds/html/address_shape.h"

#include <string.h>

#define ROW_NODES_MAX 200 /* of a row of buttons; what has more is a text */
#define LABEL_LONGEST 40  /* bytes of the words before them */
#define SIGN_LONGEST  40  /* bytes of the words of a way back */

static const struct address_shape shares[] = {
	{ "twitter.com", "/intent/" },
	{ "twitter.com", "/share" },
	{ "twitter.com", "/home?status=" },
	{ "x.com", "/intent/" },
	{ "x.com", "/share" },
	{ "facebook.com", "/sharer" },
	{ "facebook.com", "/share.php" },
	{ "facebook.com", "/dialog/" },
	{ "linkedin.com", "/shareArticle" },
	{ "linkedin.com", "/sharing/" },
	{ "linkedin.com", "/cws/share" },
	{ "pinterest.com", "/pin/create/" },
	{ "reddit.com", "/submit" },
	{ "tumblr.com", "/share" },
	{ "tumblr.com", "/widgets/share" },
	{ "plus.google.com", "/share" },
	{ "google.com", "/bookmarks/mark" },
	{ "news.ycombinator.com", "/submitlink" },
	{ "t.me", "/share/" },
	{ "telegram.me", "/share/" },
	{ "whatsapp.com", "/send" },
	{ "wa.me", "/?text=" },
	{ "getpocket.com", "/save" },
	{ "getpocket.com", "/edit" },
	{ "instapaper.com", "/hello2" },
	{ "vk.com", "/share.php" },
	{ "vkontakte.ru", "/share.php" },
	{ "connect.ok.ru", "/offer" },
	{ "connect.mail.ru", "/share" },
	{ "service.weibo.com", "/share" },
	{ "bsky.app", "/intent/" },
	{ "threads.net", "/intent/" },
	{ "threads.com", "/intent/" },
	{ "addtoany.com", "/add_to/" },
	{ "addtoany.com", "/share" },
	{ "addthis.com", "/bookmark.php" },
	{ "api.addthis.com", "/" },
	{ "share.flipboard.com", "/" },
	{ "bufferapp.com", "/add" },
	{ "buffer.com", "/add" },
	{ "delicious.com", "/save" },
	{ "delicious.com", "/post" },
	{ "del.icio.us", "/post" },
	{ "digg.com", "/submit" },
	{ "stumbleupon.com", "/submit" },
	{ "slashdot.org", "/bookmark.pl" },
	{ "meneame.net", "/submit" },
	{ "xing.com", "/spi/shares" },
	{ "b.hatena.ne.jp", "/add" },
	{ "line.me", "/R/msg/text" },
	{ "line.me", "/lineit/share" },
	{ "toot.kytta.dev", "/" },
	{ "mastodonshare.com", "/" },
	{ "blogger.com", "/share-post.g" },
	{ "feeds.feedburner.com", "/~ff/" },
	{ "feedproxy.google.com", "/~ff/" },
	{ "feeds.wordpress.com", "/1.0/go" },
	{ "feeds.feedblitz.com", "/_/" },
	{ "share.feedsportal.com", "/" },
	{ NULL, "/share?text=" },
	{ NULL, "*?share=facebook" },
	{ NULL, "*?share=twitter" },
	{ NULL, "*?share=x&" },
	{ NULL, "*?share=linkedin" },
	{ NULL, "*?share=tumblr" },
	{ NULL, "*?share=pinterest" },
	{ NULL, "*?share=reddit" },
	{ NULL, "*?share=pocket" },
	{ NULL, "*?share=telegram" },
	{ NULL, "*?share=jetpack-whatsapp" },
	{ NULL, "*?share=email" },
	{ NULL, "*?share=mastodon" },
	{ NULL, "*?share=bluesky" },
	{ NULL, "*?share=threads" },
	{ NULL, "mailto:?" },
	{ NULL, "whatsapp://send" },
	{ NULL, "fb-messenger://share" },
	{ NULL, "tg://msg" },
};

bool side_link_is_share(const Page *p, const struct node *n)
{
	const char *href = page_is(n, "a") ? page_attr(p, n, "href") : NULL;

	return href &&
	       address_shape_matches(href, shares, G_N_ELEMENTS(shares));
}

/* Whether one of an attribute's words contains `what` (lower case). */
static bool attr_names(const Page *p, const struct node *n, const char *attr,
		       const char *what)
{
	const char *value = page_attr(p, n, attr);
	g_autofree char *low = value ? g_ascii_strdown(value, -1) : NULL;

	return low && strstr(low, what);
}

/* As the programs that write footnotes mark them. */
static bool is_marked_back(const Page *p, const struct node *n)
{
	static const char *const classes[] = {
		"footnote-back",   "footnoteback",    "reversefootnote",
		"footnote-return", "footnote_return", "mw-cite-backlink",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
		if (attr_names(p, n, "class", classes[i]))
			return true;
	return attr_names(p, n, "role", "doc-backlink") ||
	       attr_names(p, n, "rev", "footnote") ||
	       page_attr(p, n, "data-footnote-backref");
}

static bool is_around_sign(gunichar c)
{
	return g_unichar_isspace(c) || c == 0xFE0E || c == 0xFE0F ||
	       (c < 0x80 && strchr("()[]", (int)c));
}

/* "↩", "[↑]", "^": signs alone. */
static bool is_back_sign(const char *words)
{
	static const gunichar signs[] = { '^',    0x2191, 0x21A9, 0x21B0,
					  0x21B5, 0x21D1, 0x23CE, 0x2934,
					  0x2BA8, 0x2BAA, 0x2B8C, 0x1F519 };
	bool any = false;

	for (; *words; words += g_utf8_skip[(unsigned char)*words]) {
		gunichar c = g_utf8_get_char(words);
		bool sign = false;

		for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
			sign = sign || c == signs[i];
		if (!sign && !is_around_sign(c))
			return false;
		any = any || sign;
	}
	return any;
}

static bool is_back_words(const char *words)
{
	static const char *const all[] = {
		"back",
		"return",
		"jump back",
		"jump up",
		"back to text",
		"go back",
		"return to text",
		"back up",
		"back to article",
		"back to content",
		NULL,
	};
	g_autofree char *low = g_ascii_strdown(words, -1);

	return g_strv_contains(all, g_strstrip(low));
}

/* Within the page, or to a place that is called as those of footnotes are: the
 * same words may lead elsewhere. */
static bool is_note_place(const char *href)
{
	static const char *const names[] = { "#fn",      "#_fn",  "#_ftn",
					     "#ref",     "#note", "#cite",
					     "#footnote" };

	if (*href == '#')
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strstr(href, names[i]))
			return true;
	return false;
}

/* Some footnotes lead back from their own number, which is to be seen. */
static bool is_number_of_note(const char *words)
{
	size_t n = strspn(words, "0123456789[]()");

	return n > 0 && words[n] == '\0';
}

bool side_link_is_back(const Page *p, uint32_t n)
{
	const struct node *node = page_node(p, n);
	const char *href = page_attr(p, node, "href");
	g_autoptr(GString) words = NULL;

	if (!page_is(node, "a"))
		return attr_names(p, node, "class", "mw-cite-backlink");
	if (!href || !strchr(href, '#'))
		return false;
	words = g_string_new(NULL);
	page_first_words(p, n, SIGN_LONGEST, words);
	if (is_marked_back(p, node))
		return !is_number_of_note(words->str);
	if (words->len >= SIGN_LONGEST)
		return false;
	return is_back_sign(words->str) ||
	       (is_note_place(href) && is_back_words(words->str));
}

/* What a block holds besides buttons. */
struct row {
	int left;    /* nodes that may still be looked at */
	bool button; /* there is one */
	bool other;  /* and something else: a picture, another link */
	GString *label;
};

static bool is_other(const struct node *n)
{
	return page_is(n, "a") || page_is(n, "img") || page_is(n, "iframe") ||
	       page_is(n, "video") || page_is(n, "audio");
}

static void look_at_row(const Page *p, uint32_t n, struct row *row)
{
	for (uint32_t c = page_node(p, n)->first; c && !row->other;
	     c = page_node(p, c)->next) {
		const struct node *node = page_node(p, c);

		row->other =
			row->left-- == 0 || row->label->len > LABEL_LONGEST;
		if (node->text) {
			page_append_words(row->label, node->text,
					  LABEL_LONGEST + 1);
		} else if (side_link_is_share(p, node)) {
			row->button = true;
		} else {
			row->other = row->other || is_other(node);
			look_at_row(p, c, row);
		}
	}
}

/* Nothing, signs between the buttons, or words that end with a colon. */
static bool is_label(const GString *words)
{
	bool colon = false;

	for (const char *at = words->str; *at;
	     at += g_utf8_skip[(unsigned char)*at]) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_isalnum(c) && colon)
			return false;
		colon = colon || c == ':' || c == 0xFF1A;
	}
	if (colon)
		return true;
	for (const char *at = words->str; *at;
	     at += g_utf8_skip[(unsigned char)*at])
		if (g_unichar_isalnum(g_utf8_get_char(at)))
			return false;
	return true;
}

bool side_link_is_share_row(const Page *p, uint32_t block)
{
	g_autoptr(GString) label = g_string_new(NULL);
	struct row row = { .left = ROW_NODES_MAX, .label = label };

	look_at_row(p, block, &row);
	return row.button && !row.other && label->len <= LABEL_LONGEST &&
	       is_label(label);
}
