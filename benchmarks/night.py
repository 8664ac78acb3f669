"""A night and a backfill as an operator meets them, on a real Prefect server and a local site; every step is checked.

    python -m benchmarks.night          (or `make night`; two to four minutes)

A copy of the project is served by `etl serve`. A night fetches, reads and publishes; the next finds nothing new; of
three that are late one runs. Then a rule changes and two past years are read again: the run of the first is killed
half-way, and the same backfill is started once more. At last everything is killed in the middle of a night and started
anew. It uses its own folders, its own Prefect database and a free port.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from benchmarks.server import Client
from benchmarks.world import World, check, world

Say = Callable[[str], None]

NEW_RULE = """
[indicator.hydropower_plants]
name_vi = "Số nhà máy thủy điện"
name_en = "Hydropower plants"
dimension = "count"
display_unit = "count"
headline = false
adds_up = true
flow = false
low = 0
high = 5000
phrases = ["số nhà máy thủy điện"]
counted = ["nhà máy thủy điện"]
"""


def a_night(here: World, client: Client, say: Say) -> None:
    """Fetched, read, published; one source fails."""
    night = client.wait(client.start("nightly/nightly"))
    say(f"night: {night['state_name']}: {night['state']['message']}")
    check(night["state_name"] == "Completed", night["state"])
    check("sources that failed: bao-dong-cua" in night["state"]["message"], night["state"]["message"])
    outputs = here.ask("select year, actual from kpi_yearly where indicator = 'industrial_output' order by year")
    check(outputs == [(2014, 3438), (2015, 4013)], outputs)
    check([row["source"] for row in client.artifact("sources")] == ["bao-dong-cua", "so-cong-thuong"], "sources")
    check({row["year"] for row in client.artifact("kpi-changes-nightly")} == {2014, 2015}, "changes")
    check(bool(client.artifact("coverage")), "coverage")
    check("published: 2 reports" in client.artifact("summary-nightly"), "summary")


def another_night(client: Client, say: Say) -> None:
    """It finds nothing new."""
    again = client.wait(client.start("nightly/nightly", fetch=False))
    say(f"night: {again['state_name']}: {again['state']['message']}")
    check(again["state_name"] == "NothingNew", again["state"])


def a_backfill(here: World, client: Client, say: Say) -> None:
    """After a rule change; the run of 2014 is killed half-way, the same backfill started again."""
    rules = here.folder / "src" / "etl" / "catalogue" / "data" / "indicators.toml"
    rules.write_text(rules.read_text("utf-8") + NEW_RULE, "utf-8")
    first = client.start("backfill/backfill", years="2014:2015")
    kill(client, "backfill-year", say)
    ended = client.wait(first)
    say(f"backfill: {ended['state_name']}: {ended['state']['message']}")
    check(ended["state_name"] == "Incomplete", ended["state"])
    plants = "select year, actual from kpi_yearly where indicator = 'hydropower_plants' order by year"
    check(here.ask(plants) == [(2015, 110)], here.ask(plants))
    ended = client.wait(client.start("backfill/backfill", years="2014:2015"))
    say(f"backfill: {ended['state_name']}: {ended['state']['message']}")
    check(ended["state_name"] == "Completed", ended["state"])
    check(here.ask(plants) == [(2014, 101), (2015, 110)], here.ask(plants))
    check([row["year"] for row in client.artifact("backfill-years")] == ["2014"], "2015 was not read again")
    changes = {(row["year"], row["new"]) for row in client.artifact("kpi-changes-backfill")}
    check(changes == {(2014, 101), (2015, 110)}, changes)
    runs = here.ask("select count(*), count(distinct run_id) from run where kind = 'backfill'")
    check(runs == [(2, 2)], runs)


def another_backfill(client: Client, say: Say) -> None:
    """The same for the third time has nothing left to read."""
    third = client.wait(client.start("backfill/backfill", years="2014:2015"))
    say(f"backfill: {third['state_name']}: {third['state']['message']}")
    check(third["state_name"] == "NothingNew", third["state"])


def a_crash(here: World, client: Client, say: Say) -> None:
    """Everything is killed in the middle of a night; what is started anew notices, and the next night goes well."""
    night = client.start("nightly/nightly", fetch=False)
    client.wait(night, "RUNNING")
    until = time.monotonic() + 240
    while not client.run(night)["infrastructure_pid"] and time.monotonic() < until:
        time.sleep(0.05)  # before it is known who runs it, nobody can tell at once that he is dead
    before = here.warehouse.read_bytes()
    here.stop(signal.SIGKILL)
    check(here.warehouse.read_bytes() == before, "the published file was touched")
    here.serve()
    dead = client.run(night)
    say(f"after the crash: {dead['state_name']}: {dead['state']['message']}; {here.said[-2]}")
    check(dead["state_name"] == "Crashed", dead["state"])
    check(any("is marked as crashed" in line for line in here.said), here.said)
    schedules(client, say)
    after = client.wait(client.start("nightly/nightly", fetch=False))
    say(f"the night after: {after['state_name']}: {after['state']['message']}")
    check(after["state_type"] == "COMPLETED", after["state"])


def late(client: Client, say: Say) -> None:
    """Three nights that were missed become due together: those that would run beside another are cancelled."""
    missed = [client.start("nightly/nightly", fetch=False) for _ in range(3)]
    ended = [client.wait(run) for run in missed]
    say(f"three late nights: {', '.join(sorted(run['state_type'].lower() for run in ended))}")
    ran = sorted((run["start_time"], run["end_time"]) for run in ended if run["state_type"] == "COMPLETED")
    check({run["state_type"] for run in ended} <= {"COMPLETED", "CANCELLED"} and bool(ran), ended)
    check(all(before[1] <= after[0] for before, after in pairwise(ran)), ran)


def told(here: World, client: Client, say: Say) -> None:
    """Who is to be told knows of every run that ended badly; none that ended well was taken for silent since."""
    until = time.monotonic() + 180
    while len(here.posted) < 2 and time.monotonic() < until:
        time.sleep(0.5)
    for line in here.posted:
        say(f"told: {line}")
    check(any(line.startswith("backfill-year backfill 2014: Crashed:") for line in here.posted), here.posted)
    check(any(": Incomplete: 1 of 2 parts" in line for line in here.posted), here.posted)
    silent = [run["name"] for run in client.runs("nightly", "CRASHED") if "no sign of life" in run["state"]["message"]]
    check(not silent, silent)


def kill(client: Client, flow: str, say: Say, seconds: float = 400) -> None:
    """SIGKILL for the first process that runs `flow`, as soon as it runs."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for run in client.runs(flow, "RUNNING"):
            if run["infrastructure_pid"]:
                os.kill(int(run["infrastructure_pid"].rpartition(":")[2]), signal.SIGKILL)
                say(f"killed: {run['name']}")
                return
        time.sleep(0.05)
    raise TimeoutError(f"no run of {flow} began within {seconds:g} s")


def schedules(client: Client, say: Say) -> None:
    """The schedule is on, and the server has planned the next nights by it."""
    [schedule] = client.deployment("nightly/nightly")["schedules"]
    check(schedule["active"], schedule)
    until = time.monotonic() + 240
    while not (planned := client.runs("nightly", "SCHEDULED")) and time.monotonic() < until:
        time.sleep(0.5)
    times = sorted(run["expected_start_time"] for run in planned)
    say(f"planned: {', '.join(times)}")
    check(bool(times) and all("T18:30:00" in each for each in times), "01:30 in Vietnam is 18:30 UTC")


def story(folder: Path, say: Say, repeats: bool = True) -> None:
    """All of it, in order, in an empty folder. Raises AssertionError at the first thing that is not as it must be.

    Without `repeats` no night and no backfill comes that finds nothing to do.
    """
    with world(folder) as here:
        here.serve()
        client = Client(here.api)
        schedules(client, say)
        a_night(here, client, say)
        if repeats:
            another_night(client, say)
        late(client, say)
        a_backfill(here, client, say)
        if repeats:
            another_backfill(client, say)
        a_crash(here, client, say)
        told(here, client, say)
        here.stop()
        say("stopped")


def main() -> None:
    """Tells the story."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        story(Path(name), lambda line: print(f"{time.monotonic() - start:6.1f} s  {line}", flush=True))


if __name__ == "__main__":
    main()
