#!/usr/bin/env python3
"""Writes feeds/text/entities_table.h: the named character references of HTML.

    script/entities.py > feeds/text/entities_table.h

The list is html.entities.html5 of Python's library, which is the standard's own
(HTML Living Standard, "Named character references"). Names that count without
their ";" as well are in feeds/text/entities.c.
"""
from html.entities import html5

WIDTH = 79
TAB = 8

HEAD = """\
/* entities_table: the named character references of HTML, sorted by strcmp(3).
 * Written by script/entities.py; for feeds/text/entities.c alone. */
/* clang-format off */"""
TAIL = "\t/* clang-format on */"


def literal(text):
    """A C string; what C would have to escape is a number, too."""
    out = ""
    for byte in text.encode():
        plain = 0x20 <= byte < 0x7F and byte not in b'"\\'
        out += chr(byte) if plain else f"\\x{byte:02x}"
    return f'"{out}"'


def lines(rows):
    line = ""
    for row in rows:
        if line and TAB + len(line) + 1 + len(row) > WIDTH:
            yield "\t" + line
            line = ""
        line += (" " if line else "") + row
    yield "\t" + line


def main():
    names = sorted(name[:-1] for name in html5 if name.endswith(";"))
    rows = [f'{{ "{name}", {literal(html5[name + ";"])} }},' for name in names]
    print(HEAD)
    for line in lines(rows):
        print(line)
    print(TAIL)


if __name__ == "__main__":
    main()
