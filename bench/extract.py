"""What taking an article out of its page costs: beside an empty page, and beside libxml2 alone.

  extract.py BUILD PAGE...     pages of your own: files of HTML

Each page is read by `lede-fetcher extract` and by `xmllint --html`, one after the
other, so that both meet the same machine. CPU time is that of the process, less that
of an empty page; what is asked stands beside it.
"""
import os
import shutil
import statistics
import sys
import tempfile

from measure import environment, run

TIMES = 5  # runs of a page, of which the fastest counts
MEAN_MS, P95_MS, RATIO = 8, 16, 2.5


def cpu_ms(argv, env):
    return min(run(argv, env)[0] for _ in range(TIMES)) * 1e3


def share(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def figures_of(build, pages, env, empty):
    extract = [build + "/lede-fetcher", "extract", "--url", "https://paper.example/"]
    lint = ["xmllint", "--html", "--noout", "--nonet", "--recover"]
    ours, theirs = [], []
    floor = cpu_ms(extract + [empty], env), cpu_ms(lint + [empty], env)
    for page in pages:
        ours.append(max(0, cpu_ms(extract + [page], env) - floor[0]))
        theirs.append(max(0, cpu_ms(lint + [page], env) - floor[1]))
    return ours, theirs


def main():
    build, pages = os.path.abspath(sys.argv[1]), sys.argv[2:]
    if not pages or not shutil.which("xmllint"):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as work:
        empty = os.path.join(work, "empty.html")
        open(empty, "w").close()
        ours, theirs = figures_of(build, pages, environment(work, build), empty)
    mean, p95 = statistics.mean(ours), share(ours, 0.95)
    print(f"extracting, {len(pages)} pages")
    print(f"  a page, at the mean    {mean:8.2f} ms CPU"
          f"                         (asked: {MEAN_MS} ms)   ratio {mean / MEAN_MS:.2f}")
    print(f"  a page, 95th           {p95:8.2f} ms CPU"
          f"                         (asked: {P95_MS} ms)   ratio {p95 / P95_MS:.2f}")
    beside = sum(ours) / sum(theirs)
    print(f"  xmllint --html         {statistics.mean(theirs):8.2f} ms CPU"
          f"   beside it: {beside:.2f}      (asked: {RATIO})   ratio {beside / RATIO:.2f}")


if __name__ == "__main__":
    main()
