"""terminal://: alerts on the screen that newsmon runs on, or as plain lines in the file it is piped to."""

# mypy: disable-error-code="no-untyped-call, override, assignment"
# Apprise says that it is typed, and is so in part.

import sys
from typing import Any

from apprise.plugins.base import NotifyBase
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from monitor.deliver.phrases import Wording, wording
from monitor.deliver.plugins import PARCEL
from monitor.domain.changes import Severity
from monitor.domain.deliveries import Failed, Sent

COLOURS = {Severity.HIGH: "bold red", Severity.MEDIUM: "bold yellow"}
MARKED = r"«[^»]*»"


class Terminal(NotifyBase):
    """An Apprise channel that prints; it has no address, so it takes none."""

    service_name = "Terminal"
    protocol = "terminal"
    setup_url = ""
    title_maxlen = 1_000
    body_maxlen = 100_000
    templates = ("{schema}://",)

    @staticmethod
    def parse_url(url: str) -> dict[str, Any] | None:
        """Read ``terminal://``."""
        return NotifyBase.parse_url(url, verify_host=False)

    def url(self, *_: Any, **__: Any) -> str:  # noqa: ANN401  # the signature is Apprise's
        """Return the address; there is nothing in it to hide."""
        return "terminal://"

    def send(self, body: str, title: str = "", **_: Any) -> bool:  # noqa: ANN401  # the signature is Apprise's
        """Print one letter, at once."""
        parcel = PARCEL.get()
        weight = max((alert.severity for alert in parcel.letter.alerts), default=Severity.NONE)
        words = wording(parcel.locale)
        try:
            show(Console(highlight=False, markup=False, emoji=False), title, body, weight, words)
            sys.stdout.flush()
        except (OSError, ValueError) as error:  # a pipe that nobody reads, a terminal that was closed
            return parcel.note(Failed(reason=f"could not print: {type(error).__name__}"))
        return parcel.note(Sent(detail="printed"))


def show(console: Console, subject: str, body: str, weight: Severity, words: Wording) -> None:
    """Print a rule, the subject and the lines below it: marked and folded on a terminal, as they are elsewhere."""
    if not console.is_terminal:
        console.out(f"{'-' * 60}\n{subject}\n{body}\n", highlight=False)
        return
    console.print(Rule(style="dim"))
    console.print(Text(subject, style=COLOURS.get(weight, "bold")))
    console.print(Text("\n").join(_line(line, words) for line in body.split("\n")))
    console.print()


def _line(line: str, words: Wording) -> Text:
    """Show in a sentence what went struck out, and what came underlined."""
    shown = Text(line)
    label = line.strip().partition(":")[0]
    if label in _sides(words):
        shown.highlight_regex(MARKED, _sides(words)[label])
        shown.stylize("dim", 0, line.index(":") + 1)
    return shown


def _sides(words: Wording) -> dict[str, str]:
    went, came = "strike red", "bold underline green"
    return {words.before: went, words.deleted: went, words.after: came, words.added: came, words.moved: came}
