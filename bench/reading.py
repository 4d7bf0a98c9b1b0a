"""What parsing documents and relating stories costs, each by itself."""
import os
import subprocess

import documents
from measure import environment, figures, median_of, run

FEW_WORDS = 2000  # of a vocabulary in which most headlines share some


def bench_relating(build, sizes, long_ago):
    """Beside what is asked: ms a newcomer, the worst piece in ms, kB a story."""
    for size, asked in sizes:
        for kind, room, words in (("titles", 0.8, ""), ("summaries", 1.6, ""), ("summaries", 1.6, FEW_WORDS)):
            more = (0, words) if words else ()
            many, _, lists, alone, worst, lists_alone, piece, held = figures(build, "relate", size, kind, *more)
            print(f"relating, {size} stories in the window, {kind}" + f", {words} different words" * bool(words))
            print(f"  a newcomer among many  {many:8.2f} ms CPU, {lists:4.1f} lists"
                  f"             (asked: {asked} ms)   ratio {many / asked:.2f}")
            print(f"  a newcomer alone       {alone:8.2f} ms CPU, {lists_alone:4.1f} lists"
                  f", at worst {worst:.1f} (asked: 30 ms)   ratio {worst / 30:.2f}")
            print(f"  the worst piece        {piece:8.2f} ms CPU")
            print(f"  memory, a story        {held / 1e3:8.2f} kB"
                  f"                         (asked: {room} kB)   ratio {held / 1e3 / room:.2f}")
    window = max(1000, long_ago * 30 // (5 * 365))
    recent = figures(build, "relate", window, "titles")
    old = figures(build, "relate", window, "titles", long_ago)
    print(f"relating, {long_ago} stories in five years before {window} in the window")
    print(f"  to the window alone    time ratio {old[0] / recent[0]:.2f}   memory ratio {old[7] / recent[7]:.2f}")


def read_cpu(build, mode, paths):
    """CPU seconds of reading documents that are in memory already."""
    out = subprocess.run([build + "/bench/read_feeds", mode, *paths], check=True,
                         stdout=subprocess.PIPE, text=True)
    return float(out.stdout)


def bench_reading(build, work, feeds, size, times):
    folder = os.path.join(work, "documents")
    os.makedirs(folder)
    ordinary = documents.write_ordinary(folder, feeds)
    large = os.path.join(folder, "large.xml")
    documents.write_large(large, size)
    env = environment(work, build)
    for name, paths in ((f"{feeds} ordinary feeds", ordinary),
                        (f"one feed of {size / 1e6:.0f} MB", [large])):
        floor, record = median_of(times, lambda: (read_cpu(build, "floor", paths),
                                                  read_cpu(build, "read", paths)))
        print(f"reading, {name}")
        print(f"  into the record        {record * 1e3:8.1f} ms CPU"
              f"              (floor {floor * 1e3:.1f} ms)   ratio {record / floor:.2f}")
    cpu, peak, _ = median_of(times, lambda: run([build + "/lede-fetcher", "parse", large], env))
    print(f"  lede parse             {cpu * 1e3:8.1f} ms CPU  {peak:6.1f} MiB"
          f"                         ratio {cpu / floor:.2f}")
