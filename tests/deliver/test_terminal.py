"""terminal://, on a screen and in a pipe."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.phrases import wording
from monitor.deliver.render import Form, render
from monitor.deliver.terminal import show
from monitor.domain.changes import Severity
from monitor.domain.deliveries import Failed, Sent
from tests.deliver.made import KOREAN, SEOUL, a_letter, an_edit


def shown(width: int, *, terminal: bool) -> str:
    page = io.StringIO()
    console = Console(file=page, width=width, force_terminal=terminal, color_system=None, highlight=False, emoji=False)
    message = render(a_letter(an_edit()), Form.TEXT, KOREAN)
    show(console, message.subject, message.text, Severity.HIGH, wording("ko"))
    return page.getvalue()


def test_a_pipe_gets_plain_lines_that_are_not_folded(capsys: pytest.CaptureFixture[str]) -> None:
    channel = AppriseChannel("screen", ["terminal://"], "ko", SEOUL)
    assert channel.send(a_letter(an_edit()), channel.targets[0]) == Sent(detail="printed")
    printed = capsys.readouterr().out
    message = render(a_letter(an_edit()), Form.TEXT, KOREAN)
    assert f"{message.subject}\n{message.text}\n" in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize("width", [30, 60, 100])
def test_korean_stays_within_the_width_of_a_terminal(width: int) -> None:
    page = shown(width, terminal=True)
    assert "소프트뱅크" in page
    assert max(cell_len(line) for line in page.split("\n")) <= width


def test_a_rule_parts_one_alert_from_the_next() -> None:
    assert shown(60, terminal=True).startswith("─" * 60)
    assert shown(60, terminal=False).startswith("-" * 60)


def test_a_pipe_that_nobody_reads_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    page = io.StringIO()
    page.close()
    monkeypatch.setattr("sys.stdout", page)
    channel = AppriseChannel("screen", ["terminal://"])
    assert isinstance(channel.send(a_letter(), channel.targets[0]), Failed)
