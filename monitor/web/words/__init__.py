"""What the page says, in the languages we have; ``*.toml`` beside this says it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ko", "en")


@cache
def words_in(language: str) -> Mapping[str, Any]:
    """Return all that the page says in one of the languages, by name."""
    said = files("monitor.web.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(said)


def preferred(accepted: str) -> str:
    """Choose a language by what a browser says that its reader accepts; English where we have none of those.

    >>> preferred("fr-FR, ko;q=0.8, en;q=0.9"), preferred("ko-KR,ko"), preferred("")
    ('en', 'ko', 'en')
    """
    weighed = [(_weight(each), each.partition(";")[0].strip().lower()[:2]) for each in accepted.split(",")]
    return next((tag for _, tag in sorted(weighed, key=lambda one: -one[0]) if tag in LANGUAGES), "en")


def _weight(accepted: str) -> float:
    written = accepted.partition("q=")[2].strip()
    return float(written) if written.replace(".", "", 1).isdecimal() else 1.0
