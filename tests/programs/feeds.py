#!/usr/bin/env python3
"""The feeds screen, the first run and the sample edition, in a terminal."""
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, Server, Terminal, equal, has, main  # noqa: E402


def test_colours_are_checked(home):
    home.write("config", "[colors]\nthird = 300\nlamp = red\nfirst = 99\n")
    out, said = home.run("check", status=None)
    has(out + said, "config:2: third: not a color", "config:3: lamp: there is no such color")
    assert "first" not in out + said


def names(home):
    return [f["name"] for f in home.lines("feeds", "--json")]


def test_a_setting_of_the_selected_feed_is_typed_in_one_line(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1", web.base + "/feed/2")
        home.run("refresh")
        with Terminal(home, cols=100, rows=24) as t:
            t.until("Made")
            t.keys("F")
            t.until("STATE")
            t.keys("j")
            for typed, said in ((":feed-full yes", "Whole texts: yes."), (":feed-every 2h", "Checked every 2h.")):
                t.text(typed)
                t.keys("Enter")
                t.until(said)
            t.text(":feed-full maybe")
            t.keys("Enter")
            t.until("maybe")
            t.keys("q")
            t.keys("Q")
            equal(t.status(), 0)
    has(home.read("feeds"), "/feed/2 full=yes every=2h")
    assert "maybe" not in home.read("feeds"), home.read("feeds")


def test_a_feed_is_added_and_named(home):
    with Server() as web, Terminal(home, cols=80, rows=24) as t:
        t.until("No news yet")
        t.keys("2")
        t.until("Address of a site or feed:")
        t.text(web.base + "/feed/1")
        t.keys("Enter")
        t.until("keeps it): Made feed 1")
        t.keys("Enter")
        t.gone("keeps it): ")
        t.keys("F")
        t.until("STATE")
        t.keys("a")
        t.text(web.base + "/feed/2")
        t.keys("Enter")
        t.until("keeps it): Made feed 2")
        t.keys("C-u")
        t.text("Second")
        t.keys("Enter")
        t.until("   Second  ")  # its refresh may end now, and say so
        t.keys("u")
        t.until("   Made feed 2  ")
        t.keys("a")
        t.text(web.base + "/feed/3")
        t.keys("Enter")
        t.until("keeps it): Made feed 3")
        t.keys("Escape")
        t.until("▌  Made feed 3  ")
        # what was added is what an undo takes back
        t.keys("u")
        t.until("removed again.")
        t.gone("   Made feed 3  ")
        t.keys("q")
        t.until("Made")  # and the first run is over
        t.keys("Q")
        equal(t.status(), 0)
    equal(names(home), ["Made feed 1", "Made feed 2"])
    assert "Made" not in home.read("feeds"), home.read("feeds")


def test_the_first_run_ends_with_a_feed(home):
    with Server() as web, Terminal(home, cols=80, rows=24) as t:
        t.until("No news yet")
        t.keys("F", "a")
        t.text(web.base + "/feed/1")
        t.keys("Enter")
        t.until("keeps it): Made feed 1")
        t.keys("Enter")
        t.gone("keeps it): ")
        t.keys("q")
        t.gone("STATE")
        t.until("TOP STORIES")
        assert "No news yet" not in t.screen()
        t.keys("Q")
        equal(t.status(), 0)


def test_a_page_of_several_feeds_asks_on_a_terminal(home):
    with Server() as web, Terminal(home, "add", web.base + "/page") as t:
        t.until("Which one (1 to 2)?")
        t.text("2")
        t.keys("Enter")
        equal(t.status(), 0)
    equal(len(names(home)), 1)


def test_what_is_no_file_is_not_imported(home):
    pipe = os.path.join(home.path, "pipe")
    os.mkfifo(pipe)
    for path, words in (pipe, "is not a file"), ("/dev/zero", "is not a file"), (home.path, "is a folder"):
        _, said = home.run("import", path, status=1, timeout=10)
        has(said, words)


def test_what_was_mistyped_stays(home):
    path = os.path.join(home.path, "list.opml")
    with open(path, "w") as f:
        f.write('<opml><body><outline text="Lamp" xmlUrl="http://127.0.0.1:1/x"/></body></opml>')
    with Terminal(home, cols=80, rows=24) as t:
        t.until("No news yet")
        t.keys("2")
        t.text("127.0.0.1:1/feed")
        t.keys("Enter")
        t.until("no connection. Address")
        t.keys("Escape", "3")
        t.until("OPML file or newsboat urls:")
        t.text(path[:-5] + ".opl")
        t.keys("Enter")
        has(t.until("no file ~/list.opl. "), "OPML file or newsboat urls: ")
        t.resize(40, 20)
        has(t.until("no file ~/li"), ".opl")
        t.resize(80, 24)
        t.until("OPML file or newsboat urls: ")
        t.keys("BSpace", "BSpace", "Tab", "Enter")
        t.until("Front page")
        t.gone("No news yet")
        t.keys("Q")
        equal(t.status(), 0)
    equal(names(home), ["Lamp"])


def test_a_failing_feed_stays_failing(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1", web.base + "/feed/2", web.base + "/status/410")
        home.run("refresh", status=1)
        with Terminal(home, cols=100, rows=30) as t:
            t.until("Front page")
            t.keys("F")
            screen = t.until("STATE")
            has(screen, "3 feeds · 1 failing", "! 410 gone (first failed")
            assert "/status/410" in screen.splitlines()[3], screen
            t.keys("x")
            t.until("Paused ")
            t.gone("1 failing")
            t.keys("x")
            t.until("Resumed ")
            has(t.until("1 failing"), "! 410 gone")
            t.keys("d")
            t.until("Removed ")
            t.until("2 feeds")
            t.keys("j", "u")
            has(t.until("1 failing"), "! 410 gone")
            assert "/status/410" in t.selected(), t.screen()
            t.keys("R")
            t.until_any("Nothing new (2 feeds).", "All feeds were checked")
            t.keys("G", "n")
            t.until("No failing feed below.")
            t.keys("p")
            has(t.screen(), "STATE")
            t.keys("Q")
            equal(t.status(), 0)


def test_lists_of_newsboat(home):
    urls = os.path.join(home.path, "urls")
    with open(urls, "w") as f:
        f.write("# my feeds\n"
                'https://a.example/it\'s Film "~A\'s \\"own\\" name" !\n'
                'https://b.example/rss "Long section" Film # what I read\n'
                "\n"
                '"exec:/usr/bin/make feed" Film\n'
                "filter:/bin/cat:https://c.example/rss\n"
                '"query:Unread:unread = \\"yes\\""\n')
    out, _ = home.run("import", urls)
    equal(out.splitlines(), [
        "2 feeds added, 3 skipped",
        "exec:/usr/bin/make feed: commands are skipped",
        "filter:/bin/cat:https://c.example/rss: commands are skipped",
        'query:Unread:unread = "yes": query feeds are skipped'])
    equal([(f["url"], f["name"], f["section"]) for f in home.lines("feeds", "--json")],
          [("https://a.example/it's", 'A\'s "own" name', "Film"),
           ("https://b.example/rss", "https://b.example/rss", "Long section")])
    out, _ = home.run("import", urls)
    has(out, "0 feeds added, 2 already subscribed, 3 skipped")
    _, err = home.run("import", os.path.join(home.path, "nothing"), status=1)
    has(err, "lede: no file ")
    _, err = home.run("import", home.path, status=1)
    has(err, " is a folder")


def test_the_sample_edition_says_that_it_is_one(home):
    home.env.pop("LEDE_NOW")
    with Terminal(home, cols=80, rows=24) as t:
        t.until("No news yet")
        t.keys("4")
        t.until("TOP STORIES", 60)
        for key in ("g", "Enter", "2", "F", "/"):
            first = t.until("Sample edition · Q quits").splitlines()[0]
            has(first, " lede ", "Sample edition · Q quits")
            t.keys(key)
        t.keys("Escape")
        t.resize(40, 20)
        has(t.until("Sample · Q quits").splitlines()[0], " lede ")
        t.resize(80, 24)
        t.keys("Q")
        t.until("No news yet")
        t.keys("q")
        equal(t.status(), 0)


if not os.access(os.path.join(BUILD, "lede"), os.X_OK) or not shutil.which("tmux"):
    sys.exit(77)
main(globals())
