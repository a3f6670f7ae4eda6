"""What an answer, or its absence, says about a message: taken, refused, or nobody can know."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import ceil, inf
from typing import Any

from monitor.deliver.safe import plain
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear
from monitor.domain.texts.cutting import cut

LONGEST_WAIT = timedelta(hours=1)  # no receiver may silence a channel for longer

# A gateway that lost the answer of the machine behind it does not know whether that one took it.
LOST_BEHIND = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
MOVED = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})

# Words of services that say no under the status 200 and may say yes another time.
PASSING = frozenset({"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "timeout"})

_WORD = re.compile(r"[a-z][a-z_]{2,40}")
_PHRASE = re.compile(r"[A-Z][a-z]+(?:[ ,:.'-]+[A-Za-z]{1,20}){0,16}\.?")
SMTP_PERMANENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """The opening of an HTTP answer; ``headers`` have lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def of_webhook(answer: HttpAnswer, now: datetime) -> Outcome:
    """Judge the answer of a receiver that speaks in status codes, unless its JSON says ``"ok": false``."""
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return _refused(answer, now)
    said = _json(answer.body)
    return _said_no(said, answer, now) if said.get("ok") is False else Sent(detail=f"HTTP {answer.status}")


def of_slack(answer: HttpAnswer, now: datetime) -> Outcome:
    """Judge an answer of Slack, which must say that it is ok: a word from a webhook, JSON from the API."""
    if answer.status != HTTPStatus.OK:
        return _refused(answer, now)
    said = _json(answer.body)
    if answer.body.strip() == b"ok" or said.get("ok") is True:
        return Sent(detail="ok", thread=str(said.get("ts") or ""))
    return _said_no(said, answer, now) if said else Unclear(reason="HTTP 200, but the answer does not say ok")


def of_smtp(code: int, text: bytes | str, step: str) -> Failed:
    """Judge a refusal by a mail server: 5xx for good, anything else for now."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    reason = f"the mail server answered {code} to {step}: {cut(plain(said), 120)}"
    return Failed(reason=reason, permanent=code >= SMTP_PERMANENT)


def retry_at(answer: HttpAnswer, now: datetime) -> datetime | None:
    """Read when to come again, never past and an hour at most; none where it makes no sense.

    ``Retry-After`` is in seconds or a date; Telegram and Discord say it in their JSON.
    """
    value = answer.headers.get("retry-after", "").strip() or _wait_in(_json(answer.body))
    wait = timedelta(seconds=int(value[:9])) if value.isdecimal() else _until(value, now)
    if wait is None or wait < timedelta(0):
        return None
    return now + min(wait, LONGEST_WAIT)


def _wait_in(said: Mapping[str, Any]) -> str:
    parameters = said.get("parameters")
    found = (parameters if isinstance(parameters, dict) else said).get("retry_after")
    return str(ceil(found)) if isinstance(found, (int, float)) and 0 <= found < inf else ""


def _until(value: str, now: datetime) -> timedelta | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now


def _refused(answer: HttpAnswer, now: datetime) -> Outcome:
    status = answer.status
    said = f"HTTP {status}{_reason(answer.body)}"
    if status in LOST_BEHIND:
        return Unclear(reason=f"{said}: a gateway lost the answer")
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Failed(reason=f"{said}: redirects are not followed; use the new address", permanent=status in MOVED)
    client = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return Failed(reason=said, permanent=client and status not in LATER, retry_at=retry_at(answer, now))


def _said_no(said: Mapping[str, Any], answer: HttpAnswer, now: datetime) -> Failed:
    word = said.get("error") if isinstance(said.get("error"), str) else ""
    reason = f"HTTP {answer.status}, but not ok{_reason(answer.body)}"
    permanent = bool(word) and word not in PASSING
    return Failed(reason=reason, permanent=permanent, retry_at=retry_at(answer, now))


def _reason(body: bytes) -> str:
    """Return the receiver's own word (``channel_is_archived``) or short phrase; longer texts may repeat the address."""
    said = _json(body)
    found = (said.get(name) for name in ("error", "description", "message"))
    text = next((value for value in found if isinstance(value, str)), body[:60].decode("ascii", "replace")).strip()
    return f" {text}" if _WORD.fullmatch(text) or _PHRASE.fullmatch(text[:120]) else ""


def _json(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
