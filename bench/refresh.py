#!/usr/bin/env python3
"""What a refresh costs, beside the least that it can cost (floor_refresh).

    refresh.py BUILD [--feeds N] [--times N] [--latency MS]

CPU is user and system time of all processes together, memory the peak of the largest.
Ratios are medians of ratios in one round.
"""
import argparse
import math
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from measure import Server, environment, run, subscribe

ITEMS = 40
CONNECTIONS = 64
ASKED = {"cold, to be read": "ratio 1.25, 40 MiB", "digesting it": "6 s, 64 MiB", "all 304": "ratio 1.8, 24 MiB",
         "200, the same bytes": "ratio 0.25, 32 MiB", "3 new in every tenth": "ratio 2.2, 48 MiB"}


class Round:
    """The cases, in the order in which a reader meets them; a floor beside each."""

    def __init__(self, build, server, home, feeds):
        self.lede, self.fetcher = [build + "/lede"], [build + "/lede-fetcher"]
        self.floor = build + "/bench/floor_refresh"
        self.env, self.server, self.feeds = environment(home, build), server, str(feeds)
        self.db = home + "/floor.db"
        subscribe(home, server.urls(), f"connections = {CONNECTIONS}\n")
        self.rows = []

    def case(self, name, argv, floor=True):
        base = run([self.floor, self.server.port, self.feeds, self.db], self.env)[0] if floor else 0
        start = time.monotonic()
        cpu, peak, status = run(argv, self.env)
        if status:
            raise SystemExit(f"{name}: ended with {status}")
        self.rows.append((name, base, cpu, peak, time.monotonic() - start))

    def run_all(self, of_lede):
        self.server.tell("obey")
        base = run([self.floor, self.server.port, self.feeds, of_lede, "lede"], self.env)[0]
        self.case("cold, to be read", self.fetcher + ["refresh", "--all", "--no-digest"])
        self.rows.append(("  beside lede's own tables", base, *self.rows[-1][2:]))
        self.case("digesting it", self.fetcher + ["digest"], floor=False)
        self.case("all 304", self.lede + ["refresh", "--all"])
        self.server.tell("ignore")
        self.case("200, the same bytes", self.lede + ["refresh", "--all"])
        self.server.tell("news")
        self.case("3 new in every tenth", self.lede + ["refresh", "--all"])
        return self.rows


def one_round(build, work, number, server, feeds):
    home = os.path.join(work, f"round-{number}")
    os.makedirs(home)
    of_lede = home + "/tables.db"
    subprocess.run([build + "/bench/fill", "0", of_lede], check=True)
    rows = Round(build, server, home, feeds).run_all(of_lede)
    shutil.rmtree(home)
    return rows


def of_all(rounds):
    """One row a case: the medians of all rounds."""
    for same in zip(*rounds):
        middle = [statistics.median(row[i] for row in same) for i in range(1, 5)]
        ratio = statistics.median(row[2] / row[1] if row[1] else 0 for row in same)
        yield dict(zip(("case", "floor", "cpu", "mib", "wall"), (same[0][0], *middle)), ratio=ratio)


def words(row):
    out = f"  {row['case']:27} {row['cpu']:7.2f} s CPU {row['mib']:6.1f} MiB {row['wall']:6.1f} s"
    if row["floor"]:
        out += f"   (floor {row['floor']:.2f} s)   ratio {row['ratio']:.2f}"
    asked = ASKED.get(row["case"])
    return out + (f"   (asked: {asked})" if asked else "")


def bench_refresh(build, work, feeds, latency_ms, times):
    rounds = []
    for n in range(times):
        with Server(feeds, ITEMS, latency_ms) as server:
            rounds.append(one_round(build, work, n, server, feeds))
    rows = list(of_all(rounds))
    print(f"refresh, {feeds} feeds x {ITEMS} items, {latency_ms} ms latency")
    for row in rows:
        print(words(row))
    least = math.ceil(feeds / CONNECTIONS) * latency_ms / 1e3
    print(f"  wall time, cold             {rows[0]['wall']:7.2f} s   (latency and connections: {least:.2f} s)"
          f"   ratio {rows[0]['wall'] / least if least else 0:.2f}   (asked: 1.3)")
    return {"rows": rows, "least_wall": least}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--latency", type=int, default=100)
    args = parser.parse_args()
    work = tempfile.mkdtemp(prefix="lede-bench-")
    try:
        bench_refresh(os.path.abspath(args.build), work, args.feeds, args.latency, args.times)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
