"""``newsmon init``, ``config check`` and ``config schema``: from nothing to settings that are fine."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import available_timezones

import typer

from monitor.cli.opening import AsJson, Config, settings_at
from monitor.cli.printing import called
from monitor.domain.errors import Problem, SettingsError

if TYPE_CHECKING:
    from monitor.settings.settings import Settings

# The settings bring pydantic with them, which takes longer to import than `--help` may take:
# each command imports what it needs.

config = typer.Typer(help="Check the settings.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(init)
    app.add_typer(config, name="config")


_TOPICS = "What else do you follow? Stargate, xAI and SoftBank are in. Topics apart by commas, spellings by slashes"
_TELL = "Where should newsmon tell you? 'terminal', or an Apprise address such as slack://… or ${SLACK_WEBHOOK}"
_QUIET = "In which hours should only what weighs high be told? {zone}; 'never' for none"
_CONTACT = "Whom can a publisher write to? Your e-mail address or page; it goes into the user agent"


def init(
    topics: Annotated[str | None, typer.Option(help="Topics of your own: 'OpenAI/오픈AI, 한국은행/한은'.")] = None,
    tell: Annotated[str | None, typer.Option(help="'terminal', or an Apprise address.")] = None,
    quiet: Annotated[
        str | None, typer.Option(help="Hours in which only what weighs high is told: '22:00-07:00', or 'never'.")
    ] = None,
    contact: Annotated[str | None, typer.Option(help="Your e-mail address or page, for publishers.")] = None,
    output: Annotated[Path, typer.Option(help="Where to write.")] = Path("newsmon.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a starter newsmon.yaml; on a terminal, asks for what no option says."""
    from monitor.settings import starter

    if output.exists() and not force:
        raise starter.in_the_way(output)
    given = {"topics": topics, "tell": tell, "quiet": quiet, "contact": contact}
    text, settings = _answered(output, given)
    starter.save(text, output, force=force)
    typer.echo(f"Wrote {output}: {_counted(settings)}.")
    _say_what_is_next(output, starter.unset(text, os.environ))


@config.command("check")
def check(
    path: Config = None,
    as_json: AsJson = False,
) -> None:
    """List everything that is wrong with the settings, or say that they are fine."""
    from monitor.cli.settings_notes import notes_of

    try:
        settings = settings_at(path)
        found = [str(note) for note in notes_of(settings)]
    except SettingsError as error:
        _refuse(error.problems, as_json=as_json)
        raise typer.Exit(error.exit_code) from None
    if as_json:
        _echo_json({"fine": True, "problems": [], "notes": found, **_counts(settings)})
        return
    typer.echo(f"{'usable' if found else 'fine'}: {_counted(settings)} ({settings.path})")
    for note in found:
        typer.echo(f"note: {note}")


@config.command("schema")
def schema() -> None:
    """Print the JSON Schema of newsmon.yaml, for editors."""
    from monitor.settings.model import Written

    _echo_json(Written.model_json_schema())


def _answered(output: Path, given: Mapping[str, str | None]) -> "tuple[str, Settings]":
    """Ask until the answers can be used; raises SettingsError for bad ones where there is nobody to ask."""
    from monitor.settings import starter

    locale = "ko" if _language().startswith("ko") else "en"
    answers = starter.Answers(locale=locale, zone=_zone(locale))
    while True:
        answers = replace(
            answers,
            topics=_asked(given.get("topics"), _TOPICS, answers.topics),
            tell=_asked(given.get("tell"), _TELL, answers.tell),
            quiet=_asked(given.get("quiet"), _QUIET.format(zone=answers.zone), answers.quiet),
            contact=_asked(given.get("contact"), _CONTACT, answers.contact),
        )
        text = starter.starter(answers)
        try:
            return text, starter.check(text, output, os.environ)
        except SettingsError as error:
            if not sys.stdin.isatty():
                raise
            _refuse(error.problems, as_json=False)
        typer.echo("Nothing was written. Once more, please; Enter keeps an answer.", err=True)
        given = {}


def _asked(given: str | None, question: str, default: str) -> str:
    if given is not None or not sys.stdin.isatty():
        return (given or default).strip()
    return str(typer.prompt(question, default=default, show_default=bool(default))).strip()


def _language() -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


def _zone(locale: str) -> str:
    """Return the zone of this machine; of one that runs on UTC, as servers do, that of the language."""
    from monitor.settings.settings import ZONES

    here = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    return here if here in available_timezones() and not here.endswith("UTC") else ZONES[locale]


def _say_what_is_next(path: Path, unset: Iterable[str]) -> None:
    option = "" if path == Path("newsmon.yaml") else f" --config {path}"
    typer.echo("The addresses of its sources are unchecked: sites move. Take out what you do not need.")
    typer.echo("Next:")
    for name in unset:
        typer.echo(f"  export {name}=…")
    typer.echo(f"  {called()} config check{option}")
    typer.echo(f"  {called()} run{option}")


def _refuse(problems: tuple[Problem, ...], *, as_json: bool) -> None:
    if as_json:
        _echo_json({"fine": False, "problems": [asdict(problem) for problem in problems], "notes": []})
        return
    for problem in problems:
        typer.echo(str(problem), err=True)


def _counts(settings: "Settings") -> dict[str, int]:
    written = settings.written
    return {part: len(getattr(written, part)) for part in ("sources", "topics", "channels", "routes")}


def _counted(settings: "Settings") -> str:
    counts = _counts(settings).items()
    return ", ".join(f"{count} {part if count != 1 else part.removesuffix('s')}" for part, count in counts)


def _echo_json(value: Any) -> None:  # noqa: ANN401  whatever JSON can say
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
