#!/usr/bin/env python3
"""Serves made feeds on loopback, quickly: serve.py FEEDS ITEMS [LATENCY_MS]

Feed N is http://127.0.0.H:PORT/feed/N, with H = N % HOSTS + 1; with ITEMS 0 it is a
brief one, of one item, so that very many fit in memory. It prints its port, obeys
the lines of its standard input until that is closed, and prints an answer to each:
    obey    validators are obeyed: 304 (as at the start)
    ignore  200 with the same bytes, whatever is asked
    news    every tenth feed has three new items
    when    when the first and the last answer since the last such line were sent
            (monotonic clock)
"""
import asyncio
import gzip
import hashlib
import os
import sys
import time

import documents

HOSTS = 100
NEWS = 3


class Served:
    def __init__(self, body):
        self.packed = gzip.compress(body, 6, mtime=0)
        self.tag = b'"' + hashlib.md5(body).hexdigest().encode() + b'"'
        head = b"HTTP/1.1 %s\r\nETag: " + self.tag + b"\r\n"
        self.same = head % b"304 Not Modified" + b"\r\n"
        self.whole = (head % b"200 OK" + b"Content-Type: application/rss+xml\r\nContent-Encoding: gzip\r\n"
                      b"Content-Length: %d\r\n\r\n" % len(self.packed) + self.packed)


async def main():
    feeds, items = int(sys.argv[1]), int(sys.argv[2])
    latency = int(sys.argv[3]) / 1000 if len(sys.argv) > 3 else 0
    served = [Served(documents.outlet(n, items) if items else documents.brief(n)) for n in range(feeds)]
    obeys, sent = True, []

    async def serve(reader, writer):
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            if latency:
                await asyncio.sleep(latency)
            one = served[int(head.split(b" ", 2)[1].rsplit(b"/", 1)[1]) % feeds]
            writer.write(one.same if obeys and one.tag in head else one.whole)
            sent[1:] = [time.monotonic()]
            await writer.drain()
        writer.close()

    async def listen():
        nonlocal obeys
        lines = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        while line := (await lines.readline()).strip():
            if line == b"when":
                print(*sent, flush=True)
                sent.clear()
                continue
            if line == b"news":
                for n in range(0, feeds, 10):
                    served[n] = Served(documents.outlet(n, items, NEWS))
            obeys = line != b"ignore"
            print("done", flush=True)

    first = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    others = [f"127.0.0.{host}" for host in range(2, HOSTS + 1)]
    await asyncio.start_server(serve, others, port, backlog=1024)
    print(port, flush=True)
    await listen()
    os._exit(0)


asyncio.run(main())
