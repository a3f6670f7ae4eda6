"""What we put around Apprise's own plugins: a parcel beside the text, our HTTP client, and a log of nothing but facts.

Apprise's plugins call ``requests.post`` and keep of an answer only yes or no. Each plugin's module
is given a stand-in for ``requests`` instead: no redirect is followed, no answer is read without end, and
what came back (status, ``Retry-After``, the service's word) is noted in the parcel for judging.
What Apprise logs of a failure holds addresses, tokens and whole messages; it is reduced to the facts.
"""

import logging
import re
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from types import ModuleType
from typing import Any

import requests

from monitor.deliver.channel import Letter
from monitor.deliver.posting import answer_of, exchange, lost
from monitor.deliver.render import Rendered
from monitor.deliver.service_answers import HttpAnswer
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A letter on its way through Apprise to one target.

    Our own plugins note what became of it in ``outcomes``; what receivers answered Apprise's stands in ``answers``.
    ``trouble`` is why the message could not be written as it should.
    """

    letter: Letter
    rendered: Rendered
    target: str
    locale: str
    now: datetime
    trouble: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    answers: list[HttpAnswer | Failed | Unclear] = field(default_factory=list)

    def note(self, outcome: Outcome) -> bool:
        """Keep what became of the letter, and return what Apprise wants to hear: whether it was taken."""
        self.outcomes.append(outcome)
        return isinstance(outcome, Sent)


# Apprise runs a plugin in a thread of its own and copies the context into it.
PARCEL: ContextVar[Parcel] = ContextVar("parcel")


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
