"""What the page says to one reader: times in a zone, alerts in a language, page text that cannot act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from monitor.deliver.channel import Readership
from monitor.deliver.items import Item, item_of
from monitor.deliver.phrases import Wording, wording
from monitor.deliver.safe import inert, link, plain
from monitor.deliver.when import dated, hour, span
from monitor.domain.addresses.address import Address
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Change, Kind
from monitor.web.words import words_in

QUOTED = 600  # characters of either side of one change, in the house
ZONES = {"ko": "Asia/Seoul", "en": "UTC"}
WEEKDAYS = {"ko": "월화수목금토일", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What an alert comes to, in a few words: the main thing, and what else changed."""

    main: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Speech:
    """A language and a time zone; ``base`` is where our own pages begin, ``now`` the present."""

    language: str
    zone: str
    now: datetime
    base: str = ""

    @property
    def words(self) -> Mapping[str, Any]:
        """Return what the page says, by name."""
        return words_in(self.language)

    @cached_property
    def messages(self) -> Wording:
        """Return what messages say in this language."""
        return wording(self.language)

    def clock(self, at: datetime | None) -> str:
        """Write the hour of a moment: ``16:57``."""
        return str(self.words["none"]) if at is None else f"{self._local(at):%H:%M}"

    def moment(self, at: datetime | None) -> str:
        """Write a moment with its day and zone."""
        return str(self.words["none"]) if at is None else dated(at, self.zone)

    def near(self, at: datetime | None) -> str:
        """Write a moment as one of today: by its hour, if it is of today."""
        return str(self.words["none"]) if at is None else hour(at, self.zone, beside=self.now)

    def interval(self, start: datetime | None, end: datetime) -> str:
        """Say between which looks something happened."""
        said: Mapping[str, str] = self.words["article"]
        return said["by"].format(end=self.near(end)) if start is None else span(start, end, self.zone)

    def day(self, at: datetime) -> date:
        """Return the day of a moment in the reader's zone."""
        return self._local(at).date()

    def day_name(self, day: date) -> str:
        """Name a day: today, yesterday, or by its date."""
        said: Mapping[str, str] = self.words["now"]
        today = self.day(self.now)
        written = f"{day:%Y-%m-%d} {WEEKDAYS[self.language][day.weekday()]}"
        near = {today: said["today"], today - timedelta(days=1): said["yesterday"]}.get(day)
        return f"{near} · {written}" if near else written

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))

    def item(self, alert: Alert, quoted: int = QUOTED) -> Item:
        """Put an alert into words, as messages do."""
        return item_of(alert, self.messages, Readership(locale=self.language, zone=self.zone, quoted=quoted))

    def fact(self, alert: Alert) -> Fact:
        """Say what an alert comes to: a figure that gave way to another, else the kinds of the edit, else its kind."""
        item = self.item(alert)
        if alert.kind is not AlertKind.EDITED or alert.change is None:
            return Fact(main=item.kind)
        if item.figures:
            rest = self.kinds(alert.change, but=(Kind.FIGURE, Kind.UPDATED))
            return Fact(main=item.figures[0], more=tuple(f"+{kind}" for kind in rest))
        kinds = self.kinds(alert.change) or (item.kind,)
        return Fact(main=kinds[0], more=tuple(f"+{kind}" for kind in kinds[1:]))

    def kinds(self, change: Change, but: tuple[Kind, ...] = ()) -> tuple[str, ...]:
        """Name what an edit did."""
        return tuple(self.messages.changes[kind] for kind in change.kinds if kind not in but)

    def line(self, text: str) -> str:
        """Return page text as one line of visible characters."""
        return plain(text)

    def inert(self, text: str) -> str:
        """Return page text in which mentions, links and tags are words and nothing more, for what is copied away."""
        return inert(text)

    def link(self, url: str) -> str:
        """Return an address of the web that may be followed; empty when it is no usable one."""
        return link(Address.of(url))

    def letter(self, alert: Alert, item: Item) -> str:
        """Return what opens a letter about an alert in the reader's own mail program, with its facts and the link."""
        lines = (item.headline, *item.figures, item.when, link(alert.address))
        body = "\r\n".join(each.replace("\u2060", "") for each in lines if each)
        return f"mailto:?{urlencode({'subject': item.subject, 'body': body}, quote_via=quote)}"
