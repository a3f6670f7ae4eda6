"""Who asks the page, and how they read it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http.cookies import CookieError, SimpleCookie

from monitor.web.speech import ZONES, Speech
from monitor.web.words import LANGUAGES, preferred

YEAR = 365 * 24 * 3600  # seconds for which a preference is kept


class Theme(StrEnum):
    """How bright the page is."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request by one reader: what they are told in, what they have seen, and what they chose."""

    speech: Speech
    theme: Theme = Theme.AUTO
    seen: datetime | None = None


def cookies_in(header: str) -> dict[str, str]:
    """Read what a browser sends back; what is none of ours may be anything."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def visit(cookies: dict[str, str], accepted: str, *, zone: str | None, now: datetime, base: str) -> Visit:
    """Say how a reader reads, by what they chose before, else by what their browser asks for."""
    chosen = cookies.get("language", "")
    language = chosen if chosen in LANGUAGES else preferred(accepted)
    theme = cookies.get("theme", "")
    return Visit(
        speech=Speech(language=language, zone=zone or ZONES[language], now=now, base=base),
        theme=Theme(theme) if theme in list(Theme) else Theme.AUTO,
        seen=_moment(cookies.get("seen", "")),
    )


def _moment(written: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    return at if at.tzinfo else None
