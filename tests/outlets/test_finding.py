"""Which profile a page is read with."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from soupsieve import SelectorSyntaxError

from monitor.domain.addresses.address import Address
from monitor.extract.layouts.profiles import Layout, Profile, ProfileError, profile_for, profiles_in
from monitor.extract.markup import parse
from tests.outlets.saved import Saved

COMMON = Saved("common_korean_cms", "2018")
NOTHING = parse("<html><body><p>words</p></body></html>")


def test_a_site_of_the_common_system_is_known_by_address_and_markup_together() -> None:
    address, tree = Address(COMMON.expected["url"]), parse(COMMON.html)
    profile = profile_for(address, tree)
    assert profile is not None
    assert profile.name == "common-korean-cms"
    assert profile.outlet(address) == "saeseom.example"
    assert profile_for(address, NOTHING) is None
    assert profile_for(Address("http://www.saeseom.example/story/1"), tree) is None


def test_the_mobile_and_accelerated_pages_of_an_article_have_its_id() -> None:
    profile = profile_for(Address(COMMON.expected["url"]), parse(COMMON.html))
    assert profile is not None
    for path in ("/news/articleView.html?idxno=20881", "/news/articleViewAmp.html?page=1&idxno=20881"):
        assert profile.id_in(Address(f"https://m.saeseom.example{path}")) == "20881"


def test_another_host_that_only_ends_alike_is_another_outlet() -> None:
    assert profile_for(Address("https://www.mymk.co.kr/news/economy/11000001"), NOTHING) is None


def test_a_package_of_ones_own_stands_beside_those_that_come_with_newsmon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quiet_outlets").mkdir()
    (tmp_path / "quiet_outlets" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    found = profile_for(Address("https://www.mk.co.kr/news/economy/11000001"), NOTHING, "quiet_outlets")
    assert found is not None
    assert found.name == "maeil-kyungje"


def test_a_profile_that_cannot_be_loaded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken_outlets").mkdir()
    (tmp_path / "broken_outlets" / "__init__.py").touch()
    (tmp_path / "broken_outlets" / "paper.py").write_text("PROFILE = Profil()", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ProfileError, match=r"broken_outlets\.paper: it cannot be loaded: name 'Profil' is not defined"):
        profiles_in("broken_outlets")


def a_layout(year: int = 2026, wrong: Mapping[str, Any] = {}) -> Layout:
    return Layout(**{"name": "now", "since": date(year, 1, 1), "region": "article", **wrong})


@pytest.mark.parametrize("wrong", [{"region": "div["}, {"remove": ("p:nonsense(",)}, {"title": "//h1["}])
def test_a_place_that_is_neither_css_nor_xpath_is_refused_when_the_file_is_loaded(wrong: dict[str, object]) -> None:
    with pytest.raises((ValueError, SelectorSyntaxError)):
        a_layout(wrong=wrong)


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"hosts": ()}, "neither hosts nor marks"),
        ({"article_id": re.compile("x")}, "has no group"),
        ({"layouts": (a_layout(2025), a_layout(2026))}, "the newest first"),
        ({"zone": "Asia/Pyeongchang"}, "Pyeongchang"),
    ],
)
def test_a_profile_that_cannot_be_meant_is_refused_when_its_file_is_loaded(wrong: dict[str, object], what: str) -> None:
    right: dict[str, Any] = {
        "name": "paper",
        "version": 1,
        "hosts": ("a.example",),
        "zone": "UTC",
        "article_id": re.compile("(x)"),
    }
    with pytest.raises((ValueError, KeyError), match=what):
        Profile(**{**right, **wrong})
