"""An origin that sends the very bytes that a test wants, and ends as it wants."""
import socket
import struct
import threading
import time


def head(status=200, *lines, reason="Words", length=None):
    """A status line and headers; `length` is a Content-Length."""
    lines = [*lines, *([f"Content-Length: {length}"] if length is not None else [])]
    return f"HTTP/1.1 {status} {reason}\r\n{''.join(line + chr(13) + chr(10) for line in lines)}\r\n".encode()


def answer(status, body=b"", *lines):
    return [head(status, *lines, length=len(body)), body]


def chunks(*pieces, last=b"0\r\n\r\n"):
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + last


class Wait:
    """A pause between two pieces, which ends early when the test does."""

    def __init__(self, seconds):
        self.seconds = seconds


RESET = object()  # instead of a piece: the connection is reset


class RawWeb:
    """`pages`: what each path gets: pieces of bytes, Wait or RESET, or a function of the
    request's lines that gives them. Each connection is for one request."""

    def __init__(self, pages, host="127.0.0.1", tls=None):
        self.pages = pages
        self.tls = tls
        self.requests = []  # the lines of each
        self.over = threading.Event()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.socket = socket.create_server((host, 0), family=family, backlog=256)
        self.port = self.socket.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        self.base = f"{'https' if tls else 'http'}://{shown}:{self.port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.over.set()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def accept(self):
        while not self.over.is_set():
            try:
                peer, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    def serve(self, peer):
        try:
            if self.tls:
                peer = self.tls.wrap_socket(peer, server_side=True)
            lines = read_request(peer)
            if lines:
                self.requests.append(lines)
                self.send(peer, lines)
        except OSError:
            pass  # a client that goes away is part of the tests
        finally:
            peer.close()

    def send(self, peer, lines):
        pieces = self.pages.get(lines[0].split()[1], answer(404))
        for piece in pieces(lines) if callable(pieces) else pieces:
            if piece is RESET:
                time.sleep(0.1)  # what was sent before has been read
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            if isinstance(piece, Wait):
                self.over.wait(piece.seconds)
            else:
                peer.sendall(piece)
        peer.shutdown(socket.SHUT_WR)
        peer.settimeout(5)
        while peer.recv(65536):
            pass


def read_request(peer):
    """The lines of a request, without its end; [] when there is none."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = peer.recv(65536)
        if not more:
            return []
        if not more[:1].isalpha():  # TLS, where none is spoken
            peer.sendall(b"".join(answer(400)))
            return []
        got += more
    return got.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
