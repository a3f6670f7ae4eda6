"""How a robots.txt is read. The kinds of case are those of RFC 9309 and of the open tests of google/robotstxt."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.addresses.address import Address
from monitor.fetch.robots_rules import LONGEST_LINE, RobotsRules, path_of, rules_for

US = "newsmon"


def read(*lines: str) -> RobotsRules:
    return rules_for(US, "\n".join(lines).encode())


def allowed(path: str, *lines: str) -> bool:
    return read(*lines).ruling(Address(f"https://news.example{path}")).allowed


@pytest.mark.parametrize(
    "lines",
    [
        ("User-agent: newsmon", "Disallow: /"),
        ("USER-AGENT: NewsMon", "DISALLOW: /"),
        ("user-agent:newsmon", "disallow:/"),
        ("  User-agent :\tnewsmon ", "\tDisallow : / "),
        ("user-agent newsmon", "disallow /"),
        ("useragent: newsmon", "disallow: /"),
        ("user agent: newsmon", "dissalow: /"),
        ("user-agent: newsmon", "disalow: /"),
        ("user-agent: newsmon", "diasllow: /"),
        ("user-agent: newsmon/2.0", "disallow: /"),
        ("user-agent: newsmon images", "disallow: /"),
        ("user-agent: *", "disallow: /"),
        ("user-agent: * # all of you", "disallow: / # please"),
        ("user-agent: otherbot", "user-agent: newsmon", "disallow: /"),
        ("user-agent: newsmon", "", "# a remark", "user-agent: otherbot", "", "disallow: /"),
        ("user-agent: newsmon", "crawl-delay: 3", "user-agent: otherbot", "disallow: /"),
        ("user-agent: newsmon", "sitemap: https://news.example/s.xml", "disallow: /"),
        ("user-agent: newsmon", "allow: /b/", "user-agent: otherbot", "allow: /", "user-agent: newsmon", "disallow: /"),
    ],
)
def test_what_is_plainly_meant_forbids(lines: tuple[str, ...]) -> None:
    assert not allowed("/a", *lines)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("disallow: /",),
        ("user-agent: otherbot", "disallow: /"),
        ("user-agent: newsmonster", "disallow: /"),
        ("user-agent: *bot", "disallow: /"),
        ("user-agent: *", "disallow: /", "user-agent: newsmon", "disallow: /b"),
        ("user-agent: newsmon", "disallow: /b", "user-agent: *", "disallow: /"),
        ("user-agent: newsmon", "user-agent: *", "allow: /", "user-agent: otherbot", "disallow: /"),
        ("user-agent: newsmon", "disallow:"),
        ("user-agent: newsmon", "disallow: ", "allow: "),
        ("user-agent: newsmon", "# disallow: /"),
        ("user-agent: newsmon", "please disallow /"),
        ("foo: newsmon", "bar: /"),
        ("<html>", "<body>Disallow: /</body>"),
    ],
)
def test_what_does_not_speak_to_us_forbids_nothing(lines: tuple[str, ...]) -> None:
    assert allowed("/a", *lines)


@pytest.mark.parametrize(
    ("pattern", "met", "not_met"),
    [
        ("/fish", "/fish /fish.html /fish/salmon /fishheads /fish?id=1", "/Fish /catfish /?id=fish"),
        ("/fish*", "/fish /fish.html /fishheads?id=1", "/Fish /catfish"),
        ("/fish/", "/fish/ /fish/?id=1 /fish/a", "/fish /fish.html"),
        ("/*.php", "/a.php /b/a.php?c /a.php/ /i?f=a.php /a.php5", "/ /a.PHP /php/"),
        ("/*.php$", "/a.php /b/a.php", "/a.php?b /a.php/ /a.php5 /aphp"),
        ("/fish*.php", "/fish.php /fishheads/catfish.php?b", "/Fish.PHP /a/fish.php"),
        ("/a/*/b", "/a/c/b /a//b /a/c/d/bc", "/a/b /a/c"),
        ("/a*b*b$", "/abb /axbxb", "/ab /abc"),
        ("/$", "/", "/a"),
        ("/a$b", "/a$b /a$bc", "/a"),
        ("/a**b", "/ab /acb", "/b"),
        ("*", "/ /a", ""),
        ("/가", "/%EA%B0%80 /%EA%B0%80/b", "/b"),
        ("/%ea%b0%80", "/%EA%B0%80", "/b"),
        ("/%62", "/%62", "/b"),
        ("/a?b=https://c.example/", "/a?b=https://c.example/d", "/a?b"),
    ],
)
def test_a_pattern_speaks_of_the_addresses_that_begin_like_it(pattern: str, met: str, not_met: str) -> None:
    lines = ("user-agent: *", f"disallow: {pattern}")
    assert [path for path in met.split() if allowed(path, *lines)] == []
    assert [path for path in not_met.split() if not allowed(path, *lines)] == []


@pytest.mark.parametrize(
    ("path", "rules", "expected"),
    [
        ("/x/page.html", ("disallow: /x/page.html", "allow: /x/"), False),
        ("/x/page.html", ("allow: /x/page.html", "disallow: /x/"), True),
        ("/x/page.html", ("disallow: /x/page.html", "allow: /x/page.html"), True),
        ("/page.html", ("allow: /page", "disallow: /*.html"), False),
        ("/x/page.html", ("allow: /x/page.", "disallow: /*.html"), True),
        ("/folder/page", ("allow: /folder", "disallow: /folder"), True),
        ("/", ("allow: /$", "disallow: /"), True),
        ("/page.htm", ("allow: /$", "disallow: /"), False),
        ("/a/", ("allow: /a/index.html", "disallow: /"), True),
        ("/a/index.html", ("allow: /a/index.html", "disallow: /"), True),
        ("/a/b", ("allow: /a/index.html", "disallow: /"), False),
    ],
)
def test_the_longest_pattern_decides_and_of_two_as_long_the_one_that_allows(
    path: str, rules: tuple[str, ...], expected: bool
) -> None:
    assert allowed(path, "user-agent: *", *rules) is expected


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://news.example", b"/"),
        ("https://news.example/a/b?c=https://d.example/#e", b"/a/b?c=https://d.example/"),
        ("https://news.example?a", b"/?a"),
        ("https://news.example/a;b#c", b"/a;b"),
        ("https://news.example:8080/a", b"/a"),
        ("https://news.example#/a", b"/"),
        ("//news.example/a", b"/a"),
        ("", b"/"),
    ],
)
def test_rules_speak_of_path_and_query(url: str, path: bytes) -> None:
    assert path_of(Address(url)) == path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_lines_are_counted_whatever_ends_them_and_marks_are_skipped(end: str, mark: bytes) -> None:
    text = end.join(("User-agent: otherbot", "Allow: /", "", "User-agent: *", "", "Disallow: /b"))
    ruling = rules_for(US, mark + text.encode()).ruling(Address("https://news.example/b"))
    assert (ruling.allowed, ruling.line) == (False, 6)


def test_what_is_behind_the_length_of_a_line_is_cut_off() -> None:
    long = "/" + "a" * LONGEST_LINE
    assert not allowed(long, "user-agent: *", f"disallow: {long}b")
    assert allowed("/a", "user-agent: *", f"disallow: {long}b")


@pytest.mark.parametrize(
    ("value", "delay"),
    [("5", 5.0), ("0.5", 0.5), ("-1", 0.0), ("soon", 0.0), ("nan", 0.0), ("", 0.0)],
)
def test_a_delay_is_a_number_of_seconds_or_nothing(value: str, delay: float) -> None:
    assert read("user-agent: *", f"crawl-delay: {value}").delay == delay
    assert read("user-agent: otherbot", f"crawl-delay: {value}").delay == 0.0


@given(robots=st.binary(max_size=300), url=st.text(max_size=50))
def test_whatever_stands_there_is_read(robots: bytes, url: str) -> None:
    ruling = rules_for(US, b"User-agent: *\nDisallow: /\n" + robots).ruling(Address(url))
    assert ruling.line >= (0 if ruling.allowed else 2)


@given(path=st.text(alphabet="abz-_/é가", max_size=30))
def test_an_address_that_a_rule_spells_out_is_met(path: str) -> None:
    rules = rules_for(US, f"User-agent: *\nDisallow: /{path}".encode())
    assert not rules.ruling(Address(f"https://news.example/{quote(path)}/1")).allowed


@pytest.mark.parametrize("pieces", [3, 30, 250])
def test_a_trap_is_no_trap(pieces: int) -> None:
    # An expression would try every way to place the pieces, and not come to an end.
    rules = rules_for(US, b"User-agent: *\nDisallow: /" + b"*a" * pieces + b"b\n")
    assert rules.ruling(Address("https://news.example/" + "a" * 2_000)).allowed
