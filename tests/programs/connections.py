#!/usr/bin/env python3
"""Many transfers at once: who waits for whom, and over how many connections."""
import os
import re
import select
import shutil
import socket
import ssl
import subprocess
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import authority  # noqa: E402
from harness import BUILD, equal, has, main  # noqa: E402
from wire import Fetcher, Web, fetch_settings, rss, within  # noqa: E402


class Origins:
    """Hosts of 127.0.0.x on one port, and each connection to them.

    `answer` gets a path and returns what is sent, when it is to be sent. A context makes
    them speak TLS; `close`: a connection is for one request."""

    def __init__(self, hosts, answer, tls=None, close=False):
        self.answer, self.tls, self.close = answer, tls, close
        self.connections = []  # of each: was its TLS session resumed
        self.paths = []
        self.open, self.most = set(), 0  # connections, and how many were open at once
        self.lock = threading.Lock()
        self.sockets = []
        port = 0
        for host in hosts:
            s = socket.create_server((host, port), backlog=256)
            port = s.getsockname()[1]
            self.sockets.append(s)
        self.port = port
        self.ends, ours = socket.socketpair()
        threading.Thread(target=self.accept, args=(ours,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.ends.close()

    def url(self, host, path):
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}/{path}"

    def accept(self, ends):
        while True:
            ready, _, _ = select.select([ends, *self.sockets], [], [])
            if ends in ready:
                break
            for s in ready:
                threading.Thread(target=self.serve, args=(s.accept()[0],), daemon=True).start()
        for s in self.sockets:
            s.close()

    def count(self):
        """The other end may have closed one whose thread has not had its turn yet."""
        ends = select.poll()
        for peer in self.open:
            ends.register(peer, select.POLLRDHUP)
        self.most = max(self.most, len(self.open) - len(ends.poll(0)))

    def serve(self, peer):
        with self.lock:
            self.open.add(peer.fileno())
            self.count()
        number = peer.fileno()
        try:
            if self.tls:
                peer = self.tls.wrap_socket(peer, server_side=True)
            self.connections.append(bool(self.tls) and peer.session_reused)
            self.talk(peer)
        except OSError:
            pass  # whoever ends a connection early is part of the tests
        finally:
            with self.lock:
                self.open.discard(number)
                peer.close()

    def talk(self, peer):
        with peer.makefile("rwb") as f:
            for line in f:
                path = line.split()[1].decode().strip("/")
                while f.readline().strip():
                    pass
                self.paths.append(path)
                body = self.answer(path).encode()
                f.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n" % (
                    len(body), b"Connection: close\r\n" if self.close else b"") + body)
                f.flush()
                if self.close:
                    return


CLOSING = 12  # connections whose end the server has not seen yet


def hosts(net, n):
    return [f"127.0.{net}.{i + 1}" for i in range(n)]


def test_servers_that_hang_delay_no_other(home):
    """More of them than there are connections, and before all others."""
    good, hanging = hosts(1, 50), hosts(2, 20)
    asked = threading.Event()
    order = []

    def answer(path):
        if path.startswith("hang"):
            asked.wait(60)  # longer than any of the transfers may take
        order.append(path)
        if sum(p.startswith("good") for p in order) == 3 * len(good):
            asked.set()
        return rss(path)

    fetch_settings(home, "connections = 16", "timeout = 20s")
    with Origins(hanging + good, answer) as web:
        home.feeds(*[web.url(host, f"hang-{host}") for host in hanging],
                   *[web.url(host, f"good-{host}-{i}") for host in good for i in range(3)])
        out, err = home.run("refresh")
        equal(err, "")
        has(out, "170 feeds, 170 new, 0 failed")
        assert all(path.startswith("good") for path in order[:150]), order
        assert web.most <= 2 * 16 + CLOSING, web.most


def test_one_slow_host_delays_no_other(home):
    """It is first, with many feeds; two of them are asked for at once."""
    asked = threading.Event()
    order, at_once, first = [], [], []  # first: those of it until all others were done

    def answer(path):
        if path.startswith("slow"):
            at_once.append(path)
            asked.wait(60)
        order.append(path)
        if sum(p.startswith("good") for p in order) == 40 and not asked.is_set():
            first.extend(at_once)
            asked.set()
        return rss(path)

    fetch_settings(home, "connections = 4")
    with Origins(hosts(1, 41), answer) as web:
        slow, *good = hosts(1, 41)
        home.feeds(*[web.url(slow, f"slow-{i}") for i in range(60)], *[web.url(host, f"good-{host}") for host in good])
        out, _ = home.run("refresh")
        has(out, "100 feeds, 100 new, 0 failed")
        assert all(path.startswith("good") for path in order[:40]), order
        assert 1 <= len(first) <= 2, first


def test_a_large_answer_that_trickles_delays_no_other(home):
    """What it holds is more than may wait for the parser; it ends when all others are stored."""
    over = threading.Event()

    def trickle(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + b" " * (6 << 20))
        while not over.wait(0.5):
            request.wfile.write(b" " * 1000)
        raise ConnectionError

    def stored():
        return home.sql("SELECT count(*) FROM story") == [(20,)]

    with Web("127.0.0.2", large=trickle) as large, Web(**{f"f{n}": rss(f"S{n}") for n in range(20)}) as web:
        fetch_settings(home, "connections = 8")
        home.feeds(web.base + "/f0")
        home.run("refresh")
        home.feeds(large.base + "/large", *[f"{web.base}/f{n}" for n in range(20)])
        refresh = home.start("refresh", "--all")
        within(stored, 20)
        equal(refresh.poll(), None)
        over.set()
        refresh.communicate()
        equal(refresh.returncode, 1)


def test_not_more_connections_than_the_setting_says(home):
    """Those that are kept for later give way, too."""
    fetch_settings(home, "connections = 32")
    with Origins(hosts(1, 200), rss) as web:
        home.feeds(*[web.url(host, host) for host in hosts(1, 200)])
        has(home.run("refresh")[0], "200 feeds, 200 new, 0 failed")
        assert web.most <= 32 + CLOSING, web.most


def test_connections_are_used_again(home):
    fetch_settings(home)
    with Origins(["127.0.0.1"], rss) as web:
        home.feeds(*[web.url("127.0.0.1", str(i)) for i in range(20)])
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 20)
            assert 1 <= len(web.connections) <= 2, web.connections
            before = len(web.connections)
            equal(fetcher.answer(fetcher.refresh())["failed"], 0)
            equal((len(web.paths), len(web.connections)), (40, before))


def test_a_redirect_to_a_busy_host_waits_for_its_turn(home):
    """A hundred names that lead to one host, as they do where a service has many."""
    names = hosts(3, 20)
    many = threading.Semaphore(2)  # more at once would be refused

    def answer(path):
        if not many.acquire(blocking=False):
            raise OSError("too many at once")
        many.release()
        return rss(path)

    fetch_settings(home)
    with Origins(["127.0.0.1"], answer) as target:
        class Leading(Origins):
            def talk(self, peer):
                with peer.makefile("rwb") as f:
                    for line in f:
                        if line.startswith(b"GET"):
                            path = line.split()[1].decode().strip("/")
                        elif not line.strip():
                            f.write(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n"
                                    % target.url("127.0.0.1", path).encode())
                            f.flush()

        with Leading(names, None) as web:
            home.feeds(*[web.url(name, name) for name in names])
            out, err = home.run("refresh")
            has(out, "20 feeds, 20 new, 0 failed")
            assert target.most <= 2, target.most


def context(pair, **options):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*pair)
    return tls


def test_tls_sessions_are_resumed(home):
    """A server that ends each connection; its handshakes after the first ones are short."""
    if not authority.is_there():
        print("skip: no openssl")
        return
    ca = authority.Authority(home)
    home.env["SSL_CERT_FILE"] = ca.path
    fetch_settings(home, "per-host = 1")
    with Origins(["127.0.0.1"], rss, context(ca.issue("web", "127.0.0.1")), close=True) as web:
        home.feeds(*[web.url("127.0.0.1", str(i)) for i in range(6)])
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 6)
            equal(fetcher.answer(fetcher.refresh())["failed"], 0)
        equal(web.connections, [False] + 11 * [True])


def test_a_host_of_http_2_needs_one_connection(home):
    nghttpd = shutil.which("nghttpd") or shutil.which("nghttpd", path="/usr/sbin")
    if not nghttpd or not authority.is_there():
        print("skip: no nghttpd (of nghttp2-server), or no openssl")
        return
    ca = authority.Authority(home)
    home.env["SSL_CERT_FILE"] = ca.path
    cert, key = ca.issue("web", "127.0.0.1")
    root = os.path.join(home.path, "root")
    os.mkdir(root)
    for i in range(20):
        with open(os.path.join(root, str(i)), "w") as f:
            f.write(rss(str(i)))
    with socket.create_server(("127.0.0.1", 0)) as s:
        port = s.getsockname()[1]
    log = open(os.path.join(home.path, "nghttpd"), "w+")
    server = subprocess.Popen([nghttpd, "-v", "-a", "127.0.0.1", "-d", root, str(port), key, cert],
                              stdout=log, stderr=subprocess.STDOUT)
    try:
        until_open(port)
        fetch_settings(home)
        home.feeds(*[f"https://127.0.0.1:{port}/{i}" for i in range(20)], f"https://127.0.0.1:{port}/absent")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 20)
            equal(fetcher.answer(fetcher.refresh())["failed"], 1)
        equal([f["error"] for f in home.lines("feeds", "--json") if f["error"]], ["404 not found"])
    finally:
        server.terminate()
        server.wait()
    log.seek(0)
    said = log.read()
    requests = re.findall(r"\[id=(\d+)\].*recv \(stream_id=\d+\) :path: /(\d+)", said)
    equal(sorted(int(path) for _, path in requests), sorted(list(range(20)) * 2))
    equal(len({connection for connection, _ in requests}), 1)


def until_open(port):
    """Waits until somebody listens there."""
    for _ in range(500):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        select.select([], [], [], 0.02)
    raise AssertionError("nghttpd did not start")


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
