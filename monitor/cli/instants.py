"""Instants that a person typed, by the clock of the machine."""

from datetime import UTC, datetime, timedelta, tzinfo

from monitor.domain.errors import WrongUseError
from monitor.domain.instants import EXAMPLES, HOW, read_instant

__all__ = ["HOW", "moment", "present", "zone_name"]


class _Machine(tzinfo):
    """The machine's own zone, in summer and in winter, which Python gives as a fixed distance only."""

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        return _local(moment).utcoffset() if moment else None

    def dst(self, _moment: datetime | None, /) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None, /) -> str | None:
        return _local(moment).tzname() if moment else None

    def fromutc(self, moment: datetime, /) -> datetime:
        return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None).astimezone()


def present() -> datetime:
    """Return the present in the machine's own zone."""
    return datetime.now(_Machine())


def zone_name() -> str:
    """Name the machine's own zone as it is now: ``KST``."""
    return present().tzname() or "UTC"


def moment(text: str | None, *, ahead: bool = False) -> datetime | None:
    """Read an instant into UTC; without a zone it is the machine's own, and it is past unless it lies ``ahead``.

    Raises ``WrongUseError`` when it is none.
    """
    if text is None:
        return None
    try:
        return read_instant(text, present(), ahead=ahead)
    except ValueError as error:
        raise WrongUseError(str(error), do=f"Write it like {EXAMPLES}") from None
