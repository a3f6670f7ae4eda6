import pytest
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.extensions.remote_control import RemoteControl
from scrapy.extensions.telnet import TelnetConsole

from monitor.domain.pages import FailureKind
from monitor.fetch.policy import Policy, scrapy_settings
from monitor.fetch.robots import Robots
from tests.fetch.conftest import POLICY, Visiting, Visitor
from tests.fetch.loopback import Answer, Site


def test_what_scrapy_opens_unasked_is_shut() -> None:
    settings = AsyncCrawlerRunner(scrapy_settings(POLICY)).settings
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert not settings.getbool("HTTPPROXY_ENABLED")
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert {scheme for scheme in handlers if handlers[scheme]} == {"http", "https"}


def test_a_running_crawler_has_no_back_door(visitor: Visitor) -> None:
    crawler = visitor.crawler.scrapy
    assert crawler.get_extension(RemoteControl) is None
    assert crawler.get_extension(TelnetConsole) is None
    assert crawler.get_downloader_middleware(Robots) is not None


@pytest.mark.parametrize("url", ["file:///etc/hostname", "data:text/plain,a", "ftp://127.0.0.1/", "s3://bucket/key"])
def test_nothing_but_the_web_is_fetched(visitor: Visitor, url: str) -> None:
    assert visitor.failure(url).kind is FailureKind.BROKEN


def test_a_proxy_in_the_environment_is_not_used(
    site: Site, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.pages["/a"] = Answer(body=b"direct")
    with visiting() as visitor:
        assert visitor.page(site.url("/a")).body == b"direct"


def test_the_policy_is_what_scrapy_is_told() -> None:
    policy = Policy(
        contact="https://desk.example/bot", delay=3.0, per_host=2, timeout=9.0, max_bytes=5, max_redirects=1
    )
    settings = scrapy_settings(policy)
    assert settings["USER_AGENT"] == "newsmon/0.1 (+https://desk.example/bot)"
    assert settings["DOWNLOAD_DELAY"] == 3.0
    assert settings["CONCURRENT_REQUESTS_PER_DOMAIN"] == 2
    assert settings["DOWNLOAD_TIMEOUT"] == 9.0
    assert settings["DOWNLOAD_MAXSIZE"] == 5
    assert settings["REDIRECT_MAX_TIMES"] == 1


def test_without_a_contact_no_empty_one_is_named() -> None:
    assert Policy(contact="").user_agent == "newsmon/0.1"
