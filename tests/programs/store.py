#!/usr/bin/env python3
"""Two programs on one store: neither refuses the other's work, or holds it up."""
import os
import time

from harness import Server, equal, has, main


def test_marks_are_not_refused_while_another_program_refreshes(home):
    """Feeds that come one after another, each stored as it comes."""
    with Server("--items", "20") as web:
        home.feeds(web.base + "/feed/0")
        home.run("refresh")
        home.feeds(web.base + "/feed/0", *[f"{web.base}/feed/{n}?after=150" for n in range(1, 40)])
        ids = [s["id"] for s in home.lines("list", "--json", "--limit", "0")]
        fetcher = home.start("refresh")
        marked = 0
        while fetcher.poll() is None or marked < 10:
            home.run("mark", "read" if marked % 2 == 0 else "unread", str(ids[marked % len(ids)]))
            marked += 1
        fetcher.communicate()
        equal(fetcher.returncode, 0)
    home.sound()


def test_a_group_that_is_not_stored_is_said(home):
    """Also where the refresh goes on after it, and ends well."""
    with Server() as web:
        home.feeds(web.base + "/feed/0")
        home.run("refresh")
        home.change("CREATE TRIGGER refuse BEFORE INSERT ON story WHEN new.guid LIKE '2-%'"
                    " BEGIN SELECT RAISE(ABORT, 'this one'); END")
        home.feeds(*[f"{web.base}/feed/{n}" for n in range(8)], web.base + "/feed/9?after=1500")
        _, err = home.run("refresh", status=1)
        has(err, "could not be written to the store")
        equal(home.sql("SELECT count(*) FROM feed f WHERE etag IS NOT NULL AND NOT EXISTS"
                       " (SELECT 1 FROM story WHERE feed = f.id)"), [(0,)])
        home.change("DROP TRIGGER refuse")
        home.run("refresh")
        equal(home.sql("SELECT count(*) FROM story"), [(90,)])
    home.sound()


def test_a_repair_that_is_killed_is_done_again(home):
    with Server("--items", "40") as web:
        home.feeds(*[f"{web.base}/feed/{n}" for n in range(10)])
        home.run("refresh")
    home.run("mark", "saved", "1", "2", "3")
    home.change("INSERT INTO gone VALUES (1, 'deleted')")
    home.change("PRAGMA wal_checkpoint(TRUNCATE)")
    ((page, size),) = home.sql("SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
                               " WHERE name = 'story_time'")
    with open(home.store, "r+b") as f:
        f.seek((page - 1) * size)
        f.write(b"\xff" * 200)
    for ms in range(20, 200, 30):
        repair = home.start("check", "--repair")
        time.sleep(ms / 1000)
        repair.kill()
        repair.communicate()
        if repair.returncode != -9:
            break
        assert os.path.exists(home.store)
    home.run("check", "--repair")
    equal(home.sql("SELECT count(*), sum(saved) FROM story"), [(400, 3)])
    equal(home.sql("SELECT guid FROM gone"), [("deleted",)])
    home.sound()


if __name__ == "__main__":
    main(globals())
