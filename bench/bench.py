#!/usr/bin/env python3
"""What lede costs, next to floors measured in the same run.

    bench.py BUILD [--quick]      BUILD: a build folder without sanitizers

CPU is user + system time of a finished process and its children. Every figure
is the median of several runs; what counts are the ratios. The figures of
doc/performance.md are also written to BUILD/bench-results.json, in seconds and MiB.
"""
import argparse
import json
import os
import shutil
import sys
import tempfile

from growth import bench_growth
from reading import bench_reading, bench_relating
from refresh import bench_refresh
from screen import bench_screen
from waits import bench_headlines, bench_waits

LATENCY_MS = 100


def measure_all(build, work, quick):
    """Prints all figures, and returns those for the plot."""
    feeds, times = (50, 1) if quick else (1000, 5)
    stores = [bench_screen(build, work, size, times) for size in ((1000, 5000) if quick else (1000, 100000, 1000000))]
    bench_relating(build, ((1000, 1.5),) if quick else ((10000, 1.5), (100000, 6)), 10000 if quick else 1000000)
    bench_reading(build, work, feeds, 1_000_000 if quick else 12_000_000, times)
    waits = bench_waits(build, work, feeds, 3 if quick else 10, 1 if quick else 3)
    headline = bench_headlines(build, work, feeds, times)
    refresh = bench_refresh(build, work, feeds, LATENCY_MS, 1 if quick else 3)
    growth = bench_growth(build, work, (100, 1000) if quick else (1000, 10000, 50000), 1 if quick else 3)
    return {"stores": stores, "feeds": growth, "refresh": refresh, "waits": waits, "headline": headline}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--quick", action="store_true", help="small sizes, one run")
    args = parser.parse_args()
    build = os.path.abspath(args.build)
    with open(build + "/config.h") as f:
        if "#define LEDE_SANITIZED" in f.read():
            sys.exit("bench: this build has sanitizers; configure another one")
    work = tempfile.mkdtemp(prefix="lede-bench-")
    try:
        results = measure_all(build, work, args.quick)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    with open(build + "/bench-results.json", "w") as f:
        json.dump(results, f, indent=1)
        f.write("\n")


main()
