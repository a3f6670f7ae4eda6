"""One HTTP request to a receiver: no redirects, no more of the answer than needed, and how far it got."""

from contextlib import suppress
from io import BytesIO
from time import monotonic
from traceback import walk_tb
from typing import Any

import requests
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError, ProxyError

from monitor.deliver.service_answers import HttpAnswer
from monitor.domain.deliveries import Failed, Unclear

OPENING = 16_384  # bytes of an answer that are read
WAITS = (5.0, 8.0)  # seconds to connect, and for each wait, where a plugin says nothing else
PATIENCE = 5.0  # seconds for the answer's body once its status is there

# Failures that come about before anything of a request is sent.
_UNSENT = (NewConnectionError, NameResolutionError, ConnectTimeoutError, ProxyError)


def post(url: str, *, method: str = "POST", **options: Any) -> HttpAnswer | Failed | Unclear:  # noqa: ANN401  # as requests takes them
    """Send a request once; a failure after something was sent leaves open whether it was taken."""
    try:
        return answer_of(exchange(method, url, **options))
    except requests.RequestException as error:
        return lost(error)


def exchange(method: str, url: str, *, limit: int = OPENING, **options: Any) -> requests.Response:  # noqa: ANN401  # as requests takes them
    """Send a request and return the answer, its body cut to ``limit`` bytes; ``timeout`` is for each wait, in seconds.

    Raises ``requests.RequestException``.
    """
    timeout = options.pop("timeout", WAITS)
    bounded = {**options, "stream": True, "allow_redirects": False}
    with requests.request(method, url, timeout=timeout, **bounded) as response:
        body = _opening(response, limit)
    response.raw = BytesIO(body)
    return response


def answer_of(response: requests.Response) -> HttpAnswer:
    """Return what there is to judge of an answer."""
    names = {name.lower(): value for name, value in response.headers.items()}
    return HttpAnswer(status=response.status_code, headers=names, body=response.content)


def _opening(response: requests.Response, limit: int) -> bytes:
    """Read the start of an answer; one that breaks off or never ends has told its status all the same."""
    body = b""
    end = monotonic() + PATIENCE
    with suppress(HTTPError, OSError):
        while len(body) < limit and monotonic() < end:
            chunk = response.raw.read1(OPENING, decode_content=True)
            if not chunk:
                break
            body += chunk
    return body


def lost(error: requests.RequestException) -> Failed | Unclear:
    """Say how far a request got that brought no answer."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.exceptions.ConnectTimeout) or _in_handshake(error):
        return Failed(reason=f"no connection: {_name(error)}")
    if isinstance(reason, _UNSENT):
        return Failed(reason=f"no connection: {_name(reason)}")
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
        return Failed(reason="its address cannot be used", permanent=True)
    return Unclear(reason=f"the answer was lost: {_name(error)}")


def _in_handshake(error: BaseException | None) -> bool:
    """Whether both sides had not agreed on the encryption yet, before which nothing of a request is sent."""
    while error is not None:
        if any(frame.f_code.co_name == "do_handshake" for frame, _ in walk_tb(error.__traceback__)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _name(error: BaseException) -> str:
    """Name the kind of failure in words; its own text would show the address."""
    return NAMES.get(type(error).__name__, type(error).__name__)


NAMES = {
    "NewConnectionError": "refused or unreachable",
    "NameResolutionError": "the host's name is not known",
    "ConnectTimeoutError": "it took too long",
    "ConnectTimeout": "it took too long",
    "ProxyError": "the proxy did not take it",
    "SSLError": "the certificate or the encryption was not accepted",
    "ReadTimeout": "nothing came in time",
    "ConnectionError": "the connection broke",
    "ChunkedEncodingError": "the connection broke",
}
