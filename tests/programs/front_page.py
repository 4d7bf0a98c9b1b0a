#!/usr/bin/env python3
"""The front page, and the way back to it, in a terminal."""
import os
import re
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import Server, Terminal, child_named, equal, has, main  # noqa: E402

NEWS = {"Entertainment": ["limelight.rss", "marquee.rss", "backlot.atom", "stage.rdf"],
        "Tech": ["solder.rss", "northbridge.atom"]}
HOUR = 1789720200  # of the sample edition


def fetched(home, web, now=HOUR):
    """A store of the sample's feeds; nothing is fetched later."""
    home.env["LEDE_NOW"] = str(now)
    home.write("config", "[fetch]\nauto = no\nconnections = 1\nper-host = 1\n")
    home.write("feeds", "".join(f"[{s}]\n" + "".join(f"{web.base}/file/{n}\n" for n in feeds)
                                for s, feeds in NEWS.items()))
    home.run("refresh")


def lead(screen):
    """The first words of the lead's headline, which is in the row below its kicker."""
    return screen.splitlines()[4][5:35].strip()


def test_what_is_read_leaves_when_the_page_is_made_again(home):
    with Server() as web:
        fetched(home, web)
        with Terminal(home, cols=160, rows=50) as t:
            first = lead(t.until("TECH 3 · "))
            t.keys("Enter")
            t.until(" ago · ")
            t.keys("q")
            # it stays, and says that it was read
            screen = t.until("TECH 3 · ")
            equal(lead(screen), first)
            has(screen, "▌  " + first)
            # and is there after a look at another list
            t.keys("2")
            t.until("HEADLINE")
            t.keys("q")
            equal(lead(t.until("TECH 3 · ")), first)
            t.keys("g")
            t.gone(" " + first[:20])
            t.keys("f")
            t.until("  " + first[:20])
            t.keys("f")
            t.gone(" " + first[:20])
            # all of it
            t.keys("A")
            t.until("marked read on this page.  u to undo")
            t.keys("g")
            t.until("All read.")
            has(t.screen(), "headlines are hidden; f shows them.")
            t.keys("u")
            t.until("marked unread again.")
            t.keys("g")
            t.until("TECH 3 · ")
            t.keys("Q")
            equal(t.status(), 0)


def test_a_page_made_before_marks_are_stored_is_made_again(home):
    with Server() as web:
        fetched(home, web)
        with Terminal(home, cols=160, rows=50) as t:
            t.until("TECH 3 · ")
            fetcher = child_named(t.pid(), "lede-fetcher")
            t.keys("s")
            t.until("★")
            os.kill(fetcher, signal.SIGSTOP)
            t.keys("A")
            t.until("marked read on this page.  u to undo")
            t.keys("g", "j")
            t.until("2 of ")
            os.kill(fetcher, signal.SIGCONT)
            t.until("All read.")
            t.keys("Q")
            equal(t.status(), 0)


def test_sections_are_side_by_side(home):
    with Server() as web:
        fetched(home, web)
        with Terminal(home, cols=160, rows=50) as t:
            screen = t.until("TECH 3 · ")
            row = next(line for line in screen.splitlines() if "TECH 3 · " in line)
            has(row, "ENTERTAINMENT 2 · ")
            column = row.index("TECH")
            t.keys("j")
            t.until("2 of ")
            t.keys("Right")
            t.gone("2 of ")
            has([line[column - 1:column + 1] for line in t.screen().splitlines()], "▌●")
            t.keys("Right")
            t.until("focus")
            t.keys("Left", "H")
            t.until("2 of ")
            # the same page in one column
            t.resize(100, 30)
            t.until("TOP STORIES")
            t.resize(160, 50)
            t.until("TECH 3 · ")
            t.keys("Q")
            equal(t.status(), 0)


def test_back_is_to_the_list_and_out_is_one_step(home):
    with Server() as web:
        fetched(home, web)
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("2")
            t.until("HEADLINE")
            t.keys("Enter", "J", "J", "Tab")
            t.until("focus")
            t.keys("Enter")
            t.gone("focus")
            t.keys("q")
            t.until("HEADLINE")
            # the selection went along with what was read
            equal(re.search(r"(\d+) of ", t.until(" of ")).group(1), "3")
            t.keys("Enter", "Tab")
            t.until("focus")
            t.keys("Enter")
            t.gone("focus")
            t.keys("h")
            t.until("ago")
            t.keys("h")
            t.until("HEADLINE")
            t.keys("q")
            t.until("TOP STORIES")
            t.keys("Escape")
            t.until("TOP STORIES")
            t.keys("q")
            equal(t.status(), 0)


def test_after_four_hours_the_front_page_is_first(home):
    with Server() as web:
        fetched(home, web)
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("3")
            t.until("HEADLINE")
            t.keys("Q")
            equal(t.status(), 0)
        home.env["LEDE_NOW"] = str(HOUR + 3 * 3600)
        with Terminal(home) as t:
            t.until("HEADLINE")
            t.keys("Q")
            equal(t.status(), 0)
        home.env["LEDE_NOW"] = str(HOUR + 8 * 3600)
        with Terminal(home) as t:
            t.until("TOP STORIES")
            t.keys("Q")
            equal(t.status(), 0)


main(globals())
