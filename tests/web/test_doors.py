"""Who may read and write on the page."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.entering import Role
from monitor.domain.errors import NewsmonError
from tests.cli.filled import KEY, filled
from tests.web.served import Served, Visitor, opened

DEEDS = {
    "/mute": {"subject": "article:1", "span": "1d"},
    "/mute/lift": {"subject": "topic:Port"},
    "/handled": {"alert": KEY},
    "/handled/reopen": {"alert": KEY},
    "/deliveries/retry": {"delivery": "2"},
    "/watch": {"url": "https://harbour.example/news/5"},
}


def test_reading_is_free_on_this_machine(served: Served) -> None:
    assert served.get("/now").status_code == 200


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "via", "x-forwarded-host"])
def test_what_came_through_a_proxy_needs_a_login(served: Served, header: str) -> None:
    page, file = (served.get(path, **{header: "192.0.2.7"}) for path in ("/articles/1", "/now.json"))
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=/articles/1")
    assert file.status_code == 401
    assert "Breakwater" not in page.text + file.text
    assert served.enter("kim", Role.READER).get("/articles/1", **{header: "192.0.2.7"}).status_code == 200


def test_with_a_public_address_reading_needs_a_login_everywhere(tmp_path: Path) -> None:
    with opened(filled(tmp_path), public_url="https://desk.example/newsmon") as served:
        asked, under_it = served.get("/now"), served.get("/newsmon/now", host="desk.example")
        kept = served.get("/login").headers["set-cookie"].lower()
        foreign = served.get("/now", host="other.example")
    assert asked.headers["location"].startswith("/newsmon/login?next=/")
    assert under_it.headers["location"] == "/newsmon/login?next=/newsmon/now"
    assert foreign.status_code == 421
    assert "secure" in kept
    assert "path=/newsmon/" in kept


def test_every_address_but_a_few_needs_a_login_from_elsewhere(served: Served) -> None:
    paths = [path.replace("{id}", "1") for path in served.get("/openapi.json").json()["paths"]]
    views = [path.partition(".")[0] for path in paths]
    answers = {path: served.get(path, via="proxy").status_code for path in (*paths, *views, "/mute?alert=b", "/fresh")}
    assert {path: status for path, status in answers.items() if status not in {401, 303}} == {}


@pytest.mark.parametrize("path", DEEDS)
def test_nobody_writes_without_a_session_of_an_operator(served: Served, path: str) -> None:
    stranger = served.post(path, DEEDS[path])
    reader = served.enter("lee", Role.READER).post(path, DEEDS[path])
    assert (stranger.status_code, stranger.headers["location"]) == (303, "/login?next=/now")
    assert reader.status_code == 403


@pytest.mark.parametrize("path", DEEDS)
def test_no_form_of_somebody_else_is_taken(served: Served, path: str) -> None:
    operator = served.enter("kim")
    forged = operator.send(path, DEEDS[path])
    foreign = operator.post(path, DEEDS[path], origin="https://evil.example")
    cross = operator.post(path, DEEDS[path], sec_fetch_site="cross-site")
    assert {each.status_code for each in (forged, foreign, cross)} == {403}
    assert operator.get(path).status_code in {303, 400, 404, 405}


@pytest.mark.parametrize("path", DEEDS)
def test_an_operator_does_what_the_command_does(served: Served, path: str) -> None:
    assert served.enter("kim").post(path, DEEDS[path]).status_code == 303


def test_an_invitation_works_once_and_only_when_it_is_taken_up(served: Served) -> None:
    link = served.invite("kim")
    assert "Log in as kim" in served.get(link).text  # a program that follows links changes nothing
    assert Visitor(served.url).post(link, {}).status_code == 303
    again = Visitor(served.url).post(link, {})
    assert again.headers["location"].startswith("/login")
    assert "was used" in served.get(link).text


def test_an_invitation_waits_seven_days(served: Served) -> None:
    link = served.invite("kim")
    served.clock.now += timedelta(days=8)
    assert "is over" in served.get(link).text


def test_a_session_ends_with_its_time_at_the_logout_and_when_it_is_revoked(served: Served) -> None:
    late, left, revoked = (served.enter(name) for name in ("kim", "lee", "han"))
    left.post("/logout", {})
    with served.store.begin() as books:
        books.tokens.revoke("han")
    served.clock.now += timedelta(days=31)
    for visitor in (late, left, revoked):
        assert visitor.get("/mute?article=1").status_code == 303


def test_no_secret_is_kept_as_it_is(served: Served) -> None:
    visitor = served.enter("kim")
    kept = Path(str(served.store.url).removeprefix("sqlite:///"))
    written = kept.read_bytes() + kept.with_name(f"{kept.name}-wal").read_bytes()
    assert b"invitation-of-kim" not in written
    assert str(visitor.browser.cookies["newsmon"]).encode() not in written


def test_the_cookie_of_a_session_is_for_no_script_and_no_other_site(served: Served) -> None:
    answer = Visitor(served.url).post(served.invite("kim"), {})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_nobody_is_led_away_by_a_form(served: Served) -> None:
    visitor = served.enter("kim")
    for away in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"):
        assert visitor.post("/handled", {"alert": KEY, "back": away}).headers["location"] == "/now"


def test_beyond_this_machine_it_is_not_opened_as_long_as_nobody_can_log_in(tmp_path: Path) -> None:
    with pytest.raises(NewsmonError, match="nobody could log in"), opened(filled(tmp_path), host="0.0.0.0"):
        pass


def test_a_form_that_is_too_large_is_refused(served: Served) -> None:
    assert served.send("/mute", {"reason": "x" * 100_000}).status_code == 413
