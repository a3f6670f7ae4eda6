"""What newsmon tells people to type can be typed where they are."""

import sys
from pathlib import Path

import pytest

from monitor.cli.printing import called


def test_newsmon_goes_by_its_name_where_the_shell_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newsmon").write_text("#!/bin/sh\n")
    (tmp_path / "newsmon").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["/somewhere/.venv/bin/newsmon"])
    assert called() == "newsmon"


def test_newsmon_goes_by_the_way_to_it_where_the_shell_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(tmp_path / ".venv" / "bin" / "newsmon")])
    assert called() == ".venv/bin/newsmon"
