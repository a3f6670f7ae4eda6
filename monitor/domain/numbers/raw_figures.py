"""What the readers of figures hand to each other."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFigure:
    """A value (or a range from ``low`` to ``high``) with its unit, and the characters it was read from.

    Amounts are exact numbers; dates are ``YYYY-MM-DD`` with ``XX`` for what is left out, times ``HH:MM``.
    """

    unit: str
    start: int
    end: int
    value: Decimal | str | None = None
    low: Decimal | str | None = None
    high: Decimal | str | None = None
    about: bool = False
