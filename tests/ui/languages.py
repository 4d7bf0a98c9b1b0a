#!/usr/bin/env python3
"""Every screen of tests/data/screens in each language that lede speaks, and in
one of wide letters that takes twice the room: nothing is drawn beyond the
edge, nothing falls out of step, and every text has its translation."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

SOURCE = os.environ.get("top_srcdir", ".")
BUILD = os.environ.get("top_builddir", ".")
CATALOGS = os.path.join(BUILD, "po")
SKIPPED = 77
# what a format directive or an escape must keep, and what is printed on a key
KEPT = re.compile(r"%(?:\.\*|[-+ #0-9.])*(?:<[A-Za-z0-9]+>|(?:l|z|h)?[a-zA-Z%])|\\.|--?[a-z][a-z-]*")


def width(text):
    """Columns: wide letters take two, marks none."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wide(text):
    """The same with each letter of ASCII at twice its width."""
    out, at = [], 0
    for kept in KEPT.finditer(text):
        out += [chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c
                for c in text[at:kept.start()]]
        out.append(kept.group())
        at = kept.end()
    out += [chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text[at:]]
    return "".join(out)


def template(folder):
    """All texts, as they are in the source."""
    pot = os.path.join(folder, "lede.pot")
    files = sorted(f for d in ("src", "feeds", "ui") for f in
                   glob.glob(os.path.join(SOURCE, d, "**", "*.[ch]"), recursive=True))
    subprocess.run(["xgettext", "--from-code=UTF-8", "-k_", "-kN_", "-kngettext:1,2",
                    "--no-wrap", "-o", pot, *files], check=True, stderr=subprocess.DEVNULL)
    return pot


def make_wide(pot, folder):
    """A catalog "qps" of wide letters."""
    text = open(pot, encoding="utf-8").read().replace("charset=CHARSET", "charset=UTF-8")
    head, *entries = text.split("\n\n")
    head = head.replace("nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=(n != 1);")
    head = head.replace("#, fuzzy\n", "")
    made = [head]
    for entry in entries:
        ids = re.search(r"^msgid ((?:\".*\"\n?)+)", entry, re.M)
        plural = re.search(r"^msgid_plural ((?:\".*\"\n?)+)", entry, re.M)
        said = ids.group(1).rstrip("\n")
        body = entry[:entry.index("msgstr")]
        if plural:
            many = wide(plural.group(1).rstrip("\n"))
            made.append(f"{body}msgstr[0] {wide(said)}\nmsgstr[1] {many}\n")
        else:
            made.append(f"{body}msgstr {wide(said)}\n")
    po = os.path.join(folder, "qps.po")
    with open(po, "w", encoding="utf-8") as f:
        f.write("\n\n".join(made))
    into = os.path.join(folder, "qps", "LC_MESSAGES")
    os.makedirs(into)
    subprocess.run(["msgfmt", "-o", os.path.join(into, "lede.mo"), po], check=True)


def check_complete(pot, language, folder):
    """Whether a language has all texts, none of them in doubt."""
    merged = os.path.join(folder, language + ".po")
    subprocess.run(["msgmerge", "-q", "--no-fuzzy-matching", "-o", merged,
                    os.path.join(SOURCE, "po", language + ".po"), pot], check=True)
    for kind in ("--untranslated", "--only-fuzzy"):
        left = subprocess.run(["msgattrib", "--no-obsolete", kind, merged], check=True,
                              text=True, stdout=subprocess.PIPE).stdout
        texts = re.findall(r'^msgid "(.*)"$', left, re.M)[1:]
        assert not texts, f"{language}: {kind[2:]}: {texts} (make update-po)"


def paint(folder, language, catalogs, name, size, keys):
    env = dict(os.environ, LEDE_NOW="1795521600", TZ="UTC", LC_ALL="C.UTF-8", HOME=folder,
               XDG_CONFIG_HOME=os.path.join(folder, ".config"), LEDE_DATA_PATH=folder,
               LANGUAGE=language, LEDE_LOCALE_PATH=catalogs)
    out = subprocess.run([os.path.join(BUILD, "tests/ui/paint"),
                          "" if name == "first" else os.path.join(folder, "lede.db"),
                          size, keys],
                         env=env, text=True, stdout=subprocess.PIPE, check=True).stdout
    return out.splitlines()


def check_screen(name, language, size, keys, rows, english):
    columns, height = map(int, size.split("x"))
    where = f"{name}.keys: {size} {keys!r} in {language}"
    assert len(rows) <= height, where
    for row in rows:
        assert width(row) <= columns, f"{where}: {width(row)} columns: {row}"
    if columns < 30 or height < 8:
        return
    assert rows != english, f"{where}: nothing is translated"
    assert [r for r in rows if r.strip()], f"{where}: empty"


def screens():
    for path in sorted(glob.glob(os.path.join(SOURCE, "tests/data/screens/*.keys"))):
        for line in open(path, encoding="utf-8").read().splitlines():
            size, _, keys = line.partition(" ")
            yield os.path.basename(path)[:-5], size, keys


def main():
    if not all(map(shutil.which, ("msgfmt", "xgettext", "msgmerge"))):
        return SKIPPED
    folder = os.path.realpath(tempfile.mkdtemp())
    try:
        languages = sorted(os.path.basename(p)[:-3]
                           for p in glob.glob(os.path.join(SOURCE, "po/*.po")))
        pot = template(folder)
        make_wide(pot, folder)
        for language in languages:
            check_complete(pot, language, folder)
        catalogs = {language: CATALOGS for language in languages}
        catalogs["qps"] = folder
        count = 0
        for name, size, keys in screens():
            english = paint(folder, "C", folder, name, size, keys)
            for language, place in catalogs.items():
                rows = paint(folder, language, os.path.realpath(place), name, size,
                             keys)
                check_screen(name, language, size, keys, rows, english)
                count += 1
        print(f"{count} screens in {', '.join(catalogs)}")
    finally:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
