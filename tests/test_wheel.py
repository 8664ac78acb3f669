"""The wheel in an environment and a folder of a user's own: the command, a run, the flows and when they run.

The environment is fresh and sees the packages of this one, so that nothing is downloaded; the checkout is out of reach.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT

import duckdb
import lxml.html
import psutil
import pytest
from benchmarks.server import Client

from etl.explore import chart_library
from tests.conftest import GOOD, copy_reports
from tests.orchestration.conftest import PROJECT, free_port
from tests.orchestration.prepared import put_database

pytestmark = pytest.mark.slow

LONGEST = 600
WHERE = "import etl; from pathlib import Path; print(Path(etl.__file__).parent)"

DECLARED = """
from etl.orchestration.deployments import deployments, find_declarations
print(*(row.name for row in deployments(find_declarations(None))))
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel, and a folder to work in."""

    environment: Path
    folder: Path

    @property
    def python(self) -> Path:
        return self.environment / "bin" / "python"

    def variables(self) -> dict[str, str]:
        """As in a shell of a user who has set nothing."""
        hidden = ("ETL_", "PREFECT_", "PYTHON")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        return {**kept, "PREFECT_HOME": str(self.folder.parent / "prefect"), "PYTHONUNBUFFERED": "1"}

    def run(self, program: str | Path, *arguments: str | Path) -> str:
        """What a program of the environment prints, run in the user's folder. Raises CalledProcessError."""
        command = [str(self.environment / "bin" / program), *map(str, arguments)]
        ran = subprocess.run(
            command, cwd=self.folder, env=self.variables(), stdout=PIPE, stderr=STDOUT, text=True, timeout=LONGEST
        )
        assert ran.returncode == 0, ran.stdout
        return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: building leaves folders behind."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(PROJECT / name, folder)
    shutil.copytree(PROJECT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    chart_library.write(folder / "src" / chart_library.FILE.relative_to(PROJECT / "src"))  # as setting up does
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "."]
    subprocess.run(command, cwd=folder, check=True, timeout=LONGEST)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel installed, beside a folder with two reports of the user's own."""
    base = tmp_path_factory.mktemp("user")
    venv.create(base / "env", with_pip=False)
    here = Installed(base / "env", base / "work")
    command = [sys.executable, "-m", "pip", "--python", str(here.python)]
    subprocess.run([*command, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True, timeout=LONGEST)
    # Only now, or the project's own editable installation would be in sight. A folder that is added like this lends its
    # packages; the .pth files in it, which an editable installation consists of, count only in its own environment.
    site = Path(sysconfig.get_path("purelib", vars={"base": str(here.environment), "platbase": str(here.environment)}))
    (site / "lent.pth").write_text("\n".join({sysconfig.get_path(kind) for kind in ("purelib", "platlib")}))
    copy_reports(here.folder / "data" / "raw", *GOOD)
    (here.folder / "data" / "warehouse").mkdir()
    put_database(base / "prefect", tmp_path_factory)
    return here


@pytest.fixture
def served(installed: Installed) -> Iterator[Client]:
    """`etl serve` in the user's folder, ended afterwards with all that it started."""
    port = free_port()
    command = [str(installed.environment / "bin" / "etl"), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=installed.folder, env=installed.variables(), stdout=PIPE, stderr=STDOUT, text=True
    ) as process:
        try:
            assert process.stdout is not None
            said = []
            for line in process.stdout:
                said.append(line)
                if line.startswith("serving "):
                    break
            assert said, "it said nothing"
            assert said[-1] == "serving nightly, backfill, backfill-year, tidy; stop with Ctrl-C\n", said
            reader = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)  # or it would wait
            yield Client(f"http://127.0.0.1:{port}/api")
            process.terminate()
            process.wait(60)
            reader.wait(60)
        finally:
            if process.poll() is None:
                for each in (*psutil.Process(process.pid).children(recursive=True), process):
                    each.kill()


def test_the_package_is_the_installed_one(installed: Installed) -> None:
    assert installed.environment in Path(installed.run("python", "-c", WHERE).strip()).parents


def test_the_command_answers(installed: Installed) -> None:
    said = installed.run("etl", "--help")
    for name in ("run", "backfill", "extract", "serve"):
        assert name in said


def test_a_run_in_a_folder_of_the_users_own(installed: Installed) -> None:
    assert "loaded: 2 documents" in installed.run("etl", "run")
    assert "Bắc Kạn" in installed.run("etl", "kpi", "--area", "Bắc Kạn")


def test_its_pages_are_written_with_their_charts(installed: Installed) -> None:
    installed.run("etl", "run")
    installed.run("etl", "explore", "--freeze", "site")
    index = installed.folder / "site" / "index.html"
    page = lxml.html.fromstring(index.read_bytes())
    assert page.xpath("//figure[@data-chart]/script[@type='application/json']")
    scripts = {Path(link).name: index.parent / link for link in page.xpath("//script/@src")}
    assert {"explore.js", chart_library.NAME} <= set(scripts)
    assert hashlib.sha256(scripts[chart_library.NAME].read_bytes()).hexdigest() == chart_library.SHA256
    assert all(file.is_file() for file in scripts.values())


def test_the_deployments_come_with_it(installed: Installed) -> None:
    assert installed.run("python", "-c", DECLARED) == "nightly backfill backfill-year tidy\n"
    elsewhere = installed.folder.parent / "declared"
    elsewhere.mkdir()
    installed.run("etl", "serve", "--init", "--project", elsewhere)
    assert (elsewhere / "prefect.yaml").read_bytes() == (PROJECT / "prefect.yaml").read_bytes()


def test_a_night_and_a_backfill_run_there(installed: Installed, served: Client) -> None:
    (installed.folder / "data" / "warehouse" / "warehouse.duckdb").unlink(missing_ok=True)
    night = served.wait(served.start("nightly/nightly"), seconds=LONGEST)
    assert night["state_name"] == "Completed", night["state"]
    again = served.wait(served.start("backfill/backfill", years="2018:2018", again=True), seconds=LONGEST)
    assert again["state_name"] == "Completed", again["state"]
    with duckdb.connect(str(installed.folder / "data" / "warehouse" / "warehouse.duckdb"), read_only=True) as opened:
        kinds = opened.execute("select distinct kind from run order by all").fetchall()
        assert kinds == [("backfill",), ("nightly",)]
        assert opened.execute("select count(*) from document").fetchall() == [(2,)]
