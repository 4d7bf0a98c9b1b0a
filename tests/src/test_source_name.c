#include "src/model/source_name.h"
#include "tests/suite.h"

#include <glib.h>

static const struct {
	const char *title, *address, *want;
} cases[] = {
	/* whole where nothing is said of feeds or parts */
	{ "Harbour Herald", "https://harbour.example/", "Harbour Herald" },
	{ "Harbour\n  Herald ", "https://harbour.example/", "Harbour Herald" },
	{ "", "https://harbour.example/", "" },
	/* that it is a feed */
	{ "Bytewise RSS", "https://b.example/", "Bytewise" },
	{ "Bytewise RSS Feed", "https://b.example/", "Bytewise" },
	{ "Bytewise (RSS)", "https://b.example/", "Bytewise" },
	{ "Bytewise (RSS Feed)", "https://b.example/", "Bytewise" },
	{ "Bytewise - RSS Feed", "https://b.example/", "Bytewise" },
	{ "Bytewise | Atom feed", "https://b.example/", "Bytewise" },
	{ "Bytewise latest articles", "https://b.example/", "Bytewise" },
	{ "Latest articles from Bytewise", "https://b.example/", "Bytewise" },
	{ "RSS: Bytewise", "https://b.example/", "Bytewise" },
	{ "Feed", "https://b.example/", "Feed" },
	{ "RSS", "https://b.example/", "RSS" },
	{ "JSON Feed", "https://jsonfeed.example/", "JSON Feed" },
	{ "Seafeed", "https://b.example/", "Seafeed" },
	/* paths */
	{ "NYT > Home Page", "https://www.nytimes.example/", "NYT" },
	{ "Harbour Herald » Film", "https://elsewhere.example/",
	  "Harbour Herald" },
	{ "Harbour Herald › Film › Prizes", NULL, "Harbour Herald" },
	{ "Blog > Posts", "https://b.example/", "Blog > Posts" },
	/* the site's own name by its host, then a part of it */
	{ "Example News - Technology", "https://www.example.org/tech",
	  "Example News" },
	{ "Example News – World | Latest", "https://example.org/",
	  "Example News" },
	{ "The Harbour Post | Film", "https://harbourpost.example/",
	  "The Harbour Post" },
	{ "Harbour Post: Film", "https://www.harbourpost.co.uk/",
	  "Harbour Post" },
	{ "Lake-Side Times - Arts", "https://lakesidetimes.example/",
	  "Lake-Side Times" },
	{ "Micro.news - Talk", "https://micro.news/", "Micro.news" },
	{ "Lakeside Broadcasting Company - Radio", "https://lbc.example/",
	  "Lakeside Broadcasting Company" },
	{ "Kōdō Times - 文化", "https://kodotimes.example/", "Kōdō Times" },
	/* what says nothing */
	{ "Anna Larsen - Blog", "https://b.example/", "Anna Larsen" },
	{ "Anna Larsen: Home", "https://b.example/", "Anna Larsen" },
	{ "Le Quai - À la une", "https://b.example/", "Le Quai" },
	/* the site last */
	{ "Film | Harbour Post", "https://harbourpost.example/",
	  "Harbour Post" },
	{ "Aktuell - QUAI.example", "https://www.quai.example/",
	  "QUAI.example" },
	{ "Ticker - www.quai.example", "https://quai.example/",
	  "quai.example" },
	{ "Home | Anna Larsen", "https://b.example/", "Anna Larsen" },
	/* what may be a subtitle stays */
	{ "Blog: A Subtitle", "https://essays.example/", "Blog: A Subtitle" },
	{ "Lanterns: A Subtitle", "https://essays.example/",
	  "Lanterns: A Subtitle" },
	{ "Lanterns - Notes on Light", "https://essays.example/",
	  "Lanterns - Notes on Light" },
	{ "Harbour letters: for sailors", "https://harbour.example/",
	  "Harbour letters: for sailors" },
	{ "Clips that match a search: fog", "https://clips.example/",
	  "Clips that match a search: fog" },
	{ "C - A Language", "https://c.example/", "C - A Language" },
	{ "Art - Great Museums", "https://artandcraft.example/",
	  "Art - Great Museums" },
	{ "News - Feed", "https://news.example/", "News" },
	/* signs at the ends, bad hosts */
	{ " - ", "https://b.example/", "-" },
	{ "Bytewise - ", "https://bytewise.example/", "Bytewise -" },
	{ ": Film", "https://film.example/", ": Film" },
	{ "Bytewise - Film", "nonsense", "Bytewise - Film" },
	{ "Bytewise - Film", "http://...../", "Bytewise - Film" },
};

START_TEST(is_the_title_in_short)
{
	g_autofree char *got = source_name(cases[_i].title, cases[_i].address);

	ck_assert_str_eq(got, cases[_i].want);
}
END_TEST

START_TEST(is_none_without_a_title)
{
	ck_assert_ptr_null(source_name(NULL, "https://b.example/"));
}
END_TEST

/* What came out goes in: it is not shortened further. */
START_TEST(is_settled)
{
	g_autofree char *again = source_name(cases[_i].want, cases[_i].address);

	ck_assert_str_eq(again, cases[_i].want);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("source_name");
	TCase *t = tcase_create("source_name");

	SUITE_LOOP(t, is_the_title_in_short, cases);
	tcase_add_test(t, is_none_without_a_title);
	SUITE_LOOP(t, is_settled, cases);
	suite_add_tcase(s, t);
	return suite_run(s);
}
