"""Apprise addresses: what stands behind one, what is wrong with it, and how to name it without its secret."""

# mypy: disable-error-code="no-untyped-call"
# Apprise says that it is typed, and is so in part.

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from apprise import Apprise, AppriseAsset, PersistentStoreMode
from apprise.manager_plugins import NotificationManager
from apprise.plugins import url_to_dict
from apprise.plugins.base import NotifyBase

from monitor.deliver.mail import Mail
from monitor.deliver.plugins import hush, take_over
from monitor.deliver.secrets import Hide, discreet, hiding
from monitor.deliver.slack import Slack
from monitor.deliver.terminal import Terminal
from monitor.deliver.webhook import Webhook
from monitor.domain.deliveries import Outcome
from monitor.domain.errors import NewsmonError

# Options of an address that change how it is used, not where it leads.
_MANNERS = frozenset(NotifyBase.template_args) | {"password", "pass"}

_WORD = re.compile(r"[\w.+~-]{4,}")

_HOW_SIGNS_ARE_WRITTEN = "; in a password, @ # / ? are written %40 %23 %2F %3F"


class ChannelError(NewsmonError):
    """A channel's address cannot be used; the message names its place, never the address."""


@dataclass(frozen=True, slots=True)
class Target:
    """One receiver behind an address: its id, which holds no secret, and the plugin that reaches it."""

    id: str
    plugin: NotifyBase
    hide: Hide = field(repr=False)

    def discreet(self, outcome: Outcome) -> Outcome:
        """Return the outcome without what the receiver repeated of its address."""
        return discreet(outcome, self.hide)


def check_urls(urls: Sequence[str]) -> tuple[str, ...]:
    """Say what is wrong with the addresses of a channel, one sentence each, without repeating them."""
    return tuple(
        f"address {place} ({_scheme(url)}) {problem}" for place, url in enumerate(urls, 1) if (problem := _problem(url))
    )


def targets(channel: str, urls: Sequence[str]) -> tuple[Target, ...]:
    """Return all receivers of a channel; each recipient of a mail address is one.

    Raises ChannelError when an address cannot be used.
    """
    problems = check_urls(urls)
    if problems:
        raise ChannelError("; ".join(problems), to=f"channel {channel}", do="Correct its urls in the settings")
    found = {target.id: target for url in urls for target in _targets(url)}
    return tuple(found.values())


def _problem(url: str) -> str:
    settings = _parsed(url)
    if settings is None:
        return "is not one that Apprise can read: see https://appriseit.com/services/"
    plugin = _plugin(settings)
    if plugin is None:
        return f"lacks something that the service needs, such as a token or a host{_HOW_SIGNS_ARE_WRITTEN}"
    if isinstance(plugin, Mail) and not plugin.targets:
        return "names no recipient that is an e-mail address"
    return ""


def _targets(url: str) -> Iterator[Target]:
    settings = _parsed(url)
    plugin = _plugin(settings) if settings else None
    if settings is None or plugin is None:
        raise ValueError("an address that was checked can be used")
    hide = hiding(_secrets(settings, plugin))
    for receiver, one in _split(plugin):
        yield Target(_name(settings, receiver), one, hide)


def _secrets(settings: Mapping[str, Any], plugin: NotifyBase) -> Iterator[str]:
    """Give the words of an address that nobody is to read: what Apprise hides of it, paths and options."""
    yield from set(_WORD.findall(unquote(plugin.url()))) - set(_WORD.findall(unquote(plugin.url(privacy=True))))
    yield settings.get("password") or ""
    yield from _WORD.findall(unquote(settings.get("fullpath") or ""))
    for name, options in settings.items():
        if name in {"qsd+", "qsd-"}:  # headers and parameters of a json:// address
            yield from map(str, options.values())


def _split(plugin: NotifyBase) -> Iterator[tuple[str, NotifyBase]]:
    """Part a plugin by its receivers where it has a list of them, so that each has an outcome of its own."""
    name = "channels" if isinstance(plugin, Slack) else "targets"
    receivers = getattr(plugin, name, None)
    ours = isinstance(plugin, (Mail, Slack))
    if not isinstance(receivers, list) or not (ours or len(receivers) == len(plugin) > 1):
        yield "", plugin
        return
    for receiver in receivers:
        one = copy(plugin)
        setattr(one, name, [receiver])
        yield str(receiver), one


def _name(settings: Mapping[str, Any], receiver: str) -> str:
    """Name a receiver by a digest of what leads to it; a new password keeps the name."""
    options = sorted((name, value) for name, value in settings["qsd"].items() if name not in _MANNERS)
    place = [settings.get(part) for part in ("schema", "user", "host", "port", "fullpath")]
    digest = sha256(repr((place, options, receiver)).encode()).hexdigest()
    return f"{settings['schema']}-{digest[:12]}"


def _parsed(url: str) -> dict[str, Any] | None:
    _register()
    parsed: dict[str, Any] | None = url_to_dict(url, secure_logging=True)
    return parsed


def _plugin(settings: Mapping[str, Any]) -> NotifyBase | None:
    plugin = Apprise.instantiate({**settings}, asset=_asset())
    if plugin is not None:
        plugin.redirects = False  # a secret goes where the settings send it and nowhere else
        plugin.retry = 0  # the outbox tries again, and remembers that it did
        take_over(plugin)
    return plugin


@cache
def _asset() -> AppriseAsset:
    return AppriseAsset(
        app_id="newsmon",
        app_desc="newsmon",
        app_url="",
        image_url_mask="",  # no pictures from elsewhere
        image_url_logo="",
        http_redirects=False,
        secure_logging=True,
        interpret_emojis=False,
        storage_mode=PersistentStoreMode.MEMORY,
        service_timeout=0,  # with a limit, all channels would queue for the few threads that Apprise shares
        pgp_autogen=False,
        pem_autogen=False,
    )


@cache
def _register() -> None:
    """Put our own plugins in the place of Apprise's, before the first address is read."""
    hush()
    for plugin in (Webhook, Slack, Mail, Terminal):
        NotificationManager().add(plugin, force=True)


def _scheme(url: str) -> str:
    scheme, found, _ = url.partition("://")
    return f"{scheme[:20]}://…" if found and scheme.isalnum() else "no scheme"
