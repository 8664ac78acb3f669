from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from etl.errors import InstallationError
from etl.explore import chart_library


def test_another_script_than_the_one_looked_at_is_not_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = SimpleNamespace(javascript_bundle=lambda snippet, vl_version: "something else")
    monkeypatch.setitem(sys.modules, "vl_convert", fake)
    monkeypatch.setattr("importlib.metadata.version", lambda package: "9")
    with pytest.raises(InstallationError, match="9 gives another script"):
        chart_library.write(tmp_path / "vega.js")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(InstallationError, match="vl-convert-python is missing; run make"):
        chart_library.write(tmp_path / "vega.js")


@pytest.mark.slow
def test_the_script_is_written_once_and_needs_no_eval_with_its_interpreter(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is not installed")
    file = tmp_path / "vega.js"
    assert chart_library.write(file)
    assert not chart_library.write(file)
    assert "window.vegaEmbed" in file.read_text("utf-8")
