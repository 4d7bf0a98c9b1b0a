#!/usr/bin/env python3
"""Whole texts: from a key, or full=yes, to the page, the parser, the store and the screen."""
import os
import struct
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import NOW, Terminal, equal, has, main  # noqa: E402
from wire import Fetcher, Gate, Web, basic, fetch_settings, redirect_to, within  # noqa: E402

SENTENCE = ("The ferry <b>{0}</b> left the harbour of Karst before dawn, carrying timber, two goats and a piano, "
            "and it arrived in Ostrava with all of them, which the harbour master called remarkable. ")
HEAD = "<title>{0} - Harbour Herald</title><meta property='og:site_name' content='Harbour Herald'>"


def page(name, paragraphs=6, extra=""):
    return (f"<html><head>{HEAD.format(name)}</head><body><nav><a href='/'>Home</a> <a href='/a'>All news</a></nav>"
            f"<article><h1>{name}</h1>" + "".join(f"<p>Paragraph {i}. {SENTENCE.format(name)}</p>"
                                                  for i in range(paragraphs))
            + f"{extra}</article><footer><a href='/imprint'>Imprint</a></footer></body></html>")


def html(body, status=200, **headers):
    return status, dict({"Content-Type": "text/html"}, **headers), body


def feed(web, *names, text="A ferry left."):
    return '<rss version="2.0"><channel><title>Harbour</title>' + "".join(
        f"<item><title>{n}</title><guid>{n}</guid><link>{web.base}/{n}</link>"
        f"<description>{text}</description></item>" for n in names) + "</channel></rss>"


def start(home, web, *names, line="", **settings):
    """A store with those stories; their ids by name."""
    web.pages.setdefault("/feed", feed(web, *names))
    home.write("feeds", f"{web.base}/feed {line}\n")
    if not os.path.exists(os.path.join(home.path, "config", "lede", "config")):
        fetch_settings(home)
    home.said = home.run("refresh")[0]
    return {s["title"]: s["id"] for s in home.lines("list", "--json")}


def get(fetcher, story):
    return fetcher.answer(fetcher.command("COMMAND_PAGE", struct.pack("<q", story)))


def asked(web, path):
    return len(web.headers(path))


def test_a_whole_text_is_stored_found_and_read_offline(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora"))
        ids = start(home, web, "Aurora")
        equal(asked(web, "/Aurora"), 0)  # reading fetches nothing
        with Fetcher(home) as fetcher:
            reply = get(fetcher, ids["Aurora"])
            equal((reply["code"], reply["new"]), (0, ids["Aurora"]))
            get(fetcher, ids["Aurora"])
    equal(asked(web, "/Aurora"), 1)  # what is there is not fetched again
    out, _ = home.run("show", str(ids["Aurora"]))
    has(out, "Paragraph 5. The ferry Aurora left the harbour")
    assert "Imprint" not in out, out
    equal([s["id"] for s in home.lines("search", "goats", "--json")], [ids["Aurora"]])
    home.sound()


def test_the_feeds_text_stays_where_a_page_gives_none(home):
    with Web() as web:
        web.pages.update({
            "/gone": (404, {}), "/pdf": (200, {"Content-Type": "application/pdf"}, "%PDF-1.4 \x01\x02"),
            "/script": html("<html><body><div id=root></div><script src=a.js></script>"
                            "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"),
            "/empty": html(""), "/short": html(page("short", 0)),
            "/loop": html("<html><head><meta http-equiv=refresh content='0;url=/loop'></head></html>"),
        })
        names = ("gone", "pdf", "script", "empty", "short", "loop", "away")
        ids = start(home, web, *names)
        with Fetcher(home) as fetcher:
            words = {name: get(fetcher, ids[name])["words"] for name in names}
    equal(words["gone"], "404 not found")
    has(words["pdf"], "not HTML")
    has(words["script"], "JavaScript")
    for name in names:
        assert words[name], name
        out, _ = home.run("show", str(ids[name]))
        has(out, "A ferry left.")
    assert asked(web, "/loop") <= 4, web.requests
    home.sound()


def test_what_the_feed_gave_in_full_is_not_replaced_by_less(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora", 4))
        web.pages["/feed"] = feed(web, "Aurora", text=SENTENCE.format("from the feed").replace("<", "&lt;") * 20)
        ids = start(home, web)
        with Fetcher(home) as fetcher:
            has(get(fetcher, ids["Aurora"])["words"], "no more than the feed has")
        has(home.run("show", str(ids["Aurora"]))[0], "from the feed")


def test_a_changed_entry_keeps_the_whole_text(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora"))
        ids = start(home, web, "Aurora")
        with Fetcher(home) as fetcher:
            get(fetcher, ids["Aurora"])
        web.pages["/feed"] = feed(web, "Aurora", text="A ferry left, and arrived.")
        home.run("refresh", "--all")
    has(home.run("show", str(ids["Aurora"]))[0], "Paragraph 5.")
    equal([s["id"] for s in home.lines("search", "goats", "--json")], [ids["Aurora"]])


def test_full_yes_fetches_new_stories_once_and_politely(home):
    with Web() as web:
        names = [f"Ferry{i}" for i in range(4)]
        at = []
        for name in names:
            def answer(request, name=name):
                at.append(time.monotonic())
                return html(page(name))
            web.pages["/" + name] = answer
        ids = start(home, web, *names, line="full=yes")
        equal(home.said, "1 feed, 4 new, 0 failed\n4 whole texts, 0 pages wait\n")
        gaps = [b - a for a, b in zip(at, at[1:])]
        assert len(at) == 4 and min(gaps) > 1, gaps
        has(home.run("show", str(ids["Ferry2"]))[0], "Paragraph 5.")
        equal(home.run("refresh", "--all")[0], "1 feed, 0 new, 0 failed\n")
        equal(len(at), 4)  # each page once


def test_a_refresh_says_why_pages_gave_no_text(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora"))
        web.pages["/Borealis"] = html("", status=410)
        start(home, web, "Aurora", "Borealis", "Corona", "Dahlia", line="full=yes")
        equal(home.said.splitlines()[1:], ["1 whole text, 3 failed (most: 404 not found), 0 pages wait"])
        web.pages["/feed"] = feed(web, "Elder")
        equal(home.run("refresh", "--all")[0].splitlines()[1:],
              ["0 whole texts, 1 failed (404 not found), 0 pages wait"])
        with Terminal(home) as t:  # and so does the story, where it is opened
            t.until("Borealis")
            t.keys("/", "borealis", "Enter")
            t.until("1 of 1")
            t.keys("Enter")
            t.until("The page gave no text (410 ")


def test_full_auto_fetches_where_a_page_of_the_site_has_given_a_text(home):
    with Web() as web:
        for name in ("Aurora", "Borealis", "Corona"):
            web.pages["/" + name] = html(page(name))
        ids = start(home, web, "Aurora", line="full=auto")
        equal(asked(web, "/Aurora"), 0)
        with Fetcher(home) as fetcher:
            get(fetcher, ids["Aurora"])
        web.pages["/feed"] = feed(web, "Aurora", "Borealis")
        home.run("refresh", "--all")
        equal(asked(web, "/Borealis"), 1)
        web.pages["/feed"] = feed(web, "Corona", text=SENTENCE.format("long").replace("<", "&lt;") * 5)
        home.run("refresh", "--all")
        equal(asked(web, "/Corona"), 0)  # the feed gives enough


def test_full_set_later_holds_for_what_is_unread(home):
    with Web() as web:
        for name in ("Aurora", "Borealis"):
            web.pages["/" + name] = html(page(name))
        ids = start(home, web, "Aurora", "Borealis")
        home.run("mark", "read", str(ids["Borealis"]))
        home.write("feeds", f"{web.base}/feed full=yes\n")
        home.run("refresh", "--all")
        equal((asked(web, "/Aurora"), asked(web, "/Borealis")), (1, 0))


def test_a_server_that_asks_to_wait_is_not_asked_again(home):
    with Web() as web:
        web.pages["/Aurora"] = 429, {"Retry-After": "3600"}
        web.pages["/Borealis"] = 429, {"Retry-After": "3600"}
        began = time.monotonic()
        start(home, web, "Aurora", "Borealis", line="full=yes")
        home.run("refresh", "--all")
        equal(asked(web, "/Aurora") + asked(web, "/Borealis"), 1)
        assert time.monotonic() - began < 30  # and nobody waits for that
        web.pages["/Aurora"] = web.pages["/Borealis"] = html(page("Ferry"))
        home.env["LEDE_NOW"] = str(NOW + 7300)
        home.run("refresh", "--all")
        equal(asked(web, "/Aurora") + asked(web, "/Borealis"), 3)


def test_secrets_go_to_the_feeds_own_origin_only(home):
    with Web() as web, Web() as other:
        web.pages["/Aurora"] = html(page("Aurora"))
        web.pages["/Borealis"] = redirect_to(other.base + "/there")
        other.pages["/there"] = html(page("Borealis"))
        ids = start(home, web, "Aurora", "Borealis", line='user=ada password-command="echo pw" header="X-Key: 1"')
        with Fetcher(home) as fetcher:
            get(fetcher, ids["Aurora"])
            get(fetcher, ids["Borealis"])
        sent, there = web.headers("/Aurora")[0], other.headers("/there")[0]
        equal((sent["authorization"], sent["x-key"]), (basic("ada", "pw"), "1"))
        assert "authorization" not in there and "x-key" not in there, there
        has(sent["accept"], "text/html")


def test_a_link_into_the_own_network_is_not_fetched_for_a_feed_of_the_web(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora"))
        ids = start(home, web, "Aurora")
        home.change("UPDATE feed SET url = 'https://feeds.example/rss'")
        home.write("feeds", "https://feeds.example/rss\n")
        with Fetcher(home) as fetcher:
            has(get(fetcher, ids["Aurora"])["words"], "private network")
        equal(asked(web, "/Aurora"), 0)


def test_marks_are_answered_while_a_page_is_slow_and_a_refresh_stops(home):
    with Web() as web:
        gate = Gate(home)

        def slow(_):
            gate.wait()
            return html(page("Aurora"))
        web.pages["/Aurora"] = slow
        ids = start(home, web, "Aurora")
        with Fetcher(home) as fetcher:
            number = fetcher.command("COMMAND_PAGE", struct.pack("<q", ids["Aurora"]))
            again = fetcher.command("COMMAND_PAGE", struct.pack("<q", ids["Aurora"]))
            fetcher.answer(fetcher.mark(ids["Aurora"]))
            fetcher.refresh()
            fetcher.command("COMMAND_STOP")
            fetcher.answer(fetcher.mark(ids["Aurora"]))
            assert number not in fetcher.acks
            gate.open()
            equal((fetcher.answer(number)["code"], fetcher.answer(again)["code"]), (0, 0))
        equal(asked(web, "/Aurora"), 1)  # the second joins the first


def test_on_the_screen(home):
    with Web() as web:
        gate = Gate(home)

        def slow(_):
            gate.wait()
            return html(page("Aurora"))
        web.pages["/Aurora"] = slow
        web.pages["/Borealis"] = html("")
        start(home, web, "Aurora", "Borealis")
        with Terminal(home) as t:
            t.until("Aurora")
            t.keys("/", "aurora", "Enter")
            t.until("1 of 1")
            t.keys("Enter")
            t.until("A ferry left.")
            t.keys("e")
            t.until("Fetching the whole text")
            t.keys("j", "q")
            t.until("1 of 1")
            t.keys("Enter")
            t.until("Fetching the whole text")
            gate.open()
            t.until("Paragraph 0.")
            t.keys("e")
            t.until("A ferry left.")
            t.keys("e")
            t.until("Paragraph 0.")


def test_a_headline_without_a_summary_is_related_by_its_text(home):
    about = "The observatory of Solvang measured the comet Ibarra with the Halden spectrograph. "
    with Web() as web, Web() as other:
        web.pages["/Tonight"] = html(page("Tonight", 4).replace("<article>", f"<article><p>{about * 2}</p>"))
        web.pages["/feed"] = feed(web, "Tonight", text="")
        other.pages["/feed"] = feed(other, "Solvang: observatory measures comet Ibarra with Halden spectrograph",
                                    text=about)
        home.write("feeds", f"{web.base}/feed\n{other.base}/feed Other\n")
        fetch_settings(home)
        home.run("refresh")
        ids = {s["title"]: s["id"] for s in home.lines("list", "--json")}
        equal([s["kind"] for s in home.lines("related", str(ids["Tonight"]), "--json")], ["more"])
        with Fetcher(home) as fetcher:
            get(fetcher, ids["Tonight"])
        home.run("refresh")
        found = [s for s in home.lines("related", str(ids["Tonight"]), "--json") if s["kind"] != "more"]
        equal([s["title"][:8] for s in found], ["Solvang:"])


def test_a_huge_page_is_cut_and_says_so(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora", 9000))
        ids = start(home, web, "Aurora")
        with Fetcher(home) as fetcher:
            equal(get(fetcher, ids["Aurora"])["code"], 0)
        out, _ = home.run("show", str(ids["Aurora"]), timeout=60)
        has(out, "longer than 1 MiB")
        assert len(out) < 1.2 * 1024 * 1024, len(out)


def test_a_story_is_opened_where_it_was_left(home):
    with Web() as web:
        web.pages["/feed"] = feed(web, "Aurora", text="".join(
            f"&lt;p&gt;Paragraph {i}. {SENTENCE.format('Aurora').replace('<', '&lt;')}&lt;/p&gt;" for i in range(40)))
        start(home, web)
        with Terminal(home) as t:
            t.until("Aurora")
            t.keys("/", "aurora", "Enter")
            t.until("1 of 1")
            t.keys("Enter")
            t.until("Paragraph 0.")
            t.keys("Space", "Space")
            t.gone("Paragraph 0.")
            t.keys("q")
            t.until("1 of 1")
            t.keys("Enter")
            t.gone("1 of 1")
            t.until("Paragraph ")
            assert "Paragraph 0." not in t.screen(), t.screen()
            t.keys("G")
            t.until("end")
            t.keys("q")
            t.until("1 of 1")
            t.keys("Enter")
            t.until("Paragraph 0.")


def test_furniture_of_a_site_is_learned(home):
    notice = ("Harbour Herald is printed on recycled sails in the old customs house, and it is delivered "
              "to all islands of the bay by the morning boat, weather and goats permitting.")
    with Web() as web:
        names = [f"Ferry{i}" for i in range(7)]
        for name in names:
            web.pages["/" + name] = html(page(name, 5, f"<p>{notice}</p>"))
        ids = start(home, web, *names)
        with Fetcher(home) as fetcher:
            for name in names:
                get(fetcher, ids[name])
        has(home.run("show", str(ids["Ferry0"]))[0], "recycled sails")
        assert "recycled sails" not in home.run("show", str(ids["Ferry6"]))[0]
        has(home.run("show", str(ids["Ferry6"]))[0], "Paragraph 4.")


def test_one_page_under_many_addresses_is_no_furniture(home):
    """Another feed links to one article of a site many times, then the site's own feed to it, extended."""
    with Web() as web, Web() as evil:
        names = [f"Ferry?a={i}" for i in range(8)]
        for name in names:
            web.pages["/" + name] = html(page("Ferry"))
        web.pages["/Ferry"] = html(page("Ferry", extra="<p>An addition, of some words, came in the evening.</p>"))
        evil.pages["/feed"] = feed(web, *names)
        web.pages["/feed"] = feed(web, "Ferry")
        home.write("feeds", f"{evil.base}/feed\n{web.base}/feed\n")
        fetch_settings(home)
        home.run("refresh")
        ids = {s["title"]: s["id"] for s in home.lines("list", "--json")}
        with Fetcher(home) as fetcher:
            for name in [*names, "Ferry"]:
                equal(get(fetcher, ids[name])["code"], 0)
        has(home.run("show", str(ids["Ferry"]))[0], "Paragraph 5.")


def test_a_feed_may_get_whole_texts_again_and_again(home):
    with Web() as web:
        web.pages["/Aurora"] = html(page("Aurora"))
        ids = start(home, web, "Aurora")
        with Fetcher(home) as fetcher:
            get(fetcher, ids["Aurora"])
        for line in (" full=yes", "", " full=yes"):
            home.write("feeds", f"{web.base}/feed{line}\n")
            home.run("refresh", "--all")
        equal(asked(web, "/Aurora"), 1)


def test_a_dead_host_holds_up_no_other(home):
    with Web() as web, Web() as dead:
        names = [f"Ferry{i}" for i in range(3)]
        for name in names:
            web.pages["/" + name] = html(page(name))
        web.pages["/dead"] = feed(dead, "Down").replace("127.0.0.1", "127.0.0.2")
        web.pages["/feed"] = feed(web, *names)
        home.write("feeds", f"{web.base}/feed full=yes\n{web.base}/dead full=yes\n")
        fetch_settings(home)
        home.run("refresh")
        equal([asked(web, "/" + name) for name in names], [1, 1, 1])


def test_hosts_that_redirects_lead_to_are_not_asked_at_once(home):
    with Web() as web, Web("127.0.0.3") as other:
        at = []
        names = [f"Ferry{i}" for i in range(3)]
        for name in names:
            def answer(request, name=name):
                at.append(time.monotonic())
                return html(page(name))
            web.pages["/" + name] = redirect_to(f"{other.base}/{name}")
            other.pages["/" + name] = answer
        start(home, web, *names, line="full=yes")
        assert len(at) == 3 and min(b - a for a, b in zip(at, at[1:])) > 1, at
        for name in ("Ferry3", "Ferry4"):
            web.pages["/" + name] = redirect_to(f"{other.base}/{name}")
            other.pages["/" + name] = 429, {"Retry-After": "3600"}
        web.pages["/feed"] = feed(web, "Ferry3", "Ferry4")
        home.run("refresh", "--all")
        equal(asked(other, "/Ferry3") + asked(other, "/Ferry4"), 1)


def test_what_is_wanted_ends_with_the_setting(home):
    with Web() as web:
        for name in ("Aurora", "Borealis"):
            web.pages["/" + name] = 429, {"Retry-After": "3600"}
        start(home, web, "Aurora", "Borealis", line="full=yes")
        home.write("feeds", f"{web.base}/feed full=auto\n")
        home.run("refresh", "--all")
        before = asked(web, "/Aurora") + asked(web, "/Borealis")
        home.env["LEDE_NOW"] = str(NOW + 9000)
        home.run("refresh", "--all")
        equal(asked(web, "/Aurora") + asked(web, "/Borealis"), before)


def test_auto_forgets_a_site_after_a_month(home):
    with Web() as web:
        for name in ("Aurora", "Borealis"):
            web.pages["/" + name] = html(page(name))
        ids = start(home, web, "Aurora", line="full=auto")
        with Fetcher(home) as fetcher:
            get(fetcher, ids["Aurora"])
        home.env["LEDE_NOW"] = str(NOW + 400 * 86400)
        web.pages["/feed"] = feed(web, "Borealis")
        home.run("refresh", "--all")
        equal(asked(web, "/Borealis"), 0)


main(globals())
