import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.addresses.urls import LONGEST, LONGEST_KEY, address_keys, canonical, check, host_of, same_site

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
    once = canonical(url)
    assert check(url) or canonical(once) == once


@given(addresses)
@settings(max_examples=100)
def test_an_address_and_its_normal_form_are_known_by_the_same_keys(url: str) -> None:
    assert check(url) or address_keys(canonical(url)) == address_keys(url)


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
    assert canonical(given_url) == sent


def test_a_trailing_slash_is_sent_as_it_was_given_but_makes_no_other_article() -> None:
    assert canonical("https://news.example/a/") == "https://news.example/a/"
    assert address_keys("https://news.example/a/") == address_keys("https://news.example/a")


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
    assert address_keys(dress) == ("news.example.com/politics/7",)


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
    assert address_keys(other) != address_keys("https://news.example.com/politics/7")


def test_the_order_of_parameters_makes_no_other_article() -> None:
    assert address_keys("https://a.example/v?oid=1&aid=2") == address_keys("https://a.example/v?aid=2&oid=1")


def test_the_publishers_own_id_comes_first() -> None:
    keys = address_keys("https://a.example/news/A2025", outlet="a", outlet_id="A2025")
    assert keys == ("id:a/A2025", "a.example/news/A2025")


def test_a_long_address_has_a_bounded_key_of_its_own() -> None:
    one, other = (address_keys(f"https://a.example/{'가' * 500}{end}")[0] for end in "12")
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
    assert word in check(url)
    assert canonical(url) == url


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_no_text_upsets_the_reading_of_addresses(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        check(url)
        canonical(url)
        address_keys(url)
        host_of(url)
        same_site(url, "https://a.example/")


def test_hosts_of_one_publisher_are_one_site() -> None:
    assert same_site("https://m.news.co.kr/1", "http://www.news.co.kr/2")
    assert not same_site("https://a.co.kr/", "https://b.co.kr/")
    assert same_site("https://rss.example.com/", "https://example.com/")
    assert not same_site("http://127.0.0.1:8001/", "http://127.0.0.1:8002/")
    assert not same_site("nonsense", "nonsense")


def test_a_host_keeps_an_unusual_port() -> None:
    assert host_of("http://A.example:8080/x") == "a.example:8080"
    assert host_of("https://a.example:443/x") == "a.example"
    assert host_of("http://[::1]:8080/x") == "[::1]:8080"
    assert host_of("no address") == ""
