#!/usr/bin/env python3
"""Relating: what the fetcher stores as stories arrive is what relating the whole corpus gives."""
import itertools
import os
import random
import sys
from datetime import datetime, timezone
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import NOW, equal, main  # noqa: E402

DAY = 86400
OUTLETS = 12
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we zi".split()


def vocabulary(rand, size):
    words = set()
    while len(words) < size:
        words.add("".join(rand.choice(SYLLABLES) for _ in range(rand.randint(2, 5))))
    return rand.sample(sorted(words), size)


def headlines(count, days, seed=1):
    """(outlet, time, title, summary), oldest first: events of one to many reports; words by Zipf's law."""
    rand = random.Random(seed)
    words = vocabulary(rand, 12000)
    weights = [1 / (rank + 10) for rank in range(len(words))]

    def pick_words(n):
        return rand.choices(words, weights, k=n)

    out = []
    while len(out) < count:
        start = NOW - days * DAY + rand.random() * (days - 1) * DAY
        core, reports = pick_words(7), rand.choice((1, 1, 1, 2, 3, 5, 8))
        names = {rand.choice(core) for _ in range(3)}
        for _ in range(reports):
            own = [w for w in core if rand.random() < 0.75] + pick_words(rand.randint(1, 3))
            rand.shuffle(own)
            title = " ".join(w.capitalize() if w in names else w for w in own)
            summary = " ".join(pick_words(12)) if rand.random() < 0.5 else ""
            out.append((rand.randrange(OUTLETS), int(start + rand.expovariate(1 / (10 * 3600))), title, summary))
    return sorted(out, key=lambda h: h[1])[:count]


def stamp(time):
    return datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def entry(number, time, title, summary):
    return (f"<entry><id>urn:{number}</id><title>{escape(title)}</title>"
            f"<summary>{escape(summary)}</summary><updated>{stamp(time)}</updated></entry>")


class Press:
    """Outlets in files; a round brings what came since the one before it."""

    def __init__(self, home):
        self.home = home
        self.paths = [home.write(f"outlet-{n}.xml", "") for n in range(OUTLETS)]
        self.numbers = itertools.count()
        home.feeds(*[f"file://{path}" for path in self.paths])
        home.write("config", "[reader]\nread-copies = no\n")

    def round(self, entries, now):
        for outlet, path in enumerate(self.paths):
            items = [entry(next(self.numbers), *h[1:]) for h in entries if h[0] == outlet]
            self.home.write(os.path.basename(path), '<feed xmlns="http://www.w3.org/2005/Atom">'
                            f"<title>Outlet {outlet}</title>{''.join(items)}</feed>")
        self.home.env["LEDE_NOW"] = str(now)
        self.home.run("refresh", "--all")

    def rounds(self, entries, count):
        size = -(-len(entries) // count)
        for first in range(0, len(entries), size):
            part = entries[first:first + size]
            self.round(part, part[-1][1] + 60)


class Corpus:
    """The stored headlines as a file, in the order in which they were related: by id."""

    def __init__(self, home):
        self.home = home
        self.path = os.path.join(home.path, "corpus.tsv")
        rows = home.sql("SELECT id, time, feed, title, coalesce(summary, ''), '' FROM story ORDER BY id")
        self.count = len(rows)
        with open(self.path, "w") as f:
            f.write("id\tts\tsource\ttitle\tsummary\turl\n")
            f.writelines("\t".join(map(str, row)) + "\n" for row in rows)

    def lists(self):
        """{(story, other, kind): score}"""
        out, _ = self.home.run("related", "--corpus", self.path, "--all")
        rows = [line.split("\t") for line in out.splitlines()]
        return {(int(r[0]), int(r[2]), r[4]): float(r[3]) for r in rows}

    def events(self):
        out, _ = self.home.run("related", "--corpus", self.path, "--folds")
        return sorted(tuple(map(int, line.split("\t"))) for line in out.splitlines())


def lists_stored(home):
    return {(story, other, ("same", "related")[kind]): score
            for story, other, kind, score in home.sql("SELECT story, other, kind, score FROM beside")}


def events_stored(home):
    return home.sql("SELECT id, event FROM story ORDER BY id")


def agreement(stored, corpus):
    return len(stored.keys() & corpus.keys()) / len(stored.keys() | corpus.keys())


def test_one_refresh_relates_as_the_corpus(home):
    entries = headlines(450, 6)
    Press(home).rounds(entries, 1)
    corpus = Corpus(home)
    stored = lists_stored(home)
    equal(corpus.count, len(entries))
    equal(events_stored(home), corpus.events())
    assert len(stored) > 5 * len(entries), len(stored)
    equal(stored.keys() ^ corpus.lists().keys(), set())
    home.sound()


def test_many_refreshes_relate_nearly_as_the_corpus(home):
    entries = headlines(700, 10)
    Press(home).rounds(entries, 5)
    corpus = Corpus(home)
    equal(corpus.count, len(entries))
    equal(events_stored(home), corpus.events())
    share = agreement(lists_stored(home), corpus.lists())
    print(f"     {100 * share:.1f} % of the pairs")
    assert share >= 0.95, share


def test_folded_lists_have_every_report_once(home):
    entries = headlines(450, 6)
    Press(home).rounds(entries, 1)
    lines = home.lines("list", "--fold", "--json", "--limit", "0")
    ids = [i for line in lines for i in line["reports"]]
    equal(sorted(ids), [row[0] for row in home.sql("SELECT id FROM story ORDER BY id")])
    assert len(lines) < len(ids), len(lines)
    for line in lines:
        equal(line["reports"][0], line["id"])
    # a line stands for one report an outlet at most
    equal(home.sql("SELECT event, feed FROM story GROUP BY event, feed HAVING count(*) > 1"), [])
    out, _ = home.run("list", "--fold", "--limit", "0")
    equal(len(out.splitlines()), len(lines))


def test_interrupted_lists_are_made(home):
    """New stories have their events, and then the fetcher is killed."""
    Press(home).rounds(headlines(300, 5), 2)
    before = lists_stored(home)
    last = "SELECT id FROM story ORDER BY id DESC LIMIT 60"
    home.change(f"DELETE FROM beside WHERE story IN ({last}) OR other IN ({last})",
                f"UPDATE story SET digested = 1 WHERE id IN ({last})")
    assert agreement(lists_stored(home), before) < 0.9
    home.run("digest", program="lede-fetcher")
    share = agreement(lists_stored(home), before)
    assert share >= 0.95, share
    equal(home.sql("SELECT count(*) FROM story WHERE digested < 2"), [(0,)])


def test_weights_of_older_stories_are_kept(home):
    """What comes later changes neither weights nor scores of what was there."""
    early = [(0, NOW - 20 * DAY, "Lantern parade through Harlow", ""),
             (1, NOW - 20 * DAY + 3600, "Harlow holds its lantern parade", "")]
    later = [(n % OUTLETS, NOW - 9 * DAY + n * 600, f"Lantern of {a} and {b}", "")
             for n, (_, _, a, b) in enumerate((0, 0, f"quarry{n}", f"meadow{n}") for n in range(120))]
    press = Press(home)
    press.round(early, NOW - 19 * DAY)
    weights = home.sql("SELECT story, terms FROM terms ORDER BY story")
    scores = lists_stored(home)
    equal(len(scores), 2)
    corpus = Corpus(home).lists()
    press.round(later, NOW)
    equal(home.sql("SELECT story, terms FROM terms ORDER BY story LIMIT 2"), weights)
    for now in (corpus, Corpus(home).lists(), lists_stored(home)):
        for pair, score in scores.items():
            assert abs(now[pair] - score) < 1e-5, (pair, now.get(pair), score)


main(globals())
