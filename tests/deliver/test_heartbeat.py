"""A sign of life goes out, says once that it does not get through, and never holds anything up."""

from time import monotonic

import pytest
from structlog.testing import capture_logs

from monitor.deliver.heartbeat import Heartbeat
from monitor.domain.addresses.address import Address
from tests.deliver.receivers import a_free_port, a_web_service, answers, hangs


def beaten(heartbeat: Heartbeat, times: int = 1) -> None:
    for _ in range(times):
        heartbeat.beat()
        heartbeat.wait(10)


def test_the_address_is_asked_for() -> None:
    with a_web_service() as service, capture_logs() as said:
        beaten(Heartbeat(Address(f"http://127.0.0.1:{service.port}/secret-4711")))
    assert [request.path for request in service.requests] == ["/secret-4711"]
    assert said == []


def test_that_it_fails_and_that_it_works_again_is_said_once_and_without_the_address() -> None:
    with a_web_service(answers(500), answers(500), answers(200), answers(200)) as service, capture_logs() as said:
        beaten(Heartbeat(Address(f"http://127.0.0.1:{service.port}/secret-4711")), times=4)
    assert [line["log_level"] for line in said] == ["warning", "info"]
    assert said[0]["why"] == "it answered 500"
    assert "4711" not in str(said)


def test_an_address_that_nobody_serves_is_said_in_words() -> None:
    with capture_logs() as said:
        beaten(Heartbeat(Address(f"http://127.0.0.1:{a_free_port()}/")), times=2)
    assert [line["why"] for line in said] == ["no connection: refused or unreachable"]


@pytest.mark.parametrize("beats", [3])
def test_a_beat_that_hangs_holds_up_nobody_and_is_not_doubled(beats: int) -> None:
    with a_web_service(hangs, hangs, hangs) as service:
        heartbeat = Heartbeat(Address(f"http://127.0.0.1:{service.port}/"))
        began = monotonic()
        for _ in range(beats):
            heartbeat.beat()
        assert monotonic() - began < 2
        heartbeat.wait(0.5)
        assert len(service.requests) <= 1
