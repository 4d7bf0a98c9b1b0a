"""What the whole-program tests share: a loopback web, a home, a terminal.

A test file calls main(globals()): every function named test_* is one test.
Each gets a fresh Home. The programs are those of the build that runs the tests.
"""
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time
import traceback

TOP = os.path.abspath(os.environ.get("top_srcdir", os.path.join(os.path.dirname(__file__), "..", "..")))
BUILD = os.path.abspath(os.environ.get("top_builddir", "."))
NOW = 1790000000  # of the made feeds


class Server:
    """tests/server.py; ends with the block that it is used in."""

    def __init__(self, *args):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(TOP, "tests", "server.py"), *args],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.base = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


class Home:
    """A user's folders, and the programs run in them."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="lede-home-")
        self.env = {k: v for k, v in os.environ.items()
                    if k not in ("NO_COLOR", "COLORTERM", "BROWSER", "LEDE_NOW", "http_proxy")}
        self.env.update(HOME=self.path, XDG_CONFIG_HOME=self.path + "/config",
                        XDG_DATA_HOME=self.path + "/data", XDG_STATE_HOME=self.path + "/state",
                        XDG_RUNTIME_DIR=self.path, LEDE_EXEC_PATH=BUILD,
                        LEDE_DATA_PATH=os.path.join(TOP, "feeds"),
                        LEDE_NOW=str(NOW + 3600), TERM="xterm-256color", LC_ALL="C.UTF-8",
                        ASAN_OPTIONS="detect_leaks=0:" + os.environ.get("ASAN_OPTIONS", ""))
        self.store = self.path + "/data/lede/lede.db"

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def write(self, name, text):
        path = os.path.join(self.path, "config", "lede", name)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(path, "w") as f:
            f.write(text)
        return path

    def read(self, name):
        with open(os.path.join(self.path, "config", "lede", name)) as f:
            return f.read()

    def feeds(self, *urls):
        self.write("feeds", "".join(u + "\n" for u in urls))

    def run(self, *args, program="lede", status=0, stdin=None, timeout=120):
        """Runs it to its end; its output and its complaints."""
        done = subprocess.run([os.path.join(BUILD, program), *args], env=self.env, text=True,
                              input=stdin, stdin=None if stdin is not None else subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)
        if status is not None and done.returncode != status:
            raise AssertionError(f"{program} {' '.join(args)}: status {done.returncode}, not {status}\n"
                                 f"{done.stdout}{done.stderr}")
        return done.stdout, done.stderr

    def lines(self, *args):
        """The JSON lines that a command prints."""
        out, _ = self.run(*args)
        return [json.loads(line) for line in out.splitlines()]

    def start(self, *args, program="lede-fetcher"):
        return subprocess.Popen([os.path.join(BUILD, program), *args], env=self.env,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def sql(self, query):
        db = sqlite3.connect(self.store)
        try:
            return db.execute(query).fetchall()
        finally:
            db.close()

    def change(self, *statements):
        db = sqlite3.connect(self.store)
        try:
            with db:
                for statement in statements:
                    db.execute(statement)
        finally:
            db.close()

    def sound(self):
        equal(self.sql("PRAGMA integrity_check"), [("ok",)])


class Pty:
    """A program in a terminal that is only bytes."""

    def __init__(self, home, *args, cols=100, rows=30, answer=b"\x1b[?62c"):
        self.answer, self.sent = answer, b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(os.path.join(BUILD, "lede"), ["lede", *args], home.env)
        self.resize(cols, rows)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.hang_up()
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass

    def hang_up(self):
        if self.fd >= 0:
            os.close(self.fd)
        self.fd = -1

    def resize(self, cols, rows):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def keys(self, sent):
        os.write(self.fd, sent)

    def quiet(self, seconds=0.3):
        """What it writes until it writes nothing for a while."""
        out = b""
        while select.select([self.fd], [], [], seconds)[0]:
            try:
                part = os.read(self.fd, 65536)
            except OSError:
                break
            if not part:
                break
            if b"\x1b[c" in part:
                os.write(self.fd, self.answer)
            out += part
        self.sent += out
        return out

    def until(self, words, seconds=20):
        end, out = time.monotonic() + seconds, b""
        while words not in out:
            assert time.monotonic() < end, f"{words} never came:\n{out}"
            out += self.quiet(0.1)
        return out

    def status(self, seconds=5):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            if self.fd >= 0:
                self.quiet(0.02)
            time.sleep(0.02)
        raise AssertionError("it did not end")


class Terminal:
    """A program in a terminal of its own (tmux), and what is on its screen."""

    def __init__(self, home, *args, cols=100, rows=30, program="lede", env=None):
        self.name = f"lede-{os.getpid()}-{time.monotonic_ns()}"
        self.home = home
        self.ended = os.path.join(home.path, self.name)
        command = ["sh", "-c", f'"$@"; echo $? >{self.ended}; sleep 60', "sh",
                   os.path.join(BUILD, program), *args]
        keep = dict(home.env, **(env or {}))
        conf = os.path.join(home.path, "tmux.conf")
        with open(conf, "w") as f:
            f.write("set -g remain-on-exit on\nset -g escape-time 0\n")
        self.tmux("-f", conf, "new-session", "-d", "-x", str(cols), "-y", str(rows),
                  "env", "-i", *[f"{k}={v}" for k, v in keep.items() if k != "TERM"],
                  f"TERM={keep['TERM']}", *command)

    def tmux(self, *args):
        return subprocess.run(["tmux", "-L", self.name, *args], check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.home.env).stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server")

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def keys(self, *keys):
        for key in keys:
            self.tmux("send-keys", key)

    def text(self, words):
        self.tmux("send-keys", "-l", words)

    def raw(self, sent):
        """These very bytes."""
        self.tmux("send-keys", "-H", *[f"{byte:02x}" for byte in sent.encode()])

    def mouse(self, button, column, row, times=1):
        """As xterm reports it (mode 1006); column and row count from 0."""
        self.raw(f"\x1b[<{button};{column + 1};{row + 1}M" * times
                 + f"\x1b[<{button};{column + 1};{row + 1}m")

    def click(self, words, right=0, down=0):
        """On the first place of these words, or so far from it."""
        for row, line in enumerate(self.until(words).splitlines()):
            if words in line:
                self.mouse(0, line.index(words) + right, row + down)
                return

    def until(self, words, seconds=15):
        """Waits until the words are on the screen; the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if words in screen:
                return screen
            time.sleep(0.03)
        raise AssertionError(f"“{words}” never came:\n{self.screen()}")

    def until_any(self, *words, seconds=15):
        """Waits until one of these is on the screen; the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if any(w in screen for w in words):
                return screen
            time.sleep(0.03)
        raise AssertionError(f"none of {words} came:\n{self.screen()}")

    def selected(self):
        """The beginning of the selected row of a list."""
        row = next(line for line in self.screen().splitlines() if line.startswith("▌"))
        return row[3:30]

    def gone(self, words, seconds=15):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words not in self.screen():
                return
            time.sleep(0.03)
        raise AssertionError(f"“{words}” never went:\n{self.screen()}")

    def resize(self, cols, rows):
        self.tmux("resize-window", "-x", str(cols), "-y", str(rows))

    def pid(self):
        """The program's own process, not the shell's around it."""
        shell = int(self.tmux("display-message", "-p", "#{pane_pid}"))
        return child_named(shell, "/lede")

    def status(self, seconds=10):
        """Waits for the end of the program; its exit status (128 + n: signal n)."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if os.path.exists(self.ended):
                with open(self.ended) as f:
                    status = f.read()
                if status:
                    return int(status)
            time.sleep(0.03)
        raise AssertionError("it did not end:\n" + self.screen())


def children(pid):
    """Process ids below one, whatever their depth."""
    found, todo = [], [pid]
    while todo:
        parent = todo.pop()
        out = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], text=True,
                             stdout=subprocess.PIPE).stdout.split()
        found += map(int, out)
        todo += map(int, out)
    return found


def child_named(pid, name, argument=None, seconds=10):
    """The child of that program (and that argument), when it is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for child in children(pid):
            try:
                with open(f"/proc/{child}/cmdline") as f:
                    words = f.read().split("\0")
            except OSError:
                continue
            if words[0].endswith(name) and (argument is None or argument in words):
                return child
        time.sleep(0.02)
    raise AssertionError(f"no {name} {argument or ''} below {pid}")


def equal(got, wanted):
    if got != wanted:
        raise AssertionError(f"got {got!r}\nwanted {wanted!r}")


def has(text, *words):
    for word in words:
        if word not in text:
            raise AssertionError(f"“{word}” is not in:\n{text}")


def main(names):
    failed = 0
    wanted = sys.argv[1:]
    for name, test in list(names.items()):
        if not name.startswith("test_") or (wanted and name not in wanted):
            continue
        home = Home()
        try:
            test(home)
            print(f"ok   {name}")
        except Exception:  # a test that breaks has failed, whatever broke
            failed += 1
            print(f"FAIL {name}")
            traceback.print_exc(file=sys.stdout)
        finally:
            home.close()
        sys.stdout.flush()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.exit(1 if failed else 0)
