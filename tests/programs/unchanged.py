#!/usr/bin/env python3
"""What a refresh that brings nothing does to the store: as little as possible."""
import os
import sqlite3
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, Server, equal, main  # noqa: E402


def commits(wal):
    """How many transactions a write-ahead log has: frames with the size of the file after a commit
    (https://www.sqlite.org/fileformat2.html section 4.1), of the log's own salt."""
    with open(wal, "rb") as f:
        bytes_ = f.read()
    if len(bytes_) < 32:
        return 0
    size, salt = struct.unpack(">I", bytes_[8:12])[0], bytes_[16:24]
    frames = [bytes_[at:at + 24] for at in range(32, len(bytes_) - size - 23, size + 24)]
    return sum(frame[4:8] != b"\0\0\0\0" for frame in frames if frame[8:16] == salt)


def transactions(home, *args):
    """Of that command. A connection that stays open keeps the log."""
    db = sqlite3.connect(home.store)
    try:
        db.execute("SELECT count(*) FROM story").fetchall()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        home.run(*args)
        return commits(home.store + "-wal")
    finally:
        db.close()


def test_a_refresh_that_brings_nothing_is_one_transaction(home):
    with Server("--items", "2") as web:
        home.write("config", "[fetch]\nper-host = 8\n")
        home.feeds(*(f"{web.base}/feed/{n}" for n in range(300)))
        home.run("refresh")
        before = home.sql("SELECT unread, stories FROM total")
        equal(transactions(home, "refresh", "--all"), 1)
        equal(home.sql("SELECT DISTINCT status FROM feed"), [(304,)])
        equal(home.sql("SELECT unread, stories FROM total"), before)


def test_without_a_due_feed_nothing_is_written(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1")
        home.run("refresh")
        equal(transactions(home, "refresh"), 0)


def parsers(home, *args):
    """How many parsers that command starts: each says hello to the fetcher."""
    trace = home.env["LEDE_TRACE"] = os.path.join(home.path, "trace")
    home.run(*args)
    with open(trace) as f:
        count = sum("PARSER_HELLO" in line for line in f)
    os.unlink(trace)
    return count


def test_the_same_bytes_are_not_parsed(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1")
        assert parsers(home, "refresh") > 0
        home.change("UPDATE feed SET etag = NULL, modified = NULL")
        equal(parsers(home, "refresh", "--all"), 0)
        equal(home.sql("SELECT status, note FROM feed"), [(200, "unchanged")])


def test_a_changed_file_of_feeds_or_mutes_is_seen(home):
    with Server() as web:
        home.feeds(web.base + "/feed/1")
        home.run("refresh")
        home.feeds(web.base + "/feed/1", web.base + "/feed/2")
        home.run("refresh")
        equal(home.sql("SELECT count(*) FROM feed WHERE removed = 0"), [(2,)])
        (title,) = home.sql("SELECT title FROM story ORDER BY id LIMIT 1")[0]
        home.write("filters", f'mute "{title.split()[0]}"\n')
        home.run("refresh")
        (muted,) = home.sql("SELECT count(*) FROM muted")[0]
        assert muted > 0
        home.write("filters", "")
        home.run("refresh")
        equal(home.sql("SELECT count(*) FROM muted"), [(0,)])


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
