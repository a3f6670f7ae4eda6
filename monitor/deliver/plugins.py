"""What we put around Apprise's own plugins: our HTTP client, and a log that tells nothing but facts.

Apprise's plugins call ``requests.post`` and keep of an answer only yes or no. Each plugin's module
is given a stand-in for ``requests`` instead: no redirect is followed, no answer is read without end, and
what came back (status, ``Retry-After``, the service's word) is noted in the parcel for judging.
What Apprise logs of a failure holds addresses, tokens and whole messages; it is reduced to the facts.
"""

import logging
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import requests

from monitor.deliver.parcel import PARCEL
from monitor.deliver.posting import answer_of, exchange, lost

LARGEST = 1 << 20  # bytes of an answer; some plugins look rooms and people up before they send
UNSENT = "unsent"  # the connection failed before anything was sent
BROKEN = "broken"  # it failed, and nobody knows how far it got

_STATUS = re.compile(r"\berror[=:] ?([1-5]\d\d)\b")
_UNSENT = re.compile(r"refused|Failed to establish|resolve|ConnectTimeout|CERTIFICATE_VERIFY_FAILED")
_BROKEN = re.compile(r"Connection error|Socket Exception|timed? ?out", re.IGNORECASE)


class Client(ModuleType):
    """``requests`` with its ways of sending replaced; all else is the library's."""

    def __init__(self) -> None:
        super().__init__("requests")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the library has
        return getattr(requests, name)

    def request(self, method: str, url: str, **options: Any) -> requests.Response:  # noqa: ANN401  # as above
        """Send a request and note in the parcel what came of it; a plugin may send outside of a letter, to log out."""
        parcel = PARCEL.get(None)
        noted = [] if parcel is None else parcel.answers
        try:
            response = exchange(method, url, limit=LARGEST, **options)
        except requests.RequestException as error:
            noted.append(lost(error))
            raise
        noted.append(answer_of(response))
        return response

    def get(self, url: str, **options: Any) -> requests.Response:  # noqa: ANN401  # as above
        """Ask for something."""
        return self.request("GET", url, **options)

    def post(self, url: str, **options: Any) -> requests.Response:  # noqa: ANN401  # as above
        """Send something."""
        return self.request("POST", url, **options)

    def put(self, url: str, **options: Any) -> requests.Response:  # noqa: ANN401  # as above
        """Put something."""
        return self.request("PUT", url, **options)


CLIENT = Client()


def take_over(plugin: object) -> None:
    """Let a plugin send through our client, wherever the methods that it inherits were written."""
    for module in _modules(type(plugin)):
        if getattr(module, "requests", None) is requests:
            module.requests = CLIENT  # type: ignore[attr-defined]  # the module's own import


def _modules(kind: type) -> Iterator[ModuleType]:
    return (sys.modules[each.__module__] for each in kind.__mro__ if each.__module__.startswith("apprise.plugins."))


def facts(message: str) -> str:
    """Return what a line says about a failure, and nothing else of it; empty when it says nothing.

    >>> facts("Failed to send to https://chat.example/secret: Page not found., error=404.")
    '404'
    >>> facts("Socket Exception: host='chat.example': [Errno 111] Connection refused")
    'unsent'
    """
    status = _STATUS.search(message)
    if status:
        return status[1]
    if _UNSENT.search(message):
        return UNSENT
    return BROKEN if _BROKEN.search(message) else ""


@cache
def hush() -> None:
    """Let nothing but facts out of Apprise's logger, and no requested address out of its HTTP client's."""
    log = logging.getLogger("apprise")
    log.addFilter(_reduce)
    log.addHandler(logging.NullHandler())
    log.propagate = False
    log.setLevel(logging.DEBUG)  # the reasons of failures stand at this level
    logging.getLogger("urllib3").setLevel(logging.WARNING)


def _reduce(record: logging.LogRecord) -> bool:
    record.msg, record.args, record.exc_info = facts(record.getMessage()), None, None
    return bool(record.msg)
