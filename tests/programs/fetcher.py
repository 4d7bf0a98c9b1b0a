#!/usr/bin/env python3
"""The fetcher with several commands at once, and every end of a refresh. Asserted is the order of
events; what a test holds back continues when the test lets it."""
import fcntl
import os
import signal
import struct
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, child_named, equal, has, main  # noqa: E402
from wire import Fetcher, Gate, Web, fetch_settings, redirect_to, rss, text, within  # noqa: E402


def held(gate, page):
    """A page that is not given before the gate is open."""
    def give(_):
        gate.wait()
        return page
    return give


def unlocked(home):
    """Whether no lede refreshes, or works in the background."""
    try:
        with open(home.path + "/data/lede/lock") as f:
            fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False


def ack(**counts):
    return dict({"code": 0, "words": None, "batch": 0, "new": 0, "feeds": 0, "failed": 0,
                 "offline": 0}, **counts)


def test_a_feed_is_added_while_a_refresh_ends(home):
    gate = Gate(home)
    fetch_settings(home)
    with Web(feed=rss("A"), other=held(gate, rss("B"))) as web:
        home.feeds(f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            add = fetcher.add(f"{web.base}/other")
            within(lambda: web.headers("/other"))
            equal(fetcher.answer(fetcher.refresh())["new"], 1)
            assert add not in fetcher.acks
            gate.open()
            equal(fetcher.answer(add)["words"], f"{web.base}/other")
        has(home.read("feeds"), "/other")


def test_a_feed_is_added_while_a_refresh_is_stopped(home):
    gate = Gate(home)
    fetch_settings(home)
    with Web(feed=held(gate, rss("A")), other=held(gate, rss("B"))) as web:
        home.feeds(f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            add = fetcher.add(f"{web.base}/other")
            refresh = fetcher.refresh()
            within(lambda: web.headers("/feed") and web.headers("/other"))
            fetcher.command("COMMAND_STOP")
            equal(fetcher.answer(refresh), ack())
            gate.open()
            equal(fetcher.answer(add)["words"], f"{web.base}/other")


def test_a_stopped_refresh_ends_like_any_other(home):
    """Its lock is free, what came is stored and digested, the next one begins."""
    gate = Gate(home)
    fetch_settings(home)
    with Web(fast=rss("A"), feed=held(gate, rss("B"))) as web:
        home.feeds(f"{web.base}/fast", f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            fetcher.answer(fetcher.mark(1))
            within(lambda: unlocked(home))  # nothing is left to do in the background
            refresh = fetcher.refresh()
            while not any(p[0] == 1 for p in fetcher.progress):
                fetcher.receive()
            fetcher.command("COMMAND_STOP")
            equal(fetcher.answer(refresh), ack(new=1, feeds=1))
            equal(fetcher.progress[-1], (1, 1, 1, 0))
            within(lambda: home.sql("SELECT count(*) FROM story WHERE digested > 0") == [(1,)])
            within(lambda: unlocked(home))
            gate.open()
            equal(fetcher.answer(fetcher.refresh(f"{web.base}/feed")), ack(new=1, feeds=1))


def test_a_refresh_is_joined(home):
    """Each is answered when its own feeds are done, with their counts."""
    gate, now = Gate(home), int(home.env["LEDE_NOW"])
    fetch_settings(home)
    with Web(slow=held(gate, rss("A", "B")), fast=rss("C"), bad=(500, {})) as web:
        slow, fast, bad = (f"{web.base}/{name}" for name in ("slow", "fast", "bad"))
        home.feeds(slow, fast, bad)
        with Fetcher(home) as fetcher:
            first = fetcher.refresh(slow)
            within(lambda: web.headers("/slow"))
            equal(fetcher.answer(fetcher.refresh(fast, start=now)), ack(new=1, feeds=1))
            # one under way, one done since: neither is fetched again
            both = fetcher.refresh(slow, fast, start=now)
            # and one that was done before is
            equal(fetcher.answer(fetcher.refresh(fast, bad, start=now + 1)), ack(feeds=2, failed=1))
            equal(fetcher.answer(fetcher.refresh("http://127.0.0.1:1/none"))["code"], 9)
            whole = fetcher.refresh(start=now)
            fetcher.silent()
            assert not {first, both, whole} & set(fetcher.acks)
            gate.open()
            equal(fetcher.answer(first), ack(new=2, feeds=1))
            equal(fetcher.answer(both), ack(new=3, feeds=2))
            equal(fetcher.answer(whole), ack(new=2, feeds=3, failed=1))
            equal(len(web.headers("/slow")), 1)
            equal(len(web.headers("/fast")), 2)
            equal(fetcher.progress[-1], (4, 4, 3, 1))


def test_a_refresh_of_the_schedule_is_joined(home):
    gate = Gate(home)
    with Web(feed=rss("A")) as web:
        home.feeds(f"{web.base}/feed")
        home.run("refresh")
        web.pages["/feed"] = held(gate, rss("A", "B"))
        home.env["LEDE_NOW"] = str(int(home.env["LEDE_NOW"]) + 2 * 86400)
        with Fetcher(home) as fetcher:
            # no command starts it: the loop looks at the schedule when something comes
            within(lambda: fetcher.answer(fetcher.mark(1)) and len(web.headers("/feed")) == 2)
            mine = fetcher.refresh(f"{web.base}/feed", start=int(home.env["LEDE_NOW"]))
            equal(fetcher.answer(fetcher.mark(1))["code"], 0)
            assert mine not in fetcher.acks
            gate.open()
            equal(fetcher.answer(mine), ack(new=1, feeds=1))
        equal(len(web.headers("/feed")), 2)


def test_another_lede_is_refreshing(home):
    gate = Gate(home)
    fetch_settings(home)
    with Web(feed=held(gate, rss("A"))) as web:
        home.feeds(f"{web.base}/feed")
        with Fetcher(home) as one:
            refresh = one.refresh()
            within(lambda: web.headers("/feed"))
            # not before: background work of another one has the lock, too
            with Fetcher(home) as other:
                equal(other.answer(other.refresh())["words"], "Another lede is refreshing.")
            gate.open()
            equal(one.answer(refresh)["new"], 1)


def test_a_late_document_is_not_the_next_refreshs(home):
    """Both refreshes ask one feed; the parser has the first one's when it is stopped."""
    large = os.path.join(home.path, "large.xml")
    with open(large, "w") as f:
        f.write(rss(*[f"Large {i}" for i in range(100000)]))
    with Web(feed=rss("Right")) as web:
        fetch_settings(home, "max-items = 10")
        home.feeds("file://" + large, f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            refresh = fetcher.refresh("file://" + large)
            parser = child_named(fetcher.process.pid, "lede-fetcher", "--parser")
            os.kill(parser, signal.SIGSTOP)
            fetcher.command("COMMAND_STOP")
            equal(fetcher.answer(refresh), ack())
            refresh = fetcher.refresh(f"{web.base}/feed")
            within(lambda: web.headers("/feed"))
            fetcher.silent(0.2)
            os.kill(parser, signal.SIGCONT)
            equal(fetcher.answer(refresh), ack(new=1, feeds=1))
        equal(home.sql("SELECT title FROM story"), [("Right",)])


def test_an_interrupted_move_loses_no_history(home):
    def moved(_):
        time.sleep(0.15)  # what came first is stored, and not committed yet
        return redirect_to("/new", 301)

    gate = Gate(home)
    with Web(old=moved, new=rss("A", "B"), fast=rss("C"), slow=held(gate, rss("D"))) as web:
        old, new, fast, slow = (f"{web.base}/{name}" for name in ("old", "new", "fast", "slow"))
        fetch_settings(home, "per-host = 8")
        home.feeds(old)
        for _ in range(2):
            home.run("refresh", "--all")
        before = home.sql("SELECT id, feed, guid FROM story")
        home.run("mark", "saved", str(before[0][0]))
        home.feeds(old, fast, slow)
        fetcher = home.start("refresh", "--all")
        while old in home.read("feeds") and fetcher.poll() is None:
            time.sleep(0.001)
        fetcher.kill()
        fetcher.communicate()
        gate.open()
        home.run("refresh", status=None)
        equal(home.sql("SELECT id, feed, guid FROM story WHERE feed = 1 AND hidden = 0"), before)
        equal(home.sql("SELECT url, removed FROM feed WHERE id = 1"), [(new, 0)])
        equal(home.sql("SELECT count(*) FROM feed"), [(3,)])
        equal(home.sql("SELECT count(*) FROM story WHERE saved = 1"), [(1,)])
        home.sound()


def test_a_removed_feed_comes_back_whole(home):
    """Its settings, its place and the comment above it; and a removal that is sent twice is done once."""
    written = ('# mine\nfile:///nowhere/2 Two\n# the first\nfile:///nowhere/1 "The One" every=3h header="X-A: b c" '
               'keep=40d # why\n\n[Film]\nfile:///nowhere/3\n')
    home.write("feeds", written)
    home.write("config", "[fetch]\nauto = no\n")
    with Fetcher(home) as f:
        removal = text("file:///nowhere/1") + text("removed") + text("yes")
        done = f.answer(f.command("COMMAND_FEED", removal))
        equal(home.read("feeds"), "".join(line + "\n" for line in written.splitlines() if "The One" not in line))
        equal(f.answer(f.command("COMMAND_FEED", removal))["code"], 0)
        equal(f.answer(f.command("COMMAND_UNDO", struct.pack("<q", done["batch"])))["code"], 0)
    equal(home.read("feeds"), written)


def test_an_edited_address_is_completed_or_refused(home):
    home.write("feeds", "https://a.example/ A\n")
    home.write("config", "[fetch]\nauto = no\n")
    with Fetcher(home) as f:
        def edit(url, to):
            return f.answer(f.command("COMMAND_FEED", text(url) + text("url") + text(to)))
        has(edit("https://a.example/", "not an address")["words"], "“not an address” is not an address")
        has(edit("https://a.example/", "mailto:a@a.example")["words"], "is not an address")
        equal(home.read("feeds"), "https://a.example/ A\n")
        done = edit("https://a.example/", " b.example/x y ")
        equal(done["code"], 0)
        equal(home.read("feeds"), "https://b.example/x%20y A\n")
        equal(f.answer(f.command("COMMAND_UNDO", struct.pack("<q", done["batch"])))["code"], 0)
    equal(home.read("feeds"), "https://a.example/ A\n")


def test_what_is_older_than_a_time_is_marked_read(home):
    """Of the whole list, and nothing that is newer; one undo takes it back."""
    path = os.path.join(home.path, "days.rss")
    with open(path, "w") as f:
        f.write('<rss version="2.0"><channel><title>Days</title>' + "".join(
            f"<item><title>Day {n}</title><guid>{n}</guid><pubDate>{n:02} Sep 2026 12:00:00 GMT</pubDate></item>"
            for n in range(1, 21)) + "</channel></rss>")
    fetch_settings(home)
    home.feeds("file://" + path)
    home.run("refresh")
    tenth = home.sql("SELECT time FROM story WHERE title = 'Day 10'")[0][0]

    def mark(before):
        return f.answer(f.command("COMMAND_MARKLIST", struct.pack("<B", 2) + text(None) + struct.pack("<qq", 0, 0)
                                  + text(None) + struct.pack("<qBBq", 1 << 40, 0, 1, before)))
    with Fetcher(home) as f:
        done = mark(tenth)
        equal((done["code"], done["new"]), (0, 9))
        equal(home.sql("SELECT max(time) < ?, count(*) FROM story WHERE read = 1".replace("?", str(tenth))), [(1, 9)])
        equal((mark(tenth)["new"], mark(tenth)["batch"]), (0, 0))
        equal(f.answer(f.command("COMMAND_UNDO", struct.pack("<q", done["batch"])))["code"], 0)
        equal(home.sql("SELECT count(*) FROM story WHERE read = 1"), [(0,)])
        equal(mark(0)["new"], 20)


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
