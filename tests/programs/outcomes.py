#!/usr/bin/env python3
"""Every way in which a transfer ends: what is said, what stays, and that all others arrive."""
import gzip
import itertools
import os
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, equal, has, main  # noqa: E402
from raw_web import RESET, RawWeb, Wait, answer, chunks, head  # noqa: E402
from wire import rss  # noqa: E402

NEWS = rss("old", "news").encode()
ZIPPED = gzip.compress(NEWS)
BOMB = gzip.compress(NEWS[:20] + b" " * (8 << 20), 9)
GZIP = "Content-Encoding: gzip"
CHUNKED = "Transfer-Encoding: chunked"
TIME = 2  # seconds that a transfer may take here
LARGE = "feed is larger than 1 MiB"


def endless(piece):
    """Until the client goes away; more than any limit of these tests."""
    return itertools.chain([head()], itertools.repeat(piece, 4096))


# What a feed answers that answered well before: the name of the row, the pieces, the
# words of its error (None: it has none), its status.
GOOD = {
    "plain": answer(200, NEWS),
    "without-length": [b"HTTP/1.0 200 OK\r\n\r\n", NEWS],
    "chunked": [head(200, CHUNKED), chunks(NEWS[:50], NEWS[50:])],
    "gzip": answer(200, ZIPPED, GZIP),
    "gzip-of-two": answer(200, gzip.compress(NEWS[:20]) + gzip.compress(NEWS[20:]), GZIP),
    "gzip-that-lies": answer(200, ZIPPED + b"\x01\x00\x00\x00", GZIP),
    "gzip-chunked": [head(200, GZIP, CHUNKED), chunks(ZIPPED[:9], ZIPPED[9:])],
    "in-pieces": [head(200, length=len(NEWS)), *[NEWS[i:i + 16] for i in range(0, len(NEWS), 16)]],
    "touched-by-a-proxy": answer(203, NEWS),
    "after-100": [head(100), *answer(200, NEWS)],
    "after-103": [head(103, "Link: </style.css>"), *answer(200, NEWS)],
    **{f"to-plain-{status}": answer(status, b"moved", "Location: /plain") for status in (301, 302, 303, 307, 308)},
}
SAME = {  # no error, and nothing new
    "304": [head(304)],
    "304-with-a-body": [head(304, length=5), b"body!"],
    "204": [head(204)],
}
BAD = {
    "206": (answer(206, NEWS), "206 unexpected partial content", 206),
    "300": (answer(300, NEWS), "status 300", 300),
    "302-nowhere": (answer(302), "a redirect without an address", 302),
    "400": (answer(400, NEWS), "400 bad request", 400),
    "401": (answer(401, NEWS), "401 password needed", 401),
    "403": (answer(403, NEWS), "403 forbidden", 403),
    "404": (answer(404, NEWS), "404 not found", 404),
    "406": (answer(406, NEWS), "406 not acceptable", 406),
    "408": (answer(408, NEWS), "408 request timeout", 408),
    "410": (answer(410, NEWS), "410 gone", 410),
    "429": (answer(429, NEWS), "429 too many requests", 429),
    "429-later": (answer(429, NEWS, "Retry-After: 600"), "429 too many requests; next try at", 429),
    "451": (answer(451, NEWS), "451 unavailable for legal reasons", 451),
    "500": (answer(500, NEWS), "500 server error", 500),
    "502": (answer(502, NEWS), "502 bad gateway", 502),
    "503-later": (answer(503, NEWS, "Retry-After: 600"), "503 service unavailable; next try at", 503),
    "504": (answer(504, NEWS), "504 gateway timeout", 504),
    "599": (answer(599, NEWS), "status 599", 599),
    "silent": ([Wait(10)], f"no answer in {TIME}s", None),
    "silent-body": ([head(200, length=len(NEWS)), NEWS[:50], Wait(10)],
                    f"the response was not complete after {TIME}s", 200),
    "trickle": ([head(200, length=len(NEWS)), *sum([[NEWS[i:i + 1], Wait(0.1)] for i in range(99)], [])],
                f"the response was not complete after {TIME}s", 200),
    "no-answer": ([], "empty response", None),
    "cut-body": ([head(200, length=len(NEWS)), NEWS[:50]], "the response was cut short", 200),
    "cut-chunk": ([head(200, CHUNKED), chunks(NEWS, last=b"ff\r\nab")], "the response was cut short", 200),
    "no-last-chunk": ([head(200, CHUNKED), chunks(NEWS, last=b"")], "the response was cut short", 200),
    "cut-gzip": (answer(200, ZIPPED[:-20], GZIP), "broken gzip", 200),
    "gzip-checksum": (answer(200, ZIPPED[:-8] + b"\0" * 8, GZIP), "broken gzip", 200),
    "no-gzip": (answer(200, NEWS, GZIP), "broken gzip", 200),
    "gzip-twice": (answer(200, gzip.compress(ZIPPED), "Content-Encoding: gzip, gzip"), "gzip, gzip", 200),
    "deflate": (answer(200, zlib.compress(NEWS), "Content-Encoding: deflate"),
                "content encoding deflate is not supported", 200),
    "gzip-of-two-broken": (answer(200, gzip.compress(NEWS[:20]) + ZIPPED[:-8] + bytes(8), GZIP), "broken gzip", 200),
    "gzip-twice": (answer(200, gzip.compress(ZIPPED), GZIP, GZIP), "content encoding gzip, gzip is not supported", 200),
    "brotli": (answer(200, NEWS, "Content-Encoding: br"), "content encoding br is not supported", 200),
    "reset": ([head(200, length=len(NEWS)), NEWS[:50], RESET], "the connection was lost", 200),
    "reset-at-once": ([RESET], "the connection was lost", None),
    "not-http": ([b"220 mail.example ESMTP\r\n"], "not an HTTP response", None),
    "http-0.9": ([NEWS], "not an HTTP response", None),
    "bad-status": ([b"HTTP/1.1 abc Words\r\n\r\n"], "not an HTTP response", None),
    "two-lengths": ([head(200, "Content-Length: 5", length=len(NEWS)), NEWS], "not an HTTP response", 200),
    "bad-length": ([head(200, "Content-Length: -5"), NEWS], "not an HTTP response", 200),
    "bad-chunk": ([head(200, CHUNKED), b"zz\r\n" + NEWS], "not an HTTP response", 200),
    "huge-chunk": ([head(200, CHUNKED), b"f" * 17 + b"\r\n" + NEWS], "not an HTTP response", 200),
    "length-too-large": ([head(200, length=2 << 20), NEWS], LARGE, 200),
    "endless-body": (lambda _: endless(b" " * 65536), LARGE, 200),
    "endless-chunks": (lambda _: [head(200, CHUNKED), *[chunks(b" " * 65536, last=b"")] * 40], LARGE, 200),
    "bomb": (answer(200, BOMB, GZIP), LARGE, 200),
    "endless-headers": (lambda _: itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.repeat(
        b"X-Long: " + b"y" * 8000 + b"\r\n", 4096)), "headers are larger than 300 KiB", 200),
    "endless-header": (lambda _: itertools.chain([b"HTTP/1.1 200 OK\r\nX-Long: "], itertools.repeat(
        b"y" * 65536, 4096)), "a header is larger than 100 KiB", 200),
    "endless-100": (lambda _: itertools.repeat(head(100), 65536), "headers are larger than 300 KiB", 100),
    "html": (answer(200, b"<!doctype html><title>Log in</title>", "Content-Type: text/html"), "not a feed (HTML)", 200),
}


def feeds_of(home):
    """What lede feeds --json says, by the last part of each address."""
    return {f["url"].rsplit("/", 1)[1]: f for f in home.lines("feeds", "--json")}


def titles_of(home):
    """The titles stored, by the last part of their feed's address."""
    titles = {}
    for story in home.lines("list", "--json", "--limit", "0"):
        titles.setdefault(story["feed"].rsplit("/", 1)[1], set()).add(story["title"])
    return titles


def store_old(home, web, names):
    """All feeds answer well once."""
    good = answer(200, rss("old").encode(), 'ETag: "1"')
    web.pages = {f"/{name}": good for name in names}
    home.feeds(*[f"{web.base}/{name}" for name in names])
    out, err = home.run("refresh")
    equal((out.splitlines()[-1], err), (f"{len(names)} feeds, {len(names)} new, 0 failed", ""))


def test_every_outcome(home):
    home.write("config", f"[fetch]\ntimeout = {TIME}s\nmax-body = 1M\nconnections = 64\nper-host = 64\n"
                         "[reader]\nread-copies = no\n")
    names = [*GOOD, *SAME, *BAD]
    with RawWeb({}) as web:
        store_old(home, web, names)
        web.pages = {f"/{name}": pieces for name, pieces in (GOOD | SAME).items()}
        web.pages |= {f"/{name}": pieces for name, (pieces, _, _) in BAD.items()}
        out, err = home.run("refresh", "--all", status=1)
        summary = out.splitlines()[-1]
        feeds, titles = feeds_of(home), titles_of(home)
        wrong = []
        for name in names:
            _, words, status = BAD.get(name, (None, None, feeds[name]["status"]))
            error = feeds[name]["error"]
            if ((words or "") not in (error or "") or (words is None) != (error is None)
                    or feeds[name]["status"] != status):
                wrong.append(f"{name}: {error!r}, {feeds[name]['status']}; wanted {words!r}, {status}")
            if titles[name] != ({"old", "news"} if name in GOOD else {"old"}):
                wrong.append(f"{name}: {titles[name]}")
        equal("\n".join(wrong), "")
        equal(summary, f"{len(names)} feeds, {len(GOOD)} new, {len(BAD)} failed")
        for name, (_, words, _) in BAD.items():
            has("\n".join(line for line in err.splitlines() if f"/{name}: " in line), words)
        # what is good again has no error; those that asked for time are not asked
        web.pages = {f"/{name}": answer(200, NEWS) for name in names}
        out, _ = home.run("refresh", "--all")
        has(out, f"{len(names) - 3} feeds, {len(SAME) + len(BAD) - 3} new, 0 failed")
        equal({name for name, f in feeds_of(home).items() if f["error"]}, {"410", "429-later", "503-later"})
        home.sound()


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
