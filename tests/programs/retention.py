#!/usr/bin/env python3
"""What `keep` deletes, what lede check says of it, and how the file shrinks."""
import os
import random
import signal
import sqlite3
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, Server, equal, has, main  # noqa: E402
from wire import within  # noqa: E402

DAY = 86400


def later(home, days):
    home.env["LEDE_NOW"] = str(int(home.env["LEDE_NOW"]) + days * DAY)


def sweep(home):
    """Background work runs after each refresh."""
    home.run("refresh", "--all")


def fill(home, web, feeds=5):
    """Feeds of 60 stories each, all read but the oldest of each feed, and one saved."""
    home.write("config", "[reader]\nread-copies = no\n")
    home.feeds(*[f"{web.base}/feed/{i}" for i in range(feeds)])
    home.run("refresh")
    home.change("UPDATE content SET html = hex(randomblob(10000))",
                "UPDATE story SET read = id NOT IN (SELECT min(id) FROM story GROUP BY feed)",
                "UPDATE story SET saved = id = (SELECT min(id) + 30 FROM story WHERE feed = 1)")


def size(home):
    db = sqlite3.connect(home.store)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return os.path.getsize(home.store)


def rows(home):
    return home.sql("SELECT count(*), sum(read = 0), sum(saved) FROM story")[0]


def test_check_says_what_a_rule_would_delete(home):
    with Server("--items", "60") as web:
        fill(home, web, 2)
        out, _ = home.run("check")
        has(out, "The store is undamaged.", "; 120 headlines")
        assert "keep" not in out, out
        home.write("feeds", f"{web.base}/feed/0 keep=20\n{web.base}/feed/1\n")
        home.write("config", "[reader]\nkeep = 7d\nread-copies = no\n")
        later(home, 30)
        out, _ = home.run("check")
        has(out, "keep 20: 38 headlines of 1 feed are to be deleted", "keep 7d: 59 headlines of 1 feed are to be")
        equal(rows(home), (120, 2, 1))
        # the clock has run on, and is trusted a day later
        sweep(home)
        later(home, 2)
        sweep(home)
        equal(rows(home), (23, 2, 1))
        out, _ = home.run("check")
        has(out, "; 23 headlines")
        assert "keep" not in out, out
        # nothing comes back while the feed lists it
        out, _ = home.run("refresh", "--all")
        has(out, "0 new")
        home.sound()


def test_the_file_shrinks_in_the_background(home):
    with Server("--items", "60") as web:
        fill(home, web)
        before = size(home)
        home.write("config", "[reader]\nkeep = 5\nread-copies = no\n")
        sweep(home)
        equal(rows(home), (31, 5, 1))
        assert size(home) < before / 2, (size(home), before)
        home.sound()


def test_a_large_older_file_is_made_smaller_by_a_command(home):
    with Server("--items", "60") as web:
        fill(home, web)
        home.change("UPDATE content SET html = hex(randomblob(40000))")
        db = sqlite3.connect(home.store, isolation_level=None)
        db.execute("PRAGMA auto_vacuum = NONE")
        db.execute("VACUUM")
        db.close()
        before = size(home)
        assert before > 16 << 20, before
        home.write("config", "[reader]\nkeep = 5\nread-copies = no\n")
        sweep(home)
        assert size(home) >= before
        has(home.run("check")[0], "lede check --compact makes the file smaller.")
        out, _ = home.run("check", "--compact")
        has(out, "; 31 headlines")
        assert "--compact" not in out and size(home) < before / 4, (out, size(home), before)
        equal(home.sql("PRAGMA auto_vacuum"), [(2,)])
        equal([name for name in os.listdir(os.path.dirname(home.store)) if "etilqs" in name], [])
        home.sound()


def test_kill_9_while_it_shrinks(home):
    """And while another program reads and marks."""
    with Server("--items", "60") as web:
        fill(home, web)
        before = size(home)
        home.write("config", "[reader]\nkeep = 5\nread-copies = no\n")
        reader = sqlite3.connect(home.store)
        seen = reader.execute("SELECT id FROM story")
        seen.fetchone()
        ((saved,),) = home.sql("SELECT id FROM story WHERE saved = 1")
        random.seed(18)
        for _ in range(6):
            with home.start("refresh", "--all") as p:
                within(lambda: p.poll() is not None or home.sql("PRAGMA freelist_count")[0][0] > 128)
                time.sleep(random.random() / 50)
                p.send_signal(signal.SIGKILL)
                home.run("mark", "read", str(saved))
                p.communicate()
            equal(rows(home)[1:], (5, 1))
        equal(len(seen.fetchall()), 299)
        reader.close()
        sweep(home)
        equal(rows(home), (31, 5, 1))
        assert size(home) < before / 2, (size(home), before)
        home.sound()


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
