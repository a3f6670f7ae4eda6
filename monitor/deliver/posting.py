"""One HTTP request to a receiver: no redirects, no more of the answer than needed, and how far it got."""

from collections.abc import Mapping
from contextlib import suppress
from ssl import SSLCertVerificationError
from time import monotonic

import requests
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError, ProxyError

from monitor.deliver.answers import Answer
from monitor.domain.deliveries import Failed, Unclear

OPENING = 16_384  # bytes of an answer that are read
PATIENCE = 5.0  # seconds for the answer's body once its status is there

# Failures that come about before anything of a request is sent.
_UNSENT = (NewConnectionError, NameResolutionError, ConnectTimeoutError, ProxyError)


def post(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    timeout: tuple[float, float],
    verify: bool = True,
    method: str = "POST",
    params: Mapping[str, str] | None = None,
    auth: tuple[str, str] | None = None,
) -> Answer | Failed | Unclear:
    """Send a request once; a failure after something was sent leaves open whether it was taken.

    ``timeout`` is for connecting and for each wait, in seconds.
    """
    try:
        with requests.request(
            method,
            url,
            data=body,
            headers=headers,
            params=params,
            auth=auth,
            verify=verify,
            timeout=timeout,
            stream=True,
            allow_redirects=False,
        ) as response:
            names = {name.lower(): value for name, value in response.headers.items()}
            return Answer(status=response.status_code, headers=names, body=_opening(response))
    except requests.RequestException as error:
        return _lost(error)


def _opening(response: requests.Response) -> bytes:
    """Read the start of an answer; one that breaks off or never ends has told its status all the same."""
    body = b""
    end = monotonic() + PATIENCE
    with suppress(HTTPError, OSError):
        while len(body) < OPENING and monotonic() < end:
            chunk = response.raw.read1(OPENING, decode_content=True)
            if not chunk:
                break
            body += chunk
    return body


def _lost(error: requests.RequestException) -> Failed | Unclear:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.exceptions.ConnectTimeout) or _distrusted(error):
        return Failed(reason=f"no connection: {_name(error)}")
    if isinstance(reason, _UNSENT):
        return Failed(reason=f"no connection: {_name(reason)}")
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
        return Failed(reason="its address cannot be used", permanent=True)
    return Unclear(reason=f"the answer was lost: {_name(error)}")


def _distrusted(error: BaseException | None) -> bool:
    """Whether the certificate was refused, which happens before anything is sent."""
    while error is not None and not isinstance(error, SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


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
    "ReadTimeout": "none came in time",
    "ConnectionError": "the connection broke",
    "ChunkedEncodingError": "the connection broke",
}
