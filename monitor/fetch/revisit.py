"""Asking "changed since?" instead of asking for everything."""

import re

from monitor.domain.pages import Validators

LONGEST = 512  # characters; a longer validator is noise, or an attempt to make us send it
_SENDABLE = re.compile(r"[\x20-\x7e]+")


def questions(validators: Validators) -> dict[str, str]:
    """Return the headers that ask a host to answer only if the page changed; none for odd validators.

    >>> questions(Validators(etag='W/"7"'))
    {'If-None-Match': 'W/"7"'}
    """
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in asked.items() if _sendable(value)}


def _sendable(value: str) -> bool:
    return len(value) <= LONGEST and _SENDABLE.fullmatch(value) is not None
