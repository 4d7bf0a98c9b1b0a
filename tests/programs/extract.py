#!/usr/bin/env python3
"""lede extract: the article of a page, through both programs, from a file and a pipe."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, equal, has, main  # noqa: E402

LINES = ["The harbour of Tidewater was quiet on Monday, the boats were in, and nobody spoke of the storm.",
         "By noon, the ferry master said, all three lines were running again, though the pier stays closed.",
         "Repairs begin in the spring, when the tides are low, and will take two years, a report says."]
PAGE = ('<!doctype html><html lang=en><title>The storm has passed | The Paper</title>'
        '<meta property=og:site_name content="The Paper"><meta property=og:image content=/pier.jpg>'
        '<nav><a href=/>Home</a></nav><article><h1>The storm has passed</h1>'
        '<p class=byline>By Ada Lamp, <time datetime=2024-05-01>May 1</time></p>'
        + "".join(f"<p>{line}</p>" for line in LINES) +
        '<p><a href="../pier">The pier</a>, seen from the ferry, is the oldest of them.</p></article>')
KEYS = ["title", "byline", "standfirst", "published", "site", "lang", "lead_image", "lead_caption", "wall", "html", "text"]


def page_file(home, text, name="page.html"):
    path = os.path.join(home.path, name)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    return path


def extract(home, *args, stdin=None):
    out, complaints = home.run("extract", *args, stdin=stdin)
    equal(complaints, "")
    return json.loads(out)


def test_all_that_a_page_says(home):
    got = extract(home, "--url", "https://paper.example/a/b/c", page_file(home, PAGE))
    equal(list(got), KEYS)
    equal(got["title"], "The storm has passed")
    equal(got["byline"], "Ada Lamp")
    equal(got["published"], "2024-05-01")
    equal(got["site"], "The Paper")
    equal(got["lang"], "en")
    equal(got["lead_image"], "https://paper.example/pier.jpg")
    equal(got["wall"], None)
    equal(got["text"].split("\n")[:3], LINES)
    has(got["html"], '<a href="https://paper.example/a/pier">The pier</a>, seen')


def test_a_pipe_and_an_encoding(home):
    page = page_file(home, PAGE.replace("closed", "zu: vor\u00fcber").encode("cp1252"))
    got = extract(home, "--content-type", "text/html; charset=windows-1252", page)
    has(got["text"], "zu: vor\u00fcber.")
    equal(extract(home, "-", stdin=PAGE)["text"], extract(home, page_file(home, PAGE))["text"])


def test_no_article_is_no_failure(home):
    for text, wall in (("", "empty"), (b"%PDF-1.4\n%\xe2\xe3", "not html"),
                       ("<div id=app></div><noscript>Please enable JavaScript.</noscript><script>x()</script>",
                        "script")):
        got = extract(home, page_file(home, text))
        equal((got["text"], got["html"], got["wall"]), (None, None, wall))


def test_a_file_that_is_not_there(home):
    _, complaints = home.run("extract", os.path.join(home.path, "none.html"), status=1)
    has(complaints, "none.html")


def test_the_text_is_what_render_shows(home):
    got = extract(home, page_file(home, PAGE))
    shown, _ = home.run("render", "--width", "2000", "--plain", page_file(home, got["html"], "article.html"))
    for line in got["text"].split("\n"):
        has(shown.replace("[1]", ""), line)


def test_render_reads_what_a_shell_hands_over(home):
    ours, theirs = os.pipe()
    os.write(theirs, b"<p>The storm has <b>passed</b>.")
    os.close(theirs)
    done = subprocess.run([os.path.join(BUILD, "lede"), "render", "--plain", f"/dev/fd/{ours}"], env=home.env,
                          pass_fds=[ours], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    os.close(ours)
    equal((done.stdout, done.stderr), ("The storm has passed.\n", ""))
    for path in "/nowhere/page.html", home.path:
        _, complaints = home.run("render", path, status=1)
        has(complaints, f"lede: {path}: ")


if __name__ == "__main__":
    main(globals())
