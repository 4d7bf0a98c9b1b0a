"""Feeds as the reading of them is measured: what outlets publish, made by rule."""
import html
import os
import random
import time

WORDS = ("lantern harbour violet copper orchard signal meadow granite tunnel quiet amber river "
         "festival engine window paper market winter ballad comet studio ladder kernel premiere "
         "the of and to in for on with a is at by from over after new").split()
EPOCH = 1789720200
FIRST = "ar bel cor dun el far gal hol in jor kel lor mar nor os pal quin ros sel tor ul vin wes yor zel".split()
LAST = ("den fast ton wick ster ham ley more by ford stone field a er in on ing ly ness dale burgh mouth gate bridge "
        "well wood land side view hill").split()
NAMES = [a + b + c for b in FIRST for c in LAST for a in FIRST]


def prose(r, n):
    """Words of which half are common ones, and the others of 18,750, some much more often than most."""
    return " ".join(r.choice(WORDS) if r.random() < .5 else NAMES[int(r.random() ** 2.5 * len(NAMES))]
                    for _ in range(n)).capitalize()


def text(r, n):
    return " ".join(r.choice(WORDS) for _ in range(n))


def paragraphs(r, n):
    out = []
    for _ in range(n):
        link = f'<a href="/topic/{r.choice(WORDS)}?page=1&amp;from=story">{text(r, 2)}</a>'
        out.append(f"<p>{text(r, 30).capitalize()} {link}, <em>{text(r, 2)}</em> “{text(r, 12)}”.</p>")
    return "\n".join(out)


def rss_item(r, key, full):
    when = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(EPOCH - r.randrange(10**6)))
    body = (f"<content:encoded><![CDATA[{paragraphs(r, full)}]]></content:encoded>" if full else "")
    return (f"<item>\n<title>{text(r, 9).capitalize()} &amp; more</title>\n"
            f"<link>https://outlet.example/story/{key}</link>\n"
            f"<guid isPermaLink=\"false\">tag:{key}</guid>\n<pubDate>{when}</pubDate>\n"
            f"<dc:creator><![CDATA[{text(r, 2).title()}]]></dc:creator>\n"
            f"<category>{r.choice(WORDS)}</category><category>{r.choice(WORDS)}</category>\n"
            f"<media:content url=\"https://outlet.example/{key}.jpg\" type=\"image/jpeg\" medium=\"image\"/>\n"
            f"<description>{html.escape('<p>' + text(r, 40) + '.</p>')}</description>\n{body}</item>\n")


def rss(r, items, full):
    body = "".join(rss_item(r, f"{r.randrange(10**6)}-{i}", full) for i in range(items))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:media="http://search.yahoo.com/mrss/">\n<channel><title>Outlet</title>\n'
            "<link>https://outlet.example/</link><description>Made by rule.</description>\n"
            f"{body}</channel></rss>\n")


def atom(r, items, full):
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
           "<title>Outlet</title><id>urn:outlet</id><updated>2026-09-01T00:00:00Z</updated>\n"
           '<link rel="alternate" href="https://outlet.example/"/>\n']
    for i in range(items):
        key = f"{r.randrange(10**6)}-{i}"
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(EPOCH - r.randrange(10**6)))
        out.append(f"<entry><title type=\"html\">{text(r, 9).capitalize()}</title><id>tag:{key}</id>\n"
                   f"<link rel=\"alternate\" type=\"text/html\" href=\"https://outlet.example/{key}\"/>\n"
                   f"<published>{when}</published><updated>{when}</updated>\n"
                   f"<author><name>{text(r, 2).title()}</name></author>\n"
                   f"<category term=\"{r.choice(WORDS)}\"/><summary>{text(r, 40)}</summary>\n"
                   f"<content type=\"html\">{html.escape(paragraphs(r, full or 1))}</content></entry>\n")
    return "".join(out) + "</feed>\n"


def outlet(number, items, new=0):
    """The feed of one outlet: 2.2 kB an item, one each half hour of long ago, so that its stories are not related
    (what that costs depends on their words: bench/relate); then with `new` ones, which push out the last."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
           f"<title>Outlet {number}</title><link>https://outlet{number}.example/</link>"
           "<description>Made by rule.</description>\n"]
    for i in range(-new, items - new):
        r = random.Random(f"{number} {i}")
        when = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(EPOCH - i * 1800 - number * 7))
        link = f"https://outlet{number}.example/{r.choice(NAMES)}/{number}-{i}"
        body = "".join(f'<p>{prose(r, 36)} <a href="{link}/{r.choice(NAMES)}">{prose(r, 3)}</a>, {prose(r, 30)}.</p>'
                       for _ in range(3))
        out.append(f"<item><title>{prose(r, 9)}</title><link>{link}</link>"
                   f"<guid isPermaLink=\"false\">tag:{number}-{i}</guid><pubDate>{when}</pubDate>"
                   f"<description>{html.escape(body)}</description></item>\n")
    return ("".join(out) + "</channel></rss>\n").encode()


def brief(number):
    """The feed of one outlet with one short item, for many thousands of feeds."""
    link = f"https://outlet{number}.example/"
    when = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(EPOCH - number * 7))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
            f"<title>Outlet {number}</title><link>{link}</link><description>Made by rule.</description>"
            f"<item><title>Notice {number}</title><link>{link}1</link><guid isPermaLink=\"false\">tag:{number}</guid>"
            f"<pubDate>{when}</pubDate></item></channel></rss>\n").encode()


def write_ordinary(folder, feeds):
    """Feeds of 10 to 50 items: summaries alone, or the whole text. Their paths."""
    paths = []
    for i in range(feeds):
        r = random.Random(i)
        make = atom if i % 4 == 3 else rss
        path = os.path.join(folder, f"feed-{i}.xml")
        with open(path, "w") as f:
            f.write(make(r, r.randint(10, 50), (0, 4, 0, 3, 6)[i % 5]))
        paths.append(path)
    return paths


def write_large(path, size):
    """One feed of about so many bytes."""
    r = random.Random(1)
    one = len(rss_item(r, "1-1", 6).encode())
    with open(path, "w") as f:
        f.write(rss(r, size // one, 6))
