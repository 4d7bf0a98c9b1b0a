"""How a refresh that brings nothing grows with the number of feeds."""
import os
import shutil
import time

from measure import Server, environment, median_of, run, subscribe

LATENCY_MS = 10  # so that 50,000 feeds take seconds


def one_size(build, work, feeds, times):
    """CPU s of a cold refresh of brief feeds and of one of 304s, MiB at most of each, wall s of the second."""
    home = os.path.join(work, f"growth-{feeds}")
    env = environment(home, build)
    with Server(feeds, 0, LATENCY_MS) as server:
        subscribe(home, server.urls(), "connections = 64\n")
        cold, cold_peak, _ = run([build + "/lede", "refresh", "--all"], env)

        def same():
            start = time.monotonic()
            cpu, peak, _ = run([build + "/lede", "refresh", "--all"], env)
            return cpu, peak, time.monotonic() - start
        cpu, peak, wall = median_of(times, same)
    shutil.rmtree(home)
    return {"feeds": feeds, "cold": cold, "cold_mib": cold_peak, "same": cpu, "same_mib": peak, "wall": wall}


def bench_growth(build, work, sizes, times):
    """Beside what is asked: as much for a feed as with the fewest, within 10 %, and 160 MiB."""
    rows = [one_size(build, work, feeds, times) for feeds in sizes]
    least = rows[0]["same"] / rows[0]["feeds"]
    for row in rows:
        one = row["same"] / row["feeds"]
        print(f"refresh, {row['feeds']} feeds of one item")
        print(f"  cold                   {row['cold']:8.2f} s CPU   {row['cold_mib']:6.1f} MiB")
        print(f"  all 304                {row['same']:8.2f} s CPU   {row['same_mib']:6.1f} MiB {row['wall']:6.1f} s"
              f"   {one * 1e6:.0f} us a feed   ratio {one / least:.2f} (asked: 1.1)")
    return rows
