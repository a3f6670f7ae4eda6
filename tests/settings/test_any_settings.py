"""Whatever stands in a settings file, it is either understood or refused in words."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.errors import SettingsError
from monitor.settings import Settings, settings_in
from monitor.settings.model import ChannelWritten, FetchWritten, SourceWritten, TopicWritten, Written
from monitor.settings.route_settings import RouteWritten

MODELS = (Written, TopicWritten, SourceWritten, ChannelWritten, RouteWritten, FetchWritten)
KEYS = st.sampled_from(sorted({key for model in MODELS for key in model.model_fields})) | st.text(max_size=6)
WORDS = st.sampled_from(
    ["", "a", "5m", "feed", "https://a.example/", "06:30 Asia/Seoul", "*", "high", "${A}", "ko", "A AND"]
)
LEAVES = WORDS | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.none() | st.dates()


def trees(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=6), max_leaves=20
    )


def understood(text: str) -> Settings | tuple[str, ...]:
    try:
        return settings_in(text, Path("newsmon.yaml"), {})
    except SettingsError as error:
        return tuple(map(str, error.problems))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(Written.model_fields)), trees(LEAVES), max_size=4))
def test_any_settings_are_understood_or_refused(tree: dict[str, Any]) -> None:
    found = understood(yaml.safe_dump(tree, allow_unicode=True))
    assert isinstance(found, Settings) or (found and all(line.startswith("newsmon.yaml") for line in found))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab:-[]{}'\"#&*!|>%@`?, \n\t\x00~"), max_size=30))
def test_any_text_is_understood_or_refused(text: str) -> None:
    assert understood(text)


@pytest.mark.parametrize(
    "text", ["[" * 400 + "]" * 400, "a: " + "[" * 1000, "? [a, b]\n: c", "? {a: b}\n: c\n? {a: b}\n: d"]
)
def test_odd_yaml_is_refused(text: str) -> None:
    assert isinstance(understood(text), tuple)
