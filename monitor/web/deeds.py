"""What a person does on the page: each a form of ours, taken from who may, done as the command does it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from monitor.app import channels_of
from monitor.cli.watch_one import EVERY, refused
from monitor.domain.addresses.address import Address
from monitor.domain.errors import WrongUseError
from monitor.domain.sources import watched_page
from monitor.services import wishes
from monitor.store.store import Books
from monitor.web.desk import Desk, desk_of
from monitor.web.doors import check_form, check_writing, visit_of
from monitor.web.visits import Visit

SPANS = {"2h": timedelta(hours=2), "1d": timedelta(days=1), "7d": timedelta(days=7), "30d": timedelta(days=30)}
WATCHED = timedelta(days=14)
LONGEST_NOTE = 500  # characters

Fields = Mapping[str, str]
Deed = Callable[[Desk, Books, str, Fields], None]


async def fields_of(request: Request) -> Fields:
    """Read the fields of a form."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=50))
    except ValueError:
        raise WrongUseError("the form has too many fields") from None


Form = Annotated[Fields, Depends(fields_of)]


def add_deeds(app: FastAPI) -> None:
    """Add the addresses of all forms that change something."""
    for path, deed in _DEEDS.items():
        app.add_api_route(path, _endpoint(deed), methods=["POST"], include_in_schema=False, name=deed.__name__)


def _endpoint(deed: Deed) -> Callable[..., Response]:
    def done(request: Request, fields: Form) -> Response:
        desk = desk_of(request)
        with desk.store.read() as books:
            author = permitted(request, visit_of(request, books), fields)
        desk.write(partial(_do, deed, desk, author, fields))
        return back(request, fields)

    return done


def permitted(request: Request, visit: Visit, fields: Fields) -> str:
    """Return who does it: an operator, by a form of ours."""
    author = check_writing(visit)
    check_form(request, visit, fields.get("form", ""))
    return author


def _do(deed: Deed, desk: Desk, author: str, fields: Fields, books: Books) -> None:
    deed(desk, books, author, fields)


def back(request: Request, fields: Fields) -> Response:
    """Lead back to where the form stood: a path of ours, never an address that somebody slipped in."""
    base = request.scope.get("root_path", "")
    where = fields.get("back", "")
    is_ours = where.startswith(f"{base}/") and not where.startswith(("//", "/\\")) and where.isprintable()
    return RedirectResponse(where if is_ours else f"{base}/now", HTTPStatus.SEE_OTHER)


def _mute(desk: Desk, books: Books, author: str, fields: Fields) -> None:
    now = desk.now()
    span = SPANS.get(fields.get("span", ""), SPANS["1d"])
    reason = fields.get("reason", "")[:LONGEST_NOTE]
    wishes.mute(books, fields.get("subject", ""), now + span, reason=reason, author=author, now=now)


def _lift(desk: Desk, books: Books, _author: str, fields: Fields) -> None:
    wishes.lift(books, fields.get("subject", ""), desk.now())


def _handle(desk: Desk, books: Books, author: str, fields: Fields) -> None:
    note = fields.get("note", "")[:LONGEST_NOTE]
    wishes.handle(books, fields.get("alert", ""), note=note, author=author, now=desk.now())


def _reopen(_desk: Desk, books: Books, _author: str, fields: Fields) -> None:
    books.handled.reopen(fields.get("alert", ""))


def _retry(desk: Desk, books: Books, _author: str, fields: Fields) -> None:
    number = fields.get("delivery", "")
    targets = {name: channel.targets for name, channel in channels_of(desk.settings, desk.now).items()}
    if not number.isdecimal() or not books.deliveries.retry(int(number), desk.now(), targets):
        raise WrongUseError("there is nothing to take up again", to=f"delivery {number}")


def _watch(desk: Desk, books: Books, _author: str, fields: Fields) -> None:
    address, now = Address(fields.get("url", "").strip()), desk.now()
    trouble = address.objection or refused(address, desk.settings.fetch().allow_hosts)
    if trouble:
        raise WrongUseError(f"newsmon would not read it: {trouble}", to=address.url)
    books.sources.watch(watched_page(address, now + WATCHED, every=EVERY), now)


_DEEDS: Mapping[str, Deed] = {
    "/mute": _mute,
    "/mute/lift": _lift,
    "/handled": _handle,
    "/handled/reopen": _reopen,
    "/deliveries/retry": _retry,
    "/watch": _watch,
}
