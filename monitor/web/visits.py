"""Who asks the page, and how they read it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http.cookies import CookieError, SimpleCookie

from monitor.domain.entering import Role, Token
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
    """One request by one reader: what they are told in, what they chose, what they have seen.

    ``token`` is who they are, if they are logged in; ``form`` is what their forms carry.
    """

    speech: Speech
    theme: Theme = Theme.AUTO
    seen: datetime | None = None
    token: Token | None = None
    form: str = ""

    @property
    def may_write(self) -> bool:
        """Whether they are logged in as an operator."""
        return self.token is not None and self.token.role is Role.OPERATOR


def cookies_in(header: str) -> dict[str, str]:
    """Read what a browser sends back; what is none of ours may be anything."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def visit(
    cookies: dict[str, str],
    accepted: str,
    *,
    zone: str | None,
    now: datetime,
    base: str,
    token: Token | None = None,
    form: str = "",
) -> Visit:
    """Say how a reader reads, by what they chose before, else by what their browser asks for."""
    chosen = cookies.get("newsmon_language", "")
    language = chosen if chosen in LANGUAGES else preferred(accepted)
    theme = cookies.get("newsmon_theme", "")
    return Visit(
        speech=Speech(language=language, zone=zone or ZONES[language], now=now, base=base),
        theme=Theme(theme) if theme in list(Theme) else Theme.AUTO,
        seen=_moment(cookies.get("newsmon_seen", "")),
        token=token,
        form=form,
    )


def _moment(written: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    return at if at.tzinfo else None
