#!/usr/bin/env python3
"""The golden screens, and messages that they do not show, with every action on
another key: no default key is left on any of them, and what has no key is
named by its command."""
import glob
import os
import re
import subprocess
import sys
import tempfile

SOURCE = os.environ.get("top_srcdir", ".")
BUILD = os.environ.get("top_builddir", ".")
# Keys typed after which there is a message, or an empty list.
MORE = ["m", "s", "2 f", "2 f f A", "j j A u", "2 t", "4 f", "M", "M <Enter>",
        "M <Enter> u", "F x", "F d", "F e x <Enter>", "<C-c>", "Z",
        ": k e e p <Enter>", "/ f e s t <Enter> : k e e p <Enter> x <Enter>",
        "<Enter> G j", "F Z", "<Enter> <Tab> m", "5 A", "<Enter> / x x x x <Enter>", "<Enter> S", "3 =", "@offline", "y", "i", "z"]


def actions():
    """The default keys, as they are shown, of each action."""
    rows = subprocess.run([os.path.join(BUILD, "doc", "tables"), "keys"], check=True,
                          capture_output=True, text=True).stdout
    found = re.findall(r"^\.It \\&(.*)\n.*\n\.Pq Cm (.*)$", rows, re.M)
    # of an action without a key the manual has its command
    return {name: [] if keys.startswith(":" + name) else keys.replace("\\&", "").replace("\\e", "\\").split()
            for keys, name in found}


def paint(folder, size, typed, keys):
    env = dict(os.environ, PAINT_KEYS=keys, LEDE_NOW="1795521600", TZ="UTC",
               LC_ALL="C.UTF-8", HOME=folder, XDG_CONFIG_HOME=folder + "/.config",
               LEDE_DATA_PATH=folder, ASAN_OPTIONS="detect_leaks=0")
    store = "" if typed.startswith("!") else folder + "/lede.db"
    return subprocess.run([os.path.join(BUILD, "tests", "ui", "paint"), store, size,
                           typed.lstrip("!")], env=env, check=True, capture_output=True,
                          text=True).stdout


def cases():
    for path in sorted(glob.glob(SOURCE + "/tests/data/screens/*.keys")):
        for line in open(path, encoding="utf-8"):
            size, _, typed = line.strip().partition(" ")
            first = "!" if path.endswith("first.keys") else ""
            if size in ("80x24", "100x30", "160x50"):
                yield size, first + typed
    for typed in MORE:
        yield "100x30", typed
    yield "100x30", "!Z"


def left(screen, keys):
    """Default keys that are on a screen as words of their own."""
    # the keys of a prompt cannot be bound
    screen = re.sub(r"Tab complete.*|command \(Tab completes\)", "", screen)
    for line in screen.splitlines():
        # what an overlay cut in two is no word
        words = [w.strip(".,;") for w in re.sub(r"\S*│\S*", " │ ", line).split()]
        for i, word in enumerate(words):
            pair = set(word.split("/")) if len(word) == 3 else set()
            # "a" is a word, too
            if word == "a" and words[i + 1:i + 2] not in (["all"], ["adds"], ["add"]):
                continue
            if word in keys or pair & keys and "/" in word:
                yield line.strip()


def main():
    usual = actions()
    # letters that no default key and no text of the edition has
    bound = ";".join("%s=%s" % (name, chr(0x430 + i) if i < 32 else chr(0x3B1 + i - 32))
                     for i, name in enumerate(usual))
    keys = {key for names in usual.values() for key in names} - {"A", "End"} | {"↵", "/", "?", ":"}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for size, typed in cases():
            for line in left(paint(folder, size, typed, bound), keys):
                failed.append("%s %s: %s" % (size, typed, line))
        nameless = paint(folder, "100x30", "Z", "help=")
        if ":help shows the keys" not in nameless:
            failed.append("help without a key: " + nameless)
        if re.search(r"\bhelp\b", paint(folder, "100x30", "", "help=").splitlines()[-1]):
            failed.append("a hint without a key")
    print("\n".join(dict.fromkeys(failed)))
    return 1 if failed else 0


sys.exit(main())
