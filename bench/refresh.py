#!/usr/bin/env python3
"""What a refresh costs, beside the least that it can cost (floor_refresh).

    refresh.py BUILD [--feeds N] [--times N] [--latency MS]

CPU is user and system time of all processes together, memory the peak of the largest.
Ratios are medians of ratios in one round.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from measure import Server, environment, run, subscribe

ITEMS = 40


class Round:
    """The cases, in the order in which a reader meets them; a floor beside each."""

    def __init__(self, build, server, home, feeds):
        self.lede, self.fetcher = [build + "/lede"], [build + "/lede-fetcher"]
        self.floor = build + "/bench/floor_refresh"
        self.env, self.server, self.feeds = environment(home, build), server, str(feeds)
        self.db = home + "/floor.db"
        self.config = "connections = 64\n"
        subscribe(home, server.urls(), self.config)
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--latency", type=int, default=100)
    args = parser.parse_args()
    work = tempfile.mkdtemp(prefix="lede-bench-")
    rounds = []
    try:
        for n in range(args.times):
            with Server(args.feeds, ITEMS, args.latency) as server:
                rounds.append(one_round(os.path.abspath(args.build), work, n, server, args.feeds))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"refresh, {args.feeds} feeds x {ITEMS} items, {args.latency} ms latency")
    for same in zip(*rounds):
        name, floor, cpu, peak, wall = (same[0][0], *(statistics.median(r[i] for r in same) for i in range(1, 5)))
        ratio = statistics.median(r[2] / r[1] if r[1] else 0 for r in same)
        print(f"  {name:27} {cpu:7.2f} s CPU {peak:6.1f} MiB {wall:6.1f} s"
              + (f"   (floor {floor:.2f} s)   ratio {ratio:.2f}" if floor else ""))


main()
