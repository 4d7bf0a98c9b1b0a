#!/usr/bin/env python3
"""What each part of relating is worth: the table of doc/related.md.

Usage: ablation.py BUILD FOLDER

FOLDER holds pairs of files: NAME.corpus.tsv, which `lede related --corpus`
reads, and NAME.truth.tsv with the columns id and story, where "-" stands for a
headline of which nothing is known. Scored are headlines with a story:

  found   of its other reports within 72 hours, those in the first eight lines
          (average precision; what is listed as the same event comes first)
  same    F1 of what is listed as the same event; of a story with no other
          report, 1 for an empty list, else 0
  events  F1 of events by B-cubed (Bagga and Baldwin 1998)
  right   B-cubed precision of lines: a wrong report behind one is hidden
  whole   and their recall: a missing one is a line of its own

in percent, as the mean of the files.
"""
import collections
import glob
import os
import subprocess
import sys

NEAR = 72 * 3600
LINES = 8
PARTS = ["nothing", "stems", "summaries", "4-grams", "idf", "events in idf", "neighbours", "evidence",
         "time", "rare words", "words of a link", "doubt", "contradiction", "new together", "several links"]


def table(path):
    with open(path, encoding="utf-8") as f:
        names = f.readline().rstrip("\n").split("\t")
        return [dict(zip(names, line.rstrip("\n").split("\t"))) for line in f]


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def precision_of(lines, wanted):
    hits = [1 if other in wanted else 0 for other in lines[:LINES]]
    return sum(sum(hits[:i + 1]) / (i + 1) for i, hit in enumerate(hits) if hit) / min(len(wanted), LINES)


def same_of(lines, wanted):
    if not wanted or not lines:
        return float(not wanted and not lines)
    right = sum(other in wanted for other in lines)
    return f1(right / len(lines), right / min(len(wanted), LINES))


def cubed(event, story):
    """B-cubed: each headline's share of its event, and of its story."""
    both, events = collections.Counter(), collections.Counter(event.values())
    stories = collections.Counter(s for s in story.values() if s != "-")
    for one, name in event.items():
        both[name, story[one]] += 1
    known = [one for one in event if story[one] != "-"]
    return (mean(both[event[one], story[one]] / events[event[one]] for one in known),
            mean(both[event[one], story[one]] / stories[story[one]] for one in known))


def judge(text, rows, story):
    event, line_of, lists = {}, {}, collections.defaultdict(lambda: {"same": [], "related": []})
    for line in text.splitlines():
        kind, one, other, *which = line.split("\t")
        if kind == "event":
            event[one] = other
        elif kind == "line":
            line_of[one] = other
        else:
            lists[one][which[0]].append(other)
    time = {row["id"]: int(row["ts"]) for row in rows}
    reports = collections.defaultdict(list)
    for one, name in story.items():
        if name != "-":
            reports[name].append(one)
    found, same = [], []
    for name, all_of_it in reports.items():
        for one in all_of_it:
            wanted = {o for o in all_of_it if o != one and abs(time[o] - time[one]) <= NEAR}
            listed = lists[one]
            if wanted:
                found.append(precision_of(listed["same"] + listed["related"], wanted))
            same.append(same_of(listed["same"], wanted))
    return (mean(found), mean(same), f1(*cubed(event, story)), *cubed(line_of, story))


def main():
    build, folder = sys.argv[1:3]
    sets = sorted(glob.glob(os.path.join(folder, "*.corpus.tsv")))
    print("| without | found | same | events | right | whole |\n| --- | --- | --- | --- | --- | --- |")
    for part in PARTS:
        figures = []
        for path in sets:
            rows = table(path)
            story = {r["id"]: r["story"] for r in table(path.replace(".corpus.", ".truth."))}
            text = subprocess.run([build + "/bench/ablate", part, path], check=True,
                                  stdout=subprocess.PIPE, text=True).stdout
            figures.append(judge(text, rows, story))
        print(f"| {part} | " + " | ".join(f"{100 * mean(column):.1f}" for column in zip(*figures)) + " |")


if __name__ == "__main__":
    main()
