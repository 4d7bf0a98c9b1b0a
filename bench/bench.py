#!/usr/bin/env python3
"""What lede costs, next to floors measured in the same run.

    bench.py BUILD [--quick]      BUILD: a build folder without sanitizers

CPU is user + system time of a finished process and its children. Every figure
is the median of several runs; what counts are the ratios.
"""
import argparse
import fcntl
import os
import pty
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

import documents

HERE = os.path.dirname(os.path.abspath(__file__))
COLS, ROWS = 100, 30


def environment(home, build):
    env = dict(os.environ, HOME=home, TERM="xterm-256color", LC_ALL="C.UTF-8",
               XDG_CONFIG_HOME=home + "/c", XDG_DATA_HOME=home + "/d", XDG_STATE_HOME=home + "/s",
               LEDE_EXEC_PATH=build, LEDE_DATA_PATH=os.path.join(HERE, "..", "feeds"))
    env.pop("NO_COLOR", None)
    return env


def run(argv, env):
    """CPU seconds of a command and its children, and its peak memory in MiB."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        os.execvpe(argv[0], argv, env)
    _, status, use = os.wait4(pid, 0)
    return use.ru_utime + use.ru_stime, use.ru_maxrss / 1024, status


def wait_quiet(fd, quiet, most=3.0):
    """Reads until nothing came for `quiet` seconds; the bytes."""
    out, end = b"", time.monotonic() + most
    while time.monotonic() < end:
        ready, _, _ = select.select([fd], [], [], quiet)
        if not ready:
            break
        try:
            part = os.read(fd, 65536)
        except OSError:
            break
        if not part:
            break
        out += part
    return out


def in_terminal(argv, env, keys, quit_key=b"Q"):
    """CPU and memory of the program alone, and the bytes that the keys cost."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(argv[0], argv, env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
    wait_quiet(fd, 0.25)
    written, clears = 0, 0
    for key in keys:
        os.write(fd, key)
        out = wait_quiet(fd, 0.02)
        written += len(out)
        clears += out.count(b"\x1b[2J")
    with open(f"/proc/{pid}/stat") as f:  # the program's own, without children
        fields = f.read().rsplit(")", 1)[1].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    with open(f"/proc/{pid}/sched") as f:
        for line in f:
            if line.startswith("se.sum_exec_runtime"):
                cpu = float(line.split(":")[1]) / 1000
    with open(f"/proc/{pid}/status") as f:
        peak = next(int(x.split()[1]) for x in f if x.startswith("VmHWM")) / 1024
    os.write(fd, quit_key)
    wait_quiet(fd, 0.1)
    os.close(fd)
    end = time.monotonic() + 5
    while os.waitpid(pid, os.WNOHANG)[0] == 0:
        if time.monotonic() > end:
            os.kill(pid, 9)
        time.sleep(0.01)
    return cpu, peak, written, clears


def median_of(times, fn):
    return [statistics.median(x) for x in zip(*(fn() for _ in range(times)))]


def bench_screen(build, work, size, times):
    home = os.path.join(work, f"home-{size}")
    env = environment(home, build)
    os.makedirs(home + "/d/lede")
    os.makedirs(home + "/c/lede")
    with open(home + "/c/lede/config", "w") as f:
        f.write("[fetch]\nauto = no\n")
    store = home + "/d/lede/lede.db"
    subprocess.run([build + "/bench/fill", str(size), store], check=True)
    with open(home + "/c/lede/feeds", "w") as f:
        f.write("[Entertainment]\n")
        for i in range(200):
            if i == 100:
                f.write("[Tech]\n")
            f.write(f'https://feed{i}.example/rss "Outlet {i}"\n')
    n = 100
    moves = ([b"j"] * 10 + [b"k"] * 10) * (n // 20)
    lede, floor = [build + "/lede"], [build + "/bench/floor_keys", store]
    # the reader alone: the fetcher is its child and counts for itself
    alone = dict(env, LEDE_EXEC_PATH="/nonexistent")
    start = median_of(times, lambda: in_terminal(lede, alone, []))
    keys = median_of(times, lambda: in_terminal(lede, alone, moves))
    floor_start = median_of(times, lambda: in_terminal(floor, env, [], b"q"))
    floor_keys = median_of(times, lambda: in_terminal(floor, env, moves, b"q"))
    per_key = (keys[0] - start[0]) / n
    floor_key = (floor_keys[0] - floor_start[0]) / n
    print(f"screen, {size} stories")
    print(f"  start to first paint   {start[0] * 1e3:8.2f} ms CPU  {start[1]:6.1f} MiB"
          f"   (floor {floor_start[0] * 1e3:.2f} ms, {floor_start[1]:.1f} MiB)")
    print(f"  a key                  {per_key * 1e6:8.0f} us CPU  {keys[2] / n:6.0f} bytes"
          f"   (floor {floor_key * 1e6:.0f} us, {floor_keys[2] / n:.0f} bytes)"
          f"   ratio {per_key / floor_key if floor_key > 0 else 0:.2f}   clears {keys[3]:.0f}")
    side = median_of(times, lambda: figures(build, "sidebar", store))
    print(f"  a sidebar              {side[0]:8.3f} ms CPU, at worst {side[1]:.2f}"
          f"                 (asked: 1 ms; ratio {side[0]:.2f})")
    return start[0]


def bench_refresh(build, work, feeds, items, times):
    server = subprocess.Popen([sys.executable, HERE + "/serve.py", str(feeds), str(items)],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    base = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    cold, same, floor_cold, floor_same, digest, peak = [], [], [], [], [], []
    try:
        for i in range(times):
            home = os.path.join(work, f"refresh-{i}")
            env = environment(home, build)
            os.makedirs(home + "/c/lede")
            with open(home + "/c/lede/feeds", "w") as f:
                f.write("".join(f"{base}/feed/{n}\n" for n in range(feeds)))
            with open(home + "/c/lede/config", "w") as f:
                f.write("[fetch]\nper-host = 16\n")
            db = os.path.join(work, f"floor-{i}.db")
            subprocess.run([build + "/bench/fill", "0", db], check=True)
            floor_cold.append(run([build + "/bench/floor_refresh", base, str(feeds), db], env)[0])
            floor_same.append(run([build + "/bench/floor_refresh", base, str(feeds), db, "304"], env)[0])
            cpu, rss, status = run([build + "/lede-fetcher", "refresh", "--all", "--no-digest"], env)
            if status:
                print(f"  refresh ended with {status}")
            cold.append(cpu)
            peak.append(rss)
            same.append(run([build + "/lede-fetcher", "refresh", "--all", "--no-digest"], env)[0])
            digest.append(run([build + "/lede-fetcher", "digest"], env)[0])
            if i < times - 1:
                shutil.rmtree(home)
    finally:
        server.stdin.close()
        server.wait()
    a, b, c, d = map(statistics.median, (cold, floor_cold, same, floor_same))
    print(f"refresh, {feeds} feeds x {items} items")
    print(f"  cold, to its summary   {a:8.2f} s CPU   {statistics.median(peak):6.1f} MiB"
          f"   (floor {b:.2f} s)   ratio {a / b:.2f}")
    print(f"  all 304                {c:8.2f} s CPU"
          f"                  (floor {d:.2f} s)   ratio {c / d:.2f}")
    print(f"  digesting, a story     {statistics.median(digest) / feeds / items * 1e6:8.0f} us CPU")


def key_waits(argv, env, seconds):
    """Starts the reader, refreshes all, and moves meanwhile: ms from each key to what it paints."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(argv[0], argv, env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
    wait_quiet(fd, 0.5)
    os.write(fd, b"R")
    waits, end, n = [], time.monotonic() + seconds, 0
    while time.monotonic() < end:
        wait_quiet(fd, 0.02, 0.1)  # what the refresh itself paints
        start = time.monotonic()
        os.write(fd, b"j" if n // 10 % 2 == 0 else b"k")
        ready, _, _ = select.select([fd], [], [], 1)
        waits.append((time.monotonic() - start) * 1e3)
        n += 1
        if not ready:
            break
    os.write(fd, b"Q")
    wait_quiet(fd, 0.2)
    os.close(fd)
    os.waitpid(pid, 0)
    return sorted(waits)


def bench_waits(build, work, feeds, items, seconds):
    """Keys while so many feeds refresh and their stories are digested and related."""
    server = subprocess.Popen([sys.executable, HERE + "/serve.py", str(feeds), str(items)],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    base = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    home = os.path.join(work, "waits")
    env = environment(home, build)
    os.makedirs(home + "/c/lede")
    try:
        with open(home + "/c/lede/config", "w") as f:
            f.write("[fetch]\nper-host = 16\nauto = no\n")
        with open(home + "/c/lede/feeds", "w") as f:
            f.write("".join(f"{base}/feed/{n}\n" for n in range(20)))
        run([build + "/lede-fetcher", "refresh", "--all"], env)
        with open(home + "/c/lede/feeds", "a") as f:
            f.write("".join(f"{base}/feed/{n}\n" for n in range(20, feeds)))
        waits = key_waits([build + "/lede"], env, seconds)
    finally:
        server.stdin.close()
        server.wait()
    at = min(len(waits) - 1, int(len(waits) * 0.99))
    print(f"keys while {feeds} feeds refresh: {len(waits)} in {seconds} s")
    print(f"  key to paint, median   {statistics.median(waits):8.2f} ms         99th of 100 {waits[at]:.2f}"
          f"           (asked: 16 ms)   ratio {waits[at] / 16:.2f}")


FEW_WORDS = 2000  # of a vocabulary in which most headlines share some


def figures(build, program, *args):
    """The numbers that a program of this folder prints."""
    out = subprocess.run([f"{build}/bench/{program}", *map(str, args)], check=True,
                         stdout=subprocess.PIPE, text=True).stdout
    return [float(x) for x in out.split()]


def bench_relating(build, sizes, long_ago):
    """Beside what is asked: ms a newcomer, the worst piece in ms, kB a story."""
    for size, asked in sizes:
        for kind, room, words in (("titles", 0.8, ""), ("summaries", 1.6, ""), ("summaries", 1.6, FEW_WORDS)):
            more = (0, words) if words else ()
            many, _, lists, alone, worst, lists_alone, piece, held = figures(build, "relate", size, kind, *more)
            print(f"relating, {size} stories in the window, {kind}" + f", {words} different words" * bool(words))
            print(f"  a newcomer among many  {many:8.2f} ms CPU, {lists:4.1f} lists"
                  f"             (asked: {asked} ms)   ratio {many / asked:.2f}")
            print(f"  a newcomer alone       {alone:8.2f} ms CPU, {lists_alone:4.1f} lists"
                  f", at worst {worst:.1f} (asked: 30 ms)   ratio {worst / 30:.2f}")
            print(f"  the worst piece        {piece:8.2f} ms CPU")
            print(f"  memory, a story        {held / 1e3:8.2f} kB"
                  f"                         (asked: {room} kB)   ratio {held / 1e3 / room:.2f}")
    window = max(1000, long_ago * 30 // (5 * 365))
    recent = figures(build, "relate", window, "titles")
    old = figures(build, "relate", window, "titles", long_ago)
    print(f"relating, {long_ago} stories in five years before {window} in the window")
    print(f"  to the window alone    time ratio {old[0] / recent[0]:.2f}   memory ratio {old[7] / recent[7]:.2f}")


def read_cpu(build, mode, paths):
    """CPU seconds of reading documents that are in memory already."""
    out = subprocess.run([build + "/bench/read_feeds", mode, *paths], check=True,
                         stdout=subprocess.PIPE, text=True)
    return float(out.stdout)


def bench_reading(build, work, feeds, size, times):
    folder = os.path.join(work, "documents")
    os.makedirs(folder)
    ordinary = documents.write_ordinary(folder, feeds)
    large = os.path.join(folder, "large.xml")
    documents.write_large(large, size)
    env = environment(work, build)
    for name, paths in ((f"{feeds} ordinary feeds", ordinary),
                        (f"one feed of {size / 1e6:.0f} MB", [large])):
        floor, record = median_of(times, lambda: (read_cpu(build, "floor", paths),
                                                  read_cpu(build, "read", paths)))
        print(f"reading, {name}")
        print(f"  into the record        {record * 1e3:8.1f} ms CPU"
              f"              (floor {floor * 1e3:.1f} ms)   ratio {record / floor:.2f}")
    cpu, peak, _ = median_of(times, lambda: run([build + "/lede-fetcher", "parse", large], env))
    print(f"  lede parse             {cpu * 1e3:8.1f} ms CPU  {peak:6.1f} MiB"
          f"                         ratio {cpu / floor:.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--quick", action="store_true", help="small sizes, one run")
    args = parser.parse_args()
    build = os.path.abspath(args.build)
    with open(build + "/config.h") as f:
        if "#define LEDE_SANITIZED" in f.read():
            sys.exit("bench: this build has sanitizers; configure another one")
    times = 1 if args.quick else 5
    work = tempfile.mkdtemp(prefix="lede-bench-")
    try:
        small = bench_screen(build, work, 1000, times)
        large = bench_screen(build, work, 5000 if args.quick else 100000, times)
        print(f"  start, large to small store: ratio {large / small:.2f}")
        bench_relating(build, ((1000, 1.5),) if args.quick else ((10000, 1.5), (100000, 6)),
                       10000 if args.quick else 1000000)
        bench_reading(build, work, 50 if args.quick else 1000,
                      1_000_000 if args.quick else 12_000_000, times)
        bench_waits(build, work, 50 if args.quick else 1000, 40, 3 if args.quick else 10)
        bench_refresh(build, work, 50 if args.quick else 1000, 40, 1 if args.quick else 3)
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
