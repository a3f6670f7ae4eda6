"""From where somebody asks: from this machine, from elsewhere, or by a name that is none of ours."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

FORWARDING = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class From(StrEnum):
    """Where a request seems to come from."""

    HERE = "here"  # this machine, by its own name
    ELSEWHERE = "elsewhere"  # through a proxy, or by an address of ours that others reach
    FOREIGN = "foreign"  # by a name that is none of ours: a page of somebody else may have sent the browser here


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names by which the page is reached: those of this machine, and of ``public_url``, if there is one."""

    public_url: str = ""

    @property
    def public_host(self) -> str:
        """Return the host under which others reach it; empty where nobody is meant to."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def prefix(self) -> str:
        """Return the path under which it stands at the proxy, without a slash at its end."""
        return urlsplit(self.public_url).path.rstrip("/")

    def place(self, host: str, peer: str, headers: frozenset[str]) -> From:
        """Say where a request comes from, by its ``Host``, its other end and the names of its headers.

        >>> here = frozenset({"host"})
        >>> Names().place("127.0.0.1:8420", "127.0.0.1", here).value
        'here'
        >>> Names().place("evil.example", "127.0.0.1", here).value
        'foreign'
        >>> Names().place("127.0.0.1:8420", "127.0.0.1", here | {"via"}).value
        'elsewhere'
        """
        name = _hostname(host)
        is_ours = name in _LOOPBACK or (name == self.public_host and name) or _is_number(name)
        if not is_ours:
            return From.FOREIGN
        is_here = name in _LOOPBACK and _is_loopback(peer) and not headers & FORWARDING
        return From.HERE if is_here and not self.public_url else From.ELSEWHERE


def is_here(host: str) -> bool:
    """Whether a name or number means this machine alone.

    >>> is_here("127.0.0.1"), is_here("localhost"), is_here("0.0.0.0")
    (True, True, False)
    """
    return host in _LOOPBACK or _is_loopback(host)


def _hostname(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def _is_number(name: str) -> bool:
    """Whether a host is named by its number, which no page of somebody else can make its own."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(peer: str) -> bool:
    return _is_number(peer) and ip_address(peer).is_loopback
