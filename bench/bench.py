#!/usr/bin/env python3
"""What lede costs, next to floors measured in the same run.

    bench.py BUILD [--quick] [--only PART]    BUILD: a build folder without sanitizers

CPU is user + system time of a finished process and its children. Every figure
is the median of several runs; what counts are the ratios. The figures of
doc/performance.md are also kept in BUILD/bench-results.json, in seconds and MiB,
except small ones (--quick).
"""
import argparse
import json
import os
import shutil
import sys
import tempfile

from growth import bench_growth
from picture import bench_picture
from reading import bench_reading, bench_relating
from refresh import bench_refresh
from screen import bench_screen
from waits import bench_headlines, bench_waits

LATENCY_MS = 100
RESULTS = "bench-results.json"


def parts(build, work, quick):
    """Each prints its figures, and returns those that are kept, if any."""
    feeds, times, rounds = (50, 1, 1) if quick else (1000, 5, 3)
    stores = (1000, 5000) if quick else (1000, 100000, 1000000)
    return {
        "stores": lambda: [bench_screen(build, work, size, times) for size in stores],
        "relating": lambda: bench_relating(build, ((1000, 1.5),) if quick else ((10000, 1.5), (100000, 6)),
                                           10000 if quick else 1000000),
        "reading": lambda: bench_reading(build, work, feeds, 1_000_000 if quick else 12_000_000, times),
        "pictures": lambda: bench_picture(build, work, 1 if quick else 12, times),
        "waits": lambda: bench_waits(build, work, feeds, 3 if quick else 10, rounds),
        "headlines": lambda: bench_headlines(build, work, feeds, times),
        "refresh": lambda: bench_refresh(build, work, feeds, LATENCY_MS, rounds),
        "feeds": lambda: bench_growth(build, work, (100, 1000) if quick else (1000, 10000, 50000), rounds),
    }


def keep(path, results):
    """Adds them to the file, in the place of those of an earlier run."""
    kept = {}
    if os.path.exists(path):
        with open(path) as f:
            kept = json.load(f)
    kept.update(results)
    with open(path, "w") as f:
        json.dump(kept, f, indent=1)
        f.write("\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--quick", action="store_true", help="small sizes, one run")
    parser.add_argument("--only", choices=parts("", "", True))
    args = parser.parse_args()
    build = os.path.abspath(args.build)
    with open(build + "/config.h") as f:
        if "#define LEDE_SANITIZED" in f.read():
            sys.exit("bench: this build has sanitizers; configure another one")
    work = tempfile.mkdtemp(prefix="lede-bench-")
    try:
        for name, part in parts(build, work, args.quick).items():
            if args.only in (None, name):
                figures = part()
                sys.stdout.flush()
                if figures and not args.quick:
                    keep(os.path.join(build, RESULTS), {name: figures})
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
