"""The starter: a ``newsmon.yaml`` with comments, made from the answers to four questions."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from monitor.domain.errors import NewsmonError, WrongUseError
from monitor.domain.matches.builtin_topics import builtin_topics
from monitor.domain.topics import Topic
from monitor.settings.load import settings_in
from monitor.settings.settings import Settings

TERMINAL = "terminal"
NIGHT = "22:00-07:00"
NEVER = "never"
_OURS = {topic.name.casefold(): topic for topic in builtin_topics()}  # they are in the starter already
_VARIABLE = re.compile(r"\$\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a new user answered; ``tell`` may hold secrets.

    ``topics`` are apart by commas, the spellings of one by slashes: ``OpenAI/오픈AI, 한국은행/한은``.
    ``quiet`` are hours on the clock of ``zone``, or ``never``.
    """

    topics: str = ""
    tell: str = TERMINAL
    quiet: str = NIGHT
    zone: str = "UTC"
    contact: str = ""
    locale: str = "en"


def starter(answers: Answers) -> str:
    """Write the file."""
    spelled = _spelled(answers.topics)
    inside = {
        **{key: _further(spelled.get(key, ()), topic) for key, topic in _OURS.items()},
        "topics": "".join(_topic(names) for key, names in spelled.items() if key not in _OURS),
        "channel": "screen" if answers.tell == TERMINAL else "newsroom",
        "tell": _quoted("terminal://" if answers.tell == TERMINAL else answers.tell),
        "locale": answers.locale,
        "zone": answers.zone,
        "quiet": f"# quiet: '{NIGHT}'" if answers.quiet == NEVER else f"quiet: {_quoted(answers.quiet)}",
        "contact": _quoted(answers.contact) if answers.contact else "",
    }
    template = files("monitor.settings").joinpath("starter.yaml").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: inside[found[1]], template)


def unset(text: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Name the variables that the file asks for and that are not set yet."""
    said = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return tuple(name for name in dict.fromkeys(_VARIABLE.findall(said)) if not environment.get(name))


def check(text: str, path: Path, environment: Mapping[str, str]) -> Settings:
    """Read the file as newsmon will once what is ``unset`` is set; raises SettingsError."""
    later = dict.fromkeys(unset(text, environment), "terminal://")
    return settings_in(text, path, {**environment, **later})


def save(text: str, path: Path, *, force: bool = False) -> None:
    """Write the file for its owner's eyes alone, since it may hold secrets; what is there stays unless ``force``.

    Raises WrongUseError where a file is in the way, and NewsmonError where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w" if force else "x", encoding="utf-8", opener=_private) as file:
            file.write(text)
        path.chmod(0o600)
    except FileExistsError:
        raise in_the_way(path) from None
    except OSError as error:
        raise NewsmonError(
            f"it cannot be written ({error.strerror})", to=str(path), do="Name another with --output"
        ) from error


def in_the_way(path: Path) -> WrongUseError:
    """Say that a file would be lost."""
    return WrongUseError(
        "there is a file already", to=str(path), do="Use --force to replace it, or --output for another"
    )


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _spelled(text: str) -> dict[str, tuple[str, ...]]:
    """Return the spellings of each topic that a user named, by its own name; a topic named twice has those of both."""
    found: dict[str, tuple[str, ...]] = {}
    for each in text.split(","):
        if names := [name.strip() for name in each.split("/") if name.strip()]:
            key = names[0].casefold()
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *names)))
    return found


def _further(names: Sequence[str], ours: Topic) -> str:
    """Write the spellings of a topic that a user gave beyond ours, to stand behind these."""
    known = {name.text.casefold() for name in ours.names}
    return "".join(f", {_quoted(name)}" for name in names if name.casefold() not in known)


def _topic(names: Sequence[str]) -> str:
    return f"  - name: {_quoted(names[0])}\n    names: [{', '.join(map(_quoted, names))}]\n"


def _quoted(text: str) -> str:
    # A JSON string is a YAML string too, whatever stands in it.
    return json.dumps(text, ensure_ascii=False)
