"""Messages of several alerts: why they travel together, and what makes them one message."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

_DUE = r":\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+(?:[+-][\d:]+)?"
_WRITTEN = re.compile(rf"(?P<kind>[a-z-]+):(?P<name>.*?)(?P<due>{_DUE})?", re.DOTALL)


class Bundle(StrEnum):
    """Why several alerts travel in one message."""

    NONE = "none"
    DIGEST = "digest"
    QUIET = "quiet"  # held back until quiet hours ended
    CATCH_UP = "catch-up"  # fell due while newsmon could not send
    FLOOD = "flood"  # too many at once for a message each
    HELD = "held"  # changed alike in so many articles that it may be the layout, kept back for an hour
    GROUP = "group"  # of one story, waited for each other


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleId:
    """What makes alerts one message: why they travel together, of which route, group or outlet, and for when.

    ``due_at`` is none where they travel with an alert that is told at once.
    """

    kind: Bundle
    name: str = ""
    due_at: datetime | None = None

    def __str__(self) -> str:
        """Write it in one line, as it is kept and shown.

        >>> str(BundleId(kind=Bundle.GROUP, name="0e3f"))
        'group:0e3f'
        """
        due = "" if self.due_at is None else f":{self.due_at.isoformat()}"
        return f"{self.kind}:{self.name}{due}"

    @classmethod
    def read(cls, written: str) -> Self:
        """Read what was written; raises ``ValueError`` for anything else."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(f"{written!r} names no bundle")
        due = found["due"]
        return cls(
            kind=Bundle(found["kind"]), name=found["name"], due_at=datetime.fromisoformat(due[1:]) if due else None
        )
