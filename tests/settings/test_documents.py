"""What the documentation shows works, and what is written from the code is fresh."""

import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import pytest

from docs import generate, meanings
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.sources import SourceKind
from monitor.settings import Settings, settings_in
from monitor.settings.model import Written

HERE = Path(__file__).resolve().parents[2]
PAGES = (HERE / "README.md", *sorted((HERE / "docs").rglob("*.md")))
EXAMPLES = sorted((HERE / "examples").glob("*.yaml"))
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
DEPENDENCY = re.compile(r'^    "([a-z0-9.-]+)', re.MULTILINE)
SHOWN = [
    pytest.param(text, id=f"{page.relative_to(HERE)} {number}")
    for page in PAGES
    for number, text in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), start=1)
]


def load_with_any_secret(text: str) -> Settings:
    secrets = dict.fromkeys(re.findall(r"\$\{(\w+)\}", text), "terminal://")
    return settings_in(text, HERE / "newsmon.yaml", {**secrets, "MAIL_PASSWORD": "made-up"})


@pytest.mark.parametrize("text", SHOWN)
def test_settings_shown_in_the_documentation_are_fine(text: str) -> None:
    assert load_with_any_secret(text).written.model_fields_set


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_the_examples_are_fine(path: Path) -> None:
    load_with_any_secret(path.read_text(encoding="utf-8"))
    assert path.read_text(encoding="utf-8").startswith("#"), "an example says at its top what it is for"


def test_the_reference_of_settings_is_fresh() -> None:
    page = HERE / "docs" / "reference" / "settings.md"
    assert page.read_text(encoding="utf-8") == generate.settings_page(), "run docs/generate.py"


def test_the_reference_of_commands_is_fresh() -> None:
    page = HERE / "docs" / "reference" / "command.md"
    assert page.read_text(encoding="utf-8") == generate.command_page(), "run docs/generate.py"


def test_every_setting_is_described() -> None:
    schema = Written.model_json_schema()
    for model in (schema, *(each for each in schema["$defs"].values() if "properties" in each)):
        for key, field in model["properties"].items():
            assert "$ref" in field or field.get("description"), f"{model['title']}.{key} has no description"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (AlertKind, meanings.ALERTS),
        (Kind, meanings.EDITS),
        (Severity, meanings.SEVERITIES),
        (SourceKind, meanings.SOURCES),
    ],
)
def test_every_word_of_the_settings_has_a_line_of_meaning(words: type[Enum], meant: Mapping[Enum, str]) -> None:
    assert set(meant) == set(words)


def test_every_page_that_a_page_points_to_is_there() -> None:
    for page in PAGES:
        for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
            assert (page.parent / target).exists(), f"{page.relative_to(HERE)} points to {target}"


def test_every_dependency_has_its_reason() -> None:
    reasons = (HERE / "docs" / "decisions" / "0008-dependencies.md").read_text(encoding="utf-8")
    asked = (HERE / "pyproject.toml").read_text(encoding="utf-8").partition("[project.scripts]")
    groups = asked[2].partition("[dependency-groups]")[2].partition("[tool.uv]")[0]
    for name in DEPENDENCY.findall(asked[0].partition("dependencies = [")[2]):
        assert f"| {name} |" in reasons, f"{name} has no row"
    for name in DEPENDENCY.findall(groups):
        assert f"**{name}**" in reasons, f"{name} is not named"
