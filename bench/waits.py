"""How long a reader waits at the screen while a thousand feeds are refreshed."""
import os
import re
import statistics
import time

import documents
from measure import Server, environment, run, subscribe
from terminal import Terminal

ITEMS, LATENCY_MS = 40, 100
BEFORE = 20  # feeds that are there already, so that there is a list to move in
TITLE_WORDS = frozenset(word.encode() for word in documents.NAMES if len(word) > 7)
CONFIG = "connections = 64\n"


def key_waits(terminal, seconds):
    """Moves for so long: when, and the seconds from each key to what it paints."""
    waits, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.read_until_quiet(0.01, 0.05)  # what the refresh itself paints
        start = time.monotonic()
        os.write(terminal.fd, b"j" if len(waits) // 10 % 2 == 0 else b"k")
        if not terminal.read_within(1):
            raise SystemExit("waits: a key painted nothing within a second")
        waits.append((start, time.monotonic() - start))
    return waits


def report(name, waits):
    if not waits:
        return 0
    waits = sorted(1e3 * wait for wait in waits)
    late = waits[int(len(waits) * 0.99)]
    print(f"  {name:23}{statistics.median(waits):8.2f} ms at the median, {late:.2f} at the 99th percentile,"
          f" {waits[-1]:.2f} at most, of {len(waits)} keys   ratio {late / 16:.2f} (asked: 16 ms)")
    return late


def one_refresh(build, home, feeds, seconds):
    """The waits while it fetches, and after its last answer, while it digests and relates."""
    env = environment(home, build)
    with Server(feeds, ITEMS, LATENCY_MS) as server:
        subscribe(home, server.urls(0, BEFORE), CONFIG)
        run([build + "/lede", "refresh", "--all"], env)
        subscribe(home, server.urls(), CONFIG)
        server.tell("when")
        with Terminal([build + "/lede"], env) as t:
            t.read_until_quiet(0.5)
            os.write(t.fd, b"R")
            waits = key_waits(t, seconds)
        last = float(server.tell("when").split()[1])
    return [w for at, w in waits if at < last], [w for at, w in waits if at >= last]


def bench_waits(build, work, feeds, seconds, times):
    """Keys while so many feeds refresh and their stories are digested and related."""
    rounds = [one_refresh(build, os.path.join(work, f"waits-{n}"), feeds, seconds) for n in range(times)]
    print(f"key to paint while {feeds} feeds refresh cold")
    fetching, digesting = (sum(part, []) for part in zip(*rounds))
    return {"fetching_ms": report("while it fetches", fetching), "digesting_ms": report("while it digests", digesting)}


def is_headline(out):
    return any(word in TITLE_WORDS for word in re.findall(rb"[a-z]+", out))


def first_headline(build, home, feeds):
    """Seconds from the first answer to the first headline on the screen, of an empty store."""
    with Server(feeds, ITEMS, LATENCY_MS) as server:
        subscribe(home, server.urls(), CONFIG)
        with Terminal([build + "/lede"], environment(home, build)) as t:
            out, _ = t.read_until_quiet(0.5)
            os.write(t.fd, b"R")
            end = time.monotonic() + 20
            while not is_headline(out) and time.monotonic() < end:
                out += t.read_within(0.1)
            painted = time.monotonic()
        return painted - float(server.tell("when").split()[0])


def bench_headlines(build, work, feeds, times):
    waits = [first_headline(build, os.path.join(work, f"empty-{n}"), feeds) for n in range(times)]
    wait = statistics.median(waits)
    print(f"first headline on the screen, {feeds} feeds, an empty store\n"
          f"  after the first answer {wait * 1e3:8.0f} ms, {max(waits) * 1e3:.0f} at most"
          f"   ratio {wait:.2f} (asked: 1 s)")
    return wait
