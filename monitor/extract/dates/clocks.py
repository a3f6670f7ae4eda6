"""When it was published and changed: every stamp a page states, with its origin, and the two we believe."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.articles import DAY, Clock, Stamp
from monitor.extract.dates.times import Moment
from monitor.extract.dates.visible import moments_in, read_alone, read_visible
from monitor.extract.prose.scripts import read_script_times
from monitor.extract.sheet import Sheet
from monitor.extract.structured import text_in

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "published_time", "dd:published_time", "date.release", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "pubdate", "pub_date", "publishdate", "publish-date",
    "published_at", "published", "publication_date", "content:publishdate", "dc.date.issued", "dc.date.created",
    "dcterms.created", "dcterms.date", "dc.date", "zdf:publicationdate", "dcsext.articlefirstpublished", "date",
    "og:pubdate", "rnews:datepublished", "citation_online_date", "citation_publication_date", "og:regdate", "regdate",
)  # fmt: skip
MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:modified_time", "datemodified", "article:modified",
    "article:updated_time", "dd:modified_time", "cxenseparse:modified_time", "og:updated_time", "dc.date.modified",
    "dcterms.modified", "zdf:modificationdate", "last-modified", "last_modified", "lastmodified", "lastmod",
    "updated", "revision_date",
)  # fmt: skip
MODIFIED_DATA = ("modif", "updat", "redeploy", "re-deploy", "edit")
PUBLISHED_DATA = ("publish", "deploy", "data-date-time", "regist", "create", "input")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The two times we believe, where each stood, and every stamp that was found."""

    published: datetime | None = None
    modified: datetime | None = None
    published_origin: str = ""
    modified_origin: str = ""
    stamps: tuple[Stamp, ...] = ()


def read_times(sheet: Sheet, place: int, title: str, known: Mapping[str, str]) -> Times:
    """Read all stamps in the order in which we believe them, and choose.

    ``place`` is the number of the line with the headline, ``known`` what a profile answered.
    """
    stated = [*_told(known, "profile", sheet), *_machine(sheet)]
    if not any(stamp.clock is Clock.MODIFIED for stamp in stated):
        stated += _told(read_script_times(sheet.text, title), "script", sheet)
    zone = _zone_of(sheet, stated)
    found = [*stated, *read_visible(sheet, place, zone)] or read_alone(sheet, place, title, zone)
    stamps = tuple(dict.fromkeys(_with_offsets(found)))
    modified = _choose([stamp for stamp in stamps if stamp.clock is Clock.MODIFIED])
    published = _choose([stamp for stamp in stamps if stamp.clock is Clock.PUBLISHED]) or _by_update(modified)
    published = published or _as_listed(sheet)
    return Times(
        published=published.at if published else None,
        modified=modified.at if modified else None,
        published_origin=published.origin if published else "",
        modified_origin=modified.origin if modified else "",
        stamps=stamps,
    )


def _zone_of(sheet: Sheet, stated: list[Stamp]) -> str:
    """Return the zone of what the page shows: where nothing tells it, the offset in which it speaks to machines."""
    offsets = (f"{stamp.at:%z}" for stamp in stated if stamp.at.utcoffset())
    return next(offsets, sheet.zone) if sheet.zone == "UTC" else sheet.zone


def _as_listed(sheet: Sheet) -> Stamp | None:
    """Take the time that a listing told of a page that tells none."""
    at = sheet.listed.published
    return Stamp(clock=Clock.PUBLISHED, at=at, shown="", origin="listing") if at else None


def _by_update(modified: Stamp | None) -> Stamp | None:
    """Take the last change of a page that tells no more: it was published then or before."""
    if modified is None:
        return None
    origin, day, _ = modified.origin.partition(DAY)
    return replace(modified, clock=Clock.PUBLISHED, origin=f"{origin}, of the update{day}")


def _choose(stamps: list[Stamp]) -> Stamp | None:
    """Take the first; when it names only a day, the first later one that knows the hour of that day."""
    if not stamps:
        return None
    first = stamps[0]
    finer = (stamp for stamp in stamps if abs(stamp.at - first.at) < timedelta(days=1, hours=1) and not vague(stamp))
    return next(finer, first) if vague(first) else first


def vague(stamp: Stamp) -> bool:
    """Say whether a stamp knows the day alone: said so, or written as midnight sharp."""
    return stamp.origin.endswith(DAY) or (stamp.at.hour, stamp.at.minute, stamp.at.second) == (0, 0, 0)


def _machine(sheet: Sheet) -> Iterator[Stamp]:
    """Give the stamps of structured data, metas, microdata and ``data-*``, in that order."""
    head, thing = sheet.head, sheet.thing
    said = [
        (Clock.PUBLISHED, "json-ld", [text_in(thing, "datePublished", "dateCreated", "uploadDate")]),
        (Clock.MODIFIED, "json-ld", [text_in(thing, "dateModified")]),
        (Clock.PUBLISHED, "meta", head.all(*PUBLISHED_METAS)),
        (Clock.MODIFIED, "meta", head.all(*MODIFIED_METAS)),
        (Clock.PUBLISHED, "microdata", head.microdata.get("datepublished", ())[:1]),
        (Clock.MODIFIED, "microdata", head.microdata.get("datemodified", ())[:1]),
        (Clock.MODIFIED, "data", [value for name, value in head.data if _any(MODIFIED_DATA, name)][:1]),
        (
            Clock.PUBLISHED,
            "data",
            [value for name, value in head.data if _any(PUBLISHED_DATA, name) and not _any(MODIFIED_DATA, name)][:1],
        ),
    ]
    for clock, origin, values in said:
        for value in values:
            for moment in moments_in(value[:80], sheet)[:1]:
                yield _stamp(clock, origin, moment)


def _told(known: Mapping[str, str], origin: str, sheet: Sheet) -> Iterator[Stamp]:
    for clock in Clock:
        for moment in moments_in(known.get(clock.value, ""), sheet)[:1]:
            yield _stamp(clock, origin, moment)


def _stamp(clock: Clock, origin: str, moment: Moment) -> Stamp:
    return Stamp(clock=clock, at=moment.at, shown=moment.shown, origin=origin if moment.whole else origin + DAY)


def _any(parts: Iterable[str], name: str) -> bool:
    return any(part in name for part in parts)


def _with_offsets(stamps: list[Stamp]) -> list[Stamp]:
    """Correct what says UTC but means the local clock that the page shows beside it."""
    zoned = [stamp for stamp in stamps if stamp.at.utcoffset()]
    local = {_wall(stamp): stamp.at.tzinfo for stamp in zoned}
    confirmed = {stamp.at.replace(second=0, microsecond=0) for stamp in zoned}
    return [
        replace(stamp, at=stamp.at.replace(tzinfo=local[_wall(stamp)]))
        if not stamp.at.utcoffset()
        and _wall(stamp) in local
        and stamp.at.replace(second=0, microsecond=0) not in confirmed
        else stamp
        for stamp in stamps
    ]


def _wall(stamp: Stamp) -> tuple[Clock, datetime]:
    """Return what the clock on the wall showed, to the minute."""
    return stamp.clock, stamp.at.replace(tzinfo=None, second=0, microsecond=0)
