"""No receiver holds a channel up for long, whatever it does."""

from threading import Event

import pytest

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.time_limit import MOST_LEFT, TimeLimit
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear
from tests.deliver.made import a_letter
from tests.deliver.receivers import a_mail_server, a_web_service, answers, drips, never_ends

SHORT = 0.3  # seconds


@pytest.mark.parametrize("scheme", ["json", "form"])
def test_an_answer_that_drips_leaves_it_open_in_time(scheme: str) -> None:
    with a_web_service(drips) as service:
        channel = AppriseChannel("hook", [f"{scheme}://127.0.0.1:{service.port}/"], patience=SHORT)
        outcome = channel.send(a_letter(), channel.targets[0])
    assert outcome == Unclear(reason=f"no outcome within {SHORT} s")


def test_an_endless_answer_to_a_service_left_to_apprise_ends_with_what_was_read() -> None:
    with a_web_service(never_ends) as service:
        channel = AppriseChannel("forms", [f"form://127.0.0.1:{service.port}/"])
        assert isinstance(channel.send(a_letter(), channel.targets[0]), Sent)


def test_a_mail_server_that_never_greets_leaves_it_open_in_time() -> None:
    with a_mail_server(hangs_at="greeting") as server:
        url = f"mailto://127.0.0.1:{server.port}?from=a@example.org&to=b@example.org"
        channel = AppriseChannel("mail", [url], patience=SHORT)
        assert isinstance(channel.send(a_letter(), channel.targets[0]), Unclear)


def test_no_more_sends_are_begun_than_may_hang() -> None:
    end, begun = Event(), []

    def hang() -> Outcome:
        begun.append(1)
        end.wait(10)
        return Sent()

    patience = TimeLimit(0.01)
    outcomes = [patience.wait_for(hang) for _ in range(MOST_LEFT + 2)]
    assert len(begun) == MOST_LEFT
    assert outcomes[-1] == Failed(reason=f"{MOST_LEFT} earlier sends still hang")
    end.set()


def test_a_target_whose_hanging_sends_came_to_an_end_is_told_again() -> None:
    end = Event()
    patience = TimeLimit(0.01)
    for _ in range(MOST_LEFT):
        patience.wait_for(lambda: Sent(detail=str(end.wait(10))))
    end.set()
    patient = TimeLimit(5)
    patient._hanging = patience._hanging  # noqa: SLF001  # the same target, asked with more time
    for thread in patience._hanging:  # noqa: SLF001  # as above
        thread.join()
    assert patient.wait_for(Sent) == Sent()


def test_what_breaks_inside_of_a_send_breaks_outside() -> None:
    def broken() -> Outcome:
        raise RuntimeError("surprise")

    with pytest.raises(RuntimeError, match="surprise"):
        TimeLimit().wait_for(broken)


@pytest.mark.parametrize("scheme", ["form", "xml", "mmost"])
def test_a_service_left_to_apprise_is_not_followed_elsewhere(scheme: str) -> None:
    """A11: payload and secret stay where the settings sent them."""
    with a_web_service() as elsewhere:
        moved = answers(307, "", Location=f"http://127.0.0.1:{elsewhere.port}/")
        with a_web_service(moved) as service:
            token = "3ccdd113474722377935511fc85d3dd4"
            channel = AppriseChannel("x", [f"{scheme}://127.0.0.1:{service.port}/{token}?redirect=yes"])
            outcome = channel.send(a_letter(), channel.targets[0])
    assert isinstance(outcome, Failed)
    assert elsewhere.requests == []
