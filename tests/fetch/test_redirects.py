import pytest

from monitor.domain.pages import FailureKind, Validators
from tests.fetch.conftest import Visiting, Visitor
from tests.fetch.loopback import Answer, Asked, Site


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_both_addresses_are_kept(site: Site, visitor: Visitor, status: int) -> None:
    site.pages.update({"/a": moved("/b?x=1", status), "/b?x=1": Answer(body=b"b")})
    page = visitor.page(site.url("/a"))
    assert (page.url, page.final_url, page.body) == (site.url("/a"), site.url("/b?x=1"), b"b")


def test_a_few_redirects_are_followed_and_no_more(site: Site, visitor: Visitor) -> None:
    site.pages.update({f"/{n}": moved(f"/{n + 1}") for n in range(7)})
    site.pages["/7"] = Answer(body=b"end")
    assert visitor.page(site.url("/2")).body == b"end"
    failure = visitor.failure(site.url("/1"))
    assert failure.kind is FailureKind.REDIRECTS
    assert "more than 5 times" in failure.reason
    assert site.paths.count("/7") == 1


def test_a_circle_is_noticed_at_once(site: Site, visitor: Visitor) -> None:
    site.pages.update({"/a": moved("/b"), "/b": moved("/a")})
    failure = visitor.failure(site.url("/a"))
    assert failure.kind is FailureKind.REDIRECTS
    assert "circle" in failure.reason
    assert site.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    "location",
    [
        "",
        " ",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[::1",
        "http://",
        "http://a b/",
    ],
)
def test_an_odd_target_is_a_failure_in_words(site: Site, visitor: Visitor, location: str) -> None:
    site.pages["/a"] = moved(location)
    failure = visitor.failure(site.url("/a"))
    assert failure.kind is FailureKind.REDIRECTS
    assert failure.reason.startswith("redirected")


def test_a_redirect_that_names_no_target_is_a_failure(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(status=302)
    assert "without saying where" in visitor.failure(site.url("/a")).reason


def test_a_target_in_korean_is_found(site: Site, visitor: Visitor) -> None:
    site.pages.update({"/a": moved("/%EA%B8%B0%EC%82%AC"), "/%EA%B8%B0%EC%82%AC": Answer(body=b"here")})
    assert visitor.page(site.url("/a")).body == b"here"


def test_validators_travel_to_the_page_that_gave_them(site: Site, visitor: Visitor) -> None:
    site.pages.update({"/a": moved("/b"), "/b": Answer(status=304)})
    assert visitor.page(site.url("/a"), Validators(etag='"7"')).not_modified
    assert site.asked[-1].headers["If-None-Match"] == '"7"'


def test_the_other_host_is_asked_for_its_own_robots_txt_and_at_its_own_pace(visiting: Visiting) -> None:
    first, second = Site(), Site()
    first.pages["/a"] = lambda _: moved(second.url("/b"))
    second.pages["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /b")
    with visiting() as visitor:
        failure = visitor.failure(first.url("/a"))
    assert failure.kind is FailureKind.ROBOTS
    assert second.paths == ["/robots.txt"]
    first.close()
    second.close()


def test_a_target_that_changes_each_time_ends_too(site: Site, visitor: Visitor) -> None:
    def onward(asked: Asked) -> Answer:
        target = f"{asked.path}x"
        site.pages[target] = onward
        return moved(target)

    site.pages["/a"] = onward
    assert visitor.failure(site.url("/a")).kind is FailureKind.REDIRECTS
    assert len(site.asked) == 7
