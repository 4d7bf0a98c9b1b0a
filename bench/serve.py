#!/usr/bin/env python3
"""Serves made feeds on loopback, quickly: serve.py FEEDS ITEMS; prints its port."""
import asyncio
import hashlib
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests"))
import server  # noqa: E402  the same made feeds as the tests


async def main():
    feeds, items = int(sys.argv[1]), int(sys.argv[2])
    bodies = [server.made_feed(n, items) for n in range(feeds)]
    tags = ['"' + hashlib.md5(b).hexdigest() + '"' for b in bodies]

    async def serve(reader, writer):
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            n = int(head.split(b" ", 2)[1].rsplit(b"/", 1)[1])
            if tags[n].encode() in head:
                writer.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + tags[n].encode() + b"\r\n\r\n")
            else:
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: "
                             + tags[n].encode() + b"\r\nContent-Length: "
                             + str(len(bodies[n])).encode() + b"\r\n\r\n" + bodies[n])
            await writer.drain()
        writer.close()

    s = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=512)
    print(s.sockets[0].getsockname()[1], flush=True)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.read)  # until its standard input is closed
    os._exit(0)


asyncio.run(main())
