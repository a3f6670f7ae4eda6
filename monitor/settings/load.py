"""Finding and reading the settings: everything that is wrong is said at once, each with its line and the way out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path
from pydantic import ValidationError

from monitor.domain.errors import Problem, SettingsError
from monitor.domain.topics import Topic
from monitor.settings import checks, explain
from monitor.settings.document import Document, Place, Trouble, read
from monitor.settings.environment import Filling, Given
from monitor.settings.model import Written
from monitor.settings.settings import Settings


def load(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read a settings file; ``NEWSMON_FETCH__DELAY`` and the like in the environment go before it.

    Raises SettingsError with every problem there is.
    """
    return settings_in(_text(path), path, environment)


def settings_in(text: str, path: Path, environment: Mapping[str, str]) -> Settings:
    """Read what stands, or is going to stand, in a settings file; see ``load``."""
    document = _document(text, path)
    given = Given.read(environment)
    if not (document.tree or given.tree or given.problems):
        raise SettingsError((_whole(path, "nothing stands in it", "`newsmon init --force` writes a starter"),))
    return _settings(document, path, environment)


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Read the ``topics:`` of a file, whatever else stands in it. Raises SettingsError."""
    return _settings(_document(_text(path), path).only("topics"), path, {}).topics()


def load_rules(path: Path) -> Settings:
    """Read topics, sources and routes of a file; its channels are known by name alone, and need no secrets.

    Raises SettingsError.
    """
    document = _document(_text(path), path).only("topics", "sources", "channels", "routes")
    return _settings(_by_name_alone(document), path, {})


def _by_name_alone(document: Document) -> Document:
    channels = document.tree.get("channels") if isinstance(document.tree, dict) else None
    if not isinstance(channels, dict):
        return document
    return replace(document, tree={**document.tree, "channels": {name: {"urls": ["terminal://"]} for name in channels}})


def load_database(path: Path, environment: Mapping[str, str]) -> str:
    """Read the address of the database, whatever else stands in the file. Raises SettingsError.

    Who asks the history needs no channel's secrets.
    """
    document = _document(_text(path), path).only("database", "database_file")
    return _settings(document, path, environment).database()


def load_mask(path: Path, environment: Mapping[str, str]) -> Callable[[str], str]:
    """Return what takes the keys of addresses out of a text, whatever is wrong with the file. Raises SettingsError."""
    filling = Filling(environment=environment, folder=path.parent)
    filling.fill(_document(_text(path), path).tree)
    return filling.mask


def _settings(document: Document, path: Path, environment: Mapping[str, str]) -> Settings:
    filling = Filling(environment=environment, folder=path.parent)
    given = Given.read(environment)
    tree = given.over(filling.fill(document.tree))
    written, misfits = _validated(tree)
    between = checks.troubles(tree, _apprise)
    troubles = _one_each([*document.troubles, *filling.troubles, *misfits, *between])
    if written is None or troubles or given.problems:
        found = (_located(trouble, document, given, filling) for trouble in troubles)
        raise SettingsError((*given.problems, *sorted(found, key=_line)))
    return Settings(path=path, written=written, document=document, mask=filling.mask)


def _document(text: str, path: Path) -> Document:
    document = read(text, str(path))
    if isinstance(document, Problem):
        raise SettingsError((document,))
    return document


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problem = _whole(path, "there are no settings here", "`newsmon init` writes a starter")
    except UnicodeDecodeError:
        problem = _whole(path, "this is not UTF-8 text", "Save it as UTF-8")
    except OSError as error:
        problem = _whole(
            path, f"it cannot be read: {error.strerror}", "Name a file that newsmon may read, with --config"
        )
    raise SettingsError((problem,))


def _whole(path: Path, what: str, do: str) -> Problem:
    return Problem(file=str(path), line=None, key="", what=what, do=do)


def _validated(tree: Any) -> tuple[Written | None, list[Trouble]]:  # noqa: ANN401  a document may hold anything
    if not isinstance(tree, dict):
        return None, [Trouble((), "this is no settings file", "Begin with a line such as 'topics:'")]
    try:
        return Written(**tree), []
    except ValidationError as error:
        return None, list(explain.troubles(error, Written))


def _one_each(troubles: Iterable[Trouble]) -> list[Trouble]:
    """Keep the first of what is said about one place: the rest follows from it."""
    first: dict[Place, Trouble] = {}
    for trouble in troubles:
        first.setdefault(trouble.place, trouble)
    return list(first.values())


def _located(trouble: Trouble, document: Document, given: Given, filling: Filling) -> Problem:
    problem = given.problem(trouble) or document.problem(trouble)
    return replace(problem, what=filling.hide(problem.what), do=filling.hide(problem.do))


def _line(problem: Problem) -> int:
    return problem.line or 0


def _apprise(urls: tuple[str, ...]) -> tuple[str, ...]:
    if not any(urls):
        return ()
    from monitor.deliver.addresses import check_urls  # noqa: PLC0415  Apprise takes long to import

    return check_urls(urls)


NAME = "newsmon.yaml"


def locate(given: Path | None = None, *, here: Path | None = None, home: Path | None = None) -> Path:
    """Return the settings file to use: the given one, else ``newsmon.yaml`` here, else the user's own.

    Where there is none, it is the place where ``newsmon init`` writes one.
    """
    if given is not None:
        return given
    beside = (here or Path()) / NAME
    own = (home or user_config_path("newsmon")) / NAME
    return own if own.is_file() and not beside.exists() else beside
