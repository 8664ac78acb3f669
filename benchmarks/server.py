"""A Prefect server as an operator's own program meets it: through its HTTP API, without importing Prefect."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ENDS = ("COMPLETED", "FAILED", "CANCELLED", "CRASHED")
PAUSE = 0.5
"""Each question costs the server as much as a hundredth of a run."""
ATTEMPTS = 10
SECONDS = 300
"""For one answer: a machine with more to do than processors lets a server wait for minutes."""


@dataclass(frozen=True, slots=True)
class Client:
    """The server at `api`."""

    api: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The answer of one request; a server whose database is busy is asked again. Raises HTTPError."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.api}{path}", data, {"Content-Type": "application/json"}, method=method)
        for left in reversed(range(ATTEMPTS)):
            try:
                with urlopen(request, timeout=SECONDS) as answer:
                    text = answer.read()
                return json.loads(text) if text else None
            except HTTPError as error:
                if error.code != 503 or not left:
                    raise
                time.sleep(1)
        return None

    def deployment(self, name: str) -> dict[str, Any]:
        """A deployment as the server has it, by `flow/name`."""
        found: dict[str, Any] = self.call("GET", f"/deployments/name/{name}")
        return found

    def start(self, name: str, **parameters: object) -> str:
        """Starts a run of a deployment, as the button does; gives its id."""
        body = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        return str(self.call("POST", f"/deployments/{self.deployment(name)['id']}/create_flow_run", body)["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        """A run as the server has it."""
        found: dict[str, Any] = self.call("GET", f"/flow_runs/{run_id}")
        return found

    def runs(self, flow: str, *states: str) -> list[dict[str, Any]]:
        """The runs of a flow in these states (none = all), the latest first."""
        wanted: dict[str, Any] = {"flows": {"name": {"any_": [flow]}}, "sort": "START_TIME_DESC"}
        if states:
            wanted["flow_runs"] = {"state": {"type": {"any_": list(states)}}}
        found: list[dict[str, Any]] = self.call("POST", "/flow_runs/filter", wanted)
        return found

    def wait(self, run_id: str, *states: str, seconds: float = 600) -> dict[str, Any]:
        """The run once it is in one of `states` (none = ended). Raises TimeoutError."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            run = self.run(run_id)
            if run["state_type"] in (states or ENDS):
                return run
            time.sleep(PAUSE)
        raise TimeoutError(f"{run['name']} stands at {run['state_name']} after {seconds:g} s")

    def artifact(self, key: str) -> Any:
        """What the latest artifact of that key holds: rows of a table, or Markdown."""
        data = self.call("GET", f"/artifacts/{key}/latest")["data"]
        return json.loads(data) if data.startswith("[") else data
