#!/usr/bin/env python3
"""The loopback web of the tests: serves documents and misbehaves on request.

    server.py [--feeds N --items M]   prints its port on a line, then serves
                                      until its standard input is closed

A path is what it does:
    /file/NAME        tests/data/feeds/NAME, with ETag and Last-Modified
    /feed/N           feed number N, made by rule; ?v=2 a later version, ?after=MS
                      when so many milliseconds have gone by
    /page             an HTML page that names two feeds
    /status/CODE      that status, with a body that is no feed
    /wait/SECONDS     503 with that Retry-After
    /moved/CODE/PATH  a redirect to /PATH
    /loop             a redirect to itself
    /away?URL         a redirect to URL
    /gzip/N /bomb /endless /headers /cut /slow /empty /html /garbage
    /count            how many requests came, by path, as JSON
Only 127.0.0.1 is listened on.
"""
import argparse
import gzip
import hashlib
import http.server
import json
import os
import sys
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = ("amber basin cedar delta ember fjord grove harbour island juniper "
         "kiosk lantern meadow nectar orchard pylon quarry river signal "
         "timber umbra valley willow yonder zephyr").split()
EPOCH = 1790000000  # of made feeds


def words(seed, n):
    """n words that depend on the seed alone."""
    digest = hashlib.sha256(str(seed).encode()).digest()
    return " ".join(WORDS[digest[i % 32] % len(WORDS)] + str(digest[(i * 7) % 32] % 10)
                    for i in range(n))


def made_feed(number, items, version=1):
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
           f"<title>Made feed {number}</title><link>http://127.0.0.1/</link>"
           "<description>Made by rule.</description>\n"]
    for i in range(items):
        key = f"{number}-{i}"
        title = words(key, 9).capitalize()
        if version > 1 and i == 0:
            key += f"-v{version}"
            title = f"Version {version}: {title}"
        when = time.strftime("%a, %d %b %Y %H:%M:%S +0000",
                             time.gmtime(EPOCH - i * 1800 - number * 7))
        out.append(f"<item><title>{title}</title><link>http://127.0.0.1/story/{key}</link>"
                   f"<guid isPermaLink=\"false\">{key}</guid><pubDate>{when}</pubDate>"
                   f"<description>&lt;p&gt;{words(key + 's', 40)}.&lt;/p&gt;"
                   f"&lt;p&gt;{words(key + 't', 30)}.&lt;/p&gt;</description></item>\n")
    out.append("</channel></rss>\n")
    return "".join(out).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    counts = {}
    items = 10
    cache = {}
    lock = threading.Lock()

    def log_message(self, *args):
        pass

    def reply(self, body, status=200, content_type="application/rss+xml", headers=(), length=None):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def document(self, body, content_type="application/rss+xml"):
        etag = '"' + hashlib.md5(body).hexdigest() + '"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        self.reply(body, content_type=content_type,
                   headers=[("ETag", etag), ("Last-Modified", "Mon, 21 Sep 2026 08:00:00 GMT")])

    def do_GET(self):
        path, _, query = self.path.partition("?")
        parts = path.strip("/").split("/")
        with self.lock:
            self.counts[path] = self.counts.get(path, 0) + 1
        act = getattr(self, "get_" + parts[0], None)
        try:
            if act:
                act(parts[1:], query)
            else:
                self.reply(b"<html><title>Not here</title></html>", 404, "text/html")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def get_file(self, parts, query):
        name = os.path.basename(parts[0])
        for folder in ("data/feeds", "../feeds/sample"):
            path = os.path.join(HERE, folder, name)
            if os.path.exists(path):
                with open(path, "rb") as f:
                    self.document(f.read(), "application/xml")
                return
        self.reply(b"no such file", 404, "text/plain")

    def get_feed(self, parts, query):
        if not parts:
            self.reply(b"no such feed", 404, "text/plain")
            return
        options = urllib.parse.parse_qs(query)
        version = int(options.get("v", ["1"])[0])
        time.sleep(int(options.get("after", ["0"])[0]) / 1000)
        key = (int(parts[0]), version)
        if key not in self.cache:
            self.cache[key] = made_feed(key[0], self.items, version)
        self.document(self.cache[key])

    def get_page(self, parts, query):
        self.reply(b"<!DOCTYPE html><html><head><title>A site</title>"
                   b'<link rel="alternate" type="application/rss+xml" title="News" href="/feed/1">'
                   b'<link rel="alternate" type="application/atom+xml" title="Film" href="/feed/2">'
                   b"</head><body><p>Welcome.</body></html>", content_type="text/html")

    def get_refreshing(self, parts, query):
        self.reply(b"<!DOCTYPE html><html><head><title>It has moved</title>"
                   b'<meta http-equiv="refresh" content="0; url=/' + "/".join(parts).encode() +
                   b'"></head><body><a href="/feed">here</a></body></html>', content_type="text/html")

    def get_badpage(self, parts, query):
        self.reply(b"<!DOCTYPE html><html><head><title>A site</title>"
                   b'<link rel="alternate" type="application/rss+xml" title="News" href="/status/500">'
                   b"</head><body><p>Welcome.</body></html>", content_type="text/html")

    def get_onepage(self, parts, query):
        self.reply(b"<!DOCTYPE html><html><head><title>A site</title>"
                   b'<link rel="alternate" type="application/rss+xml" title="News" href="/feed/3">'
                   b"</head><body><p>Welcome.</body></html>", content_type="text/html")

    def get_status(self, parts, query):
        self.reply(made_feed(1, 2), int(parts[0]))

    def get_wait(self, parts, query):
        self.reply(b"later", 503, "text/plain", [("Retry-After", parts[0])])

    def get_moved(self, parts, query):
        self.reply(b"", int(parts[0]), headers=[("Location", "/" + "/".join(parts[1:]))])

    def get_spaced(self, parts, query):
        if query == "to":
            self.reply(b"", 302, headers=[("Location", "/spaced?a|b c")])
        else:
            self.reply(made_feed(7, 2), 200 if query == "a%7Cb%20c" else 404)

    def get_loop(self, parts, query):
        self.reply(b"", 302, headers=[("Location", "/loop")])

    def get_away(self, parts, query):
        self.reply(b"", 302, headers=[("Location", urllib.parse.unquote(query))])

    def get_gzip(self, parts, query):
        self.reply(gzip.compress(made_feed(int(parts[0]), self.items)),
                   headers=[("Content-Encoding", "gzip")])

    def get_bomb(self, parts, query):
        self.reply(gzip.compress(b"<rss><channel>" + b" " * (64 << 20)),
                   headers=[("Content-Encoding", "gzip")])

    def get_brotli(self, parts, query):
        self.reply(b"\x8b\x02\x80", headers=[("Content-Encoding", "br")])

    def get_endless(self, parts, query):
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b"<rss>" + b"x" * 65536)
        self.close_connection = True

    def get_headers(self, parts, query):
        self.send_response(200)
        for i in range(500):
            self.send_header(f"X-Long-{i}", "y" * 1000)
        self.end_headers()
        self.close_connection = True

    def get_cut(self, parts, query):
        body = made_feed(9, self.items)
        self.reply(body[:len(body) // 2], length=len(body))
        self.close_connection = True

    def get_slow(self, parts, query):
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(1)
        self.close_connection = True

    def get_empty(self, parts, query):
        self.reply(b"")

    def get_html(self, parts, query):
        self.reply(b"<!DOCTYPE html><html><head><title>Hello</title></head>"
                   b"<body>Not a feed.</body></html>", content_type="text/html")

    def get_garbage(self, parts, query):
        self.reply(bytes(range(256)) * 40, content_type="application/octet-stream")

    def get_noitems(self, parts, query):
        self.reply(b'<rss version="2.0"><channel><title>Empty</title></channel></rss>')

    def get_evil(self, parts, query):
        self.reply(b'<rss version="2.0"><channel><title>Evil</title><item>'
                   b"<title>Bad &#27;[31m news %s&#x202e;</title>"
                   b"<link>http://127.0.0.1/$(touch pwned)'\"</link>"
                   b"<guid>evil</guid></item></channel></rss>")

    def get_count(self, parts, query):
        self.reply(json.dumps(self.counts).encode(), content_type="application/json")


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # clients that were killed are part of the tests

    daemon_threads = True
    request_queue_size = 256


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=10)
    args = parser.parse_args()
    Handler.items = args.items
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main()
