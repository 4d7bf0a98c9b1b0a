#!/usr/bin/env python3
"""The user's own programs do not delay the fetcher: passwords, hooks, sources."""
import json
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import BUILD, Server, equal, has, main  # noqa: E402
from wire import Fetcher, Gate, PATIENCE, Web, basic, fetch_settings, rss, script, slurp, within  # noqa: E402


def test_a_slow_password_delays_nothing_else(home):
    gate = Gate(home)
    fetch_settings(home, "timeout = 2s")  # of a transfer, not of a password
    with Web(secret=rss("A"), open=rss("B")) as web:
        password = script(home, "password", gate.sh() + "echo sesame; echo more\n")
        home.feeds(f'{web.base}/secret user=me "password-command={password}"', f"{web.base}/open")
        with Fetcher(home) as fetcher:
            refresh = fetcher.refresh()
            equal(fetcher.answer(fetcher.mark(1))["code"], 0)
            within(lambda: web.headers("/open"))  # neither another feed
            time.sleep(2.5)
            assert refresh not in fetcher.acks and not web.headers("/secret")
            gate.open()
            equal(fetcher.answer(refresh)["new"], 2)
        equal(web.headers("/secret")[0]["authorization"], basic("me", "sesame"))


def test_a_password_command_of_several_feeds_is_run_once(home):
    with Web(a=rss("A"), b=rss("B"), c=rss("C")) as web:
        password = script(home, "password", f"echo run >>{home.path}/runs; echo sesame\n")
        home.feeds(*[f'{web.base}/{name} user=me "password-command={password}"' for name in "abc"])
        out, _ = home.run("refresh")
        has(out, "3 feeds, 3 new, 0 failed")
        equal(slurp(home, "runs"), "run\n")
        home.run("refresh", "--all")
        equal(slurp(home, "runs"), "run\nrun\n")


def test_a_password_that_times_out_is_an_error(home):
    with Web(a=rss("A"), b=rss("B"), c=rss("C")) as web:
        ends = script(home, "ends", "echo half; exit 3\n")
        home.feeds(f"{web.base}/a user=me password-command=true",
                   f'{web.base}/b user=me "password-command={ends}"', f"{web.base}/c")
        out, err = home.run("refresh", status=1)
        has(out, "3 feeds, 1 new, 2 failed")
        has(err, "/a: the password command printed nothing", "/b: the password command exited with status 3")
        equal(web.headers("/a") + web.headers("/b"), [])  # not fetched without


def test_a_slow_hook_delays_nothing(home):
    gate = Gate(home)
    hook = script(home, "hook", f"echo up >{home.path}/up\n" + gate.sh() + f"cat >{home.path}/got\n")
    fetch_settings(home, f"on-new = {hook}")
    with Web(feed=rss("A", "B")) as web:
        home.feeds(f"{web.base}/feed")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 2)
            within(lambda: slurp(home, "up"))
            equal(fetcher.answer(fetcher.mark(1))["code"], 0)
            time.sleep(1.5)  # a hook was killed after one second
            equal(slurp(home, "got"), "")
            gate.open()
            lines = within(lambda: slurp(home, "got").count("\n") == 2 and slurp(home, "got"))
            equal({json.loads(line)["title"] for line in lines.splitlines()}, {"A", "B"})


def test_a_hook_outlives_the_fetcher_with_all_of_its_input(home):
    gate = Gate(home)
    hook = script(home, "hook", f"echo up >{home.path}/up\n" + gate.sh() + f"cat >{home.path}/got\n")
    fetch_settings(home, f"on-new = {hook}")
    with Server("--items", "500") as web:  # more than a pipe holds
        home.feeds(f"{web.base}/feed/1")
        with Fetcher(home) as fetcher:
            equal(fetcher.answer(fetcher.refresh())["new"], 500)
            within(lambda: slurp(home, "up"))
            fetcher.command("COMMAND_QUIT")
            equal(fetcher.process.wait(PATIENCE), 0)
    gate.open()
    within(lambda: slurp(home, "got").count("\n") == 500)
    assert len(slurp(home, "got")) > 65536


def test_a_refresh_of_the_shell_waits_for_its_hook(home):
    home.write("config", f"[fetch]\non-new = {script(home, 'hook', f'sleep 1.5; cat >{home.path}/got')}\n")
    with Web(feed=rss("A"), more=rss("B")) as web:
        home.feeds(f"{web.base}/feed")
        home.run("refresh")
        equal(slurp(home, "got").count("\n"), 1)
        home.write("config", f"[fetch]\non-new = {script(home, 'hook', 'exec sleep 600')}\nhook-timeout = 1s\n")
        home.feeds(f"{web.base}/more")
        _, err = home.run("refresh")
        has(err, "on-new: the hook took longer than 1s")
        has(slurp(home, "state/lede/log"), "on-new: the hook took longer than 1s")


def test_a_hook_runs_once_for_a_refresh(home):
    """Also where feeds come in more than one transaction, which lasts half a second."""
    hook = script(home, "hook", f"echo run >>{home.path}/runs; cat >>{home.path}/got")
    home.write("config", f"[fetch]\non-new = {hook}\n")
    with Server() as web:
        home.feeds(web.base + "/feed/1", web.base + "/feed/2?after=1300")
        home.run("refresh")
    equal(slurp(home, "runs"), "run\n")
    equal(slurp(home, "got").count("\n"), 20)


def test_a_source_that_closes_its_output_early_may_finish(home):
    good = script(home, "good", f"echo '{rss('A')}'; exec >&-; sleep 1.5; touch {home.path}/ended\n")
    bad = script(home, "bad", f"echo '{rss('B')}'; exec >&-; sleep 1.5; exit 3\n")
    late = script(home, "late", f"echo '{rss('C')}'; exec >&-; exec sleep 600\n")
    home.write("config", "[fetch]\ntimeout = 4s\n")
    home.feeds(*[f'"exec:{source}"' for source in (good, bad, late)])
    out, err = home.run("refresh", status=1)
    has(out, "3 feeds, 1 new, 2 failed")
    has(err, "bad.sh: the program exited with status 3", "late.sh: the program took longer than 4s")
    assert os.path.exists(home.path + "/ended")


if not os.access(os.path.join(BUILD, "lede-fetcher"), os.X_OK):
    sys.exit(77)
main(globals())
