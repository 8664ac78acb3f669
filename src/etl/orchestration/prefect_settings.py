"""Whether Prefect can read its settings: asked of another process, since it takes them when it is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from etl.errors import UsageError

SECONDS = 120
"""How long Prefect may take to be imported on a busy machine."""

_ASK = """
import json, logging, sys, warnings
warnings.simplefilter("ignore")
logging.disable()
told = {}
try:
    from prefect.settings import get_current_settings
    from sqlalchemy.engine import make_url
    url = get_current_settings().server.database.connection_url
    if url is not None:
        told = {"given": url.get_secret_value()}
        make_url(told["given"])
    import prefect
except Exception as fault:
    faults = fault.errors() if hasattr(fault, "errors") else []
    if faults:
        named = ".".join(map(str, faults[0]["loc"]))
        told = {"what": f"{named}: {faults[0]['msg']}", "given": str(faults[0].get("input", ""))}
    print(json.dumps({"what": str(fault), **told}))
    sys.exit(1)
"""


def check(home: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Raises UsageError for a setting that Prefect cannot read: of the environment, of the `prefect.toml` of this
    folder or of the profiles in `home`."""
    command = [sys.executable, "-P", "-c", _ASK]
    ran = subprocess.run(
        command, env=dict(environment), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS
    )
    if ran.returncode == 0:
        return
    files = [Path("prefect.toml").absolute(), home / "profiles.toml"]
    for file in files:
        _refuse_damaged(file)
    lines = ran.stdout.splitlines()
    told: dict[str, str] = json.loads(lines[-1]) if lines else {"what": (ran.stderr.splitlines() or ["?"])[-1]}
    given = told.get("given")
    names = [name for name, value in environment.items() if name.startswith("PREFECT_") and value == given]
    if names:
        raise UsageError(names[0], f"Prefect cannot read it ({told['what']})", "mend or unset it")
    remedy = f"mend it where it is set: a variable PREFECT_…, {' or '.join(map(str, files))}"
    raise UsageError("Prefect's settings", told["what"], remedy)


def _refuse_damaged(file: Path) -> None:
    try:
        tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as fault:
        said = fault.strerror if isinstance(fault, OSError) else fault
        raise UsageError(file, f"Prefect cannot read its settings there ({said})", "mend that file") from None
