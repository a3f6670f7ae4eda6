import ipaddress
import json
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address as IPv4
from ipaddress import IPv6Address as IPv6
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twisted.internet.address import IPv4Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer  # type: ignore[import-untyped]  # ships no types

from monitor.domain.addresses.address import Address
from monitor.domain.pages import FailureKind
from monitor.fetch.guard import exempt, port_refusal, refusal
from tests.fetch.conftest import Loop, Visiting
from tests.fetch.loopback import Answer, RawSite, Site
from tests.shared import SHARED, needs_shared

CORPUS = SHARED / "bench/faults/ssrf_corpus.jsonl"

INSIDE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.0",
    "10.255.255.255",
    "100.64.0.0",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.169.254",
    "172.16.0.0",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.255.255",
    "198.18.0.0",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::2",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:100.64.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:1ff::1",
    "2001:db8::1",
    "2002:808:808::1",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fdff::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
OUTSIDE = [
    "1.0.0.0",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2606:4700:4700::1111",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
]


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_is_refused_in_words(address: str) -> None:
    assert refusal(address).startswith(f"{address} is ")


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_public_address_is_allowed(address: str) -> None:
    assert refusal(address) == ""


@settings(max_examples=300)
@given(st.ip_addresses())
def test_whatever_is_allowed_is_public_to_the_standard_library_too(address: IPv4 | IPv6) -> None:
    if not refusal(str(address)):
        inner = getattr(address, "ipv4_mapped", None) or address
        assert inner.is_global
        assert not inner.is_multicast


def test_what_is_no_address_is_refused() -> None:
    assert refusal("localhost") == "localhost is no IP address"


def test_services_that_are_no_web_are_not_spoken_to() -> None:
    assert [port for port in (22, 25, 3306, 6379, 11211) if not port_refusal(port)] == []
    assert [port for port in (80, 443, 8080, 8443) if port_refusal(port)] == []


@pytest.mark.parametrize(
    ("entry", "name", "port", "answer"),
    [
        ("intranet.example", "intranet.example", 81, True),
        ("INTRANET.example", "intranet.EXAMPLE.", 81, True),
        ("intranet.example:80", "intranet.example", 81, False),
        ("intranet.example", "evil.intranet.example", 80, False),
        ("127.0.0.1:80", "localhost", 80, False),
        ("::1", "::1", 8080, True),
        ("[::1]:8080", "::1", 8080, True),
        ("[::1]:8080", "::1", 8081, False),
    ],
)
def test_an_exemption_is_for_a_host_or_one_port_of_it(entry: str, name: str, port: int, answer: bool) -> None:
    assert exempt(name, port, [entry]) is answer


@pytest.fixture
def canary() -> Iterator[RawSite]:
    """An inside service that nobody may reach."""
    canary = RawSite(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
    yield canary
    canary.close()


def port_of(site: RawSite | Site) -> int:
    return int(site.host.rpartition(":")[2])


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]"]
)
def test_no_spelling_of_loopback_reaches_it(canary: RawSite, visiting: Visiting, host: str) -> None:
    with visiting(allow_hosts=()) as visitor:
        failure = visitor.failure(f"http://{host}:{port_of(canary)}/")
    assert failure.kind is FailureKind.FORBIDDEN
    assert "fetch.allow_hosts" in failure.reason
    assert canary.connections == 0


def test_another_port_of_an_allowed_host_is_refused(canary: RawSite, site: Site, visiting: Visiting) -> None:
    site.pages["/a"] = Answer()
    with visiting(allow_hosts=(site.host,)) as visitor:
        assert visitor.page(site.url("/a")).status == 200
        assert visitor.failure(canary.url("/")).kind is FailureKind.FORBIDDEN
    assert canary.connections == 0


def test_neither_a_redirect_nor_a_robots_txt_leads_inside(canary: RawSite, site: Site, visiting: Visiting) -> None:
    site.pages["/robots.txt"] = Answer(status=302, headers={"Location": canary.url("/robots.txt")})
    site.pages["/a"] = Answer(status=302, headers={"Location": canary.url("/")})
    with visiting(allow_hosts=(site.host,)) as visitor:
        assert visitor.failure(site.url("/a")).kind is FailureKind.FORBIDDEN
    assert canary.connections == 0


@implementer(IHostnameResolver)
class Names:
    """Answers for names as it is told; every other name is loopback, the worst that it could be."""

    def __init__(self, addresses: dict[str, list[str]]) -> None:
        self.addresses = addresses

    def resolveHostName(  # noqa: N802  (Twisted's)
        self,
        receiver: Any,  # noqa: ANN401  (of another thread's reactor)
        name: str,
        portNumber: int,  # noqa: N803
    ) -> None:
        receiver.resolutionBegan(None)
        for address in self._addresses(name):
            receiver.addressResolved(IPv4Address("TCP", address, portNumber))
        receiver.resolutionComplete()

    def _addresses(self, name: str) -> list[str]:
        try:
            return [socket.getaddrinfo(name, 0, socket.AF_INET, flags=socket.AI_NUMERICHOST)[0][4][0]]  # type: ignore[list-item]  # a string for this family
        except socket.gaierror:
            return self.addresses.get(name, ["127.0.0.1"])


@pytest.fixture
def names(loop: Loop) -> Iterator[Names]:
    names = Names({})

    async def install(resolver: object) -> object:
        from twisted.internet import reactor  # noqa: PLC0415  (after it was installed)

        return reactor.installNameResolver(resolver)

    before = loop.do(install(names))
    yield names
    loop.do(install(before))


def test_a_name_with_a_public_and_an_inside_address_never_reaches_the_inside(
    canary: RawSite, names: Names, visiting: Visiting
) -> None:
    names.addresses["both.example"] = ["192.0.2.7", "127.0.0.1"]
    with visiting(allow_hosts=()) as visitor:
        assert visitor.failure(f"http://both.example:{port_of(canary)}/").kind is FailureKind.FORBIDDEN
    assert canary.connections == 0


def corpus(*, refuse: bool) -> list[dict[str, str]]:
    if not CORPUS.exists():
        return []
    lines = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    return [line for line in lines if line["refuse"] is refuse]


@needs_shared
def test_the_corpus_is_refused_without_a_connection(canary: RawSite, names: Names, visiting: Visiting) -> None:
    cases = corpus(refuse=True)
    for case in cases:
        name, _, addresses = case.get("needs", "").removeprefix("dns:").partition("=")
        names.addresses[name] = addresses.split(",")
    urls = [case["url"].replace("{PORT}", str(port_of(canary))) for case in cases]
    with visiting(allow_hosts=()) as visitor:
        answers = visitor.together(*urls)
    refused = {FailureKind.FORBIDDEN, FailureKind.BROKEN}
    wrong = {case["id"]: answer for case, answer in zip(cases, answers, strict=True) if answer.kind not in refused}
    assert wrong == {}
    assert canary.connections == 0


@needs_shared
@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in corpus(refuse=False)])
def test_the_corpus_of_public_addresses_is_allowed(case: dict[str, str]) -> None:
    assert Address(case["url"]).objection == ""
    parts = urlsplit(case["url"])
    host = case.get("needs", "").rpartition("=")[2] or parts.hostname or ""
    address = str(ipaddress.ip_address(int(host))) if host.isdigit() else host
    assert refusal(address) == ""
    assert port_refusal(parts.port or 80) == ""
