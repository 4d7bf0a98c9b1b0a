#!/usr/bin/env python3
"""Two programs on one store: neither refuses the other's work, or holds it up."""
from harness import Server, equal, main


def test_marks_are_not_refused_while_another_program_refreshes(home):
    """Feeds that come one after another, each stored as it comes."""
    with Server("--items", "20") as web:
        home.feeds(web.base + "/feed/0")
        home.run("refresh")
        home.feeds(web.base + "/feed/0", *[f"{web.base}/feed/{n}?after=150" for n in range(1, 40)])
        ids = [s["id"] for s in home.lines("list", "--json", "--limit", "0")]
        fetcher = home.start("refresh")
        marked = 0
        while fetcher.poll() is None or marked < 10:
            home.run("mark", "read" if marked % 2 == 0 else "unread", str(ids[marked % len(ids)]))
            marked += 1
        fetcher.communicate()
        equal(fetcher.returncode, 0)
    home.sound()


if __name__ == "__main__":
    main(globals())
