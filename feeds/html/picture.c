#include "feeds/html/picture.h"

#include "feeds/html/address_shape.h"
#include "feeds/html/inline_style.h"

#include <string.h>

#define SMALL_PICTURE 32  /* points: what is smaller is in the text */
#define SIGN_LARGEST  80  /* points: nor is what is larger a sign */
#define SIGN_LONGEST  40  /* bytes of the words of a sign */
#define TITLE_WORDS   200 /* of a title that are compared */

/* Pictures that only count who reads, and those that only take room. */
static const struct address_shape trackers[] = {
	{ "feeds.feedburner.com", "/~r/" },
	{ "feeds.feedburner.com", "/~ff/" },
	{ "feeds.feedburner.com", "/~a/" },
	{ "feedproxy.google.com", "/~" },
	{ "feedads.g.doubleclick.net", "/" },
	{ "doubleclick.net", "/" },
	{ "feedsportal.com", "/" },
	{ "pheedo.com", "/" },
	{ "feedblitz.com", "/_/" },
	{ "feeds.wordpress.com", "/1.0/" },
	{ "pixel.wp.com", "/" },
	{ "stats.wordpress.com", "/" },
	{ "stats.wp.com", "/" },
	{ "quantserve.com", "/" },
	{ "scorecardresearch.com", "/" },
	{ "google-analytics.com", "/" },
	{ "blogger.googleusercontent.com", "/tracker/" },
	{ "medium.com", "/_/stat" },
	{ "api.follow.it", "/track" },
	{ "list-manage.com", "/track/" },
	{ "facebook.com", "/tr?" },
	{ NULL, "*/open.php" },
	{ NULL, "*/open.aspx" },
	{ NULL, "*/wf/open" },
	{ NULL, "*/piwik.php" },
	{ NULL, "*/matomo.php" },
	{ NULL, "*/pixel.gif" },
	{ NULL, "*/pixel.png" },
	{ NULL, "*/pixel?" },
	{ NULL, "*/tracking_pixel" },
	{ NULL, "*/tracking-pixel" },
	{ NULL, "*/1x1." },
	{ NULL, "*/1px." },
	{ NULL, "*/spacer.gif" },
	{ NULL, "*/blank.gif" },
	{ NULL, "*/clear.gif" },
	{ NULL, "*/transparent.gif" },
	{ NULL, "*/__utm.gif" },
};

/* HTML section 2.3.4.5: a size is a number; "auto" and "100%" are none. */
static int side_of(const Page *p, const struct node *img, const char *name,
		   int styled)
{
	const char *side = page_attr(p, img, name);
	char *end;
	gint64 n;

	if (styled != INLINE_STYLE_UNSAID || !side)
		return styled;
	n = g_ascii_strtoll(side, &end, 10);
	if (end == side || *end == '%')
		return INLINE_STYLE_UNSAID;
	return (int)CLAMP(n, 0, G_MAXINT32);
}

struct size {
	int width, height; /* points, or INLINE_STYLE_UNSAID */
};

static struct size size_of(const Page *p, const struct node *img)
{
	struct inline_style s = inline_style_read(page_attr(p, img, "style"));

	return (struct size){ side_of(p, img, "width", s.width),
			      side_of(p, img, "height", s.height) };
}

static bool is_at_most(struct size s, int points)
{
	return (s.width >= 0 && s.width <= points) ||
	       (s.height >= 0 && s.height <= points);
}

static bool has_emoji_class(const Page *p, const struct node *img)
{
	static const char *const names[] = { "emoji", "smiley", "smilie",
					     "emoticon", NULL };
	const char *class = page_attr(p, img, "class");
	g_autofree char *low = class ? g_ascii_strdown(class, -1) : NULL;

	for (size_t i = 0; low && names[i]; i++)
		if (strstr(low, names[i]))
			return true;
	return false;
}

/* ":snake:", as chats name the pictures that they put into a sentence. */
static bool is_short_code(const char *words)
{
	size_t n = strlen(words);

	return n > 2 && words[0] == ':' && words[n - 1] == ':' &&
	       !strpbrk(words, " \t\n");
}

/* No letter and no digit, but something beyond ASCII. */
static bool is_emoji(const char *words)
{
	bool any = false;

	for (; *words; words += g_utf8_skip[(unsigned char)*words]) {
		gunichar c = g_utf8_get_char(words);

		if (g_unichar_isalnum(c))
			return false;
		any = any || c >= 0x80;
	}
	return any;
}

static bool is_sign(const Page *p, const struct node *img, struct size s)
{
	const char *words = picture_words(p, img);

	if (is_at_most(s, SMALL_PICTURE))
		return true;
	if (!words || strlen(words) > SIGN_LONGEST || s.width > SIGN_LARGEST ||
	    s.height > SIGN_LARGEST)
		return false;
	return has_emoji_class(p, img) || is_short_code(words) ||
	       is_emoji(words);
}

/* Where a script loads the picture later, its address is in another attribute
 * and the one of a spacer in its place. */
static bool is_loaded_later(const Page *p, const struct node *img)
{
	static const char *const names[] = {
		"data-src", "data-lazy-src", "data-original",
		"srcset",   "data-srcset",   NULL,
	};

	for (size_t i = 0; names[i]; i++)
		if (page_attr(p, img, names[i]))
			return true;
	return false;
}

static bool is_tracker(const Page *p, const struct node *img)
{
	const char *src = page_attr(p, img, "src");

	return src && !is_loaded_later(p, img) &&
	       address_shape_matches(src, trackers, G_N_ELEMENTS(trackers));
}

enum picture_kind picture_kind_of(const Page *p, const struct node *img)
{
	const char *src = page_attr(p, img, "src");
	struct size s = size_of(p, img);

	if (is_at_most(s, 1) || (!src && !page_attr(p, img, "alt")) ||
	    is_tracker(p, img))
		return PICTURE_NONE;
	return is_sign(p, img, s) ? PICTURE_SIGN : PICTURE_FULL;
}

const char *picture_words(const Page *p, const struct node *img)
{
	const char *alt = page_attr(p, img, "alt");

	if (!alt || page_is_blank(alt))
		alt = page_attr(p, img, "title");
	return alt && !page_is_blank(alt) ? alt : NULL;
}

/* One word of ASCII. */
static bool is_file_name(const char *title)
{
	return !strpbrk(title, " \t\n") && g_str_is_ascii(title);
}

const char *picture_title(const Page *p, const struct node *img)
{
	const char *title = page_attr(p, img, "title");
	const char *alt = picture_words(p, img);
	g_auto(GStrv) said = NULL;
	g_auto(GStrv) words = NULL;

	if (!title || !alt || title == alt || is_file_name(title))
		return NULL;
	said = g_str_tokenize_and_fold(alt, NULL, NULL);
	words = g_str_tokenize_and_fold(title, NULL, NULL);
	for (size_t i = 0; words[i] && i < TITLE_WORDS; i++)
		if (!g_strv_contains((const char *const *)said, words[i]))
			return title;
	return NULL;
}

const char *picture_address(const Page *p, const struct node *img)
{
	static const char *const names[] = { "data-src", "data-lazy-src",
					     "data-original", "src" };
	const char *address = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(names) && !address; i++)
		address = page_attr(p, img, names[i]);
	return address;
}

void picture_size(const Page *p, const struct node *img, int *width,
		  int *height)
{
	struct size s = size_of(p, img);

	*width = MAX(s.width, 0);
	*height = MAX(s.height, 0);
}
