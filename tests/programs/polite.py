#!/usr/bin/env python3
"""When a feed is asked again, and what is sent: from the server to what is stored and said."""
import datetime
import email.utils
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, NOW, equal, has, main  # noqa: E402
from wire import Web, basic, fetch_settings, redirect_to, rss, script  # noqa: E402

START = NOW + 3600  # Monday, 21 September 2026, 15:13:20 UTC
HOUR, DAY = 3600, 86400


def seconds(stamp):
    return int(datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00")).timestamp())


def at(home, now):
    home.env["LEDE_NOW"] = str(now)


def state(home, url=None):
    """The feed as `lede feeds --json` has it; the only one, or that of an address."""
    return next(f for f in home.lines("feeds", "--json") if url in (None, f["url"]))


def wait_of(feed):
    return seconds(feed["next_fetch"]) - seconds(feed["last_fetch"])


def between(got, least, most, what=""):
    assert least <= got <= most, f"{what}: {got} is not from {least} to {most}"


def document(about="", entries="<item><title>A</title><guid>a</guid></item>"):
    return ('<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>'
            f"{about}{entries}</channel></rss>")


def dated(times):
    return "".join(f"<item><title>{t}</title><guid>{t}</guid><pubDate>{email.utils.formatdate(t)}</pubDate></item>"
                   for t in times)


def in_seconds(n):
    """An HTTP date by the clock of the server, which is the system's."""
    return email.utils.formatdate(time.time() + n, usegmt=True)


def hours(*skipped):
    return "<skipHours>" + "".join(f"<hour>{h}</hour>" for h in skipped) + "</skipHours>"


def days(*skipped):
    return "<skipDays>" + "".join(f"<day>{d}</day>" for d in skipped) + "</skipDays>"


# headers, of the channel, the least wait, the most (None: as without a wish), and why
ASKED = {
    "nothing": ({}, "", None, ""),
    "max-age": ({"Cache-Control": "public, max-age=7200"}, "", 2 * HOUR, "Cache-Control"),
    "aged": ({"Cache-Control": "max-age=10800", "Age": "3600"}, "", 2 * HOUR, "Cache-Control"),
    "year": ({"Cache-Control": "max-age=31536000"}, "", DAY, "asks for 24h (Cache-Control)"),
    "no-cache": ({"Cache-Control": "no-cache, max-age=7200"}, "", None, ""),
    "no-store": ({"Cache-Control": "no-store, max-age=7200"}, "", None, ""),
    "zero": ({"Cache-Control": "max-age=0", "Expires": in_seconds(9000)}, "", None, ""),
    "nonsense": ({"Cache-Control": "max-age=a week", "Expires": "soon", "Age": "young"}, "", None, ""),
    "expires": ({"Expires": in_seconds(9000)}, "", 9000 - 60, "Expires"),
    "expired": ({"Expires": "0"}, "", None, ""),
    "ttl": ({}, "<ttl>180</ttl>", 3 * HOUR, "the feed asks for 3h (ttl)"),
    "ttl-year": ({}, "<ttl>525600</ttl>", DAY, "ttl"),
    "ttl-nonsense": ({}, "<ttl>often</ttl><ttl>-90</ttl>", None, ""),
    "ttl-short": ({}, "<ttl>10</ttl>", None, ""),
    "sy": ({}, "<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>", 4 * HOUR,
           "the feed asks for 4h (sy:updatePeriod)"),
    "sy-once": ({}, "<sy:updatePeriod>daily</sy:updatePeriod>", DAY, "sy:updatePeriod"),
    "sy-year": ({}, "<sy:updatePeriod>yearly</sy:updatePeriod>", DAY, "sy:updatePeriod"),
    "sy-nonsense": ({}, "<sy:updatePeriod>often</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
                    None, ""),
    "longest": ({"Cache-Control": "max-age=7200"}, "<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>"
                "<sy:updateFrequency>8</sy:updateFrequency>", 3 * HOUR, "sy:updatePeriod"),
    # asked at 15:13, due before 17
    "hours": ({}, hours(15, 16, 17, 18), 3 * HOUR + 46 * 60 + 40 - HOUR, "skipHours"),
    "hours-to-24": ({}, hours(*range(15, 25)), 9 * HOUR + 46 * 60 + 40, "skipHours"),  # 24 is midnight
    "hours-over": ({}, hours(13, 14), None, ""),
    "hours-all": ({}, hours(*range(24)), None, ""),
    "hours-nonsense": ({}, hours(-3, 99, "noon"), None, ""),
    "days": ({}, days("monday"), 8 * HOUR + 46 * 60 + 40, "skipDays"),
    "days-other": ({}, days("Sunday", "Tuesday", "Someday"), None, ""),
    "days-three": ({}, days("Monday", "Tuesday", "Wednesday"), 2 * DAY + 8 * HOUR + 46 * 60 + 40, "skipDays"),
    "days-all": ({}, days("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), None, ""),
}


def test_what_servers_and_documents_ask_for_is_the_least(home):
    """Not asked a minute before, and asked when half of it again is over."""
    with Web() as web:
        for name, (headers, about, least, why) in ASKED.items():
            web.pages["/" + name] = (200, headers, document(about))
            at(home, START)
            home.feeds(f"{web.base}/{name}")
            home.run("refresh")
            feed = state(home)
            has(feed["interval_why"], why or "auto: ")
            between(wait_of(feed), least or 2400, least * 3 // 2 if least else HOUR, name)
            late = min(least * 3 // 2, max(DAY, least + HOUR)) if least else HOUR
            for now, n in ((least or 2400) - 60, 1), (late, 2):
                at(home, START + now)
                home.run("refresh")
                equal((name, now, len(web.headers("/" + name))), (name, now, n))


def test_a_304_keeps_what_the_document_asked_for(home):
    def once(request):
        wanted = request.headers.get("If-None-Match") == '"1"'
        return (304, {"ETag": '"1"'}) if wanted else (
            200, {"ETag": '"1"'}, document("<ttl>300</ttl>" + hours(3) + days("Sunday"),
                                           dated(NOW - i * HOUR for i in range(30))))

    with Web(feed=once) as web:
        home.feeds(web.base + "/feed")
        home.run("refresh")
        row = "SELECT recent, asks, asks_by, skip_hours, skip_days FROM feed"
        before = home.sql(row)
        equal(before[0][1:], (18000, 3, 8, 1))
        equal(len(before[0][0].split()), 10)
        at(home, START + HOUR)
        home.run("refresh", "--all")
        feed = state(home)
        equal((feed["status"], home.sql(row)), (304, before))
        has(feed["interval_why"], "the feed asks for 5h (ttl)")
        between(wait_of(feed), 18000, 27000)


def test_the_users_interval_wins_but_over_retry_after(home):
    with Web(feed=(200, {"Cache-Control": "max-age=50000"}, document("<ttl>1000</ttl>" + hours(16, 17)))) as web:
        url = web.base + "/feed"
        for settings, line in ("", " every=1h"), ("every = 1h", ""), ("every = 3h", " every=1h"):
            fetch_settings(home, settings)
            home.feeds(url + line)
            at(home, START)
            home.run("refresh", url)
            feed = state(home)
            between(wait_of(feed), 2400, HOUR, settings + line)
            equal((feed["interval"], feed["interval_why"]), (HOUR, "your setting"))
        fetch_settings(home, "every = 3h")
        home.feeds(url + " every=auto")
        home.run("refresh", url)
        has(state(home)["interval_why"], "the feed asks for 17h (ttl)")
        home.feeds(url + " every=10m")
        web.pages["/feed"] = (503, {"Retry-After": "7200"})
        home.run("refresh", url, status=1)
        feed = state(home)
        equal((seconds(feed["retry_at"]), seconds(feed["next_fetch"])), (START + 7200, START + 7200))
        n = len(web.headers("/feed"))
        at(home, START + 7140)
        home.run("refresh", "--all")
        equal(len(web.headers("/feed")), n)
        at(home, START + 7200)
        home.run("refresh", status=1)
        equal(len(web.headers("/feed")), n + 1)


def test_a_new_interval_of_the_users_holds_at_once(home):
    with Web(feed=document("<ttl>1440</ttl>")) as web:
        url = web.base + "/feed"
        home.feeds(url)
        home.run("refresh")
        between(wait_of(state(home)), DAY, DAY)
        home.feeds(url + " every=2h")
        at(home, START + 2 * HOUR - 60)
        home.run("refresh")
        feed = state(home)
        equal((feed["interval"], feed["interval_why"], wait_of(feed)), (2 * HOUR, "your setting", 2 * HOUR))
        equal(len(web.headers("/feed")), 1)
        at(home, START + 2 * HOUR)
        home.run("refresh")
        equal(len(web.headers("/feed")), 2)


def test_every_is_a_span_or_auto(home):
    home.feeds("http://127.0.0.1:1/a every=often", "http://127.0.0.1:1/b every=auto")
    fetch_settings(home, "every = now and then")
    out, said = home.run("check", status=None)
    has(out + said, "config:3: every: “now and then” is neither auto nor a span like 2h", "feeds:1: ")
    assert "feeds:2" not in out + said


def test_a_shorter_interval_for_all_holds_at_once(home):
    with Web(a=document("", dated(START - i * 7 * DAY for i in range(9)))) as web:
        home.feeds(f"{web.base}/a")
        home.run("refresh")
        assert state(home)["interval"] > 10 * HOUR
        home.write("config", "[fetch]\nevery = 45m\n")
        home.run("refresh")
        feed = state(home)
        equal((feed["interval"], feed["interval_why"]), (2700, "your setting"))
        between(wait_of(feed), 0, 2700, "every 45m")
        home.write("config", "")
        home.run("refresh")
        has(state(home)["interval_why"], "auto: ")


def test_tries_by_hand_do_not_make_the_wait_longer(home):
    with Web() as web:
        home.feeds(f"{web.base}/none")
        for _ in range(4):
            home.run("refresh", f"{web.base}/none", status=1)
        equal(state(home)["failures"], 1)
        at(home, START + 2 * HOUR)
        home.run("refresh", status=1)
        equal(state(home)["failures"], 2)


def test_a_feed_is_asked_as_often_as_it_publishes(home):
    def rate(gap, silence=0, n=40):
        return document("", dated(START - silence - i * gap for i in range(n)))

    pages = {"busy": rate(900), "hourly": rate(HOUR), "daily": rate(DAY), "weekly": rate(7 * DAY),
             "silent": rate(HOUR, 300 * DAY), "batch": rate(2, 0, 60), "undated": document(),
             "wrong": document("", dated([5, 10 ** 8, START + 40 * DAY])),
             "archive": document("", dated(START - 200 * DAY - i * 60 for i in range(500)))}
    with Web(**pages) as web:
        home.feeds(*[f"{web.base}/{name}" for name in pages])
        home.run("refresh")
        feeds = {f["url"].split("/")[-1]: f for f in home.lines("feeds", "--json")}
        for name, least, most, why in (
                ("busy", 900, 1100, "a day"), ("hourly", 1900, 2500, "auto: about 23 a day"),
                ("daily", 4 * HOUR, 6 * HOUR, "auto: about 1 a day"),
                ("weekly", 12 * HOUR, DAY, "a week"), ("silent", 20 * HOUR, DAY, "a month"),
                ("batch", 3300, HOUR, "auto: rhythm not"), ("undated", 3300, HOUR, "auto: rhythm not"),
                ("wrong", 20 * HOUR, DAY, "auto"), ("archive", 12 * HOUR, DAY, "a month")):
            between(feeds[name]["interval"], least, most, name)
            has(feeds[name]["interval_why"], why)
            between(wait_of(feeds[name]), max(900, least * 2 // 3), most, name)


def test_a_feed_without_dates_is_known_by_what_arrives(home):
    """Nor do dates that are wrong, or of days, matter: what came since the last time, did."""
    for name, entry in (("none", "<item><title>{0}</title><guid>{0}</guid></item>"),
                        ("old", "<item><title>{0}</title><guid>{0}</guid>"
                                "<pubDate>Sat, 01 Jan 2000 00:00:00 GMT</pubDate></item>")):
        with Web() as web:
            home.feeds(web.base + "/" + name)
            for turn in range(20):
                web.pages["/" + name] = document("", "".join(entry.format(i) for i in range(turn * 5)))
                at(home, START + turn * HOUR)
                home.run("refresh", "--all")
            feed = state(home)
            between(feed["interval"], 1900, 2500, name)
            equal(len(home.sql("SELECT recent FROM feed WHERE removed = 0")[0][0].split()), 10)
            # and from now on nothing
            for turn in range(20, 100, 10):
                at(home, START + turn * HOUR)
                home.run("refresh", "--all")
            between(state(home)["interval"], HOUR, DAY, name)


def test_the_rhythm_of_a_feed_of_an_older_store_is_learnt(home):
    """Its newest story alone is known (src/store/schema)."""
    with Web(feed=document("", dated(START - i * HOUR for i in range(30)))) as web:
        home.feeds(web.base + "/feed")
        home.run("refresh")
        before = home.sql("SELECT recent FROM feed")
        home.change("UPDATE feed SET recent = (SELECT max(time) FROM story)")
        at(home, START + 60)
        web.pages["/feed"] += " "  # other bytes, and nothing new
        home.run("refresh", "--all")
        equal(home.sql("SELECT recent FROM feed"), before)
        home.change("UPDATE feed SET recent = '1789000000'")
        web.pages["/feed"] = document("", "<item><title>0</title><guid>0</guid></item>")
        home.run("refresh", "--all")
        web.pages["/feed"] += " "
        home.run("refresh", "--all")  # not without something new
        equal(home.sql("SELECT recent FROM feed"), [(f"{START + 60} 1789000000",)])


def test_failures_double_the_wait_up_to_a_day(home):
    with Web(feed=(500, {})) as web:
        home.feeds(web.base + "/feed")
        now, waits = START, []
        for failures in range(1, 12):
            at(home, now)
            home.run("refresh", status=1)
            feed = state(home)
            equal((feed["failures"], feed["interval"]), (failures, min(HOUR << (failures - 1), DAY)))
            has(feed["interval_why"], f"failing: {failures} tr")
            waits.append(wait_of(feed))
            between(waits[-1], feed["interval"] * 2 // 3, feed["interval"])
            at(home, now + waits[-1] - 1)
            home.run("refresh")
            equal(len(web.headers("/feed")), failures)
            now += waits[-1]
        assert len(set(waits[6:])) > 1, waits  # no two days at the same hour
        web.pages["/feed"] = rss("A")
        at(home, now)
        home.run("refresh")
        feed = state(home)
        equal((feed["failures"], feed["error"], feed["retry_at"]), (0, None, None))
        between(wait_of(feed), 2400, HOUR)


def test_only_a_feed_at_its_new_address_counts(home):
    with Web() as web:
        web.pages["/old"] = redirect_to("/new", 301)
        old = web.base + "/old"
        home.feeds(old)
        for page in (404, {}), (200, {}, "<html><p>Hello</p></html>"), (200, {}, "nonsense"), (204, {}), (500, {}):
            web.pages["/new"] = page
            for _ in range(3):
                home.run("refresh", old, status=None)
            equal((home.read("feeds"), home.sql("SELECT moves FROM feed")), (old + "\n", [(0,)]))
            equal(state(home)["redirect_to"], web.base + "/new")
        web.pages["/new"] = rss("A")
        home.run("refresh", old)
        home.run("refresh", old)
        equal(home.sql("SELECT moves FROM feed"), [(2,)])
        web.pages["/new"] = (500, {})  # neither counts nor harms
        home.run("refresh", old, status=1)
        equal(home.sql("SELECT moves FROM feed"), [(2,)])
        web.pages["/old"] = redirect_to("/new", 302)  # not for good
        web.pages["/new"] = rss("A")
        home.run("refresh", old)
        equal((home.sql("SELECT moves FROM feed"), state(home)["redirect_to"]), ([(0,)], None))
        web.pages["/old"] = redirect_to("/new", 308)
        for _ in range(3):
            equal(home.read("feeds"), old + "\n")
            home.run("refresh", old)
        equal(home.read("feeds"), web.base + "/new\n")


def test_a_304_counts_where_its_validators_are_from(home):
    """A page says 304 to the date of the old address's document, and is no feed."""
    def conditional(request):
        return ((304, {}) if request.headers.get("If-None-Match") == '"a"' else
                (200, {"ETag": '"a"'}, rss("A")))

    with Web(old=(200, {"ETag": '"a"'}, rss("A")), new=(304, {})) as web:
        old = web.base + "/old"
        home.feeds(old)
        home.run("refresh")
        web.pages["/old"] = redirect_to("/new", 301)
        for _ in range(4):
            home.run("refresh", old)
        equal((home.read("feeds"), home.sql("SELECT moves, status FROM feed")), (old + "\n", [(0, 304)]))
        web.pages["/new"] = (200, {"ETag": '"a"'}, rss("A", "B"))  # parsed, and then 304
        home.run("refresh", old)
        web.pages["/new"] = conditional
        home.run("refresh", old)
        equal(home.sql("SELECT moves, status FROM feed"), [(2, 304)])
        home.run("refresh", old)
        equal(home.read("feeds"), web.base + "/new\n")


def test_a_page_that_leads_to_the_feed_is_not_its_address(home):
    page = '<html><head><meta http-equiv="refresh" content="0; url=/feed"></head></html>'
    with Web(page=page, feed=rss("A")) as web:
        web.pages["/old"] = redirect_to("/page", 301)
        home.feeds(web.base + "/old")
        for _ in range(4):
            home.run("refresh", "--all")
        equal((home.read("feeds"), home.sql("SELECT moved, moves FROM feed")), (web.base + "/old\n", [(None, 0)]))


def test_settings_of_a_feed_are_sent(home):
    password = script(home, "password", "echo sesame; echo more\n")
    with open(os.path.join(home.path, ".netrc"), "w") as f:
        f.write("machine 127.0.0.1 login anna password lamp\n")
    with Web(plain=rss("A"), agent=rss("B"), header=rss("C"), command=rss("D"), netrc=rss("E")) as web, Web() as proxy:
        proxy.pages["http://feed.example/x"] = rss("F")
        home.feeds(web.base + "/plain", web.base + '/agent "user-agent=Reader of mine/2"',
                   web.base + '/header "header=X-Key: 1" "header=Accept: text/x-mine"',
                   web.base + f'/command user=me "password-command={password}"', web.base + "/netrc netrc=yes",
                   f"http://feed.example/x proxy=http://{proxy.place}")
        out, err = home.run("refresh")
        has(out, "6 feeds, 6 new, 0 failed")
        sent = {name: web.headers("/" + name)[0] for name in ("plain", "agent", "header", "command", "netrc")}
        version = home.run("--version")[0].split()[1]
        assert sent["plain"]["user-agent"].split(" (+")[0] == f"lede/{version}", sent["plain"]
        equal(sent["agent"]["user-agent"], "Reader of mine/2")
        equal((sent["header"]["x-key"], sent["header"]["accept"]), ("1", "text/x-mine"))
        equal(sent["command"]["authorization"], basic("me", "sesame"))
        equal(sent["netrc"]["authorization"], basic("anna", "lamp"))
        for name in "plain", "agent", "header":
            assert "authorization" not in sent[name], sent[name]
        for name in "plain", "agent", "command", "netrc":
            assert "x-key" not in sent[name], sent[name]
        equal(len(proxy.requests), 1)
        equal(proxy.requests[0][1]["host"], "feed.example")
    fetch_settings(home, "user-agent = All/1")
    with Web(a=rss("G"), b=rss("H")) as web:
        home.feeds(web.base + "/a", web.base + "/b user-agent=One/1")
        home.run("refresh")
        equal([web.headers(p)[0]["user-agent"] for p in ("/a", "/b")], ["All/1", "One/1"])


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
