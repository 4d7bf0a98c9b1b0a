"""The reader on stores of made stories: start, keys, lists, search."""
import os
import shutil
import subprocess
import time

from measure import environment, figures, median_of, subscribe
from terminal import Terminal

SEARCH = b"amber12 kiosk3"  # of fill's stories nine of ten match a, four of ten amber1, one of fifty all


def fill(build, work, size):
    """A home with so many stories of 200 feeds: the reader's environment, and the store."""
    home = os.path.join(work, f"home-{size}")
    subscribe(home, [])
    with open(home + "/c/lede/feeds", "w") as f:
        for i, section in ((0, "Entertainment"), (100, "Tech")):
            f.write(f"[{section}]\n")
            f.writelines(f'https://feed{n}.example/rss "Outlet {n}"\n' for n in range(i, i + 100))
    store = home + "/d/lede/lede.db"
    os.makedirs(os.path.dirname(store))
    subprocess.run([build + "/bench/fill", str(size), store], check=True)
    # the reader alone: the fetcher is its child and counts for itself
    return dict(environment(home, build), LEDE_EXEC_PATH="/nonexistent"), store


def forget(env):
    """Where the reader was when it ended: it would go on there."""
    shutil.rmtree(env["XDG_STATE_HOME"], ignore_errors=True)


def start(argv, env, quit_key=b"Q"):
    """CPU and wall seconds from the start of a program to all of its first screen, and MiB."""
    forget(env)
    begin = time.monotonic()
    with Terminal(argv, env, quit_key) as t:
        _, last = t.read_until_quiet(0.05)
        t.read_until_quiet(0.25)
        return t.cpu(), last - begin, t.peak()


def moves(argv, env, quit_key=b"Q"):
    """Of a hundred moves: CPU seconds and bytes each, clears of the screen in all."""
    forget(env)
    keys = ([b"j"] * 10 + [b"k"] * 10) * 5
    with Terminal(argv, env, quit_key) as t:
        t.read_until_quiet(0.25)
        before = t.cpu()
        out = b"".join(t.press(key)[0] for key in keys)
        return (t.cpu() - before) / len(keys), len(out) / len(keys), out.count(b"\x1b[2J")


def look_up(argv, env):
    """Wall seconds of opening the list of a section, of the slowest letter of a search, of all its letters; MiB."""
    forget(env)
    with Terminal(argv, env) as t:
        t.read_until_quiet(0.25)
        opened = t.press(b"]", 0.3)[1]
        t.press(b"[", 0.3)
        t.press(b"/", 0.3)
        letters = [t.press(bytes([letter]), 0.3)[1] for letter in SEARCH]
        return opened, max(letters), sum(letters), t.peak()


def bench_screen(build, work, size, times):
    env, store = fill(build, work, size)
    lede, floor = [build + "/lede"], [build + "/bench/floor_keys", store]
    cpu, wall, mib = median_of(times, lambda: start(lede, env))
    floor_cpu, _, floor_mib = median_of(times, lambda: start(floor, env, b"q"))
    key, size_bytes, clears = median_of(times, lambda: moves(lede, env))
    floor_key, floor_bytes, _ = median_of(times, lambda: moves(floor, env, b"q"))
    opened, worst, search, most = median_of(times, lambda: look_up(lede, env))
    side = median_of(times, lambda: figures(build, "sidebar", store))
    print(f"screen, {size} stories, {os.path.getsize(store) / 2**20:.0f} MiB")
    print(f"  start to first paint   {cpu * 1e3:8.2f} ms CPU  {mib:6.1f} MiB"
          f"   (floor {floor_cpu * 1e3:.2f} ms, {floor_mib:.1f} MiB)   {wall * 1e3:.1f} ms in all")
    print(f"  a key                  {key * 1e6:8.0f} us CPU  {size_bytes:6.0f} bytes"
          f"   (floor {floor_key * 1e6:.0f} us, {floor_bytes:.0f} bytes)"
          f"   ratio {key / floor_key if floor_key > 0 else 0:.2f}   clears {clears:.0f}")
    print(f"  opening a section      {opened * 1e3:8.2f} ms")
    print(f"  searching as one types {search * 1e3:8.2f} ms for {len(SEARCH)} letters, {worst * 1e3:.2f} the slowest"
          f"   {most:.1f} MiB")
    print(f"  a sidebar              {side[0]:8.3f} ms CPU, at worst {side[1]:.2f}"
          f"                 (asked: 1 ms; ratio {side[0]:.2f})")
    os.remove(store)
    return {"stories": size, "start": wall, "list": opened, "search": worst, "sidebar_cpu": side[0] / 1e3, "mib": most}
