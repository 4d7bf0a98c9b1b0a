"""The protocol as a reader speaks it, an origin of pages, and gates at which they wait."""
import base64
import http.server
import os
import re
import socket
import struct
import subprocess
import threading
import time

from harness import BUILD, TOP

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
    """Fields of a message: t text, u u32, h u16, b u8, q i64; missing ones are None."""
    out = []
    for field in shape:
        if not body:
            out.append(None)
        elif field == "t":
            size = struct.unpack_from("<I", body)[0]
            out.append(body[4:4 + size].rstrip(b"\0").decode() if size else None)
            body = body[4 + size:]
        else:
            code = {"u": "<I", "h": "<H", "b": "<B", "q": "<q"}[field]
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
        self.pictures = {}  # number of the command: width, height, pixels

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
                names = ("code", "words", "batch", "new", "feeds", "failed", "offline")
                self.acks[number] = dict(zip(names, take(body, "btqquub")))
                self.order.append(number)
            elif NAMES[kind] == "NOTIFY_PROGRESS":
                self.progress.append(tuple(take(body, "uuuu")))
            elif NAMES[kind] == "NOTIFY_PICTURE":
                width, height, _ = take(body[8:], "hhh")
                before = self.pictures.get(number, (width, height, b""))[2]
                self.pictures[number] = width, height, before + body[18:]
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


def redirect_to(url, status=302, **headers):
    """A page that redirects there."""
    return status, dict({name.replace("_", "-"): value for name, value in headers.items()}, Location=url)


class Web:
    """An origin: what each path answers, and the requests with their headers.

    An answer is a body, (status, headers), (status, headers, body) or a function of the request."""

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
                status, headers, body = (*page, "")[:3] if isinstance(page, tuple) else (200, {}, page)
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
