"""What stands outside the file: settings in the environment, secrets in ``${NAME}`` or a ``…_file``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from pydantic_settings import EnvSettingsSource, SettingsError

from monitor.domain.addresses.keys import keys_of, replaced
from monitor.domain.errors import Problem
from monitor.settings.document import Place, Trouble
from monitor.settings.model import Written

_PREFIX = "NEWSMON_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the environment sets; it goes before the file."""

    tree: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Given":
        """Pick out of the environment what is meant for newsmon's settings; lists are written as JSON."""
        source = EnvSettingsSource(Written)
        source.env_vars = {name.lower(): value for name, value in environment.items()}
        try:
            return cls(tree=source())
        except SettingsError as error:
            what, do = f"it cannot be read: {error}", "Write lists and mappings as JSON"
            return cls(tree={}, problems=(Problem(file="environment", line=None, key=_PREFIX + "…", what=what, do=do),))

    def over(self, tree: Any) -> Any:  # noqa: ANN401  a document may hold anything
        """Lay what is given over what a file says."""
        return _over(self.tree, tree) if isinstance(tree, dict) else tree

    def problem(self, trouble: Trouble) -> Problem | None:
        """Name the variable that a trouble comes from, if it comes from one."""
        if not trouble.place or not _holds(self.tree, trouble.place):
            return None
        variable = _PREFIX + "__".join(str(part).upper() for part in trouble.place)
        return Problem(file="environment", line=None, key=variable, what=trouble.what, do=trouble.do)


def _over(upper: Mapping[str, Any], lower: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(lower)
    for key, value in upper.items():
        below = merged.get(key)
        merged[key] = _over(value, below) if isinstance(value, Mapping) and isinstance(below, Mapping) else value
    return merged


def _holds(tree: Any, place: Place) -> bool:  # noqa: ANN401  a document may hold anything
    for part in place:
        if isinstance(tree, list):
            return True
        if not isinstance(tree, Mapping) or part not in tree:
            return False
        tree = tree[part]
    return True


_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_BEFORE_LOGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#@]*", re.IGNORECASE)
_PARTING = re.compile(r"[@#/?]")  # signs that part an address
_SHORTEST_SECRET = 4  # characters; hiding shorter ones would riddle every message
_SHORTEST_KEY = 6  # the same for keys in addresses, which are hidden in all that is ever said
_ADDRESSES = frozenset({"url", "urls", "urls_file", "database", "database_file"})

_FILES = {"urls_file": "urls", "database_file": "database"}


@dataclass(slots=True)
class Filling:
    """One walk over a document that puts the secrets in; ``known`` are those it came upon."""

    environment: Mapping[str, str]
    folder: Path
    troubles: list[Trouble] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict, repr=False)
    keys: dict[str, str] = field(default_factory=dict, repr=False)  # of addresses alone, also as they stand escaped

    def fill(self, value: Any, place: Place = ()) -> Any:  # noqa: ANN401  a document may hold anything
        """Return the value with its secrets in place; what is missing becomes a trouble."""
        if isinstance(value, dict):
            return self._from_files({key: self.fill(each, (*place, key)) for key, each in value.items()}, place)
        if isinstance(value, list):
            return [self.fill(each, (*place, number)) for number, each in enumerate(value)]
        return self._from_environment(value, place) if isinstance(value, str) else value

    def hide(self, text: str) -> str:
        """Return a message in which every secret is called by its name."""
        return replaced(text, self.keys | self.known)

    def mask(self, text: str) -> str:
        """Return any text with the keys of addresses called by their names: ``https://a.example/feed?key=${TOKEN}``."""
        return replaced(text, self.keys)

    def _from_environment(self, text: str, place: Place) -> str:
        def value_of(found: re.Match[str]) -> str:
            value = self.environment.get(found[1], "")
            if not value:
                self.troubles.append(_unset(found[1], place))
            self._remember(value, found[0], place)
            return quote(value, safe="") if _must_be_escaped(value, found) else value

        if "sources" in place and place[-1] == "url":
            self.keys |= keys_of(text)
        return _VARIABLE.sub(value_of, text)

    def _from_files(self, mapping: dict[str, Any], place: Place) -> dict[str, Any]:
        for key, target in _FILES.items():
            if isinstance(mapping.get(key), str) and target in mapping:
                self.troubles.append(Trouble((*place, key), f"{target} is there too", "Keep one of them"))
            elif isinstance(mapping.get(key), str) and (lines := self._lines(mapping[key], (*place, key))):
                mapping[target] = lines if target == "urls" else lines[0]
        return mapping

    def _lines(self, name: str, place: Place) -> list[str]:
        """Return what a file says, line by line; where it says nothing, that is a trouble."""
        try:
            text = (self.folder / Path(name).expanduser()).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            self.troubles.append(
                Trouble(place, f"{name} cannot be read: {reason}", "Name a file that newsmon may read")
            )
            return []
        lines = [line.strip() for line in text.splitlines()]
        said = [self._remember(line, "****", place) for line in lines if line and not line.startswith("#")]
        if not said:
            self.troubles.append(Trouble(place, f"{name} holds no address", "Write one into it"))
        return said

    def _remember(self, secret: str, name: str, place: Place) -> str:
        if len(secret) >= _SHORTEST_SECRET:
            self.known[secret] = name
        if len(secret) >= _SHORTEST_KEY and _is_key(secret, place):
            self.keys |= dict.fromkeys((secret, quote(secret), quote(secret, safe=""), quote_plus(secret)), name)
        return secret


def _is_key(secret: str, place: Place) -> bool:
    """Whether it stands in an address; the beginning of a source's is no key, and stands in those of its articles."""
    return bool(_ADDRESSES & set(place)) and not ("sources" in place and "://" in secret)


def _must_be_escaped(secret: str, found: re.Match[str]) -> bool:
    """Whether it is the user or the password of an address, and cannot stand there as it is.

    One that was escaped already holds none of these signs.
    """
    before, behind = found.string[: found.start()], found.string[found.end() :]
    return bool(_BEFORE_LOGIN.fullmatch(before) and behind[:1] in (":", "@") and _PARTING.search(secret))


def _unset(name: str, place: Place) -> Trouble:
    return Trouble(place, f"the environment has no {name}", f"Set it before newsmon starts: export {name}=…")
