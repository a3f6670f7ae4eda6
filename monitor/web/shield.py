"""Around every request: who may not ask is turned away, and every answer says what browsers may do with it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from monitor.web.hosts import From, Names

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 64 * 1024  # bytes of a form
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class TooLargeError(Exception):
    """More was sent than a form of ours can hold."""


class Shield:
    """Lets through what is asked by a name of ours, up to a size, and puts our headers on each answer.

    ``scope["state"]["place"]`` then says where the request comes from.
    """

    def __init__(self, app: App, names: Names) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        peer = (scope.get("client") or ("",))[0]
        place = self._names.place(headers.get("host", ""), peer, frozenset(headers))
        scope.setdefault("state", {})["place"] = place
        scope["root_path"] = self._names.prefix  # a proxy may take it off the path, or leave it there
        if place is From.FOREIGN:
            await _refuse(with_headers(send), 421, b"This name is none of newsmon's. See web.public_url.\n")
        elif not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > LARGEST:
            await _refuse(with_headers(send), 413, b"That is more than newsmon takes.\n")
        else:
            await self._app(scope, _limited(receive), with_headers(send))


def with_headers(send: Send) -> Send:
    """Put our headers on an answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending


def _limited(receive: Receive) -> Receive:
    """Read no more than the largest form has, whatever length was announced."""
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST:
            raise TooLargeError
        return message

    return receiving


async def _refuse(send: Send, status: int, said: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(said)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": said})
