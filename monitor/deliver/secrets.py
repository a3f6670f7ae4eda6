"""Keeping secrets to ourselves: those of a channel's address, and those that stand in a source's."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from monitor.deliver.channel import Letter
from monitor.domain.addresses.keys import HIDDEN, keys_of, replaced
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.deliveries import Outcome, Sent
from monitor.domain.notices import Notice

SHORTEST = 4  # characters; less is no secret, and hiding it would riddle every word

Hide = Callable[[str], str]


def hiding(secrets: Iterable[str]) -> Hide:
    """Return what takes these words out of a text.

    >>> hiding(["hunter2"])("535 hunter2 is wrong")
    '535 **** is wrong'
    """
    words = sorted({secret for secret in secrets if len(secret) >= SHORTEST}, key=len, reverse=True)
    if not words:
        return str
    found = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    return lambda text: found.sub(HIDDEN, text)


def discreet(outcome: Outcome, hide: Hide) -> Outcome:
    """Return the outcome with the secrets taken out of the receiver's words."""
    if isinstance(outcome, Sent):
        return replace(outcome, detail=hide(outcome.detail))
    return replace(outcome, reason=hide(outcome.reason))


def without_secrets(letter: Letter, hide: Hide) -> Letter:
    """Return the letter with secrets hidden in what it says of sources: an address may hold a key."""
    return replace(letter, alerts=tuple(_discreet_alert(alert, hide) for alert in letter.alerts))


def _discreet_alert(alert: Alert, hide: Hide) -> Alert:
    if alert.kind is not AlertKind.SOURCE:
        return replace(alert, url=hide(alert.url))  # of a page that is a source itself
    keys = keys_of(alert.url)  # also of an address that stands in no settings
    return _said_discreetly(alert, lambda text: replaced(hide(text), keys))


def _said_discreetly(alert: Alert, hide: Hide) -> Alert:
    return replace(
        alert,
        url=hide(alert.url),
        title=hide(alert.title),
        reason=hide(alert.reason),
        lead=hide(alert.lead),
        notice=alert.notice and _discreet_notice(alert.notice, hide),
        said={language: hide(text) for language, text in alert.said.items()},
    )


def _discreet_notice(notice: Notice, hide: Hide) -> Notice:
    return replace(
        notice,
        about=hide(notice.about),
        detail=hide(notice.detail),
        trouble=hide(notice.trouble),
        names=tuple(map(hide, notice.names)),
    )
