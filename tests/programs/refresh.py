#!/usr/bin/env python3
"""Refreshing over loopback HTTP, headless: what arrives, and what bad input gets."""
import gzip
import os
import signal
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, Server, child_named, equal, has, main  # noqa: E402


def test_feeds_arrive_once(home):
    with Server() as web:
        home.feeds(f"{web.base}/feed/1", f"{web.base}/feed/2", f"{web.base}/gzip/3")
        out, err = home.run("refresh")
        equal(out.strip().splitlines()[-1], "3 feeds, 30 new, 0 failed")
        equal(err, "")
        out, _ = home.run("refresh", "--all")
        equal(out.strip().splitlines()[-1], "3 feeds, 0 new, 0 failed")
        equal(home.sql("SELECT count(*) FROM story"), [(30,)])
        # the second time the server was asked with the first answer's validators
        equal(home.sql("SELECT count(*) FROM feed WHERE etag IS NOT NULL"), [(2,)])
        home.sound()


def test_feeds_that_are_not_due_are_not_fetched(home):
    with Server() as web:
        home.feeds(f"{web.base}/feed/1")
        home.run("refresh")
        out, _ = home.run("refresh")
        equal(out.strip(), "0 feeds, 0 new, 0 failed")


def test_a_changed_feed_keeps_marks(home):
    home.write("config", "[reader]\nread-copies = no\n")  # made headlines are alike
    with Server() as web:
        home.feeds(f"{web.base}/feed/1")
        home.run("refresh")
        ids = [str(s["id"]) for s in home.lines("list", "--json", "--limit", "3")]
        home.run("mark", "read", *ids)
        home.run("mark", "saved", ids[0])
        home.write("feeds", f"{web.base}/feed/1?v=2\n")
        home.run("refresh")
        saved = home.lines("list", "--saved", "--json")
        equal(len(home.lines("list", "--unread", "--limit", "0", "--json")), 10)
        equal(saved, [])  # another address is another feed; the old one is hidden
        home.write("feeds", f"{web.base}/feed/1\n")
        home.run("refresh")
        equal([s["id"] for s in home.lines("list", "--saved", "--json")], [int(ids[0])])
        equal(len(home.lines("list", "--unread", "--limit", "0", "--json")), 7)


def item(title=None, link=None, guid=None, time=None, text=None):
    """One <item>; `time` is hours and minutes of one day, or of another: "22 09:00"."""
    day, clock = f"21 {time}".split()[-2:]
    date = f"<pubDate>{day} Sep 2026 {clock}:00 +0000</pubDate>" if time else ""
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in (
        ("title", title), ("link", link), ("guid", guid), ("description", text)) if value) + date + "</item>"


class Paper:
    """A feed in a file, of which everything that came is read before the next issue."""

    def __init__(self, home):
        self.home = home
        self.path = home.write("paper.xml", "")
        home.feeds(f"file://{self.path}")
        home.write("config", "[reader]\nread-copies = no\n")

    def issue(self, *items):
        """Publishes and refreshes; the new titles, oldest first."""
        self.home.write("paper.xml", '<rss version="2.0"><channel><title>Paper</title>'
                        + "".join(items) + "</channel></rss>")
        self.home.run("refresh", "--all")
        new = self.home.lines("list", "--unread", "--limit", "0", "--json")
        if new:
            self.home.run("mark", "read", *[str(s["id"]) for s in new])
        self.home.sound()
        return [s["title"] for s in sorted(new, key=lambda s: s["id"])]

    def rows(self):
        return self.home.sql("SELECT title, url FROM story ORDER BY id")


def test_new_ids_for_old_entries_make_nothing_unread(home):
    def issue(first, base, guid):
        return paper.issue(*[item(f"Lantern {i}", f"{base}/{i}", f"{guid}{i}", f"08:{i:02}")
                             for i in range(first, first + 40)])

    paper = Paper(home)
    equal(len(issue(0, "http://a.example", "http://a.example/")), 40)
    equal(issue(1, "https://b.example/news", "urn:entry:"), ["Lantern 40"])
    equal(home.sql("SELECT count(*) FROM story WHERE url LIKE 'https://b.example/%'"), [(40,)])


def test_what_an_item_is_known_by(home):
    """Its guid; without one its link by any road; without both title and date."""
    paper = Paper(home)
    web, secure = "http://a.example/", "https://a.example/"
    counted = "?utm_source=rss&amp;utm_medium=feed"
    equal(len(paper.issue(
        item("Lantern", web + "1", "id-1", "08:01"), item("Harbour", web + "2", web + "2", "08:02"),
        item("Orchard", web + "3", time="08:03"), item("Pylon", time="08:04", text="Four."))), 4)
    equal(paper.issue(  # another scheme, and counted links
        item("Lantern", secure + "1" + counted, "id-1", "08:01"),
        item("Harbour", secure + "2", secure + "2" + counted, "08:02"),
        item("Orchard", secure + "3" + counted, time="08:03"),
        item("Pylon", time="08:04", text="Four, corrected.")), [])
    equal(paper.issue(  # and now the headlines
        item("Lantern, corrected", secure + "1", "id-1", "08:01"),
        item("Harbour, corrected", web + "2", web + "2", "08:02"),
        item("Orchard, corrected", secure + "3", time="08:03"),
        item("Pylon", time="08:04", text="Four.")), [])
    equal(sorted(paper.rows()), [
        ("Harbour, corrected", web + "2"), ("Lantern, corrected", secure + "1"),
        ("Orchard, corrected", secure + "3"), ("Pylon", None)])


def test_a_changed_item_keeps_its_place_and_marks(home):
    paper = Paper(home)
    paper.issue(item("Lantern", "http://a.example/1", "http://a.example/1", "08:01", "Salt."),
                item("Harbour", "http://a.example/2", "http://a.example/2", "08:02", "Tar."))
    before = home.lines("list", "--json")
    home.run("mark", "saved", str(before[1]["id"]))
    paper.issue(item("Lantern, late", "https://a.example/1", "https://a.example/1", "08:01", "Brine."),
                item("Harbour", "http://a.example/2", "http://a.example/2", "08:02", "Tar."))
    saved = home.lines("list", "--saved", "--json")
    equal([(s["id"], s["title"], s["read"]) for s in saved], [(before[1]["id"], "Lantern, late", True)])
    equal([s["id"] for s in home.lines("list", "--json")], [s["id"] for s in before])
    equal([s["id"] for s in home.lines("search", "--json", "brine")], [before[1]["id"]])
    equal(home.lines("search", "--json", "salt"), [])


def test_an_item_of_another_enclosure_has_changed(home):
    def episode(audio, comments):
        return item("Lantern", "http://a.example/1", "1", "08:01").replace(
            "</item>", f'<enclosure url="{audio}" type="audio/mpeg"/>'
            f"<slash:comments xmlns:slash='http://purl.org/rss/1.0/modules/slash/'>{comments}</slash:comments></item>")

    def body():
        return home.sql("SELECT body FROM content")[0][0]

    paper = Paper(home)
    paper.issue(episode("http://a.example/1.mp3", 1))
    assert b"/1.mp3" in body()
    equal(paper.issue(episode("http://a.example/1b.mp3", 2)), [])
    assert b"/1b.mp3" in body()
    before = home.sql("SELECT hash FROM story")
    paper.issue(episode("http://a.example/1b.mp3", 3))
    equal(home.sql("SELECT hash FROM story"), before)


def test_a_headline_that_comes_back_is_another_story(home):
    paper = Paper(home)
    for day in ("17", "18", "19", "20"):  # the feed holds one item, and links to one page
        equal(paper.issue(item("Morning briefing", "http://a.example/briefing", f"b{day}", f"{day} 06:00")),
              ["Morning briefing"])
    two = [item("Picture of the day", f"http://a.example/{n}", f"p{n}", "08:00") for n in (1, 2)]
    equal(len(paper.issue(*two)), 2)
    equal(len(paper.rows()), 6)


def test_a_flood_of_new_ids_on_one_day_is_recognised(home):
    """All items bear the date of the build; two have one title; one is news."""
    def issue(ids, base, *more):
        titles = [f"Entry {i}" for i in range(98)] + ["Picture", "Picture"]
        return paper.issue(*more, *[item(title, f"{base}/{i}", ids.format(i), "06:00")
                                    for i, title in enumerate(titles)])

    paper = Paper(home)
    equal(len(issue("tag:{}", "http://a.example")), 100)
    equal(issue("urn:{}", "https://a.example", item("News", "https://a.example/n", "urn:n", "07:00")), ["News"])
    equal(issue("post-{}", "https://b.example"), [])
    equal(len(paper.rows()), 101)


def test_a_feed_without_dates_with_new_ids(home):
    paper = Paper(home)
    for turn in range(3):
        new = paper.issue(*[item(f"Entry {i}", f"http://a.example/{i}", f"{turn}-{i}")
                            for i in range(turn, turn + 10)])
        equal(len(new), 10 if turn == 0 else 1)
    equal(len(paper.rows()), 12)


def test_expired_entries_do_not_come_back(home):
    paper = Paper(home)
    home.write("config", "[reader]\nkeep = 5\nread-copies = no\n")
    items = [item(f"Entry {i}", f"http://a.example/{i}", f"g{i}", f"08:{i:02}") for i in range(14)]
    equal(len(paper.issue(*items[:10])), 10)
    equal(paper.issue(*items[:11]), ["Entry 10"])
    for n in (12, 13, 14):
        equal(paper.issue(*items[:n]), [f"Entry {n - 1}"])
    equal(home.sql("SELECT count(*) > 5 FROM gone"), [(1,)])
    paper.issue(item("Entry 20", "http://a.example/20", "g20", "09:00"), *items[8:])
    equal(home.sql("SELECT count(*) FROM gone WHERE guid IN ('g0', 'g7')"), [(0,)])  # left the feed
    # even if nothing is kept
    home.write("config", "[reader]\nkeep = 1d\nread-copies = no\n")
    home.env["LEDE_NOW"] = str(int(home.env["LEDE_NOW"]) + 30 * 86400)
    old = [item(f"Entry {i}", f"http://a.example/{i}", f"g{i}", f"08:{i:02}", "Changed.") for i in range(8, 14)]
    equal(paper.issue(*old), [])
    home.run("refresh", "--all")
    equal(home.sql("SELECT count(*) FROM story"), [(0,)])
    equal(paper.issue(*reversed(old)), [])


def test_items_that_share_a_link_and_have_no_guid_are_several(home):
    home_page = "https://a.example/"
    paper = Paper(home)
    first = [item(f"Lantern {i}", home_page, time=f"08:0{i}") for i in range(3)]
    equal(paper.issue(*first), ["Lantern 0", "Lantern 1", "Lantern 2"])
    equal(paper.issue(*first), [])
    # one is alone with its link, and then no more
    equal(paper.issue(first[2]), [])
    equal(paper.issue(item("Harbour", home_page, time="08:05"), first[2]), ["Harbour"])
    equal(len(paper.rows()), 4)


def test_an_article_in_two_feeds_is_one_line(home):
    paper, other = os.path.join(home.path, "paper"), os.path.join(home.path, "other")
    home.feeds("file://" + paper, "file://" + other)
    rss = '<rss version="2.0"><channel><title>%s</title><link>https://%s.example</link>%s</channel></rss>'
    with open(paper, "w") as f:
        f.write(rss % ("Paper", "p", item("Harbour floods", "https://p.example/floods", "1", "09:00") +
                       item("Weekly notes", "https://p.example/notes", "2", "08:00")))
    with open(other, "w") as f:
        f.write(rss % ("Other", "o", item("Read this about boats", "https://o.example/url?u=https%3A%2F%2Fp.example"
                       "%2Ffloods%3Futm_source%3Do", "a", "10:00") +
                       item("Weekly notes", "https://o.example/notes", "b", "05:00")))
    home.run("refresh")
    stories = home.lines("list", "--json", "--limit", "0")
    equal(len(stories), 4)
    events = {s["title"]: s["story"] for s in stories}
    equal(events["Harbour floods"], events["Read this about boats"])
    equal(home.sql("SELECT count(*), max(outlets) FROM story WHERE head_all = 1 AND url LIKE '%floods%'"), [(1, 2)])
    # reading it is reading it
    floods = [s["id"] for s in stories if s["title"] == "Harbour floods"]
    home.run("mark", "read", str(floods[0]))
    equal({s["title"] for s in home.lines("list", "--unread", "--json")}, {"Weekly notes"})
    home.sound()


def test_two_stories_of_one_title_are_two_lines(home):
    paper = Paper(home)
    home.env["LEDE_NOW"] = "1790080000"  # 22 Sep 2026
    paper.issue(item("Daily digest of harbours", "https://a.example/1", "1", "20 09:00", "Boats came in"))
    paper.issue(item("Daily digest of harbours", "https://a.example/1", "1", "20 09:00", "Boats came in"),
                item("Daily digest of harbours", "https://a.example/2", "2", "21 09:00", "Rain fell on the town"))
    equal(home.sql("SELECT id, event, head_all FROM story ORDER BY id"), [(1, 1, 1), (2, 2, 1)])


def test_items_of_one_title_are_distinguished_by_their_text(home):
    paper = Paper(home)
    one, other = item("Alert", text="Rain."), item("Alert", text="Snow.")
    equal(paper.issue(one, other, one), ["Alert", "Alert"])
    equal(paper.issue(one, other), [])
    equal(len(paper.rows()), 2)


BAD = {
    "/status/404": "404 not found",
    "/status/410": "410 gone",
    "/status/500": "500 server error",
    "/status/206": "206",
    "/wait/7200": "503 service unavailable; next try at",
    "/loop": "too many redirects",
    "/away?file:///etc/passwd": "“file”",
    "/away?gopher://127.0.0.1/": "“gopher”",
    "/empty": "not a feed (empty)",
    "/html": "not a feed (HTML)",
    "/page": "not a feed (HTML; it links to http://127.0.0.1",
    "/garbage": "not a feed",
    "/cut": "cut short",
    "/bomb": "larger than 16 MiB",
    "/endless": "larger than 16 MiB",
    "/headers": "headers",
    "/brotli": "br",
    "/nowhere": "404 not found",
}


def test_bad_feeds_get_an_error_and_spoil_nothing(home):
    with Server() as web:
        home.feeds(f"{web.base}/feed/1", *[web.base + path for path in BAD],
                   "http://127.0.0.1:1/refused", f"{web.base}/noitems", f"{web.base}/evil")
        out, err = home.run("refresh", status=1)
        has(out, f"{len(BAD) + 3 + 1} feeds, 11 new, {len(BAD) + 1} failed")
        for path, words in BAD.items():
            line = [x for x in err.splitlines() if web.base + path + ":" in x]
            has("\n".join(line) or f"(nothing about {path})\n" + err, words)
        has(err, "127.0.0.1:1/refused: no connection")
        feeds = {f["url"]: f for f in home.lines("feeds", "--json")}
        equal(feeds[web.base + "/noitems"]["error"], None)
        has(feeds[web.base + "/status/404"]["error"], "404 not found")
        equal(feeds[web.base + "/status/404"]["status"], 404)
        evil = [s for s in home.lines("list", "--json", "--limit", "0")
                if s["feed"].endswith("/evil")]
        equal(len(evil), 1)
        out, _ = home.run("list", "--limit", "0")
        assert "\x1b" not in out and "\u202e" not in out
        home.sound()


def test_a_feed_that_is_gone_is_asked_only_by_name(home):
    with Server() as web:
        gone = web.base + "/status/410"
        home.feeds(gone)
        home.run("refresh", status=1)
        home.feeds(f"{web.base}/noitems", gone)  # and the list of feeds is read again
        out, _ = home.run("refresh", "--all")
        has(out, "1 feed")
        feeds = {f["url"]: f for f in home.lines("feeds", "--json")}
        equal(feeds[gone]["next_fetch"], None)
        out, _ = home.run("refresh", gone, status=1)
        has(out, "1 feed", "1 failed")


def test_search_and_check_from_the_shell(home):
    with Server() as web:
        home.feeds(f"{web.base}/file/limelight.rss")
        home.run("refresh")
        found = home.lines("search", "--json", "lantern")  # a word, or its beginning
        assert found and "snippet" in found[0]
        equal(home.lines("search", "--json", '"lantern"'), [])
        out, _ = home.run("check")
        has(out, "The store is undamaged.", "sandbox", "limits", "pictures: ")


def test_an_error_is_cleared_by_the_next_good_answer(home):
    with Server() as web:
        path = os.path.join(home.path, "feed.xml")
        home.feeds("file://" + path)
        home.run("refresh", status=1)
        with open(path, "w") as f:
            f.write('<rss version="2.0"><channel><title>T</title><item><title>One</title>'
                    "<guid>1</guid></item></channel></rss>")
        home.run("refresh", "--all")
        equal(home.lines("feeds", "--json")[0]["error"], None)
        # and what is stored stays through a bad one
        os.remove(path)
        home.run("refresh", "--all", status=1)
        equal(len(home.lines("list", "--json")), 1)


def test_programs_are_feeds_too(home):
    home.write("feeds", "\"exec:printf '<rss version=\\\"2.0\\\"><channel><item><title>Made</title>"
                        "<guid>1</guid></item></channel></rss>'\"\n"
                        "exec:false\n\"exec:sleep 60\"\n")
    home.write("config", "[fetch]\ntimeout = 2s\n")
    out, err = home.run("refresh", status=1)
    has(out, "3 feeds, 1 new, 2 failed")
    has(err, "exec:false: the program exited with status 1", "exec:sleep 60: the program took longer than 2s")


def test_a_page_of_a_program_is_not_followed(home):
    with Server() as web:
        runs = os.path.join(home.path, "runs")
        script = home.write("page.sh", f"echo >>'{runs}'\n"
                                       f"echo '<meta http-equiv=refresh content=\"0;url={web.base}/feed/1\">'\n")
        home.feeds(f'"exec:sh {script}"')
        _, err = home.run("refresh", status=1)
        has(err, f"it links to {web.base}/feed/1")
        with open(runs) as f:
            equal(f.read(), "\n")


def test_permanent_redirects_are_stored_the_third_time(home):
    with Server() as web:
        home.feeds(f"# kept\n{web.base}/moved/301/feed/5 \"My name\"")
        for _ in range(3):
            home.run("refresh", "--all")
        equal(home.read("feeds"), f"# kept\n{web.base}/feed/5 \"My name\"\n")
        equal(home.sql("SELECT count(*) FROM story"), [(10,)])
        equal(len(home.lines("feeds", "--json")), 1)


def test_a_parser_that_dies_costs_one_document(home):
    with Server() as web:
        slow = '<rss version="2.0"><channel>' + "<item><title>x</title></item>" * 200000
        path = os.path.join(home.path, "large.xml")
        with open(path, "w") as f:
            f.write(slow)
        home.feeds("file://" + path, *[f"{web.base}/feed/{n}" for n in range(20)])
        fetcher = home.start("refresh")
        try:
            os.kill(child_named(fetcher.pid, "lede-fetcher", "--parser"), signal.SIGKILL)
        finally:
            out, err = fetcher.communicate(timeout=120)
        count = home.sql("SELECT count(*) FROM feed WHERE error = 'the parser stopped'")[0][0]
        assert count <= 1, err
        equal(home.sql("SELECT count(DISTINCT feed) FROM story")[0][0] >= 20, True)
        home.sound()


def test_a_parser_that_was_stopped_continues(home):
    script = os.path.join(home.path, "give.sh")
    with open(script, "w") as f:
        f.write("sleep $1; echo '<rss><channel><item><title>Made</title></item></channel></rss>'\n")
    home.feeds(f'"exec:sh {script} 0"', f'"exec:sh {script} 2"')
    fetcher = home.start("refresh")
    parser = child_named(fetcher.pid, "lede-fetcher", "--parser")
    time.sleep(0.5)  # it waits for its next document
    os.kill(parser, signal.SIGSTOP)
    time.sleep(0.2)
    os.kill(parser, signal.SIGCONT)
    has(fetcher.communicate(timeout=60)[0], "2 feeds, 2 new, 0 failed")


def test_kill_9_in_the_middle_loses_nothing_stored(home):
    with Server("--items", "40") as web:
        home.feeds(*[f"{web.base}/feed/{n}" for n in range(60)])
        stored = 0
        for delay in (0.15, 0.3, 0.5, 0.8):
            fetcher = home.start("refresh", "--all")
            time.sleep(delay)
            fetcher.kill()
            fetcher.communicate()
            if os.path.exists(home.store):
                home.sound()
                tables = home.sql("SELECT name FROM sqlite_schema WHERE name = 'story'")
                now = home.sql("SELECT count(*) FROM story")[0][0] if tables else 0
                assert now >= stored
                stored = now
        home.run("refresh", "--all")
        equal(home.sql("SELECT count(*) FROM story"), [(2400,)])
        equal(home.sql("SELECT (SELECT stories FROM total) = count(*) FROM story WHERE head_all = 1"), [(1,)])


def test_two_refreshes_one_lock(home):
    with Server() as web:
        home.feeds(f"{web.base}/slow", f"{web.base}/feed/1")
        home.write("config", "[fetch]\ntimeout = 5s\n")
        first = home.start("refresh")
        time.sleep(1.5)
        out, err = home.run("refresh")
        has(err, "Another lede is refreshing.")
        first.communicate(timeout=60)


def test_add_finds_the_feed_of_a_page(home):
    with Server() as web:
        out, _ = home.run("add", f"{web.base}/onepage", "--section", "Film", "--name", "The site")
        has(out, f"{web.base}/feed/3")
        equal(home.read("feeds").strip().splitlines()[-1], f'{web.base}/feed/3 "The site"')
        _, err = home.run("add", f"{web.base}/page", status=2)
        has(err, "/feed/1", "/feed/2", "2 feeds")
        home.run("add", f"{web.base}/feed/9")
        _, err = home.run("add", f"{web.base}/html", status=1)
        has(err, "not a feed (HTML)")
        _, err = home.run("add", f"{web.base}/feed/9", status=2)
        has(err, "already subscribed")


def test_what_is_shown_is_found(home):
    """A summary beside another text; a story that is no more than a file."""
    path = os.path.join(home.path, "shown.xml")
    with open(path, "w") as f:
        f.write('<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
                "<item><title>One</title><guid>1</guid><description>Finches of the harbour</description>"
                "<content:encoded>The boats came in.</content:encoded></item>"
                '<item><title>Two</title><guid>2</guid><link>https://a.example/2</link>'
                '<enclosure url="https://user:pw@a.example/2.ogg" type="audio/ogg"/></item></channel></rss>')
    home.feeds("file://" + path)
    home.run("refresh")
    one, = home.lines("search", "--json", "finches")
    equal(one["title"], "One")
    has(one["snippet"], "Finches")
    out, _ = home.run("show", str(one["id"]))
    has(out, "Finches of the harbour\n\nThe boats came in.")
    two, = home.lines("search", "--json", "title:two")
    out, _ = home.run("show", str(two["id"]))
    has(out, "The feed gave no text.", "Links\n[1] https://⚠ user@a.example/2.ogg")
    equal(home.lines("search", "--json", "%"), [])


def test_feeds_are_added_at_once(home):
    """By programs that each read the file, change it and write it."""
    with Server() as web:
        adding = [home.start("add", f"{web.base}/feed/{i}") for i in range(1, 9)]
        for one in adding:
            err = one.communicate(timeout=60)[1]
            equal((one.returncode, err), (0, ""))
        equal(len(home.read("feeds").split()), 8)
        equal(home.sql("SELECT count(*) FROM feed WHERE removed = 0"), [(8,)])


def test_add_completes_what_was_typed(home):
    with Server() as web:
        plain = web.base.removeprefix("http://")
        out, _ = home.run("add", plain + "/feed/1")  # no TLS there
        equal(out, web.base + "/feed/1  Made feed 1\n")
        _, err = home.run("add", "127.0.0.1:1/feed", status=1)
        equal(err, "lede: 127.0.0.1:1/feed: no connection\n")
        out, _ = home.run("add", "feed:" + web.base + "/feed/2")
        equal(out, web.base + "/feed/2  Made feed 2\n")
        out, _ = home.run("add", "feed:" + plain + "/feed/19")
        equal(out, web.base + "/feed/19  Made feed 19\n")
        out, _ = home.run("add", web.base + "/spaced?a|b c")
        equal(out, web.base + "/spaced?a%7Cb%20c  Made feed 7\n")
        _, err = home.run("add", web.base.replace("http", "HTTP") + "/feed/1#x", status=2)
        has(err, "already subscribed")
        # only a page of a site is searched for a feed of it
        _, err = home.run("add", web.base + "/garbage", status=1)
        has(err, "/garbage: not a feed")
        out, _ = home.run("add", web.base + "/refreshing/onepage", "--name", "Moved")
        equal(out, web.base + "/feed/3\n")
        home.write("feeds", home.read("feeds").replace(web.base + "/feed/3 Moved\n", ""))
        # what a page names is looked at, too
        _, err = home.run("add", web.base + "/badpage", status=1)
        has(err, "/status/500: 500 server error")
        out, _ = home.run("add", web.base + "/refreshing/feed/3")
        equal(out, web.base + "/feed/3  Made feed 3\n")


def test_a_page_that_leads_to_a_feed_is_followed_once(home):
    with Server() as web:
        home.feeds(web.base + "/refreshing/feed/1", web.base + "/spaced?to", web.base + "/spaced?a|b c".join("''"))
        out, _ = home.run("refresh")
        has(out, "3 feeds, 14 new, 0 failed")
        home.feeds(web.base + "/refreshing/refreshing/feed/1", web.base + "/refreshing/loop")
        _, err = home.run("refresh", status=1)
        has(err, f"not a feed (HTML; it links to {web.base}/feed/1)", "too many redirects")


def test_files_of_other_systems_are_read(home):
    home.write("feeds", "\ufeff[Tech]\r\nhttps://a.example/ Lamp\r\n")
    home.write("filters", "\ufeffmute wick\r\n")
    home.write("config", "\ufeff[reader]\r\nmouse = no\r\n")
    feed = home.lines("export", "--json")[0]
    equal((feed["url"], feed["name"], feed["section"]), ("https://a.example/", "Lamp", "Tech"))
    out, _ = home.run("check")
    assert "\r" not in out and "\ufffd" not in out, out
    has(out, "config    ok", "feeds     ok", "filters   ok")


def test_lists_are_imported_and_exported(home):
    opml = os.path.join(home.path, "list.opml")
    with open(opml, "w") as f:
        f.write('<?xml version="1.0"?><opml version="2.0"><body><outline text="Film">'
                '<outline text="A &amp; B" xmlUrl="https://a.example/rss"/>'
                '<outline text="Deep"><outline title="C" xmlurl="https://c.example/rss"/></outline>'
                '</outline><outline text="No" xmlUrl="file:///etc/passwd"/></body></opml>')
    out, _ = home.run("import", opml)
    has(out, "2 feeds added", "file:///etc/passwd")
    equal(home.read("feeds"), '\n[Film]\nhttps://a.example/rss "A & B"\nhttps://c.example/rss C\n'.lstrip("\n"))
    with open(opml, "w") as f:
        f.write('<opml><body><outline type="include" url="https://i.example/list.opml"/>'
                '<outline type="link" text="P" url="https://p.example/"/>'
                '<outline type="rss" text="E" xmlUrl=" feed://e.example/a b " category="/Crafts/Lamps,/Reading"/>'
                "</body></opml>")
    out, _ = home.run("import", opml)
    has(out, "1 feed added", "list.opml: a list of its own: import it separately", "p.example/: a link to a page")
    has(home.read("feeds"), "[Crafts/Lamps]\nhttp://e.example/a%20b E\n")
    home.run("feeds")
    with open(opml, "w") as f:
        f.write("<opml><body></body></opml>")
    _, err = home.run("import", opml, status=1)
    has(err, "no feed in this list")
    urls = os.path.join(home.path, "urls")
    with open(urls, "w") as f:
        f.write('https://d.example/rss "Tech" "~Dee"\n"query:Unread:unread = \\"yes\\""\n')
    out, _ = home.run("import", urls)
    has(out, "1 feed added", "query feeds are skipped")
    out, _ = home.run("export", "--opml")
    has(out, 'xmlUrl="https://a.example/rss"', 'text="A &amp; B"', '<outline text="Tech">')
    equal([f["name"] for f in home.lines("export", "--json")], ["A & B", "C", "E", "Dee"])


def test_texts_made_by_an_older_rule_are_made_again(home):
    """Its feed has not changed: it is fetched as if it were unknown, once."""
    with Server() as web:
        home.feeds(web.base + "/feed/1")
        home.run("refresh")
        text = home.run("show", "1")[0]
        home.run("mark", "read", "1")
        home.change("UPDATE feed SET texts = 0", "UPDATE content SET body = NULL, text = 'lost'")
        out, _ = home.run("refresh", "--all")
        has(out, "1 feed, 0 new, 0 failed")
        equal(home.run("show", "1")[0], text)
        equal(home.sql("SELECT count(*) FROM content WHERE text = 'lost'"), [(0,)])
        equal(home.sql("SELECT read FROM story WHERE id = 1"), [(1,)])
        equal(home.sql("SELECT etag IS NOT NULL FROM feed"), [(1,)])
        home.run("refresh", "--all")
        equal(home.sql("SELECT status FROM feed"), [(304,)])
    home.sound()


def test_a_store_that_is_newer_or_locked_is_not_repaired(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1")
        home.run("refresh")
    home.change("PRAGMA user_version = 99")
    with open(home.store, "rb") as f:
        before = f.read()
    _, err = home.run("check", "--repair", status=1)
    has(err, "newer")
    with open(home.store, "rb") as f:
        equal(f.read(), before)
    equal([n for n in os.listdir(os.path.dirname(home.store)) if "damaged" in n], [])


def test_damage_of_an_older_store_is_found_and_repaired(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1")
        home.run("refresh")
        home.run("mark", "read", "1")
        (count,) = home.sql("SELECT count(*) FROM story")[0]
        ((page, size),) = home.sql("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
                                   " WHERE name = 'story_time'")
        home.change("PRAGMA user_version = 8", "PRAGMA wal_checkpoint(TRUNCATE)")
        with open(home.store, "r+b") as f:
            f.seek((page - 1) * size)
            f.write(b"\xff" * 200)
        _, err = home.run("check", status=1)
        has(err + _, "damaged")
        out, _ = home.run("check", "--repair")
        has(out, f"{count} headlines were recovered")
        home.run("refresh")
        equal(home.sql("SELECT count(*), sum(read) FROM story"), [(count, 1)])
    home.sound()


def test_a_compressed_file_is_read_as_what_it_holds(home):
    path = os.path.join(home.path, "x.xml.gz")
    with gzip.open(path, "wb") as f:
        f.write(b'<rss version="2.0"><channel><item><title>z</title></item></channel></rss>')
    home.feeds("file://" + path)
    out, _ = home.run("refresh")
    has(out, "1 feed, 1 new")


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
