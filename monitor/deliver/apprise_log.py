"""What Apprise logs of a failure, reduced to the facts: its own lines hold addresses, tokens and whole messages."""

import logging
import re
from functools import cache

UNSENT = "unsent"  # the connection failed before anything was sent
BROKEN = "broken"  # it failed, and nobody knows how far it got

_STATUS = re.compile(r"\berror[=:] ?([1-5]\d\d)\b")
_UNSENT = re.compile(r"refused|Failed to establish|resolve|ConnectTimeout|CERTIFICATE_VERIFY_FAILED")
_BROKEN = re.compile(r"Connection error|Socket Exception|timed? ?out", re.IGNORECASE)


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
