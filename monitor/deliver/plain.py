"""A letter in the plainest words there are, for when writing it properly fails."""

from html import escape

from monitor.deliver.channel import Letter, Reader
from monitor.deliver.for_chat import without_marks
from monitor.deliver.for_slack import escaped
from monitor.deliver.phrases import wording
from monitor.deliver.render import SUBJECT, Form, Rendered
from monitor.deliver.safe import inert, link
from monitor.domain.alerts import Alert
from monitor.domain.texts.cutting import cut


def in_plain_words(letter: Letter, form: Form, reader: Reader) -> Rendered:
    """Say of each alert its kind, headline and address, in a form that every service bears."""
    words = wording(reader.locale)
    lines = [line for alert in letter.alerts for line in _lines(alert, words.kinds[alert.kind])]
    subject = lines[0] if lines else words.headings[letter.bundle]
    text = "\n".join([*([words.repeat] if letter.repeat else []), *lines, f"{words.alert} {letter.key}"])
    if form is Form.SLACK:
        text = escaped(text)
    return Rendered(subject=cut(subject, SUBJECT), text=text, html=f"<pre>{escape(text)}</pre>")


def _lines(alert: Alert, kind: str) -> tuple[str, str]:
    return without_marks(inert(f"{alert.outlet or alert.source} {kind}: {alert.title}")), link(alert.url)
