#!/usr/bin/env python3
"""What leaves lede of a story being read, in a terminal: to commands, files, the browser."""
import os
import shutil
import signal
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, Terminal, equal, has, main  # noqa: E402

HOUR = 1789720200
TITLE = "../$(touch hurt) `touch hurt`; touch hurt &amp; lamp"
NAME = "$(touch hurt) `touch hurt`; touch hurt & lamp.txt"
TEXT = "&lt;p&gt;The first $(touch hurt).&lt;/p&gt;" + "".join(
    f"&lt;p&gt;Lamp {n} of `touch hurt` and &lt;a href=&quot;https://quay.example/{n}&quot;&gt;a quay&lt;/a&gt;.&lt;/p&gt;"
    for n in range(12))


def subscribe(home):
    """One feed of one story, whose words are what a shell would obey."""
    path = os.path.join(home.path, "quay.rss")
    with open(path, "w") as f:
        f.write('<rss version="2.0"><channel><title>Quay</title><item><guid>1</guid>'
                f"<title>{TITLE}</title><link>https://quay.example/lamp</link><description>{TEXT}</description>"
                "<pubDate>Fri, 18 Sep 2026 06:00:00 GMT</pubDate></item></channel></rss>")
    home.env["LEDE_NOW"] = str(HOUR)
    home.feeds("file://" + path)
    home.run("refresh")
    os.mkdir(os.path.join(home.path, "here"))
    os.chdir(os.path.join(home.path, "here"))


def read_story(t):
    t.until("touch hurt")
    t.keys("Enter")
    t.until("Lamp 1 ")


def pipe(t, command):
    t.text("|")
    t.until("Pipe the story to:")
    t.text(command)
    t.keys("Enter")


def test_a_story_is_piped_to_a_command(home):
    subscribe(home)
    shown, _ = home.run("show", "1")
    with Terminal(home) as t:
        read_story(t)
        pipe(t, "cat >copy")  # writes nothing: the screen is back at once
        t.until("Lamp 1 ")
        time.sleep(0.3)
        with open("copy") as f:
            equal(f.read(), shown)
        pipe(t, "wc -l; false")
        has(t.until("Press any key to return to lede."), f"{shown.count(chr(10))}\n")
        t.keys("x")
        t.until("! wc -l; false exited with status 1.")
        pipe(t, "kill -9 $$")
        t.until("was killed by signal 9.")
        t.text("|")
        t.keys("Up", "Up")
        t.until("Pipe the story to: wc -l; false")
        t.keys("Escape", "Q")
        equal(t.status(), 0)
    with Terminal(home) as t:  # remembered
        t.until("Lamp 1 ")
        t.text("|")
        t.keys("Up")
        t.until("Pipe the story to: kill -9 $$")
    equal(sorted(os.listdir(".")), ["copy"])


def test_an_interrupt_is_the_commands(home):
    subscribe(home)
    with Terminal(home) as t:
        read_story(t)
        pipe(t, "echo begun; sleep 60")
        t.until("begun")  # before, there is nothing to interrupt
        t.keys("C-c")
        t.until("Press any key")
        t.keys("x")
        t.until("Lamp 1 ")
        t.keys("i")
        t.until("Details")  # it goes on


def test_a_signal_ends_lede_while_a_command_runs(home):
    subscribe(home)
    with Terminal(home) as t:
        read_story(t)
        pipe(t, "echo $PPID >pid; sleep 60")
        end = time.monotonic() + 10
        while not (os.path.exists("pid") and os.path.getsize("pid")) and time.monotonic() < end:
            time.sleep(0.03)
        with open("pid") as f:
            os.kill(int(f.read()), signal.SIGTERM)
        t.status()


def test_a_pager_has_the_screen(home):
    if not shutil.which("less"):
        return
    subscribe(home)
    with Terminal(home, cols=80, rows=16) as t:
        read_story(t)
        pipe(t, "less")
        t.gone("RELATED")
        t.until(":")
        t.text("G")
        t.until("(END)")
        t.keys("q")
        t.until("Lamp 1 ")
        t.text("?")
        t.until("Keys")
        t.keys("Escape", "Q")
        equal(t.status(), 0)


def test_a_story_is_saved_as_a_file(home):
    subscribe(home)
    shown, _ = home.run("show", "1")
    with Terminal(home) as t:
        read_story(t)
        t.text("S")
        t.until(f"Save as: {NAME}")
        t.keys("Enter")
        t.until(f"Saved {NAME}.")
        with open(NAME) as f:
            equal(f.read(), shown)
        t.text("S")
        t.keys("Enter")
        t.until("exists. Save as: ")
        t.keys("Escape")
        t.text("S")
        t.until(f"Save as: {NAME}")
        t.text("~/he")
        t.keys("Tab")
        t.until("Save as: ~/here/")
        t.text("nowhere/x")
        t.keys("Enter")
        t.until("No such file or directory. ")
        t.keys(*["BSpace"] * len("nowhere/x"))
        t.text("mine")
        t.keys("Enter")
        t.until("Saved ~/here/mine.")
        with open("mine") as f:
            equal(f.read(), shown)
        t.keys("Q")
        equal(t.status(), 0)
    equal(sorted(os.listdir(".")), sorted(["mine", NAME]))


def test_all_links_are_opened_but_not_without_bound(home):
    subscribe(home)
    browser = os.path.join(home.path, "browser")
    with open(browser, "w") as f:
        f.write('#!/bin/sh\nprintf "%s\\n" "$@" >>"$HOME/opened"\n')
    os.chmod(browser, 0o755)
    home.env["BROWSER"] = browser
    with Terminal(home) as t:
        read_story(t)
        t.text(":open-links")
        t.keys("Enter")
        t.until("Opened 10 of 12 links.")
        t.text("Y")
        t.until("Paragraph copied.")
        t.keys("Q")
        equal(t.status(), 0)
    with open(os.path.join(home.path, "opened")) as f:
        equal(len(f.read().splitlines()), 10)


if not os.access(os.path.join(BUILD, "lede"), os.X_OK) or not shutil.which("tmux"):
    sys.exit(77)
main(globals())
