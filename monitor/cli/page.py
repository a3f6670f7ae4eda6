"""The page and who may come to it: web, token."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, books_at, settings_at, store_at
from monitor.cli.printing import brief, document, say, shown, table
from monitor.domain.errors import WrongUseError

if TYPE_CHECKING:
    from monitor.domain.entering import Token

tokens = typer.Typer(help="Who may come to the page.", rich_markup_mode=None, no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Who it is for; what they do on the page is noted under this name.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(web)
    app.add_typer(tokens, name="token")
    tokens.command("add")(add)
    tokens.command("list")(list_tokens)
    tokens.command("revoke")(revoke)


def web(config: Config = None) -> None:
    """Show the page in a browser, until Ctrl-C; `newsmon run` shows it too, while it watches."""
    import logging

    from monitor.cli.logs import set_up
    from monitor.store.store import Store
    from monitor.web.desk import Desk, at_once
    from monitor.web.serving import Server

    settings = settings_at(config)
    set_up(logging.WARNING)
    store = Store.open(settings.database())
    try:
        desk = Desk(store=store, write=at_once(store), settings=settings, now=lambda: datetime.now(UTC))
        server = Server(desk)
        server.open()
        say(f"The page is at {server.url} until Ctrl-C.")
        server.wait()
    finally:
        store.close()


def add(
    name: Name,
    reader: Annotated[bool, typer.Option("--reader", help="To read alone; otherwise also to write.")] = False,
    config: Config = None,
) -> None:
    """Invite somebody to the page: the link that is printed logs one browser in, once, within seven days."""
    from secrets import token_urlsafe

    from monitor.domain.entering import Role
    from monitor.services.entering import invite
    from monitor.web.serving import address_of

    settings, secret = settings_at(config), token_urlsafe()
    with store_at(config) as store, store.begin() as books:
        token = invite(books, name, Role.READER if reader else Role.OPERATOR, secret, datetime.now(UTC))
    base = settings.web().public_url or address_of(settings.web())
    say(f"{shown(token.name)} ({token.role}) logs in once, by {brief(token.invited_until)}, with this link:")
    say(f"{base.rstrip('/')}/enter/{secret}")


def list_tokens(as_json: AsJson = False, config: Config = None) -> None:
    """List who may come to the page, and since when."""
    from monitor.services.asking.health import guests

    with books_at(config) as books:
        found = guests(books)
    if as_json:
        document(list(map(_facts, found)))
        return
    rows = [(token.name, token.role, brief(token.made_at), _standing(token)) for token in found]
    table(("name", "role", "since", "state"), rows, empty="Nobody yet: newsmon token add NAME")


def _facts(token: "Token") -> dict[str, object]:
    """Give what may be shown of a token: nothing that lets anybody in."""
    return {
        "name": token.name,
        "role": token.role,
        "made_at": token.made_at,
        "entered_at": token.entered_at,
        "invited_until": token.invited_until if token.invitation else None,
    }


def _standing(token: "Token") -> str:
    waits = f"invited until {brief(token.invited_until)}" if token.invitation else ""
    came = f"came {brief(token.entered_at)}" if token.entered_at else ""
    return ", ".join(filter(None, (came, waits)))


def revoke(name: Name, config: Config = None) -> None:
    """Let somebody come no more; where they are logged in, they no longer are."""
    from monitor.services.asking.health import guests

    with store_at(config) as store, store.begin() as books:
        if not books.tokens.revoke(name):
            there = ", ".join(token.name for token in guests(books)) or "nobody"
            raise WrongUseError("nobody of that name may come", to=name, do=f"There are: {there}")
    say(f"{shown(name)} may come no more.")
