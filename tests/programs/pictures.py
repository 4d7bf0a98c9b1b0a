#!/usr/bin/env python3
"""Pictures of stories: fetched when they may be, kept, decoded, shown."""
import base64
import os
import re
import struct
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import NOW, Home, Pty, Terminal, equal, has, main  # noqa: E402
from wire import Fetcher, Gate, Web, fetch_settings, redirect_to, within  # noqa: E402

RED, BLUE = (200, 30, 30), (30, 60, 200)


def png(width, height, left=RED, right=BLUE, padding=0):
    """A picture of two halves."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    row = b"\0" + bytes(left) * (width // 2) + bytes(right) * (width - width // 2)
    extra = chunk(b"teSt", os.urandom(padding)) if padding else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + extra + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b""))


def send(body, status=200, content_type="image/png", before=None):
    """A page of bytes, sent after what `before` waits for."""
    def page(handler):
        if before:
            before()
        handler.send_response(status)
        handler.send_header("Content-Type", content_type)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        try:
            handler.wfile.write(body)
        except OSError:
            pass
        raise BrokenPipeError  # what follows in Web is for pages of text
    return page


def feed(*items):
    """One story for each: (title, what its item has besides)."""
    return ('<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Quay</title>'
            "<link>http://127.0.0.1/</link>" + "".join(
                f"<item><title>{title}</title><guid>{title}</guid><pubDate>Mon, 21 Sep 2026 13:0{n}:00 GMT</pubDate>"
                f"<link>http://127.0.0.1/{n}</link>{more}</item>" for n, (title, more) in enumerate(items))
            + "</channel></rss>")


def media(url, words="A lamp on the quay", width=160, height=80):
    return (f'<media:content url="{url}" medium="image" width="{width}" height="{height}">'
            f"<media:description>{words}</media:description></media:content>"
            f"<description>&lt;p&gt;The story of the lamp, told at length.&lt;/p&gt;</description>")


def story(home, web, more):
    """Subscribes to a feed of one story; its id."""
    web.pages["/feed"] = feed(("Lamp", more))
    fetch_settings(home)
    home.env["LEDE_NOW"] = str(NOW + 90000)
    home.feeds(web.base + "/feed")
    home.run("refresh")
    return home.sql("SELECT id FROM story")[0][0]


def wanted(fetcher, story, width=40, height=40, fetch=True, light=False):
    return fetcher.command("COMMAND_PICTURE", struct.pack("<qHHBB", story, width, height, light, fetch))


def get(home, story, **how):
    """Its reply and its pixels, asked for in a fetcher of its own."""
    with Fetcher(home) as f:
        number = wanted(f, story, **how)
        reply = f.answer(number)
        return reply, f.pictures.get(number)


def pixel(picture, x, y):
    width, _, rgb = picture
    return tuple(rgb[3 * (y * width + x):][:3])


def test_a_picture_is_fetched_once_and_kept(home):
    with Web() as web:
        web.pages["/lamp.png"] = send(png(160, 80))
        lamp = story(home, web, media(web.base + "/lamp.png"))
        equal(web.headers("/lamp.png"), [])  # reading and refreshing ask for no picture
        equal(home.sql("SELECT image_width, image_height, image_caption FROM story"), [(160, 80, "A lamp on the quay")])
        reply, _ = get(home, lamp, fetch=False)
        equal((reply["code"] > 0, reply["words"]), (True, "the picture is not fetched yet"))
        equal(web.headers("/lamp.png"), [])
        reply, picture = get(home, lamp)
        equal((reply["code"], picture[:2]), (0, (40, 20)))
        equal((pixel(picture, 5, 10), pixel(picture, 35, 10)), (RED, BLUE))
        equal(home.sql("SELECT width, height, bytes FROM picture"), [(160, 80, png(160, 80))])
        headers = web.headers("/lamp.png")
        equal(len(headers), 1)
        equal([name for name in ("referer", "cookie", "authorization") if name in headers[0]], [])
    # the server is gone
    reply, picture = get(home, lamp, width=80, height=200, fetch=False)
    equal((reply["code"], picture[:2]), (0, (80, 40)))
    home.change("DELETE FROM story")
    equal(home.sql("SELECT count(*) FROM picture"), [(0,)])
    home.sound()


def test_the_picture_of_a_text(home):
    with Web() as web:
        web.pages["/large.png"] = send(png(400, 100))
        text = (f'&lt;figure&gt;&lt;img src="{web.base}/large.png" width="800" height="200" alt="large"&gt;'
                "&lt;figcaption&gt;The quay &lt;b&gt;at dawn&lt;/b&gt;.&lt;/figcaption&gt;&lt;/figure&gt;"
                "&lt;p&gt;Words.&lt;/p&gt;")
        lamp = story(home, web, f'<media:thumbnail url="{web.base}/small.png" width="100" height="60"/>'
                     f"<description>{text}</description>")
        equal(get(home, lamp)[1][:2], (40, 10))
        equal(home.sql("SELECT url FROM picture"), [(web.base + "/large.png",)])
        equal(web.headers("/small.png"), [])


def test_failures_are_said_in_words(home):
    cases = {
        "/gone": ((404, {}), "404 not found"),
        "/page": ("<!doctype html><p>no", "HTML instead of a JPEG, PNG or WebP picture"),
        "/torn": (send(png(160, 80)[:40]), "the picture is damaged"),
        "/huge": (send(png(16, 16, padding=9 << 20)), "the picture is larger than 8 MB"),
        "/wide": (send(png(16, 16)[:16] + struct.pack(">II", 60000, 60000)
                       + png(16, 16)[24:29] + struct.pack(">I", zlib.crc32(
                           b"IHDR" + struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0))) + png(16, 16)[33:]),
                  "the picture has more than 40 megapixels"),
        "/loop": (redirect_to("/loop"), "too many redirects"),
        "/scheme": (redirect_to("file:///etc/passwd"), None),
    }
    with Web() as web:
        web.pages.update({path: page for path, (page, _) in cases.items()})
        web.pages["/feed"] = feed(*((path, media(web.base + path)) for path in cases))
        fetch_settings(home)
        home.feeds(web.base + "/feed")
        home.run("refresh")
        ids = dict(home.sql("SELECT title, id FROM story"))
        with Fetcher(home) as f:
            for path, (_, words) in cases.items():
                number = wanted(f, ids[path])
                reply = f.answer(number)
                equal((path, reply["code"] > 0, number in f.pictures), (path, True, False))
                if words:
                    has(reply["words"], words)
            number = wanted(f, 12345)
            equal(f.answer(number)["words"], "this story has no picture")
        equal(home.sql("SELECT count(*) FROM picture"), [(0,)])


def test_a_redirect_to_another_origin_is_followed(home):
    with Web() as web, Web() as other:
        other.pages["/lamp.png"] = send(png(160, 80))
        web.pages["/lamp"] = redirect_to(other.base + "/lamp.png", Set_Cookie="a=b")
        lamp = story(home, web, media(web.base + "/lamp"))
        equal(get(home, lamp)[0]["code"], 0)
        equal("cookie" in other.headers("/lamp.png")[0], False)


def test_a_document_does_not_lead_into_the_users_network(home):
    """The feed comes by a proxy from a public host, the picture it names is here."""
    with Web() as web, Web() as proxy:
        web.pages["/lamp.png"] = send(png(160, 80))
        proxy.pages["http://news.example/feed"] = feed(("Lamp", media(web.base + "/lamp.png")))
        fetch_settings(home)
        home.feeds(f"http://news.example/feed proxy={proxy.base}")
        home.run("refresh")
        lamp = home.sql("SELECT id FROM story")[0][0]
        has(get(home, lamp)[0]["words"], "its address is in a private network")
        equal(web.headers("/lamp.png"), [])


def test_it_comes_by_the_way_of_its_feed(home):
    """With what is secret at the feed's own origin only."""
    own, other = "http://news.example/lamp.png", "http://pictures.example/quay.png"
    with Web() as proxy:
        proxy.pages.update({own: send(png(160, 80)), other: send(png(160, 80))})
        proxy.pages["http://news.example/feed"] = feed(("Lamp", media(own)), ("Quay", media(other)))
        fetch_settings(home)
        home.feeds(f"http://news.example/feed proxy={proxy.base} user-agent=quay user=me 'header=X-Key: k'")
        home.run("refresh")
        for title, url, secrets in (("Lamp", own, True), ("Quay", other, False)):
            story = home.sql(f"SELECT id FROM story WHERE title = '{title}'")[0][0]
            equal(get(home, story)[0]["code"], 0)
            headers, = proxy.headers(url)
            equal((headers["user-agent"], "x-key" in headers, "authorization" in headers), ("quay", secrets, secrets))


def test_a_slow_server_delays_nobody(home):
    gate = Gate(home)
    with Web() as web:
        web.pages["/slow.png"] = send(png(160, 80), before=gate.wait)
        lamp = story(home, web, media(web.base + "/slow.png"))
        with Fetcher(home) as f:
            picture = wanted(f, lamp)
            mark = f.mark(lamp)
            equal(f.answer(mark)["code"], 0)
            refresh = f.refresh()
            f.command("COMMAND_STOP")  # a refresh: the picture goes on
            f.answer(refresh)
            equal(picture in f.acks, False)
            gate.open()
            equal((f.answer(picture)["code"], f.pictures[picture][:2]), (0, (40, 20)))


def test_a_large_box_comes_in_parts(home):
    with Web() as web:
        web.pages["/lamp.png"] = send(png(1200, 900))
        lamp = story(home, web, media(web.base + "/lamp.png"))
        reply, picture = get(home, lamp, width=1200, height=1100)
        equal((reply["code"], picture[:2], len(picture[2])), (0, (1200, 900), 1200 * 900 * 3))
        equal((pixel(picture, 10, 899), pixel(picture, 1190, 899)), (RED, BLUE))


TRUE = {"COLORTERM": "truecolor"}
ROW = "▣ A lamp on the quay   v"


def cells(t, color):
    """How many rows have half-blocks of that colour, in their upper half."""
    code = ";".join(map(str, color))
    return sum("▀" in line and f"38;2;{code}" in line for line in t.tmux("capture-pane", "-p", "-e").splitlines())


def row_of(t, words):
    """The row that has these words."""
    return next(y for y, line in enumerate(t.until(words).splitlines()) if words in line)


def test_a_key_fetches_and_shows_it(home):
    with Web() as web:
        web.pages["/lamp.png"] = send(png(160, 80))
        story(home, web, media(web.base + "/lamp.png"))
        with Terminal(home, env=TRUE) as t:
            t.until("Lamp")
            t.keys("Enter")
            t.until(ROW)
            equal(web.headers("/lamp.png"), [])
            t.keys("v")
            within(lambda: cells(t, RED) > 20)  # over the whole screen
            has(t.screen(), "A lamp on the quay")
            t.keys("1")  # any key
            t.until("The story of the lamp")
            within(lambda: cells(t, RED) == 12)  # in its place: 40 % of the rows
            equal(ROW in t.screen(), False)
            t.click("A lamp on the quay", down=-3)  # on the picture
            within(lambda: cells(t, RED) > 20)
            t.click("A lamp on the quay", down=-3)
            within(lambda: cells(t, RED) == 12)
            t.keys("q")  # and beside the lead of the front page
            within(lambda: cells(t, RED) == 7)
            t.resize(100, 27)
            within(lambda: cells(t, RED) == 0)
            t.keys("Enter")
            t.until(ROW)
            t.keys("Q")
            equal(t.status(), 0)
        equal(len(web.headers("/lamp.png")), 1)
    with Terminal(home, env=TRUE) as t:  # without the server
        within(lambda: cells(t, RED) == 12)


def test_always_fetches_it_and_no_text_moves(home):
    gate = Gate(home)
    with Web() as web:
        web.pages["/lamp.png"] = send(png(160, 80), before=gate.wait)
        story(home, web, media(web.base + "/lamp.png", width=0, height=0))
        home.write("config", "[fetch]\nauto = no\n[reader]\npictures = always\n")
        with Terminal(home, env=TRUE) as t:
            t.until("Lamp")
            t.keys("Enter")
            t.until("A lamp on the quay")
            before = row_of(t, "The story of the lamp")
            within(lambda: web.headers("/lamp.png"))
            equal(cells(t, RED), 0)
            t.keys("m", "m")  # a slow server keeps no key waiting
            gate.open()
            within(lambda: cells(t, RED))
            equal(row_of(t, "The story of the lamp"), before)
            t.text(":set pictures never")
            t.keys("Enter")
            t.until("▣ A lamp on the quay")
            equal((ROW in t.screen(), cells(t, RED)), (False, 0))
            t.keys("v")
            t.until("Pictures are off.")
        equal(len(web.headers("/lamp.png")), 1)


def test_never_is_never(home):
    with Web() as web:
        web.pages["/lamp.png"] = send(png(160, 80))
        story(home, web, media(web.base + "/lamp.png"))
        home.write("config", "[fetch]\nauto = no\n[reader]\npictures = never\n")
        with Terminal(home, env=TRUE) as t:
            t.until("Lamp")
            t.keys("Enter")
            t.until("▣ A lamp on the quay")
            t.keys("v")
            t.until("Pictures are off.")
            t.keys("Q")
            equal(t.status(), 0)
        equal(web.headers("/lamp.png"), [])


def test_why_there_is_no_picture(home):
    gate = Gate(home)
    with Web() as web:
        web.pages["/page"] = send(b"<!doctype html><p>no", before=gate.wait)
        story(home, web, media(web.base + "/page"))
        with Terminal(home, cols=80, rows=24) as t:  # 256 colours
            t.until("Lamp")
            t.keys("Enter")
            t.until(ROW)
            t.keys("v")
            t.until("Fetching the picture…")
            t.keys("v")  # back, and again: it is not asked for twice
            t.until(ROW)
            t.keys("v")
            gate.open()
            t.until("No picture: HTML instead of a JPEG, PNG or WebP picture")
            t.until("o opens the story in your browser.")
            equal(len(web.headers("/page")), 1)
            t.keys("x", "v")  # tried again
            within(lambda: len(web.headers("/page")) == 2)
            t.keys("x", "Q")
            equal(t.status(), 0)
        web.pages["/page"] = send(png(160, 80))
        with Terminal(home, cols=80, rows=24) as t:
            t.until(ROW)
            t.keys("v")
            within(lambda: "▀" in t.screen())
            equal("38;2;" in t.tmux("capture-pane", "-p", "-e"), False)
            t.keys("x", "Q")
            equal(t.status(), 0)
        with Terminal(home, env={"TERM": "xterm"}) as t:
            t.until("▣ A lamp on the quay")
            t.keys("v")
            t.until("This terminal has too few colors for pictures.")


CAN, DA1 = b"\x1b_Gi=31;OK\x1b\\", b"\x1b[?62c"
GOOD = CAN + b"\x1bP>|kitty(0.35.2)\x1b\\"


def images(sent):
    """Those that a terminal was sent, by id: what is said of each, and its pixels."""
    found, now = {}, None
    for keys, body in re.findall(rb"\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\", sent):
        said = dict(pair.split(b"=") for pair in keys.split(b","))
        assert len(body) <= 4096
        if said.get(b"a") == b"T":
            now = found[int(said[b"i"])] = ({k: v for k, v in said.items() if k != b"m"}, [])
        if b"m" in said:
            now[1].append(base64.b64decode(body))
    return {i: (said, b"".join(parts)) for i, (said, parts) in found.items()}


def graphic_home(home, web):
    for name in ("TMUX", "STY"):
        home.env.pop(name, None)
    home.env.update(TRUE)
    web.pages["/lamp.png"] = send(png(1600, 800))
    lamp = story(home, web, media(web.base + "/lamp.png"))
    equal(get(home, lamp)[0]["code"], 0)  # kept


def test_a_terminal_that_can_draws_it_itself(home):
    with Web() as web:
        graphic_home(home, web)
        with Pty(home, answer=GOOD + DA1) as t:
            t.until(b"Lamp")
            t.keys(b"\r")
            t.until(b"r=12,q=2")
            t.quiet()
            (number, (said, rgb)), = ((i, image) for i, image in images(t.sent).items()
                                      if image[0][b"r"] == b"12")  # the other is the lead's
            equal((said[b"U"], said[b"f"], said[b"q"], said[b"c"]), (b"1", b"24", b"2", b"48"))
            width, height = int(said[b"s"]), int(said[b"v"])
            equal((width, height, len(rgb)), (480, 240, 480 * 240 * 3))
            equal((tuple(rgb[:3]), tuple(rgb[-3:])), (RED, BLUE))
            shown = t.sent[t.sent.index(b"r=12,q=2"):].decode(errors="replace")
            equal(shown.count("\U0010eeee"), 48 * 12)
            has(shown, "\U0010eeee\u0305\u0305\U0010eeee\u0305\u030d")
            has(shown, f"38;2;{number >> 16};{number >> 8 & 255};{number & 255}m")
            equal("▀" in shown, False)
            t.keys(b"j")  # no image is sent for scrolling
            equal(images(t.quiet()), {})
            t.keys(b"\x0c")  # whatever the terminal has lost
            equal(list(images(t.quiet())), [number])
            t.keys(b"Q")
            equal(t.status(), 0)
            has(t.sent.decode(errors="replace"), f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\")


def test_its_answer_may_be_late(home):
    with Web() as web:
        graphic_home(home, web)
        with Pty(home) as t:
            t.until(b"Lamp")
            t.keys(b"\r")
            t.until("▀".encode())
            equal(images(t.sent), {})
            t.keys(GOOD)
            t.until("\U0010eeee".encode())
            equal([said[b"c"] for said, _ in images(t.sent).values()], [b"48"])
            t.keys(b"Q")
            equal(t.status(), 0)


def test_one_without_placeholders_gets_half_blocks(home):
    with Web() as web:
        graphic_home(home, web)
        for name in (b"WezTerm 20240203", b"kitty(0.27.1)", b"Konsole 23.08"):
            with Pty(home, answer=CAN + b"\x1bP>|" + name + b"\x1b\\" + DA1) as t:
                t.until("▀".encode())  # of the story, which is where lede was left, or the lead
                equal(images(t.sent), {})
                t.keys(b"Q")
                equal(t.status(), 0)


def test_a_multiplexer_is_not_asked(home):
    with Web() as web:
        graphic_home(home, web)
        home.env["TMUX"] = "/tmp/none,1,0"
        with Pty(home) as t:
            t.until(b"Lamp")
            t.keys(b"\r")
            t.until("▀".encode())
            equal(b"\x1b_G" in t.sent, False)


if "PNG" not in Home().run("sandbox", program="lede-fetcher")[0]:
    sys.exit(77)  # a build without: skipped
main(globals())
