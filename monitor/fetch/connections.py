"""Connections that end when the head of an answer has no end: Twisted bounds its lines, not their number."""

from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS

LARGEST_HEAD = 256 * 1024  # bytes; browsers agree on about as much


class HeadTooLargeError(Exception):
    """The head of an answer went on and on."""


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Speaks HTTP, and gives up on a head that is too large, interim answers included."""

    _read = 0

    def request(self, request: Any) -> Any:  # noqa: ANN401  (Twisted lacks types here)
        """Send a request, and count its answer's head from the beginning."""
        self._read = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  (Twisted's)
        """Take what came, unless it is too much."""
        if self._parser is not None and self._parser.state in {STATUS, HEADER}:
            self._read += len(data)
        if self._read > LARGEST_HEAD:
            error = HeadTooLargeError(f"the head is larger than {LARGEST_HEAD // 1024} KiB")
            self._giveUp(Failure(error))  # type: ignore[no-untyped-call]  # Twisted lacks types here and below
        else:
            super().dataReceived(data)  # type: ignore[no-untyped-call]


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Builds such connections."""

    def buildProtocol(self, addr: IAddress | None) -> BoundedProtocol:  # noqa: ARG002, N802  (Twisted's)
        """Return a new connection for the pool."""
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
