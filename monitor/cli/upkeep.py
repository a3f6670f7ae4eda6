"""Commands that put right and tidy what is stored: retry, prune, db upgrade."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, settings_at, store_at
from monitor.cli.printing import document, local, progress, say
from monitor.domain.errors import SettingsError, WrongUseError

if TYPE_CHECKING:
    from monitor.domain.deliveries import Delivery
    from monitor.store.deliveries import Targets

db = typer.Typer(help="The database.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(retry)
    app.command()(prune)
    app.add_typer(db, name="db")


def retry(
    delivery: Annotated[int | None, typer.Argument(help="The delivery's number.", metavar="ID")] = None,
    every: Annotated[bool, typer.Option("--all", help="All that were given up.")] = False,
    config: Config = None,
) -> None:
    """Take up again a delivery that was given up, with all that travelled in its message.

    Also one that was cancelled because its channel was gone from the settings, if the channel is back.
    """
    if (delivery is None) == (not every):
        raise WrongUseError("no delivery is named", do="Give the number of one (`newsmon deliveries --dead`), or --all")
    from monitor.services.asking.tellings import find_delivery

    targets = _targets(config)
    with store_at(config) as store, store.begin() as books:
        count = books.deliveries.retry(delivery, datetime.now(UTC), targets)
        there = None if delivery is None else find_delivery(books, delivery)
    if not count:
        say(f"Nothing to take up: {_why_not(delivery, there)}. `newsmon deliveries --dead` lists what was given up.")
        if targets is None:
            say("What was cancelled needs the settings with all their secrets: see `newsmon config check`.")
        raise typer.Exit(1)
    say(f"{count} to be sent again; a running daemon does it within a second.")


def _why_not(number: int | None, delivery: "Delivery | None") -> str:
    """Say why a delivery cannot be taken up."""
    if number is None:
        return "nothing was given up"
    if delivery is None:
        return f"there is no delivery {number}"
    said = {
        "sent": "was sent",
        "waiting": f"still waits, until {local(delivery.due_at)}",
        "silenced": f"is never sent: {delivery.reason}",
        "cancelled": f"was cancelled: {delivery.last_error}",
    }
    return f"delivery {number} {said.get(delivery.state, delivery.state)}"


def _targets(config: Path | None) -> "Targets | None":
    """Return where each channel tells at present; none where the settings, or their secrets, are not at hand."""
    from monitor.cli.channels import opened

    try:
        return {name: channel.targets for name, channel in opened(settings_at(config)).items()}
    except SettingsError:
        return None


def prune(config: Config = None, as_json: AsJson = False) -> None:
    """Forget raw pages that are older than the settings keep them; never an article's newest, never a revision."""
    from monitor.services.housekeeping import forget_raw

    settings = settings_at(config)
    with store_at(config) as store:
        gone = sum(forget_raw(store, datetime.now(UTC) - settings.keep_raw()))
    document({"raw_pages": gone}) if as_json else say(f"{gone} raw pages forgotten.")


@db.command("upgrade")
def upgrade(config: Config = None) -> None:
    """Bring the database to the form that this newsmon needs."""
    from monitor.services.housekeeping import index_the_rest
    from monitor.store.migrate import upgrade as migrate

    say(str(migrate(settings_at(config).database())))
    with store_at(config) as store, progress("Indexing what was recorded before") as said:
        done = 0
        for some in index_the_rest(store):
            done += some
            said(f"{done} revisions")
    if done:
        say(f"{done} revisions can be searched that could not before.")
