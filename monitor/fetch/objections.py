"""What stands against asking for an address, as far as it is known without asking anybody."""

from collections.abc import Sequence

from monitor.domain.addresses.address import Address
from monitor.fetch.guard import exempt, port_refusal, refusal
from monitor.fetch.policy import AGENT
from monitor.fetch.robots_rules import rules_for


def line_against(address: Address, robots: bytes) -> int | None:
    r"""Return the line of a robots.txt that forbids us to ask for an address; none when none does.

    >>> line_against(Address("https://news.example/private/1"), b"User-agent: *\nDisallow: /private/")
    2
    """
    ruling = rules_for(AGENT, robots).ruling(address)
    return None if ruling.allowed else ruling.line


def by_guard(address: Address, allow_hosts: Sequence[str]) -> str:
    """Say what the guard has against an address; empty when nothing, or when only its host's number would tell.

    >>> by_guard(Address("http://10.0.0.1/news"), [])
    '10.0.0.1 is a private address'
    """
    name, port = address.parts.hostname or "", address.port
    if exempt(name, port, allow_hosts):
        return ""
    return (refusal(name) if _is_number(name) else "") or port_refusal(port)


def _is_number(name: str) -> bool:
    return ":" in name or name.replace(".", "").isdigit()
