"""Mutation testing: small faults put into the code one at a time, and whether the tests of its module notice.

    python -m benchmarks.mutants                            every module, the most harmful first
    python -m benchmarks.mutants query/allowed.py           only these
    python -m benchmarks.mutants --minutes 35               until then; the next call goes on where this one stopped
    python -m benchmarks.mutants --survivors                no run: what was not noticed, as differences

mutmut makes and judges the mutants; what is here gives it one module at a time with the tests of that module. What it
found stays in `.cache/mutants`: a module that changed is judged anew, and where only its tests changed, what they had
not noticed. Some mutants change nothing that can be told apart; `docs/testing.md` has the figures and what survives.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.changed import mirror_of

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".cache" / "mutants"

MODULES: dict[str, tuple[str, ...]] = {
    "query/allowed.py": (),
    "warehouse/read_only.py": ("query/test_ask_freely.py", "query/test_reader.py"),
    "warehouse/atomic_swap.py": (),
    "documents/sandbox/supervisor.py": ("documents/sandbox/test_bounds.py",),
    "documents/sandbox/worker.py": ("documents/sandbox/test_supervisor.py", "documents/sandbox/test_bounds.py"),
    "documents/sandbox/deadline.py": (),
    "documents/sandbox/folders.py": ("documents/sandbox/test_supervisor.py",),
    "acquire/guard.py": (),
    "validate/checks.py": (),
    "validate/frames.py": (),
    "validate/schemas.py": ("validate/test_checks.py",),
    "validate/split.py": (),
    "validate/context.py": (),
    "validate/columns.py": (),
    "validate/checked_frame.py": (),
    "validate/decimals.py": (),
    "validate/text_fingerprint.py": (),
    "warehouse/rollback_points.py": (),
    "pipeline/withdrawal.py": (),
    "warehouse/releases.py": ("warehouse/test_damage.py",),
    "warehouse/publish.py": ("warehouse/test_releases.py",),
    "warehouse/soundness.py": ("warehouse/test_damage.py",),
    "warehouse/corrections.py": (),
    "warehouse/apply_corrections.py": (),
    "warehouse/audit.py": (),
    "warehouse/touched.py": ("warehouse/test_refreshing.py",),
    "warehouse/materialise.py": ("warehouse/test_refreshing.py",),
    "warehouse/next_version.py": (),
    "warehouse/build.py": (),
    "warehouse/lock.py": (),
    "warehouse/error_translation.py": ("warehouse/test_every_fault.py",),
    "warehouse/os_errors.py": ("warehouse/test_every_fault.py",),
    "warehouse/storage.py": ("warehouse/test_build.py",),
    "warehouse/engine.py": (),
    "warehouse/migrations.py": (),
    "warehouse/table_layout.py": (),
    "warehouse/staged_rows.py": (),
    "warehouse/arrow_tables.py": (),
    "warehouse/independent_source.py": (),
    "warehouse/reference.py": (),
    "warehouse/rebuild.py": (),
    "warehouse/workshop.py": (),
    "warehouse/sql_files.py": (),
    "warehouse/dictionary.py": (),
    "warehouse/lake_build.py": (),
    "warehouse/lake_lock.py": (),
    "warehouse/lake_attach.py": (),
    "warehouse/lake_upkeep.py": (),
}
"""Modules whose faults do the most harm, the most harmful first, and test files that hold them beside their own."""

BESIDE = ("data", "docs", "flows", "benchmarks", "findings", "README.md", "README.vi.md", "CONTRIBUTING.md", "tests")
"""What tests look for in the project's folder."""

MUTMUT = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/etl/{module}"]
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["--numprocesses=0", "-p", "no:cacheprovider", "--basetemp={folder}/made/gw0"]
process_isolation = "forkserver"
on_dependency_change = "ignore"
use_git_change_detection = false
debug = true
timeout_constant = 20.0
timeout_multiplier = 4.0
"""

NOTICED = {1: "killed", 3: "killed", -6: "killed", -11: "killed", -24: "timeout", 24: "timeout", 36: "timeout"}
"""What the exit code of the tests means, 24 of them being the signal SIGXCPU; any other is not noticed."""
FAILED = 255
"""That of a mutant whose tests could not be begun: the fault is then with the tests, or with mutmut."""
UNREACHED = 33
"""That of a mutant in a function that no test reaches in its own process."""


@dataclass(frozen=True)
class Judged:
    """A mutant by the name that mutmut gives it: `killed`, `timeout`, or None where no test noticed it."""

    name: str
    became: str | None


class Workplace:
    """The folder in which mutmut works on one module."""

    def __init__(self, module: str, more: Iterable[str]) -> None:
        self.module = module
        own = Path(mirror_of(f"src/etl/{module}")).as_posix()
        self.tests = [f"tests/{name}" for name in dict.fromkeys([own, *more])]
        self.folder = WORK / module.removesuffix(".py").replace("/", ".")
        self._meta = self.folder / "mutants" / "src" / "etl" / f"{module}.meta"
        self._stats = self.folder / "mutants" / "mutmut-stats.json"
        self._noted = self.folder / "digests.json"

    def judge(self, until: float) -> bool:
        """Runs the mutants that are not judged yet. Returns whether it came to the end before `until`."""
        digests = {"source": _digest([f"src/etl/{self.module}"]), "tests": _digest(self.tests)}
        noted = json.loads(self._noted.read_text()) if self._noted.exists() else {}
        if noted.get("source") != digests["source"]:
            shutil.rmtree(self.folder, ignore_errors=True)
        again: list[str] = []
        if noted.get("source") == digests["source"] and noted["tests"] != digests["tests"]:
            self._stats.unlink(missing_ok=True)
            again = [mutant.name for mutant in self.judged() if mutant.became is None]
        elif noted == {**digests, "ended": True}:
            return True
        self._lay()
        self._noted.write_text(json.dumps(digests))
        ended = self._mutmut(until, *again) and (not again or self._mutmut(until)) and self._elsewhere(until)
        if ended:
            self._noted.write_text(json.dumps({**digests, "ended": True}))
        return ended

    def judged(self) -> list[Judged]:
        """What was found so far."""
        codes = self._codes()
        if FAILED in codes.values():
            raise SystemExit(
                f"{self.module}: its tests could not be begun: see {self.folder / 'log'}, remove the folder"
            )
        return [Judged(name, NOTICED.get(code)) for name, code in codes.items() if code is not None]

    def difference(self, mutant: Judged) -> str:
        """What a mutant changes."""
        command = [_program(), "show", mutant.name]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True).stdout

    def _codes(self) -> dict[str, int | None]:
        if not self._meta.exists():
            return {}
        codes: dict[str, int | None] = json.loads(self._meta.read_text("utf-8"))["exit_code_by_key"]
        return codes

    def _lay(self) -> None:
        """The module's project: its own settings, and everything else as it is."""
        mutants = self.folder / "mutants"
        mutants.mkdir(parents=True, exist_ok=True)
        (self.folder / "made").mkdir(exist_ok=True)
        (mutants / "src").mkdir(exist_ok=True)  # Python looks once whether a folder of its path is there
        self._renew_data()
        settings = MUTMUT.format(module=self.module, tests=json.dumps(self.tests), folder=self.folder)
        (self.folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8") + settings, "utf-8")
        for link, target in [(self.folder / "src", "src"), *((mutants / name, name) for name in BESIDE)]:
            if not link.is_symlink():
                link.symlink_to(ROOT / target)

    def _renew_data(self) -> None:
        """mutmut copies again what is Python and leaves the data of an earlier call as they were, which may not fit it
        any more."""
        for file in (ROOT / "src").rglob("*"):
            copied = self.folder / "mutants" / file.relative_to(ROOT)
            if file.suffix != ".py" and copied.is_file():
                shutil.copy2(file, copied)

    def _elsewhere(self, until: float) -> bool:
        """Judges the mutants of functions that only other processes reach by all tests of the module."""
        names = [name for name, code in self._codes().items() if code == UNREACHED]
        if not names:
            return True
        stats = json.loads(self._stats.read_text("utf-8"))
        everything = list(stats["duration_by_test"])
        for name in names:
            stats["tests_by_mangled_function_name"][name.rpartition("__mutmut_")[0]] = everything
        self._stats.write_text(json.dumps(stats), "utf-8")
        return self._mutmut(until, *names)

    def _environment(self) -> dict[str, str]:
        """Processes that the tests start find the mutants, too; Hypothesis tries the same examples for each mutant; and
        as for a worker of xdist, what tests make once is not made anew for each."""
        mutants = self.folder / "mutants"
        known = {"PYTHONPATH": f"{mutants / 'src'}:{mutants}", "CI": "1", "PYTEST_XDIST_WORKER": "gw0"}
        return {**os.environ, **known, "PYTHONDONTWRITEBYTECODE": "1"}

    def _mutmut(self, until: float, *names: str) -> bool:
        """Whether mutmut came to its end before `until`."""
        command = [_program(), "run", "--max-children", "1", *names]
        with (
            (self.folder / "log").open("a") as log,
            subprocess.Popen(
                command, cwd=self.folder, env=self._environment(), stdout=log, stderr=log, start_new_session=True
            ) as process,
        ):
            try:
                code = process.wait(timeout=max(1, until - time.monotonic()))
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                os.killpg(process.pid, signal.SIGKILL)  # what it judged is written after each mutant
                return False
        if code:
            raise SystemExit(f"{self.module}: mutmut ends with code {code}: see {self.folder / 'log'}")
        return True


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="below src/etl; none = all")
    parser.add_argument("--minutes", type=float, default=180, help="when to stop at the latest")
    parser.add_argument("--survivors", action="store_true", help="run nothing, show what was not noticed")
    given = parser.parse_args()
    places = [Workplace(module, MODULES.get(module, ())) for module in given.modules or MODULES]
    if given.survivors:
        for place in places:
            _show(place)
        return
    until = time.monotonic() + 60 * given.minutes
    for place in places:
        if time.monotonic() >= until:
            break
        ended = place.judge(until)
        print(f"{_line(place)}{'' if ended else '; not at its end'}", flush=True)
    print("\n".join(_table(Workplace(module, MODULES.get(module, ())) for module in MODULES)))


def _show(place: Workplace) -> None:
    for mutant in place.judged():
        if mutant.became is None:
            print(place.difference(mutant), flush=True)


def _line(place: Workplace) -> str:
    counted = Counter(mutant.became for mutant in place.judged())
    share = f", {100 * (counted['killed'] + counted['timeout']) / counted.total():.0f} %" if counted else ""
    states = f"{counted['killed']} killed, {counted['timeout']} by time, {counted[None]} survive"
    return f"{place.module}: {counted.total()} mutants, {states}{share}"


def _table(places: Iterable[Workplace]) -> Iterator[str]:
    """The figures as `docs/testing.md` has them."""
    yield "| module | mutants | noticed | survive | share |\n|---|---|---|---|---|"
    of_all: Counter[str | None] = Counter()
    for place in places:
        counted = Counter(mutant.became for mutant in place.judged())
        if counted:
            of_all += counted
            yield _row(f"`{place.module}`", counted)
    yield _row("together", of_all)


def _row(name: str, counted: Counter[str | None]) -> str:
    noticed = counted["killed"] + counted["timeout"]
    share = 100 * noticed / max(1, counted.total())
    return f"| {name} | {counted.total()} | {noticed} | {counted[None]} | {share:.0f} % |"


def _digest(paths: Iterable[str]) -> str:
    made = hashlib.sha256()
    for path in paths:
        made.update((ROOT / path).read_bytes())
    return made.hexdigest()


def _program() -> str:
    return str(Path(sys.executable).with_name("mutmut"))


if __name__ == "__main__":
    main()
