"""Runs lede for a benchmark, and says what that cost."""
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HOSTS = 100  # of serve.py


def environment(home, build):
    env = dict(os.environ, HOME=home, TERM="xterm-256color", LC_ALL="C.UTF-8",
               XDG_CONFIG_HOME=home + "/c", XDG_DATA_HOME=home + "/d", XDG_STATE_HOME=home + "/s",
               LEDE_EXEC_PATH=build, LEDE_DATA_PATH=os.path.join(HERE, "..", "feeds"))
    env.pop("NO_COLOR", None)
    return env


def run(argv, env):
    """CPU seconds of a command and its children, the peak memory of the largest of them in MiB, its status."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        os.execvpe(argv[0], argv, env)
    _, status, use = os.wait4(pid, 0)
    return use.ru_utime + use.ru_stime, use.ru_maxrss / 1024, status


class Server:
    """serve.py, until the end of a with statement."""

    def __init__(self, feeds, items, latency_ms=0):
        self.feeds = feeds
        self.process = subprocess.Popen(
            [sys.executable, HERE + "/serve.py", str(feeds), str(items), str(latency_ms)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def tell(self, mode):
        self.process.stdin.write(mode + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def urls(self, first=0, end=None):
        return [f"http://127.0.0.{n % HOSTS + 1}:{self.port}/feed/{n}"
                for n in range(first, self.feeds if end is None else end)]


def subscribe(home, urls, config=""):
    os.makedirs(home + "/c/lede", exist_ok=True)
    with open(home + "/c/lede/feeds", "w") as f:
        f.write("".join(url + "\n" for url in urls))
    with open(home + "/c/lede/config", "w") as f:
        f.write("[fetch]\nauto = no\n" + config)


def median_of(times, fn):
    """The medians of what several runs return."""
    return [statistics.median(x) for x in zip(*(fn() for _ in range(times)))]


def figures(build, program, *args):
    """The numbers that a program of this folder prints."""
    out = subprocess.run([f"{build}/bench/{program}", *map(str, args)], check=True,
                         stdout=subprocess.PIPE, text=True).stdout
    return [float(x) for x in out.split()]
