"""What an operator does on the page."""

from datetime import timedelta

from monitor.domain.deliveries import State
from tests.web.served import NOW, Served


def test_a_mute_link_of_a_message_asks_what_and_for_how_long(served: Served) -> None:
    asked = served.enter("kim").get(f"/mute?alert={'b' * 32}").text
    assert "this article" in asked
    assert "this story" in asked
    assert "“Edited” at Harbour Post" in asked


def test_an_older_mute_link_leads_to_the_login_and_works_then(served: Served) -> None:
    link = "/mute?kind=edited&outlet=Harbour%20Post"
    assert served.get(link).headers["location"] == "/login?next=/mute%3Fkind%3Dedited%26outlet%3DHarbour%2520Post"
    assert 'value="kind:edited@Harbour Post"' in served.enter("kim").get(link).text


def test_what_is_muted_is_noted_under_the_name_of_who_did(served: Served) -> None:
    served.enter("kim").post("/mute", {"subject": "article:1", "span": "7d", "reason": "enough of it"})
    with served.store.read() as books:
        (mute,) = (each for each in books.mutes.active(NOW) if each.subject == "article:1")
    assert (mute.author, mute.until, mute.reason) == ("kim", NOW + timedelta(days=7), "enough of it")


def test_an_alert_that_was_dealt_with_says_by_whom_and_leaves_the_open_ones(served: Served) -> None:
    visitor = served.enter("kim")
    visitor.post("/handled", {"alert": "b" * 32, "note": "called the port"})
    assert "Dealt with by kim" in visitor.get("/now").text
    assert "called the port" in visitor.get("/now").text
    opened = visitor.get("/now.json?open=true&show=edits").json()
    assert opened["alerts"] == []
    visitor.post("/handled/reopen", {"alert": "b" * 32})
    assert len(visitor.get("/now.json?open=true&show=edits").json()["alerts"]) == 1


def test_a_delivery_that_was_given_up_is_sent_again(served: Served) -> None:
    with served.store.read() as books:
        (dead,) = books.deliveries.all(dead=True)
    visitor = served.enter("kim")
    assert "Send again" in visitor.get("/told/deliveries").text
    assert visitor.post("/deliveries/retry", {"delivery": str(dead.id)}).status_code == 303
    with served.store.read() as books:
        assert [each.id for each in books.deliveries.all(state=State.WAITING)] == [dead.id]


def test_an_address_is_watched(served: Served) -> None:
    served.enter("kim").post("/watch", {"url": "https://harbour.example/news/5"})
    with served.store.read() as books:
        assert "watch https://harbour.example/news/5" in [state.source.name for state in books.sources.all()]


def test_a_private_address_is_not_watched(served: Served) -> None:
    answer = served.enter("kim").post("/watch", {"url": "http://169.254.169.254/latest"})
    assert answer.status_code == 400
    assert "newsmon would not read it" in answer.text


def test_a_reader_says_up_to_when_they_have_seen_everything(served: Served) -> None:
    assert "Port <small>2</small>" in served.get("/now").text
    served.post("/seen", {})
    assert "Port <small>" not in served.get("/now").text


def test_language_and_theme_stay_as_chosen(served: Served) -> None:
    served.post("/preferences", {"language": "ko"})
    served.post("/preferences", {"theme": "dark"})
    assert '<html lang="ko" data-theme="dark">' in served.get("/now").text


def test_how_much_is_new_is_said_and_nothing_is_put_in(served: Served) -> None:
    assert "1 new, show" in served.get("/fresh?since=1").text
    assert served.get("/fresh?since=2").text == ""
