"""The HTTP client of Apprise's own plugins: ours, so that their answers are read and bounded as ours are.

Apprise's plugins call ``requests.post`` and keep of an answer only yes or no. Each plugin's module
is given this stand-in for ``requests`` instead: no redirect is followed, no answer is read without end, and
what came back (status, ``Retry-After``, the service's word) is noted in the parcel for judging.
"""

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import requests

from monitor.deliver.parcel import PARCEL
from monitor.deliver.posting import answer_of, exchange, lost

LARGEST = 1 << 20  # bytes of an answer; some plugins look rooms and people up before they send


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
