#!/usr/bin/env python3
"""Secrets, cookies and private addresses over redirects, on new and reused connections."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, equal, has, main  # noqa: E402
from wire import Fetcher, Web, basic, fetch_settings, redirect_to, rss, script, slurp  # noqa: E402


SECRET = ("authorization", "x-key", "cookie")


def sent(headers):
    """The user's secrets that were in a request."""
    return {name: headers[name] for name in SECRET if name in headers}


def secret_feed(home, url):
    password = script(home, "password", "echo sesame\n")
    return (f'{url} user=me "password-command={password}" "header=X-Key: key" "header=Cookie: mine=1" '
            '"header=Accept: text/x-mine"')


MINE = {"authorization": basic("me", "sesame"), "x-key": "key", "cookie": "mine=1"}


def test_secrets_go_to_their_own_origin_alone(home):
    """Another port, another address; and back again."""
    with Web(end=rss("A")) as other, Web("127.0.0.2") as third, Web(back=rss("B")) as web:
        web.pages.update({"/port": redirect_to(other.base + "/end"), "/host": redirect_to(third.base + "/on"),
                          "/round": redirect_to(third.base + "/return")})
        third.pages.update({"/on": redirect_to("/on/"), "/on/": rss("C"), "/return": redirect_to(web.base + "/back")})
        home.feeds(*[secret_feed(home, f"{web.base}/{name}") for name in ("port", "host", "round")])
        out, err = home.run("refresh")
        has(out, "3 feeds, 3 new, 0 failed")
        for name in ("/port", "/host", "/round"):
            equal(sent(web.headers(name)[0]), MINE)
        for headers in other.headers("/end") + third.headers("/on") + third.headers("/on/") + web.headers("/back"):
            equal(sent(headers), {})
            assert headers["accept"] != "text/x-mine" and headers["accept-encoding"] == "gzip"
            has(headers["user-agent"], "lede/")


def test_secrets_and_cookies_stay_with_their_origin(home):
    """/feed sends to /feed/, as most sites do, and one wants its cookie back."""
    def only_with_cookie(request):
        return (rss("A") if "visit=7" in request.headers.get("Cookie", "")
                else redirect_to("/door", Set_Cookie="visit=7"))

    with Web() as web:
        web.pages.update({"/feed": redirect_to("/feed/", 301), "/feed/": rss("F"), "/door": only_with_cookie})
        plain = f"{web.base}/door"
        home.feeds(secret_feed(home, f"{web.base}/feed").replace('"header=Cookie: mine=1" ', ""), plain,
                   f"http://you:p%40ss@{web.place}/feed")
        out, err = home.run("refresh")
        has(out, "3 feeds, 3 new, 0 failed")
        wanted = {k: v for k, v in MINE.items() if k != "cookie"}
        first, last = web.headers("/feed"), web.headers("/feed/")
        equal(sorted(map(str, map(sent, first))), sorted([str(wanted), str({"authorization": basic("you", "p@ss")})]))
        equal(sorted(map(str, map(sent, last))), sorted(map(str, map(sent, first))))
        equal([h["accept"] for h in last if "x-key" in h], ["text/x-mine"])
        # the next chain begins without the last one's cookies
        home.run("refresh", "--all")
        equal([sent(h) for h in web.headers("/door")], [{}, {"cookie": "visit=7"}] * 2)


def test_cookies_of_one_port_are_not_anothers(home):
    with Web(end=rss("A")) as other, Web() as web:
        web.pages["/feed"] = redirect_to(other.base + "/end", Set_Cookie="visit=7; Path=/")
        home.feeds(f"{web.base}/feed")
        has(home.run("refresh")[0], "1 feed, 1 new")
        equal(sent(other.headers("/end")[0]), {})


def test_a_password_in_an_address_is_shown_nowhere(home):
    with Web(old=(401, {})) as other, Web() as web:
        web.pages.update({"/away": redirect_to(other.base + "/old"), "/gone": (404, {}), "/moved": redirect_to("/new", 301),
                          "/new": rss("A"), "/left": redirect_to(other.base + "/new", 301)})
        other.pages["/new"] = rss("B")
        home.feeds(*[f"http://me:hidden@{web.place}/{name}" for name in ("away", "gone", "moved", "left")])
        for _ in range(3):
            out, err = home.run("refresh", "--all", status=1)
            has(err, f"{web.base}/gone: 404", f"{web.base}/away: 401")
            assert "hidden" not in out + err
        _, err = home.run("refresh", f"http://me:hidden@{web.place}/none", status=2)
        assert "hidden" not in err
        assert "hidden" not in slurp(home, "state/lede/log")
        equal(home.sql("SELECT count(*) FROM story WHERE url LIKE '%hidden%'"), [(0,)])
        equal(other.headers("/old")[0].get("authorization"), None)
        # moved for good within its origin: with its password; elsewhere: not by itself
        equal(home.read("feeds").split(), [f"http://me:hidden@{web.place}/{name}"
                                           for name in ("away", "gone", "new", "left")])


def test_a_password_in_an_address_is_in_no_words(home):
    """Where feeds are named, and where commands and files are wrong."""
    with Web(feed='<rss version="2.0"><channel><item><title>A</title></item></channel></rss>') as web:
        url = f"http://me:hidden@{web.place}/feed"
        home.feeds(url, f"http://me:hidden@{web.place}/none")
        home.run("refresh", status=1)
        shown = [home.run("feeds"), home.run("list"), home.run("list", "--feed", url + "x", status=None),
                 home.run("add", url, status=None), home.run("refresh", url + "x", status=None),
                 home.run("read", "1", status=None),
                 home.run("screen", "--size", "160x30", "--keys", ":feeds<Enter>", status=None),
                 home.run("screen", "--size", "160x30", "--keys", ":details<Enter>", status=None)]
        equal({f["name"] for f in home.lines("feeds", "--json")}, {f"{web.base}/feed", f"{web.base}/none"})
        for story in home.lines("list", "--json"):
            equal(story["source"], f"{web.base}/feed")
        home.write("feeds", f'{url} key=bad every=zz\n{url}2 "x" {url}\n{url}\n{url}3 "bad\n')
        shown += [home.run("refresh", status=None), home.run("check", status=None)]
        has(str(shown[-1]), "feeds:1", "feeds:2", "feeds:3", "feeds:4")
        for out, err in shown:
            assert "hidden" not in out + err, out + err
        has(slurp(home, "state/lede/log"), "feeds:4")
        assert "hidden" not in slurp(home, "state/lede/log")


def test_a_feed_with_secrets_moves_to_no_other_origin(home):
    with Web(feed=rss("A")) as other, Web() as web:
        web.pages["/feed"] = redirect_to(other.base + "/feed", 301)
        home.write("feeds", f'{web.base}/feed "header=X-Key: key"\n')
        for _ in range(4):
            home.run("refresh", "--all")
        equal(home.read("feeds"), f'{web.base}/feed "header=X-Key: key"\n')
        assert not [h for h in other.headers("/feed") if "x-key" in h]


def test_a_private_feeds_redirect_is_followed_on_any_connection(home):
    with Web(end=rss("B")) as other, Web(warm=rss("A")) as web:
        web.pages["/feed"] = redirect_to(other.base + "/end")
        fetch_settings(home)
        home.feeds(f"{web.base}/warm", f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh(f"{web.base}/warm"))["new"], 1)
            fetcher.answer(fetcher.refresh(f"{web.base}/feed"))  # on the connection of the first
        equal(home.sql("SELECT error FROM feed ORDER BY id"), [(None,), (None,)])


def test_no_redirect_leads_inward_on_any_connection(home):
    """Public is what only a proxy can reach; localhost is reached without it."""
    with Web(end=rss("B"), warm=rss("A")) as web:
        port = web.place.split(":")[1]
        web.pages["http://public.example/feed"] = redirect_to(f"http://localhost:{port}/end")
        web.pages["http://public.example/literal"] = redirect_to("http://10.0.0.1/end")
        feeds = ["http://public.example/feed", "http://public.example/literal", f"http://localhost:{port}/warm"]
        fetch_settings(home)
        home.feeds(*feeds)
        with Fetcher(home, http_proxy=web.base, no_proxy="localhost") as fetcher:
            for url in (feeds[0], feeds[1], feeds[2], feeds[0]):  # the last: on a connection that is there
                fetcher.answer(fetcher.refresh(url))
        words = "a redirect to a private address is not followed"
        equal(home.sql("SELECT error FROM feed ORDER BY id"), [(words,), (words,), (None,)])
        equal(web.headers("/end") + web.headers("http://10.0.0.1/end"), [])
        equal(len(web.headers("http://public.example/feed")), 2)


def test_no_page_leads_inward(home):
    """A page of the web that names a feed, or leads to one, in the network of the reader."""
    page = "<!doctype html><title>P</title>"
    with Web(end=rss("B")) as web:
        port = web.place.split(":")[1]
        for name, head in (("meta", '<meta http-equiv=refresh content="0;url=%s">'),
                           ("link", '<link rel=alternate type="application/rss+xml" href="%s">')):
            body = page + head % f"http://localhost:{port}/end"
            web.pages[f"http://public.example/{name}"] = body
        home.env.update(http_proxy=web.base, no_proxy="localhost")
        for name in ("meta", "link"):
            _, err = home.run("add", f"http://public.example/{name}", status=1)
            has(err, "a redirect to a private address is not followed")
        equal(web.headers("/end"), [])
        equal(os.path.exists(os.path.join(home.path, "config/lede/feeds")) and home.read("feeds"), False)


def test_a_proxy_is_not_used_for_a_private_host(home):
    hosts = ["127.0.0.1.", "%6cocalhost", "127.0.0.1%2e", "A.LOCALHOST.", "2130706433", "[64:ff9b::7f00:1]",
             "[::ffff:127.0.0.1]", "ip6-localhost", "a~b.example"]
    with Web() as web:
        feeds = [f"http://public.example/{i}" for i in range(len(hosts))]
        for feed, host in zip(feeds, hosts):
            web.pages[feed] = redirect_to(f"http://{host}:8080/end")
        fetch_settings(home)
        home.feeds(*[f"{feed} proxy={web.base}" for feed in feeds])
        home.run("refresh", status=1)
        equal(home.sql("SELECT DISTINCT error FROM feed"), [("a redirect to a private address is not followed",)])
        equal(sorted(path for path, _ in web.requests), sorted(feeds))


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
