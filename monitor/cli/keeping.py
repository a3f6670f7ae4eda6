"""Commands that keep newsmon well: retry, prune, db upgrade, doctor."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.cli.opening import AsJson, Config, settings_at, store_at
from monitor.cli.printing import document, say
from monitor.domain.errors import WrongUseError

db = typer.Typer(help="The database.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(retry)
    app.command()(prune)
    app.command()(doctor)
    app.add_typer(db, name="db")


def retry(
    delivery: Annotated[int | None, typer.Argument(help="The delivery's number.", metavar="ID")] = None,
    every: Annotated[bool, typer.Option("--all", help="All that were given up.")] = False,
    config: Config = None,
) -> None:
    """Take up again a delivery that was given up."""
    if (delivery is None) == (not every):
        raise WrongUseError("which one?", do="Give the number of one delivery (`newsmon deliveries --dead`), or --all")
    with store_at(config) as store, store.begin() as books:
        count = books.outbox.retry(delivery, datetime.now(UTC))
    if not count:
        say("Nothing to take up: no such delivery was given up. `newsmon deliveries --dead` lists them.")
        raise typer.Exit(1)
    say(f"{count} to be sent again; a running daemon does it within a second.")


def prune(config: Config = None, as_json: AsJson = False) -> None:
    """Forget raw pages that are older than the settings keep them; never an article's newest, never a revision."""
    from monitor.services.housekeeping import forget_raw

    settings = settings_at(config)
    with store_at(config) as store:
        gone = forget_raw(store, datetime.now(UTC) - settings.keep_raw())
    document({"raw_pages": gone}) if as_json else say(f"{gone} raw pages forgotten.")


@db.command("upgrade")
def upgrade(config: Config = None) -> None:
    """Bring the database to the form that this newsmon needs."""
    from monitor.store.migrate import upgrade as migrate

    say(str(migrate(settings_at(config).database())))


def doctor(
    channels: Annotated[bool, typer.Option("--channels", help="Send a test message to every channel, too.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Look at what newsmon stands on, and say what is wrong and what to do."""
    from monitor.cli.checkup import checkup

    findings = checkup(config, channels=channels)
    if as_json:
        document([{"what": one.what, "fine": one.fine, "said": one.said} for one in findings])
    else:
        for one in findings:
            say(f"{'fine ' if one.fine else 'WRONG'}  {one.what}: {one.said}")
    if not all(one.fine for one in findings):
        raise typer.Exit(1)
