#!/usr/bin/env python3
"""The reader in a terminal: the main job, as a user does it."""
import os
import shutil
import signal
import sqlite3
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, TOP, Server, Terminal, child_named, equal, has, main  # noqa: E402

NEWS = ["limelight.rss", "marquee.rss", "backlot.atom", "stage.rdf", "solder.rss", "northbridge.atom"]
HOUR = 1789720200  # of the sample edition


def browser(home):
    """A browser that only writes down what it was asked to open."""
    path = os.path.join(home.path, "browser")
    with open(path, "w") as f:
        f.write('#!/bin/sh\nprintf "%s\\n" "$@" >>"$HOME/opened"\n')
    os.chmod(path, 0o755)
    return path


def opened(home, seconds=5):
    path = os.path.join(home.path, "opened")
    end = time.monotonic() + seconds
    while time.monotonic() < end and (not os.path.exists(path) or not os.path.getsize(path)):
        time.sleep(0.03)
    with open(path) as f:
        return f.read().splitlines()


def subscribe(home, web):
    home.env["LEDE_NOW"] = str(HOUR)
    home.env["BROWSER"] = browser(home)
    home.write("feeds", "[Entertainment]\n" + "".join(f"{web.base}/file/{n}\n" for n in NEWS[:4])
               + "[Tech]\n" + "".join(f"{web.base}/file/{n}\n" for n in NEWS[4:]))


def test_the_main_job(home):
    with Server() as web:
        subscribe(home, web)
        with Terminal(home) as t:
            t.until("Salt Lanterns", 40)
            screen = t.until_any("RELATED", "MORE IN")
            has(screen, " lede ", "Front page", "Entertainment", "Tech", "TOP STORIES")
            t.keys("g", "Enter")
            t.gone("TOP STORIES")
            t.until_any("RELATED", "MORE IN")
            t.keys("Tab")
            t.until("focus")
            t.keys("Enter")
            time.sleep(0.3)
            t.keys("h")
            time.sleep(0.3)
            t.keys("s")
            t.until("★")
            t.keys("o")
            has(opened(home)[0], "https://")
            t.keys("Q")
            equal(t.status(), 0)
        saved = home.lines("list", "--saved", "--json")
        equal(len(saved), 1)
        equal(saved[0]["read"], True)
        # tomorrow: everything as it was
        home.env["LEDE_NOW"] = str(HOUR + 86400)
        with Terminal(home) as t:
            t.until("Saved 1")
            t.keys("Q")
            equal(t.status(), 0)


def test_marks_and_undo(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        before = len(home.lines("list", "--unread", "--limit", "0", "--json"))
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("A")
            t.until("to undo")
            # copies in other sections are read, too, and the header knows
            t.until("Entertainment   Tech   Saved")
            t.keys("u")
            t.until("nread again")
            t.keys("Q")
            equal(t.status(), 0)
        equal(len(home.lines("list", "--unread", "--limit", "0", "--json")), before)


def stored(home, query, rows, seconds=10):
    """Waits until the store holds that."""
    end = time.monotonic() + seconds
    while home.sql(query) != rows:
        if time.monotonic() > end:
            equal(home.sql(query), rows)
        time.sleep(0.03)


def test_what_is_older_is_marked_read(home):
    """Of the whole list, whatever of it is on the screen; the number is that of its lines."""
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        before = {s["id"] for s in home.lines("list", "--unread", "--limit", "0", "--json")}
        with Terminal(home) as t:
            t.until("Tech")
            t.text(":mark-older 5h")
            t.keys("Enter")
            said = next(line for line in t.until("marked read.  u to undo").splitlines() if "to undo" in line)
            left = home.lines("list", "--unread", "--limit", "0", "--json")
            assert 0 < len(left) < len(before), (len(left), len(before))
            assert int(said.split()[0]) <= len(before) - len(left)
            equal([s["title"] for s in home.lines("list", "--fold", "--unread", "--limit", "0", "--json")
                   if s["newest"] < f"2026-09-18T{(HOUR - 5 * 3600) // 3600 % 24:02}"], [])
            t.keys("u")
            t.until("marked unread again.")
            equal({s["id"] for s in home.lines("list", "--unread", "--limit", "0", "--json")}, before)
            t.keys("Q")
            equal(t.status(), 0)


def test_two_actions_of_one_key_sequence(home):
    """`m` waits for another `m`: what is typed instead comes with it."""
    home.write("config", "[keys]\nhelp = mm\n")
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("Enter")
            t.until_any("RELATED", "MORE IN")
            stored(home, "SELECT sum(read) > 0 FROM story", [(1,)])
            (story,) = home.sql("SELECT id FROM story WHERE read = 1 AND head_all = 1")[0]
            marks = f"SELECT read, saved FROM story WHERE id = {story}"
            t.text("ms")
            t.until("★")
            stored(home, marks, [(0, 1)])
            for said, then in [("No longer saved", (0, 0)), ("Marked read again", (1, 0)),
                               ("Unread again", (0, 0))]:
                t.keys("u")
                t.until(said)
                stored(home, marks, [then])
            t.keys("u")
            t.until("Nothing to undo")
            # all of it at once, and away
            t.text("msuu")
            t.keys("Q")
            equal(t.status(), 0)
        equal(home.sql("SELECT sum(read), sum(saved) FROM story"), [(0, 0)])


def test_an_event_unfolds(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        reports = {}
        for line in home.lines("list", "--limit", "0", "--json"):
            reports.setdefault(line["story"], []).append(line["title"][:20])
        event = max(reports.values(), key=len)
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("2")
            lines = t.until("HEADLINE").splitlines()
            down = [any(title in line for title in event) for line in lines].index(True) - 3
            t.keys(*["j"] * down, "z")
            for title in event:
                t.until(title)
            t.keys("j", "s")
            t.until("Saved 1")
            t.keys("Enter")
            t.gone("HEADLINE")
            t.keys("h")
            has(t.until("HEADLINE"), *event)
            t.keys("z")
            t.gone("●★")
            t.keys("Q")
            equal(t.status(), 0)
        equal(len(home.lines("list", "--saved", "--json")), 1)


def rss(home, name, items):
    """A feed on the disk; its address."""
    path = os.path.join(home.path, name + ".rss")
    with open(path, "w") as f:
        f.write(f'<rss version="2.0"><channel><title>{name}</title>' + "".join(
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>Fri, 18 Sep 2026 0{n}:00:00 GMT</pubDate></item>"
            for n, (title, link) in enumerate(items)) + "</channel></rss>")
    return "file://" + path


def one_line_each(t):
    """Of the same article in two feeds; the other of that title is by itself."""
    t.until("Quiet harbour")
    t.keys("/")
    t.text("quiet")
    has(t.until("2 found"), "Alpha, Beta")
    equal(t.screen().count("Quiet harbour reopens"), 2)
    t.keys("Enter")


def test_an_article_of_two_feeds_is_one_line(home):
    home.env["LEDE_NOW"] = str(HOUR)
    home.feeds(
        rss(home, "Alpha", [("Quiet harbour reopens", "https://a.example/harbour")]),
        rss(home, "Beta", [("Quiet harbour reopens", "https://a.example/harbour?utm_source=b")]),
        rss(home, "Gamma", [("Quiet harbour reopens", "https://c.example/another-day")]))
    home.run("refresh")
    # scripts get all
    equal(len(home.lines("search", "quiet", "--json")), 3)
    copies = [s["id"] for s in home.lines("list", "--json") if "a.example" in s["url"]]
    equal(len(copies), 2)
    home.run("mark", "saved", *map(str, copies))
    with Terminal(home, cols=110) as t:
        t.until("Saved 1")
        one_line_each(t)
        t.keys("Escape")
        t.keys("Q")
        equal(t.status(), 0)
    home.run("mark", "unsaved", str(copies[0]))
    equal(home.lines("list", "--saved", "--json"), [])


def test_an_older_store_finds_its_copies(home):
    home.env["LEDE_NOW"] = str(HOUR)
    home.feeds(
        rss(home, "Alpha", [("Quiet harbour reopens", "https://a.example/harbour")]),
        rss(home, "Beta", [("Ferry is back", "https://a.example/harbour?utm_source=b")]))
    home.run("refresh")
    equal(len({s["story"] for s in home.lines("list", "--json")}), 1)
    home.change("DELETE FROM alike", "DELETE FROM fact WHERE name = 'reunited'",
                "UPDATE story SET event = id, head_all = 1, head_section = 1, outlets = 1")
    home.run("refresh")
    equal(len({s["story"] for s in home.lines("list", "--json")}), 1)
    equal(home.sql("SELECT value FROM fact WHERE name = 'reunited'"), [("all",)])
    equal(home.sql("SELECT stories FROM total"), [(1,)])
    home.sound()


def test_search_and_feeds_and_help(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home, cols=80, rows=24) as t:
            t.until("TOP STORIES")
            t.keys("/")
            t.text("lantern")
            t.until("Search: lantern")
            t.until("found")
            t.keys("Enter")
            t.keys("Escape")
            t.until("TOP STORIES")
            t.keys("F")
            t.until("STATE")
            t.keys("q")
            t.until("TOP STORIES")
            t.keys("?")
            t.until("Keys")
            t.keys("Escape")
            t.gone("─ Keys")
            t.keys("Q")
            equal(t.status(), 0)


def test_a_suggestion_is_one_key_away(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("/")
            t.text("lantrens")
            t.until("Nothing about “lantrens”. Did you mean “lanterns”?")
            t.keys("Enter")
            t.until("search for that")
            t.keys("Enter")
            has(t.until("Salt Lanterns"), "Search: lanterns")
            t.keys("/", "C-u")
            t.text("qqqqqqqq")
            t.until("Nothing about “qqqqqqqq”. Try fewer words.")
            t.keys("Enter", "Q")
            equal(t.status(), 0)


def test_a_section_keeps_its_order(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("t")
            t.until("sorts sections only")
            t.keys("2", "t")
            t.until("oldest first · 1 of")
            t.keys("t", "t")
            t.until("by source · 1 of")
            t.keys("3")
            t.gone("by source")
            t.keys("2")
            t.until("by source · 1 of")
            t.keys("Q")
            equal(t.status(), 0)
        with Terminal(home) as t:
            t.until("by source")
            t.keys("t")
            t.gone("by source")
            t.keys("Q")
            equal(t.status(), 0)


def test_muted_stories_are_counted_and_come_back(home):
    with Server() as web:
        subscribe(home, web)
        # the first report is the head of its event: Limelight Weekly
        home.write("config", "[fetch]\nconnections = 1\nper-host = 1\n")
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("2")
            t.until("Limelight Weekly")
            t.keys("M")
            t.until("Mute words")
            t.text("5")
            t.until("Mute words:")
            t.text("lanterns")
            t.keys("Enter")
            t.until("Mute “lanterns” for good")
            t.text("4")
            t.until("“lanterns” muted for good: 4 hidden.  u to undo")
            t.gone("Salt Lant")
            t.keys("j")
            t.until(" muted ·")
            has(home.read("filters"), "mute lanterns")
            t.keys("u")
            t.until("“lanterns” no longer muted: 4 shown again.")
            t.until("Salt Lant")
            # the selected one is hidden itself
            t.keys("g")
            t.until(" 1 of ")
            first = t.selected()
            t.keys("M")
            t.text("1")
            t.gone(first)
            t.keys("u")
            t.until(first)
            t.until("Salt Lant")
            t.keys("M")
            t.text("5")
            t.text("lanterns")
            t.keys("Enter")
            t.text("1")
            t.gone("Salt Lant")
            t.keys("M")
            t.until("“lanterns” · until")
            t.text("6")
            t.until("“lanterns” no longer muted: 4 shown again.  u to undo")
            t.until("Salt Lant")
            t.keys("Q")
            equal(t.status(), 0)


def test_a_search_becomes_a_section(home):
    with Server() as web:
        subscribe(home, web)
        home.write("filters", 'search "Trains" train\n')
        home.run("refresh")
        with Terminal(home) as t:
            t.until("Trains")
            t.keys("4")
            has(t.until("Search: train"), "newest first")
            t.keys("/", "C-u")
            t.text("lanterns")
            t.keys("Enter", ":")
            t.text("keep-search")
            t.keys("Enter")
            t.until("Name of the search:")
            t.text("Lamps")
            t.keys("Enter")
            t.until("Lamps ")
            has(home.read("filters"), 'search "Lamps" lanterns')
            t.keys("[")
            t.until("Search: train")
            t.keys("]")
            t.until("Search: lanterns")
            t.keys("u")
            t.gone("Lamps")
            t.keys("Q")
            equal(t.status(), 0)


def test_any_size(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            for cols, rows in ((40, 20), (20, 5), (1, 1), (160, 50), (250, 60), (30, 8), (100, 30)):
                t.resize(cols, rows)
                time.sleep(0.15)
                if (cols, rows) == (20, 5):
                    has(t.screen().replace("\n", " "), "Too small")
            t.until("TOP STORIES")
            t.keys("Q")
            equal(t.status(), 0)


def test_the_mouse(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.click("TOP STORIES", down=5)
            has(t.until("3 of"), "TOP STORIES")  # selected
            t.click("TOP STORIES", down=5)
            t.until("next/prev unread")  # opened
            t.mouse(2, 5, 5)
            t.until("TOP STORIES")
            t.mouse(65, 20, 12, times=9)
            t.gone("TOP STORIES")
            t.mouse(64, 20, 12, times=20)
            t.until("TOP STORIES")
            t.click("Tech", right=1)
            t.until("HEADLINE")
            t.click("search")
            t.until("Search: ")
            t.text("lanterns prize")
            t.until("Search: lanterns prize")
            lines = t.until("4 found").splitlines()
            row = next(n for n, line in enumerate(lines) if "takes the top" in line)
            t.mouse(0, 10, row)  # ends the typing, too
            t.until("browser")
            t.mouse(0, 10, row)
            t.until("next/prev unread")
            t.click("[1]", right=1)
            has(opened(home)[0], "https://")
            t.click("RELATED", down=2)
            t.until("focus")
            # a terminal that sends invalid reports
            t.raw("\x1b[<0;9999;9999M\x1b[<0;0;0M\x1b[<0;-1;1M\x1b[<;;M\x1b[<99999999999;1;1M\x1b[M #!")
            t.keys("Q")
            equal(t.status(), 0)


def test_without_the_mouse(home):
    home.write("config", "[reader]\nmouse = no\n")
    with Terminal(home, cols=80, rows=24) as t:
        t.until("No news yet")
        equal(t.tmux("display-message", "-p", "#{mouse_any_flag}").strip(), "0")
        t.keys("?")
        t.until("Keys")
        t.keys("G")
        assert "Shift-drag" not in t.screen()
        t.keys("Escape")
        t.keys("Q")
        equal(t.status(), 0)
        equal(t.tmux("display-message", "-p", "#{mouse_any_flag}").strip(), "0")


def test_first_run_fetches_nothing(home):
    home.env.pop("LEDE_NOW")
    with Terminal(home, cols=80, rows=24) as t:
        screen = t.until("No news yet")
        has(screen, "suggested feeds", "OPML", "sample edition", "Nothing is fetched until you choose")
        t.keys("q")
        equal(t.status(), 0)


def test_the_sample_edition(home):
    home.env.pop("LEDE_NOW")
    with Terminal(home, "--sample") as t:
        screen = t.until("RELATED", 60)
        has(screen, "outlets")
        t.keys("j")
        t.until("ALSO IN 4 OTHERS")  # with a story that has few related
        t.keys("Q")
        equal(t.status(), 0)
    assert not os.path.exists(home.store)
    left = [n for n in os.listdir(home.path) if os.path.isdir(os.path.join(home.path, n))]
    equal(left, [])


def test_a_fetcher_that_dies_is_started_again(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            os.kill(child_named(t.pid(), "lede-fetcher"), signal.SIGKILL)
            t.until("started again")
            t.keys("s")
            t.until("★")
            child_named(t.pid(), "lede-fetcher")
            t.keys("Q")
            equal(t.status(), 0)
        equal(len(home.lines("list", "--saved", "--json")), 1)
        home.sound()


def test_marks_wait_for_a_busy_store(home):
    """Another program writes for longer than a writer waits."""
    marks = "SELECT count(*) FROM story WHERE saved = 1"
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            child_named(t.pid(), "lede-fetcher")
            time.sleep(0.5)
            other = sqlite3.connect(home.store, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            t.keys("s", "j", "s")
            t.until("The store is busy: 2 changes waiting.", 20)
            has(t.screen(), "★")
            other.execute("COMMIT")
            other.close()
            stored(home, marks, [(2,)], 20)
            t.keys("u")
            stored(home, marks, [(1,)])
            t.keys("Q")
            equal(t.status(), 0)


def test_a_fetcher_that_hangs_does_not_delay_leaving(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            fetcher = child_named(t.pid(), "lede-fetcher")
            time.sleep(0.5)
            os.kill(fetcher, signal.SIGSTOP)
            t.keys("s")
            t.until("★")
            t.keys("Q")
            equal(t.status(), 1)
            t.until("1 change may not have been saved")
        home.sound()


def test_without_a_fetcher_reading_goes_on(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home, env={"LEDE_EXEC_PATH": "/nonexistent"}) as t:
            t.until("TOP STORIES")
            t.until("reading only")
            t.keys("Enter")
            t.until_any("RELATED", "MORE IN")
            t.keys("Q")
            equal(t.status(), 0)


def test_marks_survive_a_killed_reader(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("s")
            t.until("★")
            time.sleep(0.5)
            os.kill(t.pid(), signal.SIGKILL)
        time.sleep(0.5)
        equal(len(home.lines("list", "--saved", "--json")), 1)
        home.sound()


def test_terminals_that_cannot(home):
    with Terminal(home, env={"TERM": "nosuch"}) as t:
        t.until("no terminal description")
        equal(t.status(), 2)
    with Terminal(home, env={"TERM": "dumb"}) as t:
        t.until("lede --plain")
        equal(t.status(), 2)
    _, err = home.run(status=2)
    has(err, "lede")


def test_signals_restore_the_terminal(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            os.kill(t.pid(), signal.SIGTERM)
            t.status(5)
        home.sound()


def test_user_commands(home):
    note = os.path.join(home.path, "note")
    script = os.path.join(home.path, "keep it")
    with open(script, "w", encoding="utf-8") as f:
        f.write(f'#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done >{note}\n')
    os.chmod(script, 0o700)
    with Server() as web:
        subscribe(home, web)
        home.write("config", f"[commands]\nkeep = \"{script}\" --as '%t; touch /nowhere' %f %u\n"
                   "open = false\nbroken = \"half\n[keys]\nkeep = gX\n")
        home.run("refresh")
        out, _ = home.run("check", status=2)
        has(out, "config:3: open: lede has an action with that name", "config:4: broken: ")
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("j", "j", "g", "X")
            t.until("Started keep.")
            t.keys("g")
            t.until("1 of ")  # there is no other key in time
            t.keys("Z")
            t.until("Z does nothing here.")
            t.keys(":", "k", "e", "e", "p")
            t.until("keep it")
            t.keys("Escape", "Q")
            equal(t.status(), 0)
    with open(note, encoding="utf-8") as f:
        words = f.read().splitlines()
    equal(len(words), 4)
    equal(words[0], "--as")
    assert words[1].endswith("; touch /nowhere"), words
    assert words[3].startswith("http"), words


def test_plain_reads_without_a_screen(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        out, _ = home.run("--plain", stdin="1\nq\n")
        has(out, "unread headlines", "\n1. unread: ")  # which leads, the order of arrival tells
        story = out.split("\n10. unread: ", 1)[1]
        assert len(story.splitlines()) > 2, story
        assert "\x1b" not in out


def test_plain_does_what_the_keys_do(home):
    with Server() as web:
        subscribe(home, web)
        # one after another: what is related depends a little on the order of arrival
        home.write("config", "[fetch]\nconnections = 1\nper-host = 1\n")
        home.run("refresh")
        home.env["BROWSER"] = "echo opened"
        out, _ = home.run("--plain", stdin="l\nl 2\nf\n2\ns\no\no 99\na\nr\nl 9\nu\nu\nu\nl 3\n1\nr\nq\n")
        pages = out.split("> ")
        has(pages[1], "1. Front page", "2. ", " unread", "Saved, 0 headlines", "All, ")
        has(pages[2], "1. unread: ")
        has(pages[3], "Unread headlines only.")
        has(pages[5], "Saved.")
        has(pages[7], "There is no link with that number.")
        has(pages[9], "Also in:", "Related:")
        has(pages[10], "There is no section with that number.")
        has(pages[11], "Undone.")
        has(pages[13], "Nothing to undo.")
        has(pages[16], "More in this section:")


def test_plain_goes_through_what_a_search_finds(home):
    with Server() as web:
        subscribe(home, web)
        home.run("refresh")
        out, _ = home.run("--plain", stdin="/the\nn\np\nq\n")
        pages = out.split("> ")
        equal(len(pages[1].splitlines()), 10)
        assert pages[1] != pages[2], pages[1]
        equal(pages[3], pages[1])


def test_a_sidebar_of_nothing(home):
    """Whatever key goes there."""
    home.write("config", "[fetch]\nauto = no\n")
    home.feeds(plain_feed(home, "only", "Apples rise"))
    home.run("refresh")
    for keys in (["Tab", "j", "k", "G"], ["Right", "Enter"], ["Enter", "Tab", "Enter", "l", "h"]):
        with Terminal(home) as t:
            t.until("Apples rise")
            t.keys(*keys)
            time.sleep(0.3)
            t.keys("Q")
            equal(t.status(), 0)


def plain_feed(home, name, *titles):
    """A feed of its own in a file; its address."""
    path = os.path.join(home.path, name)
    with open(path, "w") as f:
        f.write(f"<rss version='2.0'><channel><title>{name}</title>"
                + "".join(f"<item><title>{t}</title><guid>{t}</guid></item>" for t in titles) + "</channel></rss>")
    return "file://" + path


def test_changes_of_other_programs_are_shown(home):
    """Marks and new stories of another program are shown within a second or so; what
    it added since the list was made is not marked with the list."""
    first = plain_feed(home, "first", "Apples rise", "Bridge opens", "Comet seen", "Dance hall")
    home.write("config", "[fetch]\nauto = no\n")
    home.feeds(first)
    home.run("refresh")
    with Terminal(home) as t:
        t.until("4 unread")
        t.keys("2")
        t.until("HEADLINE")
        home.run("mark", "read", "1", "2")
        t.until("2 unread")
        home.feeds(first, plain_feed(home, "second", "Eagles nest", "Ferry late", "Garden show"))
        home.run("refresh")
        t.until("3 new")
        t.keys("A")
        t.until("2 marked read")
        t.keys("g")
        t.until("Ferry late")
        t.gone("3 new")
        t.keys("Q")
        equal(t.status(), 0)
    equal(home.sql("SELECT count(*) FROM story WHERE read = 0"), [(3,)])


if not os.access(os.path.join(BUILD, "lede"), os.X_OK) or not shutil.which("tmux"):
    sys.exit(77)
assert os.path.isdir(TOP)
main(globals())
