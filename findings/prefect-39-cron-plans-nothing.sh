#!/usr/bin/env bash
# Guess:   a cron schedule with a time zone, the commonest of all, gives the next nights in a new minor release of Prefect as
#          it did before; if it could not, `serve` or the server would refuse it.
# Happens: with Prefect 3.9.1 on Python 3.11 and 3.12 no cron schedule gives any day, in any zone, UTC included. The server
#          makes the first day with pendulum, whose zones are a class of their own, and hands it to whenever, which takes
#          none but those of zoneinfo. Interval and rrule schedules work. The deployment is accepted, the schedule is shown
#          as active and the server is healthy: its log alone says "Scheduled 0 runs", every few seconds.
# Matters: reports are fetched and loaded every night by such a schedule. After the update nothing fails, and nothing runs.
#          Python 3.13 and later bring no pendulum and are not tried here.
set -euo pipefail
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] not in [(3, 11), (3, 12)])'; then
  echo "needs Python 3.11 or 3.12: PYTHON=python3.12 bash $0" >&2
  exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "prefect==${VERSION:-3.9.1}" "fastapi==0.150.0" "sqlalchemy==2.0.58" "pendulum==3.3.0" "whenever==0.10.5"
PREFECT_HOME="$folder/home" "$folder/venv/bin/python" - <<'PY'
import asyncio
import datetime
from importlib.metadata import version

from prefect.server.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
ZONE = "Asia/Ho_Chi_Minh"


def planned(schedule: object) -> str:
    try:
        days = asyncio.run(schedule.get_dates(2, START))
    except ValueError as error:
        return f"ValueError: {error}"
    return f"{len(days)} days"


seen = {
    "cron": planned(CronSchedule(cron="30 1 * * *", timezone=ZONE)),
    "cron in UTC": planned(CronSchedule(cron="30 18 * * *", timezone="UTC")),
    "rrule": planned(RRuleSchedule(rrule="FREQ=DAILY;BYHOUR=1;BYMINUTE=30", timezone=ZONE)),
    "interval": planned(IntervalSchedule(interval=datetime.timedelta(days=1), timezone=ZONE)),
}
print(f"Prefect {version('prefect')}, pendulum {version('pendulum')}, whenever {version('whenever')}: expected 2 days each,")
for kind, what in seen.items():
    print(f"  observed for {kind}: {what}")
assert seen["rrule"] == seen["interval"] == "2 days", seen
assert all(seen[kind].startswith("ValueError: tzinfo must be") for kind in ("cron", "cron in UTC")), seen
PY
