"""Channels that Apprise reaches: each letter to each target, and what became of it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import structlog
from apprise import Apprise, AppriseResult, NotifyFormat
from apprise.plugins.base import NotifyBase
from apprise.result import AppriseResultStatus

from monitor.deliver.addresses import ChannelError, Target, check_urls, targets
from monitor.deliver.channel import Letter, Readership
from monitor.deliver.mail import Mail
from monitor.deliver.plugins import BROKEN, PARCEL, UNSENT, Parcel
from monitor.deliver.render import Form, Rendered, fitted, in_plain_words, render
from monitor.deliver.secrets import without_secrets
from monitor.deliver.service_answers import HttpAnswer, of_webhook
from monitor.deliver.slack import Slack
from monitor.deliver.terminal import Terminal
from monitor.deliver.time_limit import LONGEST, TimeLimit
from monitor.deliver.webhook import Webhook
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear

log = structlog.get_logger()

__all__ = ["AppriseChannel", "ChannelError", "check_urls"]


def utc_now() -> datetime:
    """Return the present, for a channel that was given no other clock."""
    return datetime.now(UTC)


class AppriseChannel:
    """A channel of the settings: a name, addresses, and the language and zone of those who read it.

    ``clock`` gives the present, from which a receiver's ``Retry-After`` counts. ``patience`` is in
    seconds, for one send as a whole. ``hide`` takes secrets out of what newsmon says of its sources.
    Raises ChannelError, which never shows an address, when one cannot be used.
    """

    def __init__(
        self,
        name: str,
        urls: Sequence[str],
        locale: str = "en",
        zone: str = "UTC",
        *,
        quoted: int = 200,
        pages: str = "",
        clock: Callable[[], datetime] = utc_now,
        patience: float = LONGEST,
        hide: Callable[[str], str] = str,
    ) -> None:
        self.name = name
        self._targets = {target.id: target for target in targets(name, urls)}
        self._patience = {target: TimeLimit(patience) for target in self._targets}
        self._reader = Readership(locale=locale, zone=zone, quoted=quoted, pages=pages)
        self._clock = clock
        self._hide = hide

    @property
    def targets(self) -> tuple[str, ...]:
        """Those that get each message; the ids hold no secret and stay when a password changes."""
        return tuple(self._targets)

    def service(self, target: str) -> str:
        """Name the service that a target belongs to: ``Slack``."""
        return str(self._targets[target].plugin.service_name)

    def send(self, letter: Letter, target: str) -> Outcome:
        """Send a letter to one target and say what became of it; takes seconds, belongs in a thread."""
        there = self._targets.get(target)
        if there is None:
            return Failed(reason=f"channel {self.name} has no target {target} any more", permanent=True)
        parcel = self._parcel(without_secrets(letter, self._hide), there)
        outcome = self._patience[target].wait_for(partial(_carried, parcel, there.plugin))
        if isinstance(outcome, Sent) and parcel.trouble:
            outcome = replace(outcome, trouble=parcel.trouble)
        return there.discreet(outcome)

    def _parcel(self, letter: Letter, target: Target) -> Parcel:
        plugin = target.plugin
        written, trouble = _written(letter, _form(plugin), self._reader)
        rendered = fitted(
            written,
            plugin.title_maxlen,
            plugin.body_maxlen,
            together=bool(plugin.overflow_amalgamate_title),
        )
        return Parcel(
            letter=letter,
            rendered=rendered,
            target=target.id,
            locale=self._reader.locale,
            now=self._clock(),
            trouble=trouble,
        )


def _written(letter: Letter, form: Form, reader: Readership) -> tuple[Rendered, str]:
    """Write a letter; where that fails, in plain words, for the news counts more than its form. And what failed."""
    try:
        return render(letter, form, reader), ""
    except Exception as error:
        log.exception("a message could not be written; it goes out in plain words", form=form, key=letter.key)
        return in_plain_words(letter, form, reader), f"{form}: {type(error).__name__}"


def _form(plugin: NotifyBase) -> Form:
    """Say how a service reads; one that Apprise writes HTML for gets our text escaped, others may read Markdown."""
    match plugin:
        case Mail():
            return Form.MAIL
        case Slack():
            return Form.SLACK
        case Terminal() | Webhook():
            return Form.TEXT
        case _:
            return Form.TEXT if plugin.notify_format is NotifyFormat.HTML else Form.CHAT


def _carried(parcel: Parcel, plugin: NotifyBase) -> Outcome:
    token = PARCEL.set(parcel)
    try:
        with _notify(plugin, parcel.rendered) as result:
            return judge(result, parcel, plugin)
    finally:
        PARCEL.reset(token)


def judge(result: AppriseResult, parcel: Parcel, plugin: NotifyBase) -> Outcome:
    """Say what became of a letter: by our own plugin's word, else by what Apprise saw of the last attempt.

    The attempt counts, not the result: a target marked optional succeeds whatever happened.
    """
    if parcel.outcomes:
        return parcel.outcomes[-1]
    attempts = [attempt for target in result for attempt in target]
    status = attempts[-1].status if attempts else result.status
    if status is AppriseResultStatus.SUCCESS:
        return Sent(detail=f"taken by {plugin.service_name}")
    if status is AppriseResultStatus.TIMEOUT:
        return Unclear(reason=f"{plugin.service_name} gave no outcome in time")
    if len(plugin) > 1:
        return Unclear(reason=f"{plugin.service_name} failed for some of its receivers")
    if parcel.answers:
        return _refusal(parcel.answers[-1], parcel, plugin)
    return _failure({entry.message for attempt in attempts for entry in attempt}, plugin)


def _refusal(answer: HttpAnswer | Failed | Unclear, parcel: Parcel, plugin: NotifyBase) -> Outcome:
    """Read a failure from the last answer; the plugin may know better than its status."""
    outcome = of_webhook(answer, parcel.now) if isinstance(answer, HttpAnswer) else answer
    return Failed(reason=f"{plugin.service_name} did not take it") if isinstance(outcome, Sent) else outcome


def _failure(said: set[str], plugin: NotifyBase) -> Outcome:
    """Read a failure of a plugin that speaks no HTTP from the facts that it logged."""
    if UNSENT in said:
        return Failed(reason=f"no connection to {plugin.service_name}")
    if BROKEN in said:
        return Unclear(reason=f"the connection to {plugin.service_name} broke")
    return Failed(reason=f"{plugin.service_name} did not take it")


def _notify(plugin: NotifyBase, rendered: Rendered) -> AppriseResult:
    one = Apprise(asset=plugin.asset)
    one.add(plugin)
    return one.notify(
        body=rendered.text, title=rendered.subject, body_format=NotifyFormat.TEXT, log_level=logging.DEBUG
    )
