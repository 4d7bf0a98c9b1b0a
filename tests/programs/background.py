#!/usr/bin/env python3
"""Beside an open screen: another process that refreshes, and the user's hook."""
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, NOW, TOP, Terminal, equal, has, main  # noqa: E402
from wire import fetch_settings, slurp, within  # noqa: E402


def write_feed(home, name, titles):
    """A feed in a file, of which the first title is the newest."""
    path = os.path.join(home.path, name)
    with open(path, "w") as f:
        f.write(f'<rss version="2.0"><channel><title>{name}</title>' + "".join(
            f"<item><title>{title}</title><guid>{title}</guid><description>{title} at length.</description>"
            f"<pubDate>Mon, 21 Sep 2026 08:{59 - i:02}:00 GMT</pubDate></item>"
            for i, title in enumerate(titles)) + "</channel></rss>")
    return "file://" + path


def old_titles():
    """Stories that have nothing to do with one another."""
    return [f"{word} {word.lower()}ing of {word[::-1]}" for word in (
        "Amber Basin Cedar Delta Ember Fjord Grove Harbour Island Juniper Kiosk Lantern Meadow Nectar Orchard "
        "Pylon Quarry River Signal Timber").split()]


def open_list(t):
    """The list of all headlines, with a row in the middle selected."""
    t.until("20 unread")
    t.keys("2")
    t.until("HEADLINE")
    t.keys("j", "j", "j", "j", "j", "j")
    t.until("▌")
    within(lambda: any("Grove" in line for line in t.screen().splitlines() if line.startswith("▌")))
    return t.selected()


def test_what_another_process_stores_is_shown_in_place(home):
    """In a list, in a story and in the list of feeds; nothing moves."""
    fetch_settings(home)
    old = old_titles()
    home.feeds(write_feed(home, "paper", old))
    home.run("refresh")
    with Terminal(home) as t:
        selected = open_list(t)
        place = t.screen().splitlines()
        # a refresh, and a mark, of other processes
        write_feed(home, "paper", ["Umbra umbraing", "Valley valleying", *old])
        has(home.run("refresh", "--all")[0], "2 new")
        screen = t.until("2 new").splitlines()
        equal(t.selected(), selected)
        equal([line[3:40] for line in screen if line.startswith("▌")], [line[3:40] for line in place if line.startswith("▌")])
        equal(screen.index(next(line for line in screen if line.startswith("▌"))),
              place.index(next(line for line in place if line.startswith("▌"))))
        assert "Umbra" not in t.screen()
        # while a story is read
        t.keys("Enter")
        t.until("at length.")
        write_feed(home, "paper", ["Willow willowing", "Umbra umbraing", "Valley valleying", *old])
        has(home.run("refresh", "--all")[0], "1 new")
        t.until("3 new")
        has(t.screen(), "at length.")
        t.keys("q")
        within(lambda: any(line[3:30] == selected for line in t.screen().splitlines() if line.startswith("▌")))
        # a feed that fails and one that is added, in the list of feeds
        t.keys("F")
        t.until("paper")
        os.unlink(os.path.join(home.path, "paper"))
        home.run("refresh", "--all", status=1)
        t.until("No such file")
        t.keys("Escape")
        t.keys("g")
        t.until("Willow")
        t.gone("3 new")
        t.keys("Q")
        equal(t.status(), 0)


def manual_script(home):
    """The example of lede(5), as it is printed there."""
    with open(os.path.join(TOP, "doc", "lede.5.in")) as f:
        text = f.read()
    start = text.index("#!/bin/sh\n# lede-notify")
    path = os.path.join(home.path, "lede-notify")
    with open(path, "w") as f:
        f.write(text[start:text.index(".Ed", start)])
    os.chmod(path, 0o700)
    return path


def test_the_manuals_notifications(home):
    """By lede refresh and by an open screen; titles are data, whatever is in them."""
    if not shutil.which("jq"):
        print("skip: no jq")
        return
    shown = os.path.join(home.path, "shown")
    bin_folder = os.path.join(home.path, "bin")
    os.mkdir(bin_folder)
    with open(os.path.join(bin_folder, "notify-send"), "w") as f:
        f.write(f'#!/bin/sh\nprintf "%s|" "$@" >>{shown}\necho >>{shown}\n')
    os.chmod(f.name, 0o700)
    home.env["PATH"] = bin_folder + ":" + home.env["PATH"]
    fetch_settings(home, f"on-new = {manual_script(home)}")
    home.feeds(write_feed(home, "paper", ["--help &lt;b&gt; $(touch pwned) &amp;amp; `id`"]))
    home.run("refresh")
    equal(slurp(home, "shown"), "--app-name=lede|--|paper|--help $(touch pwned) &amp; `id`|\n")
    home.env["LEDE_NOW"] = str(NOW + 7200)  # the clock stands; the feed was asked for before
    with Terminal(home) as t:
        t.until("1 unread")
        write_feed(home, "paper", old_titles())  # twenty
        t.keys("R")
        t.until("20 new")
        within(lambda: slurp(home, "shown").count("\n") == 6)
        t.keys("Q")
        equal(t.status(), 0)
    equal(slurp(home, "state/lede/log").count("on-new"), 0)


if not os.access(os.path.join(BUILD, "lede"), os.X_OK) or not shutil.which("tmux"):
    sys.exit(77)
main(globals())
