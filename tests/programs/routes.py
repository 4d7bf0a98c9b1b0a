#!/usr/bin/env python3
"""The ways to a server: TLS with certificates of all kinds, IPv6, proxies."""
import os
import select
import socket
import ssl
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import authority  # noqa: E402
from harness import BUILD, equal, has, main  # noqa: E402
from raw_web import RawWeb, answer  # noqa: E402
from wire import basic, rss, slurp  # noqa: E402


def page(*titles):
    return answer(200, rss(*titles).encode())


class Proxy(RawWeb):
    """Answers what is in `pages`, by the whole address; tunnels to 127.0.0.1."""

    def send(self, peer, lines):
        method, target, _ = lines[0].split()
        if method != "CONNECT" or target in self.pages:
            super().send(peer, lines)
            return
        with socket.create_connection(("127.0.0.1", int(target.rsplit(":", 1)[1]))) as server:
            peer.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            ends = {peer: server, server: peer}
            while True:
                for end in select.select(list(ends), [], [], 30)[0] or [None]:
                    more = end.recv(65536) if end else b""
                    if not more:
                        return
                    ends[end].sendall(more)


def contexts(ca):
    """Of servers on 127.0.0.1, by what their certificate is."""
    pairs = {"good": ca.issue("good", "127.0.0.1"), "expired": ca.issue("expired", "127.0.0.1", days=-1),
             "other-host": ca.issue("other-host", "other.example"), "self-signed": ca.self_signed("self", "127.0.0.1")}
    made = {}
    for name, pair in pairs.items():
        made[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made[name].load_cert_chain(*pair)
    return made


CERTIFICATES = {  # and the words for each, which are OpenSSL's or GnuTLS's
    "good": None,
    "expired": ("expired",),
    "other-host": ("127.0.0.1", "does not match", "no alternative certificate"),
    "self-signed": ("self-signed", "self signed", "signer not found", "not trusted"),
}


def test_certificates(home):
    """Only a good one is taken; nothing of the others is stored, nor what an open port sends."""
    if not authority.is_there():
        print("skip: no openssl")
        return
    ca = authority.Authority(home)
    webs = {name: RawWeb({f"/{name}": page(name)}, tls=tls) for name, tls in contexts(ca).items()}
    with RawWeb({"/plain": page("plain")}) as plain:
        home.feeds(*[f"{web.base}/{name}" for name, web in webs.items()], f"{plain.base}/plain",
                   f"https://127.0.0.1:{plain.port}/no-tls")
        home.env["SSL_CERT_FILE"] = ca.path
        out, err = home.run("refresh", status=1)
        has(out, "6 feeds, 2 new, 4 failed")
        equal({s["title"] for s in home.lines("list", "--json")}, {"good", "plain"})
        feeds = {f["url"].rsplit("/", 1)[1]: f for f in home.lines("feeds", "--json")}
        for name, words in CERTIFICATES.items():
            error = feeds[name]["error"]
            if words is None:
                equal(error, None)
                continue
            has(error, "certificate not valid: ")
            assert any(w in error for w in words), error
            has(err, error)
            equal([lines[0] for lines in webs[name].requests], [])
        equal(feeds["no-tls"]["error"], "no secure connection (TLS)")
        # without the authority, the good one is as bad; what it brought stays
        del home.env["SSL_CERT_FILE"]
        _, err = home.run("refresh", "--all", status=1)
        has(err, "/good: certificate not valid: ")
        has(str(home.lines("list", "--json")), "'good'")
    for web in webs.values():
        web.__exit__()


def test_https_leads_to_http_only_where_it_may(home):
    if not authority.is_there():
        print("skip: no openssl")
        return
    ca = authority.Authority(home)
    home.env["SSL_CERT_FILE"] = ca.path
    with RawWeb({"/end": page("plain")}) as plain, RawWeb({}, tls=contexts(ca)["good"]) as web:
        web.pages = {"/feed": answer(302, b"", f"Location: {plain.base}/end")}
        home.feeds(f"{web.base}/feed")
        _, err = home.run("refresh", status=1)
        has(err, "a redirect from https to http is not followed (allow-downgrade)")
        equal(plain.requests, [])
        home.write("config", "[fetch]\nallow-downgrade = yes\n")
        has(home.run("refresh", "--all")[0], "1 new, 0 failed")


def test_a_connection_that_is_not_made(home):
    """A server whose queue is full drops what would open another one (Linux)."""
    home.write("config", "[fetch]\nconnect-timeout = 1s\n")
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, RawWeb({"/near": page("near")}) as web:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for s in waiting:
            s.setblocking(False)
            s.connect_ex(("127.0.0.1", port))
        home.feeds(f"http://127.0.0.1:{port}/feed", f"{web.base}/near")
        out, err = home.run("refresh", status=1)
        has(out, "2 feeds, 1 new, 1 failed")
        has(err, f"127.0.0.1:{port}/feed: no answer in 1s")
        for s in waiting:
            s.close()


def test_ipv6(home):
    try:
        web = RawWeb({"/feed": page("six"), "/moved": answer(301, b"", "Location: /feed")}, host="::1")
    except OSError:
        print("skip: no IPv6 here")
        return
    with web:
        home.feeds(f"{web.base}/feed", f"{web.base}/moved", f"{web.base}/gone")
        out, err = home.run("refresh", status=1)
        has(out, "3 feeds, 2 new, 1 failed")
        has(err, f"{web.base}/gone: 404 not found")


def test_a_proxy_of_a_feed(home):
    """Also where it wants a password, refuses, or is not there."""
    feeds = [f"http://{name}.example/feed" for name in ("good", "locked", "broken")]
    secret = "http://paid.example/feed"
    with RawWeb({"/near": page("near")}) as web, Proxy({}) as proxy:
        proxy.pages = {feeds[0]: page("good"), feeds[1]: answer(407), feeds[2]: answer(502), secret: page("paid")}
        home.feeds(*[f"{feed} proxy={proxy.base}" for feed in feeds],
                   f"{secret} proxy=http://me:hidden@127.0.0.1:{proxy.port}",
                   "http://absent.example/feed proxy=http://127.0.0.1:1", f"{web.base}/near")
        out, err = home.run("refresh", status=1)
        has(out, "6 feeds, 3 new, 3 failed")
        has(err, "locked.example/feed: 407 the proxy needs a password", "broken.example/feed: 502 bad gateway",
            "absent.example/feed: no connection")
        has("\n".join(next(lines for lines in proxy.requests if secret in lines[0])),
            "Proxy-Authorization: " + basic("me", "hidden"))
        assert "hidden" not in err + slurp(home, "state/lede/log")
        equal(len(proxy.requests), 4)


def test_a_tunnel_to_a_server_of_tls(home):
    if not authority.is_there():
        print("skip: no openssl")
        return
    ca = authority.Authority(home)
    home.env["SSL_CERT_FILE"] = ca.path
    tls = contexts(ca)
    with RawWeb({"/feed": page("tunnelled")}, tls=tls["good"]) as web, Proxy({}) as proxy, \
            RawWeb({"/feed": page("never")}, tls=tls["expired"]) as expired:
        proxy.pages = {"locked.example:443": answer(407), "refused.example:443": answer(403)}
        home.feeds(f"{web.base}/feed", f"{expired.base}/feed", "https://locked.example/feed",
                   "https://refused.example/feed")
        home.env["https_proxy"] = proxy.base
        out, err = home.run("refresh", status=1)
        has(out, "4 feeds, 1 new, 3 failed")
        has(err, f"{expired.base}/feed: certificate not valid", "locked.example/feed: 407 the proxy needs a password",
            "refused.example/feed: the proxy refused: 403 forbidden")
        equal({lines[0].split()[0] for lines in proxy.requests}, {"CONNECT"})


def test_a_scheme_that_is_not_known_runs_nothing(home):
    path = os.path.join(home.path, "ran")
    with open(os.path.join(home.path, "gopher"), "w") as f:
        f.write(f"#!/bin/sh\ntouch {path}\n")
    os.chmod(f.name, 0o700)
    home.feeds(f"gopher:{home.path}/gopher", f"{home.path}/gopher", "gopher://127.0.0.1/")
    home.run("refresh", status=None)
    assert not os.path.exists(path)


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
