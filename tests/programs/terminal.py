#!/usr/bin/env python3
"""The reader and its terminal: sizes, signals, replies of the terminal."""
import html
import os
import random
import re
import select
import shutil
import signal
import sys
import termios
import time
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, TOP, Pty, Terminal, equal, has, main  # noqa: E402

HOUR = 1789720200


def cpu_ticks(pid):
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def subscribe_long_stories(home):
    """One feed of long stories."""
    path, rng = os.path.join(home.path, "long.rss"), random.Random(7)
    with open(path, "w") as f:
        f.write('<rss version="2.0"><channel><title>Long</title>')
        for n in range(40):
            def words(count):  # of each story its own
                return " ".join("".join(rng.choices("bdfgklmnprstvz", k=9)) + "aeiou"[n % 5] for _ in range(count))

            text = "".join(f"&lt;p&gt;Mark{n}x{p}. {words(30)}&lt;/p&gt;" for p in range(30))
            f.write(f"<item><title>No{n} {words(3)}</title><guid>{n}</guid>"
                    f"<link>https://a.example/{n}</link><description>{text}</description>"
                    f"<pubDate>Fri, 18 Sep 2026 0{n // 10}:{n:02}:00 GMT</pubDate></item>")
        f.write("</channel></rss>")
    home.env["LEDE_NOW"] = str(HOUR)
    home.feeds("file://" + path)
    home.run("refresh")


def test_a_storm_of_sizes(home):
    subscribe_long_stories(home)
    rng = random.Random(7)
    sizes = [(1, 1), (500, 200), (1, 200), (500, 1), (29, 7), (30, 8), (59, 16), (60, 24)]
    sizes += [(rng.randint(1, 500), rng.randint(1, 200)) for _ in range(192)]
    with Terminal(home) as t:
        t.until("No39 ")
        t.keys("]", "j", "j", "j", "j", "Enter")
        t.until("next/prev unread")
        title = "No35 "
        has(t.screen(), title)
        t.keys("C-d", "C-d", "C-d", "C-d", "C-d")
        t.until("%")
        time.sleep(0.3)
        first = next(w for w in t.screen().split() if w.startswith("Mark"))
        paragraph = int(first.rstrip(".").split("x")[1])
        pid, began = t.pid(), time.monotonic()
        for cols, rows in sizes:
            t.resize(cols, rows)
        t.resize(100, 30)
        t.until("Mark")
        assert time.monotonic() - began < 60
        os.kill(pid, 0)
        time.sleep(0.5)
        seen = [int(w.rstrip(".").split("x")[1]) for w in t.screen().split() if w.startswith("Mark")]
        # the first row in view is of the same paragraph: its mark, or that of the next
        assert seen and abs(seen[0] - paragraph) <= 1, (paragraph, t.screen())
        t.keys("h")
        lines = t.until("HEADLINE").splitlines()
        selected = next(line for line in lines if line.startswith("▌"))
        has(selected, title)
        t.keys("Q")
        equal(t.status(), 0)


def test_a_terminal_that_hangs_up(home):
    subscribe_long_stories(home)
    with Pty(home) as t:
        t.until(b"No39")
        t.keys(b"jj")
        t.quiet()
        t.hang_up()
        equal(t.status(), 0)
    assert os.path.exists(home.path + "/state/lede/place")


def test_it_sleeps_when_nothing_happens(home):
    subscribe_long_stories(home)
    with Pty(home) as t:
        t.until(b"No39")
        t.keys(b"\x1b[<0;")  # whose end never comes
        t.quiet(0.5)
        before = cpu_ticks(t.pid)
        time.sleep(1)
        assert cpu_ticks(t.pid) - before <= 2
        t.keys(b"\x03Q")
        equal(t.status(), 0)


def test_a_crash_restores_the_terminal(home):
    subscribe_long_stories(home)
    for number in (signal.SIGABRT, signal.SIGSEGV):
        with Pty(home) as t:
            t.until(b"No39")
            os.kill(t.pid, number)
            end = t.quiet()
            for mode in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[?25h"):
                assert mode in end, (mode, end)
            flags = termios.tcgetattr(t.fd)[3]
            assert flags & termios.ICANON and flags & termios.ECHO
            assert t.status() != 0


def test_replies_of_a_terminal_are_no_keys(home):
    subscribe_long_stories(home)
    slow = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?2026;2$y\x1b[?62;22c"
    with Pty(home, answer=b"") as t:
        t.quiet(0.5)
        # in pieces that are later than an Escape by itself is waited for
        for piece in re.findall(b"\x1b.[^\x1b]|\x1b\\\\|[^\x1b]", slow):
            t.keys(piece)
            time.sleep(0.03)
        out = t.quiet()
        assert b"link" not in out and b"Search" not in out, out
        t.keys(b"2")
        out = t.quiet()
        # it replied that it knows mode 2026
        assert out.startswith(b"\x1b[?2026h") and out.endswith(b"\x1b[?2026l"), out
        t.keys(b"Q")
        equal(t.status(), 0)


def test_frames_are_whole_only_where_asked(home):
    subscribe_long_stories(home)
    with Pty(home) as t:
        t.until(b"No39")
        t.keys(b"2j")
        t.quiet()
        t.keys(b"y")
        t.quiet()
        assert b"\x1b[?2026h" not in t.sent
        has(t.sent.decode(), "\x1b]52;c;aHR0cHM6Ly9hLmV4YW1wbGUv", "\x1b[?1000h\x1b[?1006h", "\x1b[?2004h")
        # an Escape by itself needs 25 ms and a little more
        t.keys(b"?")
        t.quiet(0.1)
        began = time.monotonic()
        t.keys(b"\x1b")
        select.select([t.fd], [], [], 2)
        assert time.monotonic() - began < 0.2
        t.keys(b"Q")
        equal(t.status(), 0)
        end = t.sent
        assert end.rindex(b"\x1b[?1000l") > end.rindex(b"\x1b[?1000h")
        equal(end.count(b"\x1b[H\x1b[2J"), 1)  # cleared once: at the start


def test_a_paste_is_text(home):
    subscribe_long_stories(home)
    with Terminal(home) as t:
        t.until("No39 ")
        t.raw("\x1b[200~Q\r:quit\r\x1b[201~")  # no line is being typed: nothing
        t.keys("F")
        t.until("STATE")
        t.keys("a")
        t.until("Address of a site")
        t.raw("\x1b[200~https://b.example/\r\x1b[Arss\x03\x1b[201~")
        t.until("https://b.example/ rss")
        t.keys("Escape", "Q")
        equal(t.status(), 0)


def test_a_setting_is_changed_while_lede_runs(home):
    home.run("refresh")
    with Pty(home) as t:
        t.until(b"Choose how to begin")
        t.keys(b":set mouse no\r")
        has(t.until(b"mouse is no until lede ends.").decode(), "\x1b[?1006l")
        t.keys(b":set theme mono\r")
        out = t.until(b"theme is mono until lede ends.").decode()
        assert "\x1b[38" not in out and "48;5;" not in out, out
        t.keys(b":set theme pink\r")
        t.until("“pink” is none of".encode())
        t.keys(b"Q")
        equal(t.status(), 0)


def test_suspend_and_return(home):
    subscribe_long_stories(home)
    conf = os.path.join(home.path, "rc")
    with open(conf, "w") as f:
        f.write("PS1='ready> '\n")
    with Terminal(home, "--norc", "-i", program=shutil.which("bash")) as t:
        t.text(f"exec 2>&1; PS1='ready> '; {BUILD}/lede")
        t.keys("Enter")
        t.until("No39 ")
        t.keys("j", "C-z")
        t.until("Stopped")
        equal(t.tmux("display-message", "-p", "#{mouse_any_flag}#{alternate_on}").strip(), "00")
        t.text("fg")
        t.keys("Enter")
        t.until("No38 ")
        t.gone("Stopped")
        equal(t.tmux("display-message", "-p", "#{mouse_any_flag}#{alternate_on}").strip(), "11")
        # the cursor is on the first letter of what is selected
        x, y = map(int, t.tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split())
        line = t.screen().splitlines()[y]
        assert line[x:].startswith("No38") and "▌" in line[:x], (x, y, line)
        t.keys("Q")
        t.until("ready>")


def test_letters_without_utf8(home):
    subscribe_long_stories(home)
    with Terminal(home, env={"LC_ALL": "C"}) as t:
        screen = t.until("No39 ")
        assert screen.isascii(), screen
        has(screen, "---", "MORE IN NEWS", ">* No39")
        t.keys("Q")
        equal(t.status(), 0)


SCRIPTS = [
    (0x41, 0x7a), (0xc0, 0x17f), (0x391, 0x3ce), (0x410, 0x44f), (0x5d0, 0x5ea), (0x621, 0x652), (0x905, 0x94d),
    (0x985, 0x9cd), (0xa05, 0xa4d), (0xb85, 0xbcd), (0xc05, 0xc4d), (0xd05, 0xd4d), (0xd85, 0xddf), (0xe01, 0xe3a),
    (0xe40, 0xe4d), (0xe81, 0xecd), (0xf40, 0xf7e), (0x1000, 0x103e), (0x10d0, 0x10f0), (0x1100, 0x11f9),
    (0x1780, 0x17d3), (0x3041, 0x30fe), (0x4e00, 0x9fbf), (0xac00, 0xd7a3), (0x1f300, 0x1f64f),
]


def random_word(draw):
    low, high = draw.choice(SCRIPTS)
    letters = (chr(draw.randint(low, high)) for _ in range(draw.randint(1, 9)))
    return "".join(c for c in letters if unicodedata.category(c)[0] in "LMS")


def test_a_terminal_shows_what_lede_screen_prints(home):
    """Headlines of many scripts: each letter is where it is counted to be, also after rows have changed."""
    draw = random.Random(7)
    titles = ["दुनिया का समाचार", "தமிழ் செய்தி கொ", "ข่าวน้ำท่วม น้ำ", "مَرْحَبًا بالعالم", "Rocket 🚀 and 👩‍👩‍👧 ☀️ 1️⃣ 🇫🇷"]
    titles += [" ".join(random_word(draw) for _ in range(draw.randint(2, 12))) for _ in range(60)]
    path = os.path.join(home.path, "scripts.xml")
    with open(path, "w") as f:
        f.write("<rss><channel><title>Scripts</title>" + "".join(
            f"<item><title>{html.escape(t)}</title><guid>{i}</guid><description>{html.escape(t)}</description></item>"
            for i, t in enumerate(titles)) + "</channel></rss>")
    home.feeds("file://" + path)
    home.env["LEDE_NOW"] = str(HOUR)
    home.run("refresh")
    home.run("show", "1")
    with Terminal(home, cols=80, rows=24) as screen:
        screen.until("Scripts")
        pressed = ""
        for keys in ("2", "jjjj", "<Space>", "kkk", "G", "b", "g"):
            pressed += keys
            screen.keys(*(["Space"] if keys == "<Space>" else keys))
            want = home.run("screen", "--size", "80x24", "--keys", pressed)[0].rstrip().splitlines()
            same_screen(screen, want)


def same_screen(screen, want, seconds=10):
    """Waits until the terminal shows that, row by row; blanks at the ends do not count."""
    end = time.monotonic() + seconds
    while True:
        got = [row.rstrip() for row in screen.screen().rstrip().splitlines()]
        if got == want:
            return
        if time.monotonic() > end:
            equal(got, want)
        time.sleep(0.05)


if not os.access(os.path.join(BUILD, "lede"), os.X_OK) or not shutil.which("tmux"):
    sys.exit(77)
assert os.path.isdir(TOP)
main(globals())
