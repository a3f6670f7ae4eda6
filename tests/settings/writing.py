"""Settings files for tests, and what is said about them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from monitor.domain.errors import Problem, SettingsError
from monitor.settings import Settings, load

NOTHING: Mapping[str, str] = {}


def written(folder: Path, text: str) -> Path:
    path = folder / "newsmon.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def settings_of(folder: Path, text: str, environment: Mapping[str, str] = NOTHING) -> Settings:
    return load(written(folder, text), environment)


def problems_of(folder: Path, text: str, environment: Mapping[str, str] = NOTHING) -> tuple[Problem, ...]:
    with pytest.raises(SettingsError) as raised:
        settings_of(folder, text, environment)
    return raised.value.problems


def problem_of(folder: Path, text: str, environment: Mapping[str, str] = NOTHING) -> Problem:
    problems = problems_of(folder, text, environment)
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]
