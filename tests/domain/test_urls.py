import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.addresses.address import Address
from monitor.domain.addresses.urls import LONGEST, LONGEST_KEY

addresses = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(["news.example", "WWW.News.example:443", "[::1]:8080", "뉴스.example", "127.0.0.1"]),
    st.text(alphabet=string.ascii_letters + "/.%41가é _~'(", max_size=30).map(lambda path: f"/{path}"),
    st.text(alphabet=string.ascii_lowercase + "=&%2C+?가", max_size=20).map(lambda query: f"?{query}"),
    st.sampled_from(["", "#top", "#", "#!/a"]),
)


@given(addresses)
@settings(max_examples=200)
def test_a_normalised_address_is_left_as_it_is(url: str) -> None:
    address = Address(url)
    assert address.objection or Address(address.canonical).canonical == address.canonical


@given(addresses)
@settings(max_examples=100)
def test_an_address_and_its_normal_form_are_known_by_the_same_keys(url: str) -> None:
    address = Address(url)
    assert address.objection or address.normal.keys == address.keys


@pytest.mark.parametrize(
    ("given_url", "sent"),
    [
        ("HTTP://News.Example:80/a/./b/../c", "http://news.example/a/c"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/%7ea/%ea%b0%80", "https://news.example/~a/%EA%B0%80"),
        ("https://news.example/가 나", "https://news.example/%EA%B0%80%20%EB%82%98"),
        ("https://news.example/a?id=7&utm_source=x&fbclid=y#top", "https://news.example/a?id=7"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://뉴스.example/a", "https://xn--vg1b002a.example/a"),
        ("https://news.example/../../a/..", "https://news.example/"),
    ],
)
def test_an_address_is_sent_without_what_changes_nothing(given_url: str, sent: str) -> None:
    assert Address(given_url).canonical == sent


def test_a_trailing_slash_is_sent_as_it_was_given_but_makes_no_other_article() -> None:
    assert Address("https://news.example/a/").canonical == "https://news.example/a/"
    assert Address("https://news.example/a/").keys == Address("https://news.example/a").keys


@pytest.mark.parametrize(
    "dress",
    [
        "http://news.example.com/politics/7",
        "https://www.news.example.com/politics/7",
        "https://m.news.example.com/politics/7",
        "https://amp.news.example.com/politics/7/",
        "https://news.example.com/politics/7/amp",
        "https://news.example.com/amp/politics/7",
        "https://news.example.com/Amp/politics/7",
        "https://news.example.com/politics/7?utm_source=kakao&utm_content=total_news",
        "https://news.example.com/politics/7?amp=1",
        "https://news.example.com/politics/7?ref=front",
        "https://news.example.com/politics/7/index.html",
        "https://news.example.com/politics/7#comments",
    ],
)
def test_one_article_in_many_dresses_has_one_key(dress: str) -> None:
    assert Address(dress).keys == ("news.example.com/politics/7",)


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example.com/politics/8",
        "https://news.example.com/politics/7?page=2",
        "https://news.example.com/politics/7?ref=20250123",
        "https://sport.example.com/politics/7",
        "https://news.example.com:8080/politics/7",
        "https://news.example.com/Politics/7",
    ],
)
def test_other_articles_keep_other_keys(other: str) -> None:
    assert Address(other).keys != Address("https://news.example.com/politics/7").keys


def test_the_order_of_parameters_makes_no_other_article() -> None:
    assert Address("https://a.example/v?oid=1&aid=2").keys == Address("https://a.example/v?aid=2&oid=1").keys


def test_the_publishers_own_id_comes_first() -> None:
    keys = Address("https://a.example/news/A2025").keys_with("a", "A2025")
    assert keys == ("id:a/A2025", "a.example/news/A2025")


def test_a_long_address_has_a_bounded_key_of_its_own() -> None:
    one, other = (Address(f"https://a.example/{'가' * 500}{end}").keys[0] for end in "12")
    assert len(one) <= LONGEST_KEY
    assert one != other


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("", "lacks"),
        ("/news/7", "lacks"),
        ("javascript:alert(1)", "javascript"),
        ("file:///etc/passwd", "file"),
        ("https://", "host"),
        ("https://a.example:99999/", "cannot be read"),
        ("https://a.example:0/", "host"),
        ("https://user:secret@a.example/", "password"),
        ("https://a.example/\x00", "control"),
        ("https://a b.example/", "host"),
        ("https://-a.example/", "host"),
        ("https://[::1/", "cannot be read"),
        ("https://a.example/" + "a" * LONGEST, "longer"),
    ],
)
def test_an_unusable_address_is_refused_with_a_word(url: str, word: str) -> None:
    assert word in Address(url).objection
    assert Address(url).canonical == url


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_no_text_upsets_the_reading_of_addresses(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        address = Address(url)
        assert address.shares_site(address) in {True, False}
        assert all(
            isinstance(said, str) for said in (address.objection, address.canonical, address.host, *address.keys)
        )
        assert 0 <= address.port < 2**16


def test_hosts_of_one_publisher_are_one_site() -> None:
    assert Address("https://m.news.co.kr/1").shares_site(Address("http://www.news.co.kr/2"))
    assert not Address("https://a.co.kr/").shares_site(Address("https://b.co.kr/"))
    assert Address("https://rss.example.com/").shares_site(Address("https://example.com/"))
    assert not Address("http://127.0.0.1:8001/").shares_site(Address("http://127.0.0.1:8002/"))
    assert not Address("nonsense").shares_site(Address("nonsense"))


def test_a_host_keeps_an_unusual_port() -> None:
    assert Address("http://A.example:8080/x").host == "a.example:8080"
    assert Address("https://a.example:443/x").host == "a.example"
    assert Address("http://[::1]:8080/x").host == "[::1]:8080"
    assert Address("no address").host == ""
