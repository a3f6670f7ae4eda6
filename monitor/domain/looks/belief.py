"""Whether a host is believed that says "not modified": mostly, for a while, and never again once it was not true."""

from datetime import datetime, timedelta
from hashlib import sha256

from monitor.domain.pages import Validators

FULL_READ_AFTER = timedelta(hours=6)  # "not modified" is believed no longer than this
ONE_IN = 8  # looks is made in full whatever was said before


def believed(validators: Validators, name: str, read_at: datetime | None, now: datetime) -> Validators:
    """Return what to ask "changed since?" with; nothing where a full reading is due.

    That is so long after the last one, and at one look in eight: which ones follows from the ``name`` of what is looked
    at and the minute, so that no rhythm misses them all.

    >>> noon, known = datetime(2026, 3, 2, 12), Validators(etag="7")
    >>> sum(not believed(known, "a", noon, noon + timedelta(minutes=5 * look)) for look in range(60))
    4
    >>> believed(known, "a", noon, noon + timedelta(hours=7))
    Validators(etag='', last_modified='')
    """
    if read_at is None or now - read_at >= FULL_READ_AFTER:
        return Validators()
    look = sha256(f"{name} {now:%Y-%m-%dT%H:%M}".encode()).digest()
    return Validators() if look[0] % ONE_IN == 0 else validators
