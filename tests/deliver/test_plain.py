"""A message that cannot be written as it should goes out in plain words, and says what failed."""

from dataclasses import replace

import pytest

from monitor.deliver.by_apprise import AppriseChannel
from monitor.deliver.channel import Readership
from monitor.deliver.render import Form, in_plain_words
from monitor.domain.changes import FigureChange
from monitor.domain.deliveries import Sent
from tests.deliver.made import EDIT, a_letter, an_edit
from tests.deliver.receivers import a_web_service


def test_what_cannot_be_written_goes_out_in_plain_words_and_says_so() -> None:
    # A percentage that is no number: a fault of ours, which no template foresees.
    figure = FigureChange(before="3,200", after="3,700", percent="much")  # type: ignore[arg-type]
    broken = an_edit(change=replace(EDIT, figures=(figure,)))
    with a_web_service() as service:
        channel = AppriseChannel("desk", [f"json://127.0.0.1:{service.port}/hook"])
        outcome = channel.send(a_letter(broken), channel.targets[0])
    assert isinstance(outcome, Sent)
    assert outcome.trouble == "text: ValueError"
    assert broken.title in service.requests[0].json["message"]


@pytest.mark.parametrize("form", Form)
def test_plain_words_hold_kind_headline_address_and_id(form: Form) -> None:
    letter = a_letter(an_edit())
    plain = in_plain_words(letter, form, Readership())
    assert all(part in plain.text for part in ("Edited", letter.alerts[0].url, letter.key))
