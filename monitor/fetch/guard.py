"""Addresses that newsmon must not connect to, judged as numbers after names were resolved."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

# The standard library's is_global lets some of these through, and which ones changes with its version.
_INSIDE_4 = {
    "0.0.0.0/8": "this machine",
    "10.0.0.0/8": "a private address",
    "100.64.0.0/10": "an address inside a carrier's network",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local, where clouds keep their credentials",
    "172.16.0.0/12": "a private address",
    "192.0.0.0/24": "reserved for protocols",
    "192.0.2.0/24": "reserved for documentation",
    "192.88.99.0/24": "reserved for relays",
    "192.168.0.0/16": "a private address",
    "198.18.0.0/15": "reserved for benchmarks",
    "198.51.100.0/24": "reserved for documentation",
    "203.0.113.0/24": "reserved for documentation",
    "224.0.0.0/3": "multicast or reserved",
}
_INSIDE_6 = {
    "::/128": "this machine",
    "::1/128": "loopback",
    "fc00::/7": "a private address",
    "fe80::/10": "link-local",
    "ff00::/8": "multicast",
    "2001::/23": "reserved for protocols",
    "2001:db8::/32": "reserved for documentation",
    "2002::/16": "an IPv4 address in a tunnel",
    "3fff::/20": "reserved for documentation",
}
_NETWORKS_4 = [(IPv4Network(network), words) for network, words in _INSIDE_4.items()]
_NETWORKS_6 = [(IPv6Network(network), words) for network, words in _INSIDE_6.items()]
_PUBLIC_6 = IPv6Network("2000::/3")  # nothing else is given out
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 as seen from networks that have only IPv6

_WEB_PORTS = frozenset({80, 81, 443, *range(8000, 9000)})


def refusal(address: str) -> str:
    """Say why newsmon must not connect to an IP address; empty when it may.

    >>> refusal("127.0.0.1")
    '127.0.0.1 is loopback'
    >>> refusal("::ffff:10.0.0.1")
    '::ffff:10.0.0.1 is a private address'
    >>> refusal("8.8.8.8")
    ''
    """
    try:
        number = _unwrapped(ip_address(address))
    except ValueError:
        return f"{address} is no IP address"
    words = _inside(number)
    return f"{address} is {words}" if words else ""


def port_refusal(port: int) -> str:
    """Say why a port of a public host is none that news are read from; empty when it may be.

    >>> port_refusal(22)
    'port 22 is no web port'
    """
    return "" if port in _WEB_PORTS else f"port {port} is no web port"


def exempt(name: str, port: int, allow_hosts: Iterable[str]) -> bool:
    """Say whether the settings exempt a host, by its name as it is asked for, from the guard.

    >>> exempt("localhost", 8080, ["localhost:8080"]), exempt("localhost", 22, ["localhost:8080"])
    (True, False)
    """
    return any(_names(entry, name, port) for entry in allow_hosts)


def _names(entry: str, name: str, port: int) -> bool:
    if entry.count(":") > 1 and not entry.startswith("["):
        entry = f"[{entry}]"  # an IPv6 address alone
    parts = urlsplit(f"//{entry.strip()}")
    return parts.hostname == name.lower().rstrip(".") and parts.port in {None, port}


def _unwrapped(number: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(number, IPv4Address):
        return number
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    return IPv4Address(int(number) & 0xFFFFFFFF) if number in _TRANSLATED else number


def _inside(number: IPv4Address | IPv6Address) -> str:
    if isinstance(number, IPv4Address):
        return next((words for network, words in _NETWORKS_4 if number in network), "")
    words = next((words for network, words in _NETWORKS_6 if number in network), "")
    return words or ("" if number in _PUBLIC_6 else "no public address")
