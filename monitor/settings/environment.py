"""Settings given by the environment: ``NEWSMON_DATABASE``, ``NEWSMON_FETCH__CONTACT``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_settings import EnvSettingsSource, SettingsError

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
