#!/usr/bin/env python3
"""The fetcher over its socket: several commands at once, and slow programs of the
user. Asserted is the order of events; what a test holds back continues when the test lets it."""
import base64
import fcntl
import http.server
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, TOP, Server, child_named, equal, has, main  # noqa: E402

PATIENCE = 30  # seconds, for what takes none


def kinds():
    """The numbers of src/wire/protocol.h, by name."""
    with open(os.path.join(TOP, "src", "wire", "protocol.h")) as f:
        names = re.findall(r"X\(((?:COMMAND|NOTIFY|PARSER)_\w+|REPLY)", f.read())
    return {name: i + 1 for i, name in enumerate(names)}


KINDS = kinds()
NAMES = {number: name for name, number in KINDS.items()}


def text(words):
    return struct.pack("<I", 0) if words is None else struct.pack("<I", len(words.encode()) + 1) + words.encode() + b"\0"


def take(body, shape):
    """Fields of a message: t text, u u32, b u8, q i64; missing ones are None."""
    out = []
    for field in shape:
        if not body:
            out.append(None)
        elif field == "t":
            size = struct.unpack_from("<I", body)[0]
            out.append(body[4:4 + size].rstrip(b"\0").decode() if size else None)
            body = body[4 + size:]
        else:
            code = {"u": "<I", "b": "<B", "q": "<q"}[field]
            out.append(struct.unpack_from(code, body)[0])
            body = body[struct.calcsize(code):]
    return out


class Fetcher:
    """lede-fetcher --wire, and what was received from it."""

    def __init__(self, home, **env):
        self.socket, theirs = socket.socketpair()
        self.process = subprocess.Popen(
            [os.path.join(BUILD, "lede-fetcher"), "--wire"], env=dict(home.env, **env),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            pass_fds=(3,), preexec_fn=lambda: os.dup2(theirs.fileno(), 3))
        theirs.close()
        self.bytes = b""
        self.last = 0
        self.acks = {}   # number of the command: its ACK
        self.order = []  # numbers of commands as they were answered
        self.progress = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def command(self, name, message=b""):
        self.last += 1
        self.socket.sendall(struct.pack("<IHHI", len(message), KINDS[name], 0, self.last) + message)
        return self.last

    def refresh(self, *urls, start=0, all=True):
        return self.command("COMMAND_REFRESH", struct.pack("<qBBI", start, 1, all, len(urls))
                            + b"".join(map(text, urls)))

    def mark(self, *ids):
        return self.command("COMMAND_MARK", struct.pack("<I", len(ids))
                            + b"".join(struct.pack("<q", i) for i in ids) + b"\0\1")

    def add(self, url):
        return self.command("COMMAND_ADD", text(url) + text(None) + text(None))

    def receive(self, seconds=PATIENCE):
        """Receives one more piece; False when nothing more comes."""
        self.socket.settimeout(seconds)
        try:
            more = self.socket.recv(65536)
        except TimeoutError:
            return False
        self.bytes += more
        while len(self.bytes) >= 12:
            size, kind, _, number = struct.unpack_from("<IHHI", self.bytes)
            if len(self.bytes) < 12 + size:
                break
            body, self.bytes = self.bytes[12:12 + size], self.bytes[12 + size:]
            if NAMES[kind] == "REPLY":
                names = ("code", "words", "batch", "new", "feeds", "failed")
                self.acks[number] = dict(zip(names, take(body, "btqquu")))
                self.order.append(number)
            elif NAMES[kind] == "NOTIFY_PROGRESS":
                self.progress.append(tuple(take(body, "uuuu")))
        return bool(more)

    def answer(self, number):
        """Waits for the reply to a command."""
        end = time.monotonic() + PATIENCE
        while number not in self.acks:
            if time.monotonic() > end or not self.receive():
                raise AssertionError(f"command {number} was never answered; answered: {self.order}")
        return self.acks[number]

    def silent(self, seconds=0.5):
        """Receives what comes within that time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.receive(max(0.01, end - time.monotonic())):
            pass


def fetch_settings(home, *lines):
    """Nothing is fetched but what a test asks for."""
    home.write("config", "\n".join(("[fetch]", "auto = no", *lines, "")))


class Gate:
    """A file for which scripts, and a Web, wait until a test opens it."""

    def __init__(self, home, name="gate"):
        self.path = os.path.join(home.path, name)

    def open(self):
        with open(self.path, "w"):
            pass

    def is_open(self):
        return os.path.exists(self.path)

    def wait(self):
        within(self.is_open)

    def sh(self):
        return f"i=0; while [ ! -e {self.path} ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done\n"


def within(condition, seconds=PATIENCE):
    """Waits until it is true; what it gave."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        got = condition()
        if got:
            return got
        time.sleep(0.02)
    raise AssertionError("it never came to that")


def script(home, name, words):
    """A command line that runs these words."""
    path = os.path.join(home.path, name + ".sh")
    with open(path, "w") as f:
        f.write(words)
    return f"sh {path}"


def rss(*titles):
    return '<rss version="2.0"><channel><title>T</title>' + "".join(
        f"<item><title>{t}</title><guid>{t}</guid></item>" for t in titles) + "</channel></rss>"


def slurp(home, name):
    try:
        with open(os.path.join(home.path, name)) as f:
            return f.read()
    except OSError:
        return ""


class Web:
    """An origin: what each path answers, and the requests with their headers.

    An answer is a body, (status, headers) or a function of the request."""

    def __init__(self, host="127.0.0.1", **pages):
        web = self
        self.pages = {"/" + name: page for name, page in pages.items()}
        self.requests = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                web.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                page = web.pages.get(self.path, (404, {}))
                if callable(page):
                    page = page(self)
                status, headers, body = (*page, "") if isinstance(page, tuple) else (200, {}, page)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

        class Quiet(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass

        self.server = Quiet((host, 0), Handler)
        self.place = f"{host}:{self.server.server_address[1]}"
        self.base = "http://" + self.place
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def headers(self, path):
        """Those of each request of that path."""
        return [headers for wanted, headers in self.requests if wanted == path]


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


# ---- programs of the user's ----


def test_a_slow_password_delays_nothing_else(home):
    gate = Gate(home)
    fetch_settings(home, "timeout = 2s")  # of a transfer, not of a password
    with Web(secret=rss("A"), open=rss("B")) as web:
        password = script(home, "password", gate.sh() + "echo sesame; echo more\n")
        home.feeds(f'{web.base}/secret user=me "password-command={password}"', f"{web.base}/open")
        with Fetcher(home) as fetcher:
            refresh = fetcher.refresh()
            equal(fetcher.answer(fetcher.mark(1))["code"], 0)
            within(lambda: web.headers("/open"))  # neither another feed
            time.sleep(2.5)
            assert refresh not in fetcher.acks and not web.headers("/secret")
            gate.open()
            equal(fetcher.answer(refresh)["new"], 2)
        equal(web.headers("/secret")[0]["authorization"], basic("me", "sesame"))


def test_a_password_command_of_several_feeds_is_run_once(home):
    with Web(a=rss("A"), b=rss("B"), c=rss("C")) as web:
        password = script(home, "password", f"echo run >>{home.path}/runs; echo sesame\n")
        home.feeds(*[f'{web.base}/{name} user=me "password-command={password}"' for name in "abc"])
        out, _ = home.run("refresh")
        has(out, "3 feeds, 3 new, 0 failed")
        equal(slurp(home, "runs"), "run\n")
        home.run("refresh", "--all")
        equal(slurp(home, "runs"), "run\nrun\n")


def test_a_password_that_times_out_is_an_error(home):
    with Web(a=rss("A"), b=rss("B"), c=rss("C")) as web:
        ends = script(home, "ends", "echo half; exit 3\n")
        home.feeds(f"{web.base}/a user=me password-command=true",
                   f'{web.base}/b user=me "password-command={ends}"', f"{web.base}/c")
        out, err = home.run("refresh", status=1)
        has(out, "3 feeds, 1 new, 2 failed")
        has(err, "/a: the password command printed nothing", "/b: the password command ended with 3")
        equal(web.headers("/a") + web.headers("/b"), [])  # not fetched without


def test_a_slow_hook_delays_nothing(home):
    gate = Gate(home)
    hook = script(home, "hook", f"echo up >{home.path}/up\n" + gate.sh() + f"cat >{home.path}/got\n")
    fetch_settings(home, f"on-new = {hook}")
    with Web(feed=rss("A", "B")) as web:
        home.feeds(f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 2)
            within(lambda: slurp(home, "up"))
            equal(fetcher.answer(fetcher.mark(1))["code"], 0)
            time.sleep(1.5)  # a hook was killed after one second
            equal(slurp(home, "got"), "")
            gate.open()
            lines = within(lambda: slurp(home, "got").count("\n") == 2 and slurp(home, "got"))
            equal({json.loads(line)["title"] for line in lines.splitlines()}, {"A", "B"})


def test_a_hook_outlives_the_fetcher_with_all_of_its_input(home):
    gate = Gate(home)
    hook = script(home, "hook", f"echo up >{home.path}/up\n" + gate.sh() + f"cat >{home.path}/got\n")
    fetch_settings(home, f"on-new = {hook}")
    with Server("--items", "500") as web:  # more than a pipe holds
        home.feeds(f"{web.base}/feed/1")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 500)
            within(lambda: slurp(home, "up"))
            fetcher.command("COMMAND_QUIT")
            equal(fetcher.process.wait(PATIENCE), 0)
    gate.open()
    within(lambda: slurp(home, "got").count("\n") == 500)
    assert len(slurp(home, "got")) > 65536


def test_a_refresh_of_the_shell_waits_for_its_hook(home):
    home.write("config", f"[fetch]\non-new = {script(home, 'hook', f'sleep 1.5; cat >{home.path}/got')}\n")
    with Web(feed=rss("A"), more=rss("B")) as web:
        home.feeds(f"{web.base}/feed")
        home.run("refresh")
        equal(slurp(home, "got").count("\n"), 1)
        home.write("config", f"[fetch]\non-new = {script(home, 'hook', 'exec sleep 600')}\nhook-timeout = 1s\n")
        home.feeds(f"{web.base}/more")
        home.run("refresh")
        has(slurp(home, "state/lede/log"), "on-new: the hook took longer than 1s")


def test_a_source_that_closes_its_output_early_may_finish(home):
    good = script(home, "good", f"echo '{rss('A')}'; exec >&-; sleep 1.5; touch {home.path}/ended\n")
    bad = script(home, "bad", f"echo '{rss('B')}'; exec >&-; sleep 1.5; exit 3\n")
    late = script(home, "late", f"echo '{rss('C')}'; exec >&-; exec sleep 600\n")
    home.write("config", "[fetch]\ntimeout = 4s\n")
    home.feeds(*[f'"exec:{source}"' for source in (good, bad, late)])
    out, err = home.run("refresh", status=1)
    has(out, "3 feeds, 1 new, 2 failed")
    has(err, "bad.sh: the program ended with 3", "late.sh: the program took longer than 4s")
    assert os.path.exists(home.path + "/ended")


# ---- redirects ----


def to(url, status=302, **headers):
    """A page that redirects there."""
    return status, dict({name.replace("_", "-"): value for name, value in headers.items()}, Location=url)


SECRET = ("authorization", "x-key", "cookie")


def sent(headers):
    """The user's secrets that were in a request."""
    return {name: headers[name] for name in SECRET if name in headers}


def secret_feed(home, url):
    password = script(home, "password", "echo sesame\n")
    return (f'{url} user=me "password-command={password}" "header=X-Key: key" "header=Cookie: mine=1" '
            '"header=Accept: text/x-mine"')


MINE = {"authorization": basic("me", "sesame"), "x-key": "key", "cookie": "mine=1"}


def test_secrets_go_to_their_own_origin_alone(home):
    """Another port, another address; and back again."""
    with Web(end=rss("A")) as other, Web("127.0.0.2") as third, Web(back=rss("B")) as web:
        web.pages.update({"/port": to(other.base + "/end"), "/host": to(third.base + "/on"),
                          "/round": to(third.base + "/return")})
        third.pages.update({"/on": to("/on/"), "/on/": rss("C"), "/return": to(web.base + "/back")})
        home.feeds(*[secret_feed(home, f"{web.base}/{name}") for name in ("port", "host", "round")])
        out, err = home.run("refresh")
        has(out, "3 feeds, 3 new, 0 failed")
        for name in ("/port", "/host", "/round"):
            equal(sent(web.headers(name)[0]), MINE)
        for headers in other.headers("/end") + third.headers("/on") + third.headers("/on/") + web.headers("/back"):
            equal(sent(headers), {})
            assert headers["accept"] != "text/x-mine" and headers["accept-encoding"] == "gzip"
            has(headers["user-agent"], "lede/")


def test_secrets_and_cookies_stay_with_their_origin(home):
    """/feed sends to /feed/, as most sites do, and one wants its cookie back."""
    def only_with_cookie(request):
        return (rss("A") if "visit=7" in request.headers.get("Cookie", "")
                else to("/door", Set_Cookie="visit=7"))

    with Web() as web:
        web.pages.update({"/feed": to("/feed/", 301), "/feed/": rss("F"), "/door": only_with_cookie})
        plain = f"{web.base}/door"
        home.feeds(secret_feed(home, f"{web.base}/feed").replace('"header=Cookie: mine=1" ', ""), plain,
                   f"http://you:p%40ss@{web.place}/feed")
        out, err = home.run("refresh")
        has(out, "3 feeds, 3 new, 0 failed")
        wanted = {k: v for k, v in MINE.items() if k != "cookie"}
        first, last = web.headers("/feed"), web.headers("/feed/")
        equal(sorted(map(str, map(sent, first))), sorted([str(wanted), str({"authorization": basic("you", "p@ss")})]))
        equal(sorted(map(str, map(sent, last))), sorted(map(str, map(sent, first))))
        equal([h["accept"] for h in last if "x-key" in h], ["text/x-mine"])
        # the next chain begins without the last one's cookies
        home.run("refresh", "--all")
        equal([sent(h) for h in web.headers("/door")], [{}, {"cookie": "visit=7"}] * 2)


def test_cookies_of_one_port_are_not_anothers(home):
    with Web(end=rss("A")) as other, Web() as web:
        web.pages["/feed"] = to(other.base + "/end", Set_Cookie="visit=7; Path=/")
        home.feeds(f"{web.base}/feed")
        has(home.run("refresh")[0], "1 feeds, 1 new")
        equal(sent(other.headers("/end")[0]), {})


def test_a_password_in_an_address_is_shown_nowhere(home):
    with Web(old=(401, {})) as other, Web() as web:
        web.pages.update({"/away": to(other.base + "/old"), "/gone": (404, {}), "/moved": to("/new", 301),
                          "/new": rss("A"), "/left": to(other.base + "/new", 301)})
        other.pages["/new"] = rss("B")
        home.feeds(*[f"http://me:hidden@{web.place}/{name}" for name in ("away", "gone", "moved", "left")])
        for _ in range(3):
            out, err = home.run("refresh", "--all", status=1)
            has(err, f"{web.base}/gone: 404", f"{web.base}/away: 401")
            assert "hidden" not in out + err
        _, err = home.run("refresh", f"http://me:hidden@{web.place}/none", status=2)
        assert "hidden" not in err
        assert "hidden" not in slurp(home, "state/lede/log")
        equal(home.sql("SELECT count(*) FROM story WHERE url LIKE '%hidden%'"), [(0,)])
        equal(other.headers("/old")[0].get("authorization"), None)
        # moved for good within its origin: with its password; elsewhere: not by itself
        equal(home.read("feeds").split(), [f"http://me:hidden@{web.place}/{name}"
                                           for name in ("away", "gone", "new", "left")])


def test_a_password_in_an_address_is_in_no_words(home):
    """Where feeds are named, and where commands and files are wrong."""
    with Web(feed='<rss version="2.0"><channel><item><title>A</title></item></channel></rss>') as web:
        url = f"http://me:hidden@{web.place}/feed"
        home.feeds(url, f"http://me:hidden@{web.place}/none")
        home.run("refresh", status=1)
        shown = [home.run("feeds"), home.run("list"), home.run("list", "--feed", url + "x", status=None),
                 home.run("add", url, status=None), home.run("refresh", url + "x", status=None),
                 home.run("read", "1", status=None),
                 home.run("screen", "--size", "160x30", "--keys", ":feeds<Enter>", status=None),
                 home.run("screen", "--size", "160x30", "--keys", ":details<Enter>", status=None)]
        equal({f["name"] for f in home.lines("feeds", "--json")}, {f"{web.base}/feed", f"{web.base}/none"})
        for story in home.lines("list", "--json"):
            equal(story["source"], f"{web.base}/feed")
        home.write("feeds", f'{url} key=bad every=zz\n{url}2 "x" {url}\n{url}\n{url}3 "bad\n')
        shown += [home.run("refresh", status=None), home.run("check", status=None)]
        has(str(shown[-1]), "feeds:1", "feeds:2", "feeds:3", "feeds:4")
        for out, err in shown:
            assert "hidden" not in out + err, out + err
        has(slurp(home, "state/lede/log"), "feeds:4")
        assert "hidden" not in slurp(home, "state/lede/log")


def test_a_feed_with_secrets_moves_to_no_other_origin(home):
    with Web(feed=rss("A")) as other, Web() as web:
        web.pages["/feed"] = to(other.base + "/feed", 301)
        home.write("feeds", f'{web.base}/feed "header=X-Key: key"\n')
        for _ in range(4):
            home.run("refresh", "--all")
        equal(home.read("feeds"), f'{web.base}/feed "header=X-Key: key"\n')
        assert not [h for h in other.headers("/feed") if "x-key" in h]


def test_a_private_feeds_redirect_is_followed_on_any_connection(home):
    with Web(end=rss("B")) as other, Web(warm=rss("A")) as web:
        web.pages["/feed"] = to(other.base + "/end")
        fetch_settings(home)
        home.feeds(f"{web.base}/warm", f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh(f"{web.base}/warm"))["new"], 1)
            fetcher.answer(fetcher.refresh(f"{web.base}/feed"))  # on the connection of the first
        equal(home.sql("SELECT error FROM feed ORDER BY id"), [(None,), (None,)])


def test_no_redirect_leads_inward_on_any_connection(home):
    """Public is what only a proxy can reach; localhost is reached without it."""
    with Web(end=rss("B"), warm=rss("A")) as web:
        port = web.place.split(":")[1]
        web.pages["http://public.example/feed"] = to(f"http://localhost:{port}/end")
        web.pages["http://public.example/literal"] = to("http://10.0.0.1/end")
        feeds = ["http://public.example/feed", "http://public.example/literal", f"http://localhost:{port}/warm"]
        fetch_settings(home)
        home.feeds(*feeds)
        with Fetcher(home, http_proxy=web.base, no_proxy="localhost") as fetcher:
            for url in (feeds[0], feeds[1], feeds[2], feeds[0]):  # the last: on a connection that is there
                fetcher.answer(fetcher.refresh(url))
        words = "a redirect to a private address is not followed"
        equal(home.sql("SELECT error FROM feed ORDER BY id"), [(words,), (words,), (None,)])
        equal(web.headers("/end") + web.headers("http://10.0.0.1/end"), [])
        equal(len(web.headers("http://public.example/feed")), 2)


def test_a_proxy_is_not_used_for_a_private_host(home):
    hosts = ["127.0.0.1.", "%6cocalhost", "127.0.0.1%2e", "A.LOCALHOST.", "2130706433", "[64:ff9b::7f00:1]",
             "[::ffff:127.0.0.1]", "ip6-localhost", "a~b.example"]
    with Web() as web:
        feeds = [f"http://public.example/{i}" for i in range(len(hosts))]
        for feed, host in zip(feeds, hosts):
            web.pages[feed] = to(f"http://{host}:8080/end")
        fetch_settings(home)
        home.feeds(*[f"{feed} proxy={web.base}" for feed in feeds])
        home.run("refresh", status=1)
        equal(home.sql("SELECT DISTINCT error FROM feed"), [("a redirect to a private address is not followed",)])
        equal(sorted(path for path, _ in web.requests), sorted(feeds))


# ---- two commands at once, and every end ----


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
    return dict({"code": 0, "words": None, "batch": 0, "new": 0, "feeds": 0, "failed": 0}, **counts)


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
        return to("/new", 301)

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


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
