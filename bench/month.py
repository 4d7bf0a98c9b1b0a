#!/usr/bin/env python3
"""A month of refreshing: how often feeds are asked, and how late their entries come.

    month.py BUILD [--days N] [--step MINUTES]

One loopback server publishes entries on known rhythms by a clock that is set (LEDE_NOW);
at each step `lede refresh` runs, once with the default every = auto and once with an hour
for all. Prints a table for each: entries a day, requests a day, and the delay between
publication and arrival, in which is that of the step. The same seed gives the same month.
"""
import argparse
import concurrent.futures
import email.utils
import http.server
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
MONDAY = 1789948800  # 2026-09-21T00:00:00Z
HOUR, DAY = 3600, 86400
BEFORE = 90 * DAY  # the archive, when it is fetched first
KEPT = 40  # entries of a document


def evenly(a_day, open_at=lambda t: True):
    """Times at random, so many a day on the average, while it publishes."""
    def times(rng, start, end):
        t = start
        while t < end:
            t += rng.expovariate(a_day / DAY)
            if open_at(t):
                yield int(t)
    return times


def office(t):
    return (t // DAY + 3) % 7 < 5 and 9 <= t % DAY // HOUR < 17


def by_day(t):
    return 6 <= t % DAY // HOUR < 22


class Feed:
    """When it publishes, what its document and its answers say."""

    def __init__(self, name, times=None, about="", headers=None, fails=None, moved=None):
        self.name, self.about, self.headers = name, about, headers or {}
        self.fails, self.moved = fails or (lambda day: None), moved
        self.times, self.source = [], times
        self.requests = 0

    def publish(self, start, end):
        rng = random.Random(self.name)
        self.times = sorted(self.source(rng, start, end)) if self.source else []
        self.requests = 0

    def document(self, now):
        published = [(i, t) for i, t in enumerate(self.times) if t <= now][-KEPT:]
        items = "".join(f"<item><title>Entry {i} of {self.name}</title><guid isPermaLink='false'>{i}</guid>"
                        f"<pubDate>{email.utils.formatdate(t)}</pubDate></item>" for i, t in reversed(published))
        return published[-1][0] if published else 0, (
            f"<rss version='2.0'><channel><title>{self.name}</title>{self.about}{items}</channel></rss>").encode()


NIGHTS = "<skipHours>" + "".join(f"<hour>{h}</hour>" for h in (22, 23, 0, 1, 2, 3, 4, 5)) + "</skipHours>"
FEEDS = [
    Feed("96 a day", evenly(96)), Feed("24 a day", evenly(24)), Feed("5 a day", evenly(5)),
    Feed("1 a day", evenly(1)), Feed("1 a week", evenly(1 / 7)), Feed("1 a month", evenly(1 / 30)),
    Feed("20 on working days, 9 to 17", evenly(60, office)),
    Feed("dead for two months", lambda rng, start, end: [start + i * DAY for i in range(30)]),
    Feed("24 a day, ttl 12 h", evenly(24), "<ttl>720</ttl>"),
    Feed("24 a day, max-age 2 h", evenly(24), headers={"Cache-Control": "max-age=7200"}),
    Feed("24 by day, skipHours at night", evenly(36, by_day), NIGHTS),
    Feed("24 a day, 503 for 3 days", evenly(24), fails=lambda day: 503 if 10 <= day < 13 else None),
    Feed("404 for ever", fails=lambda day: 404),
    Feed("5 a day, moved (301)", evenly(5), moved="new"),
]


class Site:
    """The server; `now` is its clock."""

    def __init__(self, start):
        site = self
        self.start = self.now = start

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                site.answer(self)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request):
        words = request.path.strip("/").split("/")
        feed = FEEDS[int(words[0])]
        feed.requests += 1
        status, headers, body = self.reply(feed, words, request.headers.get("If-None-Match"))
        request.send_response_only(status)
        for name, value in headers.items():
            request.send_header(name, value)
        if status != 304:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if status != 304:
            request.wfile.write(body)

    def reply(self, feed, words, known):
        failure = feed.fails((self.now - self.start) // DAY)
        if failure:
            return failure, {}, b""
        if feed.moved and len(words) == 1:
            return 301, {"Location": f"/{words[0]}/{feed.moved}"}, b""
        newest, body = feed.document(self.now)
        headers = dict(feed.headers, ETag=f'"{newest}"')
        if known == headers["ETag"]:
            return 304, headers, b""
        return 200, headers, body


def refresh(env, build, now):
    """One run; a feed that fails is no failure of it."""
    done = subprocess.run([os.path.join(build, "lede"), "refresh"], env=dict(env, LEDE_NOW=str(now)),
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())


def month(build, args, every):
    """Runs it; of each feed: entries, requests, delays."""
    home = tempfile.mkdtemp(prefix="lede-month-")
    env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + "/c", XDG_DATA_HOME=home + "/d",
               XDG_STATE_HOME=home + "/s", LEDE_EXEC_PATH=build, LC_ALL="C.UTF-8",
               LEDE_DATA_PATH=os.path.join(HERE, "..", "feeds"))
    site, end = Site(MONDAY), MONDAY + args.days * DAY
    os.makedirs(home + "/c/lede")
    with open(home + "/c/lede/config", "w") as f:
        f.write(f"[fetch]\nevery = {every}\n[reader]\nread-copies = no\n")
    with open(home + "/c/lede/feeds", "w") as f:
        f.writelines(f"{site.base}/{i} \"{feed.name}\"\n" for i, feed in enumerate(FEEDS))
    for feed in FEEDS:
        feed.publish(MONDAY - BEFORE, end)
    for now in range(MONDAY, end, args.step * 60):
        site.now = now
        refresh(env, build, now)
    db = sqlite3.connect(home + "/d/lede/lede.db")
    arrived = {(name, int(guid)): when for name, guid, when in db.execute(
        "SELECT f.name, s.guid, s.arrived FROM story s JOIN feed f ON f.id = s.feed")}
    db.close()
    site.server.shutdown()
    site.server.server_close()
    shutil.rmtree(home)
    rows = []
    for feed in FEEDS:
        new = [(i, t) for i, t in enumerate(feed.times) if t > MONDAY]
        delays = [arrived[feed.name, i] - t for i, t in new if (feed.name, i) in arrived]
        rows.append((feed.name, len(new), feed.requests, delays))
    return rows


def words(seconds):
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{seconds / HOUR:.1f} h"


def late(delays):
    if not delays:
        return "– | –"
    delays = sorted(delays)
    return f"{words(statistics.median(delays))} | {words(delays[int(len(delays) * .95)])}"


def total(name, rows, days):
    entries, requests = sum(r[1] for r in rows), sum(r[2] for r in rows)
    return (f"| **{name}** | {entries / days:.1f} | {requests / days:.1f} | "
            f"{late([d for r in rows for d in r[3]])} |")


def report(rows, days):
    yield "| feed | entries a day | requests a day | delay, median | delay, 95 % |"
    yield "| --- | --: | --: | --: | --: |"
    for name, entries, requests, delays in rows:
        yield f"| {name} | {entries / days:.1f} | {requests / days:.1f} | {late(delays)} |"
    yield total(f"all {len(rows)}", rows, days)
    free = [r for r, feed in zip(rows, FEEDS) if not feed.about and not feed.headers]
    yield total(f"the {len(free)} that ask for nothing", free, days)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--step", type=int, default=15, help="minutes between two runs of lede refresh")
    args = parser.parse_args()
    settings = "auto", "1h"
    with concurrent.futures.ProcessPoolExecutor(len(settings)) as pool:
        months = [pool.submit(month, os.path.abspath(args.build), args, every) for every in settings]
        for every, rows in zip(settings, months):
            print(f"\nevery = {every}, `lede refresh` every {args.step} minutes for {args.days} days:\n")
            print("\n".join(report(rows.result(), args.days)), flush=True)


if __name__ == "__main__":
    main()
