#!/usr/bin/env python3
"""Makes the pictures of doc/ again: screens of the sample edition as SVG.

Usage: script/pictures.py BUILD      (a folder where lede was built)

Nothing is fetched: the sample edition is read from its files into a store of
its own, at the hour at which it came out."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from xml.sax.saxutils import escape

TOP = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
SAMPLE = os.path.join(TOP, "feeds", "sample")
CELL, ROW, SIZE, EDGE = 8.4, 18, 14, 12  # pixels
GROUND, INK = "#1b1d21", "#d6d7d9"
SGR = re.compile(r"\x1b\[([0-9;]*)m")

# name, size, keys, what it shows
PICTURES = [
    ("front", "100x30", "", "The front page, with what belongs to the lead story beside it"),
    ("wide", "160x44", "", "The front page on a wide screen: every section at once"),
    ("story", "160x44", "<Enter>", "A story between the list it came from and its related headlines"),
    ("outlets", "100x30", "z", "One story is one line; z shows who else carries it"),
    ("help", "80x24", "?", "Every key, from the one table that also makes the manual"),
    ("search", "80x24", "/harbour", "Searching as one types"),
    ("small", "40x20", "<Enter>", "A story in forty columns"),
]


def colour(n):
    """Of the 256, those that lede uses: the cube and the greys."""
    if n >= 232:
        return "#" + f"{8 + 10 * (n - 232):02x}" * 3
    steps = (0, 95, 135, 175, 215, 255)
    n -= 16
    return f"#{steps[n // 36]:02x}{steps[n // 6 % 6]:02x}{steps[n % 6]:02x}"


class Pen:
    """What SGR has set."""

    def __init__(self):
        self.set([0])

    def set(self, codes):
        codes = list(codes)
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.bold = self.italic = self.line = self.turned = False
                self.ink, self.ground = INK, None
            elif code in (38, 48) and codes[:1] == [5]:
                self.__dict__["ink" if code == 38 else "ground"] = colour(codes[1])
                codes = codes[2:]
            elif code in (1, 3, 4, 7):
                self.__dict__[{1: "bold", 3: "italic", 4: "line", 7: "turned"}[code]] = True

    def colours(self):
        ground = self.ground or GROUND
        return (ground, self.ink) if self.turned else (self.ink, ground)


def columns(text):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def draw_run(text, pen, x, y):
    ink, ground = pen.colours()
    wide = columns(text)
    left, top = EDGE + x * CELL, EDGE + y * ROW
    if ground != GROUND:
        yield f'<rect x="{left:.1f}" y="{top}" width="{wide * CELL:.1f}" height="{ROW}" fill="{ground}"/>'
    if not text.strip() and not pen.line:
        return
    style = (' font-weight="bold"' if pen.bold else "") + \
            (' font-style="italic"' if pen.italic else "") + \
            (' text-decoration="underline"' if pen.line else "")
    yield (f'<text x="{left:.1f}" y="{top + SIZE}" fill="{ink}"{style} '
           f'textLength="{wide * CELL:.1f}">{escape(text)}</text>')


def draw(screen, size, title):
    wide, high = (int(n) for n in size.split("x"))
    w, h = wide * CELL + 2 * EDGE, high * ROW + 2 * EDGE
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h}" '
           f'viewBox="0 0 {w:.0f} {h}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" '
           f'font-size="{SIZE}" xml:space="preserve">', f"<title>{escape(title)}</title>",
           f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>']
    for y, line in enumerate(screen.splitlines()):
        pen, x = Pen(), 0
        parts = SGR.split(line)
        for i, part in enumerate(parts):
            if i % 2:
                pen.set([int(n or 0) for n in part.split(";")])
            elif part:
                out += draw_run(part, pen, x, y)
                x += columns(part)
    return "\n".join(out + ["</svg>", ""])


def main(build):
    home = tempfile.mkdtemp()
    lede = os.path.join(os.path.realpath(build), "lede")
    config = os.path.join(home, ".config", "lede")
    env = {"HOME": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC",
           "LEDE_EXEC_PATH": os.path.dirname(lede), "LEDE_DATA_PATH": os.path.join(TOP, "feeds")}
    try:
        os.makedirs(config)
        with open(os.path.join(SAMPLE, "now"), encoding="utf-8") as f:
            env["LEDE_NOW"] = f.read().strip()
        with open(os.path.join(SAMPLE, "feeds"), encoding="utf-8") as f:
            feeds = f.read().replace("%d", SAMPLE)
        with open(os.path.join(config, "feeds"), "w", encoding="utf-8") as f:
            f.write(feeds)
        subprocess.run([lede, "refresh"], env=env, check=True, stdout=subprocess.DEVNULL)
        for name, size, keys, title in PICTURES:
            screen = subprocess.run([lede, "screen", "--size", size, "--keys", keys, "--colors", "256"],
                                    env=env, check=True, text=True, stdout=subprocess.PIPE).stdout
            with open(os.path.join(TOP, "doc", name + ".svg"), "w", encoding="utf-8") as f:
                f.write(draw(screen, size, title))
    finally:
        shutil.rmtree(home)


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
