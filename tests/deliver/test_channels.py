"""What stands behind the addresses of the settings, and how little of them is ever shown."""

# mypy: disable-error-code="no-untyped-call, override, assignment"
# Apprise says that it is typed, and is so in part.

import logging

import pytest
from apprise import AppriseResult
from apprise.manager_plugins import NotificationManager
from apprise.plugins.base import NotifyBase
from apprise.result import AppriseResultStatus

from monitor.deliver.addresses import ChannelError
from monitor.deliver.by_apprise import AppriseChannel, check_urls
from monitor.domain.deliveries import Failed, Sent, Unclear
from tests.deliver.made import a_letter
from tests.deliver.receivers import a_free_port, a_mail_server, a_web_service, answers, hangs, resets

SECRET = "hunter2-Zq9"


def test_addresses_that_can_be_used_have_no_problems() -> None:
    good = ["terminal://", "json://127.0.0.1/hook", "mailto://mail.example?from=a@example.org&to=b@example.org"]
    assert check_urls(good) == ()


@pytest.mark.parametrize(
    "broken",
    [
        f"slak://{SECRET}/a/b",
        f"slack://{SECRET}",
        f"mailto://user:{SECRET}@",
        f"mailto://u:{SECRET}@mail.example?from=a@example.org&to=nobody",
        SECRET,
        f"json://:{SECRET}@",
        "",
    ],
)
def test_an_address_that_cannot_be_used_is_named_by_its_place_and_never_shown(broken: str) -> None:
    (problem,) = check_urls([broken])
    assert problem.startswith("address 1 ")
    assert SECRET not in problem
    with pytest.raises(ChannelError, match="channel desk: address 2") as caught:
        AppriseChannel("desk", ["terminal://", broken])
    assert SECRET not in f"{caught.value!r} {caught.value}"


def test_ids_of_targets_are_stable_and_tell_targets_apart() -> None:
    urls = ["json://127.0.0.1/a", "json://127.0.0.1/b", "terminal://"]
    first, second = AppriseChannel("x", urls), AppriseChannel("y", list(reversed(urls)))
    assert len(set(first.targets)) == 3
    assert set(first.targets) == set(second.targets)


def test_a_new_password_or_time_limit_keeps_the_id_of_a_target() -> None:
    old = AppriseChannel("m", ["mailto://u:old@mail.example?to=b@example.org"])
    new = AppriseChannel("m", ["mailto://u:new@mail.example?to=b@example.org&cto=3"])
    assert old.targets == new.targets


def test_one_address_named_twice_is_one_target() -> None:
    assert len(AppriseChannel("s", ["terminal://", "terminal://"]).targets) == 1


def test_a_target_that_left_the_settings_is_refused_for_good() -> None:
    outcome = AppriseChannel("s", ["terminal://"]).send(a_letter(), "slack-000000000000")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


def test_no_secret_is_logged_or_told_whatever_goes_wrong(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said = []
    for conduct in (answers(200), answers(500), answers(404, f"no such path /{SECRET}"), resets, hangs):
        with a_web_service(conduct) as service, a_mail_server({"AUTH": "535 no"}) as server:
            urls = [
                f"json://user:{SECRET}@127.0.0.1:{service.port}/{SECRET}?rto=0.3&-token={SECRET}",
                f"mmost://127.0.0.1:{service.port}/{SECRET}{'a' * 20}?rto=0.3",
                f"mailto://u:{SECRET}@127.0.0.1:{server.port}?from=a@example.org&to=b@example.org&cto=1",
            ]
            channel = AppriseChannel("desk", urls)
            said += [repr(channel.send(a_letter(), target)) for target in channel.targets] + [repr(channel.targets)]
    assert SECRET not in "\n".join(said)
    assert [record for record in caplog.records if SECRET in record.getMessage()] == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (403, Failed(reason="HTTP 403", permanent=True)),
        (500, Failed(reason="HTTP 500")),
        (429, Failed(reason="HTTP 429")),
    ],
)
def test_the_status_that_apprise_logged_decides_for_services_left_to_it(status: int, expected: Failed) -> None:
    with a_web_service(answers(status)) as service:
        channel = AppriseChannel("forms", [f"form://127.0.0.1:{service.port}/"])
        assert channel.send(a_letter(), channel.targets[0]) == expected


def test_services_left_to_apprise_are_judged_by_their_connection_too() -> None:
    nobody = AppriseChannel("forms", [f"form://127.0.0.1:{a_free_port()}/"])
    assert isinstance(nobody.send(a_letter(), nobody.targets[0]), Failed)
    for conduct in (resets, hangs):
        with a_web_service(conduct) as service:
            channel = AppriseChannel("forms", [f"form://127.0.0.1:{service.port}/?rto=0.3"])
            assert isinstance(channel.send(a_letter(), channel.targets[0]), Unclear)


def test_an_optional_target_that_fails_is_recorded_as_failed() -> None:
    """Contract 7: Apprise reports success for it."""
    with a_web_service(answers(500)) as service:
        channel = AppriseChannel("forms", [f"form://127.0.0.1:{service.port}/?optional=yes"])
        assert channel.send(a_letter(), channel.targets[0]) == Failed(reason="HTTP 500")


def test_a_plugin_that_breaks_is_a_failure_and_no_crash() -> None:
    class Broken(NotifyBase):
        """A channel whose own code fails."""

        service_name = "Broken"
        protocol = "broken"

        def send(self, body: str, title: str = "", *_: object, **__: object) -> bool:
            raise RuntimeError(title + body)

    NotificationManager().add(Broken, force=True)
    channel = AppriseChannel("b", ["broken://here"])
    assert channel.send(a_letter(), channel.targets[0]) == Failed(reason="Broken did not take it")


def test_a_service_left_to_apprise_takes_a_letter() -> None:
    with a_web_service() as service:
        channel = AppriseChannel("forms", [f"form://127.0.0.1:{service.port}/"])
        assert isinstance(channel.send(a_letter(), channel.targets[0]), Sent)


def test_apprise_still_reports_as_we_read_it() -> None:
    assert AppriseResult().status is AppriseResultStatus.NOMATCH
