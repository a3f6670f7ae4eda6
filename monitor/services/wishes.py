"""What a person asks of newsmon, by a command or on the page: to mute, to be told again, to note what is done."""

from datetime import datetime

from monitor.domain.alerts import Handled
from monitor.domain.errors import WrongUseError
from monitor.domain.telling.muting import Mute
from monitor.services.asking.tellings import lifted_subject, mutes, subject_of
from monitor.store.store import Books


def mute(books: Books, subject: str, until: datetime | None, *, reason: str, author: str, now: datetime) -> Mute:
    """Tell nobody of a subject until then; raises ``WrongUseError`` for one that was never met."""
    if until is not None and until <= now:
        raise WrongUseError("that is over already", do="Name an instant that is still to come")
    asked = Mute(subject=subject_of(books, subject), since=now, until=until, reason=reason, author=author)
    books.mutes.keep(asked)
    return asked


def lift(books: Books, subject: str, now: datetime) -> None:
    """End a mute; what came in between is not told. Raises ``WrongUseError`` where nothing of that name is muted."""
    if not books.mutes.lift(lifted_subject(books, subject)):
        known = ", ".join(one.subject for one in mutes(books, now))
        raise WrongUseError("nothing of that name is silenced", to=subject, do=f"There are: {known}" if known else "")


def handle(books: Books, alert_key: str, *, note: str, author: str, now: datetime) -> Handled:
    """Note that somebody dealt with an alert; raises ``WrongUseError`` for one that never was."""
    if not books.alerts.has(alert_key):
        raise WrongUseError("there is no such alert", to=alert_key)
    done = Handled(alert_key=alert_key, author=author, at=now, note=note)
    books.handled.keep(done)
    return done
