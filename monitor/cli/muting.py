"""``newsmon silence``: what nobody wants to be told of for a while."""

from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.instants import moment
from monitor.cli.opening import AsJson, Config, books_at, store_at
from monitor.cli.printing import document, local, say, shown, table
from monitor.domain.errors import WrongUseError

if TYPE_CHECKING:
    from monitor.domain.telling.muting import Mute

app = typer.Typer(help="What nobody is told of for a while.", rich_markup_mode=None, no_args_is_help=True)

Subject = Annotated[
    str,
    typer.Argument(
        help="topic:NAME, source:NAME, outlet:NAME, story:NUMBER, article:NUMBER, kind:KIND@OUTLET or sentence:ID; "
        "an address, or the id of an alert, means its article.",
        metavar="SUBJECT",
    ),
]


def register(root: typer.Typer) -> None:
    """Add the commands."""
    root.add_typer(app, name="silence")
    app.command("add")(add)
    app.command("list")(list_silences)
    app.command("lift")(lift)


def add(
    subject: Subject,
    span: Annotated[str | None, typer.Option("--for", help="For so long: 2h, 3d, 1h30m.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Until this instant.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept with each alert that nobody got.")] = "",
    author: Annotated[str | None, typer.Option("--by", help="Who says so. Default: your user name.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Tell nobody of a subject for a while; the alerts are recorded with the reason, and never sent later."""
    from monitor.services import wishes

    now = datetime.now(UTC)
    end = _end(span, until, now)
    with store_at(config) as store, store.begin() as books:
        mute = wishes.mute(books, subject, end, reason=reason, author=author or getuser(), now=now)
    if as_json:
        document(mute)
    else:
        say(f"Nobody is told of {shown(mute.subject)} until {local(mute.until)}.")
        say(f"Next: newsmon silence lift '{shown(mute.subject)}' ends it")


def _end(span: str | None, until: str | None, now: datetime) -> datetime:
    if (span is None) == (until is None):
        raise WrongUseError("until when?", do="Say --for 2h, or --until 2026-03-02T18:00")
    end = moment(until, ahead=True) if until is not None else _after(str(span), now)
    if end is None or end <= now:
        raise WrongUseError("that is over already", do="Name an instant that is still to come")
    return end


def _after(span: str, now: datetime) -> datetime:
    from pydantic_core import PydanticCustomError

    from monitor.settings.parsing import interval

    try:
        return now + interval(span)
    except (PydanticCustomError, OverflowError):
        raise WrongUseError(f"{span!r} is no length of time", do="Write 90m, 2h, 3d, 1h30m") from None


def list_silences(
    every: Annotated[bool, typer.Option("--all", help="Those that are over, too.")] = False,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List what nobody is told of at present, until when, by whom and why."""
    from monitor.services.asking.tellings import mutes

    with books_at(config) as books:
        found = mutes(books, datetime.now(UTC), over=every)
    if as_json:
        document(found)
        return
    rows = [(one.subject, _until(one), one.author, one.reason) for one in found]
    table(("subject", "until", "by", "reason"), rows, empty="Nothing is silenced.")


def _until(mute: "Mute") -> str:
    return local(mute.until) if mute.until else "it is lifted"


def lift(subject: Subject, config: Config = None) -> None:
    """End a silence; what came in between is not told."""
    from monitor.services import wishes

    with store_at(config) as store, store.begin() as books:
        wishes.lift(books, subject, datetime.now(UTC))
    say(f"{shown(subject)} is told of again.")
