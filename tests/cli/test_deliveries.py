"""The ledger: was somebody told, when, by which channel, in which message, and what was answered."""

import json
import os
from pathlib import Path

import pytest

from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.deliveries import Sent
from monitor.domain.telling.settling import settle
from monitor.settings import load
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store
from tests.store.building import MINUTE, NOON, a_plan, an_alert, an_attempt

LETTER = "7226f553cd7caeeed478bcb7369ecaad"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings of a newsmon that told two alerts in one digest, and holds a third."""
    file = settings_in(tmp_path, "harbour")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        for key in ("1", "2"):
            books.alerts.add(
                an_alert(key, title="항만 폐쇄\x1b[31m"), [a_plan(bundle=BundleId(kind=Bundle.DIGEST, name="morning"))]
            )
        for delivery in books.outbox.claim(NOON, 2, MINUTE):
            attempt = an_attempt(delivery, Sent(detail="HTTP 200"), letter=LETTER)
            books.outbox.settle(delivery, settle(delivery, Sent(), NOON), attempt)
        books.alerts.add(an_alert("3"), [a_plan(reason="route all: quiet until 06:00", due_at=NOON + 600 * MINUTE)])
    store.close()
    return file


def test_a_line_says_when_where_what_and_in_which_message(settings: Path) -> None:
    printed = newsmon("deliveries", "--config", str(settings)).stdout
    first, _, held = [line.split("\t") for line in printed.splitlines()]
    number, when, *told = first
    assert (number, when.startswith("03-0")) == ("1", True)
    assert told == ["desk", "sent", "new, alert 1", r"항만 폐쇄\x1b[31m", "digest 7226f553", "HTTP 200"]
    assert held[1].startswith("due 03-0")
    assert held[3:] == ["waiting", "new, alert 3", "항만 폐쇄", "", "route all: quiet until 06:00"]


def test_programs_get_what_it_is_about_and_each_try(settings: Path) -> None:
    first, *_ = json.loads(newsmon("deliveries", "--json", "--config", str(settings)).stdout)
    assert first["about"]["kind"] == "new"
    assert first["about"]["title"] == "항만 폐쇄\x1b[31m"
    assert [one["letter"] for one in first["tries"]] == [LETTER]


def test_the_id_of_a_digest_leads_to_all_that_travelled_in_it(settings: Path) -> None:
    printed = newsmon("why", LETTER[:8], "--config", str(settings)).stdout
    assert printed.startswith("a message of 2 alerts\n")
    assert "new (alert 1), sent to desk; new (alert 2), sent to desk." in printed
