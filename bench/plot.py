#!/usr/bin/env python3
"""Draws how costs grow, from the figures of bench.py: plot.py bench-results.json PICTURE.svg

Two logarithmic charts with one scale for both axes: what grows in proportion rises by
45 degrees. The ground is part of the picture, so that it is readable on any page.
"""
import json
import math
import sys
from xml.sax.saxutils import escape

GROUND, INK, FAINT, LINES = "#1b1d21", "#d6d7d9", "#3a3d44", ("#87afff", "#ffaf5f", "#87d787")
DECADE, TOP, HEIGHT, WIDTH = 84, 56, 364, 760  # pixels
SIZES = {3: "1,000", 4: "10,000", 5: "100,000", 6: "1,000,000"}
TIMES = {-3: "1 ms", -2: "10 ms", -1: "0.1 s", 0: "1 s", 1: "10 s"}


def text(x, y, words, anchor="middle", ink=INK, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{ink}"{more}>{escape(words)}</text>'


def line(x1, y1, x2, y2):
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{FAINT}"/>'


class Chart:
    """A square grid of decades, from x = 10^first_x and y = 10^first_y on."""

    def __init__(self, left, first_x, last_x, first_y, last_y):
        self.left, self.first_x, self.last_x, self.first_y, self.last_y = left, first_x, last_x, first_y, last_y
        self.bottom = TOP + (last_y - first_y) * DECADE
        self.right = left + (last_x - first_x) * DECADE

    def at(self, x, y):
        return (self.left + (math.log10(x) - self.first_x) * DECADE,
                self.bottom - (math.log10(y) - self.first_y) * DECADE)

    def grid(self, title, unit):
        yield text(self.left, TOP - 24, title, "start", more=' font-weight="bold"')
        for n in range(self.first_x, self.last_x + 1):
            x, _ = self.at(10 ** n, 1)
            yield line(x, TOP, x, self.bottom)
            yield text(x, self.bottom + 18, SIZES[n])
        for n in range(self.first_y, self.last_y + 1):
            _, y = self.at(1, 10 ** n)
            yield line(self.left, y, self.right, y)
            yield text(self.left - 8, y + 4, TIMES[n], "end")
        yield text((self.left + self.right) / 2, self.bottom + 38, unit)

    def series(self, name, points, ink):
        places = [self.at(x, y) for x, y in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield f'<path d="M{path}" fill="none" stroke="{ink}" stroke-width="2"/>'
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>'
        yield text(places[-1][0] + 8, places[-1][1] + 4, name, "start", ink)


def draw(rows, x, chart, series):
    for (name, y), ink in zip(series, LINES):
        yield from chart.series(name, [(row[x], row[y]) for row in rows], ink)


def picture(results):
    feeds, stores = Chart(64, 3, 5, -2, 1), Chart(396, 3, 6, -3, 0)
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
           f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="DejaVu Sans, Arial, sans-serif" font-size="12">')
    yield "<title>CPU of a refresh by the number of feeds; waits at the screen by the number of stories</title>"
    yield f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>'
    yield from feeds.grid("CPU of a refresh", "feeds")
    yield from draw(results["feeds"], "feeds", feeds, (("cold", "cold"), ("all 304", "same")))
    yield from stores.grid("Time until all of it is painted", "stories in the store")
    yield from draw(results["stores"], "stories", stores,
                    (("start", "start"), ("a section", "list"), ("search", "search")))
    yield "</svg>"


def main():
    with open(sys.argv[1]) as f:
        results = json.load(f)
    if not {"feeds", "stores"} <= results.keys():
        print("plot: nothing is drawn before feeds and stores were measured")
        return
    with open(sys.argv[2], "w") as f:
        f.write("\n".join(picture(results)) + "\n")


main()
