"""A change for people: what it is and why, then headline, figures and evidence, then the text with its words marked."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from monitor.cli.printing import local, say, shown
from monitor.cli.typesetting import clipped, columns, line, marked, named
from monitor.domain.articles import Article
from monitor.domain.changes import Change, Comparison, FigureChange, Kind, Op, SentenceChange, in_short
from monitor.domain.edits.diff import likeness, words
from monitor.domain.edits.differences import sentences_of
from monitor.domain.edits.stretches import Stretch, in_place

if TYPE_CHECKING:
    from monitor.domain.looks.comparing import Compared

_REWRITTEN = 0.4  # of the letters alike, below which a sentence is shown as gone and come, not word by word
# What headlines, figures and sentences show anyway.
_SHOWN_BELOW = frozenset(
    {Kind.HEADLINE, Kind.FIGURE, Kind.UPDATED, Kind.MOVED, Kind.REPHRASED, Kind.TYPO, Kind.SPACING, Kind.CORRECTION}
)


def print_comparison(compared: "Compared", *, facts: Sequence[tuple[str, str]] = ()) -> None:
    """Print what comparing two states came to; ``facts`` are further lines of its head."""
    comparison, change = compared.comparison, compared.comparison.change
    if change is None or compared.before is None or compared.after is None:
        say(f"{comparison.finding}: {shown(comparison.reason)}")
        return
    say(f"{comparison.finding}, {in_short(change)}")
    because = [] if comparison.reason == change.reason else [("because", comparison.reason)]
    _print_change(change, compared.before, compared.after, [*facts, *because])


def told(comparison: Comparison) -> tuple[str, str]:
    """Say whether people would be told."""
    return "told", "yes, once it is confirmed" if comparison.tell else "no"


def _print_change(change: Change, before: Article, after: Article, facts: Sequence[tuple[str, str]]) -> None:
    named([*facts, ("the page", admission(change, before, after)), *_evidence(change)])
    if change.title:
        say("\nHeadline")
        _print_sentence(SentenceChange(op=Op.REPLACE, before=change.title.before, after=change.title.after))
    if change.figures:
        say("\nFigures")
        for row in columns([_figure(figure) for figure in change.figures]):
            line(" ", row)
    if change.sentences:
        say("\nText")
        _print_text(change, sentences_of(before), sentences_of(after))


def as_recorded(recorded: Change | None, now: Change | None) -> list[tuple[str, str]]:
    """Say what a change was called when it was recorded, where today it is called otherwise."""
    if recorded is None or (now and in_short(now) == in_short(recorded)):
        return []
    return [("recorded", in_short(recorded))]


def admission(change: Change, before: Article, after: Article) -> str:
    """Say in words whether the publisher admits the edit, and by what."""
    if change.notice:
        return f"admits it: {change.notice}"
    if Kind.CORRECTION in change.kinds:
        return "admits it: what was wrong is shown struck"
    was, became = _stated(before), _stated(after)
    if change.silent is None:
        states = f"states {became}" if after.modified else "states no time of modification"
        return f"{states}; whether it would admit an edit is not known of this outlet"
    if change.silent:
        return f"does not say that it was edited: it states {became}, as before"
    return f"admits it: it states {became}, and stated {was} before"


def _stated(article: Article) -> str:
    if article.modified:
        return f"modified {local(article.modified)}"
    return f"published {local(article.published)}" if article.published else "no time"


def _evidence(change: Change) -> Iterator[tuple[str, str]]:
    """Give for each kind the words that show it, unless they stand below."""
    for kind in change.kinds:
        if kind not in _SHOWN_BELOW or (kind is Kind.UPDATED and not change.sentences):
            yield kind, change.evidence.get(kind, "")


def _figure(figure: FigureChange) -> tuple[str, str, str, str]:
    percent = "" if figure.percent is None else f"{figure.percent:+,.1f} %"
    return figure.before or "–", "→", figure.after or "–", percent


def _print_text(change: Change, before: Sequence[str], after: Sequence[str]) -> None:
    if Kind.EXPANDED in change.kinds:
        for sentence in change.sentences:
            _print_sentence(sentence)
        say("  ⋯ what the flash grew by is not listed")
        return
    parts = list(in_place(before, after, change.sentences))
    for at, part in enumerate(parts):
        if isinstance(part, Stretch):
            _print_stretch(part.sentences, first=at == 0, last=at == len(parts) - 1)
        else:
            _print_sentence(part)


def _print_stretch(sentences: Sequence[str], *, first: bool, last: bool) -> None:
    """Show of what stayed a line next to each change, and count the rest."""
    head = [] if first else list(sentences[:1])
    tail = [] if last else list(sentences[len(head) :][-1:])
    folded = sentences[len(head) : len(sentences) - len(tail)]
    if len(folded) == 1:
        head, folded = [*head, *folded], ()
    for sentence in head:
        line(" ", clipped(sentence), style="dim")
    if folded:
        line("⋯", f"{len(folded)} sentences unchanged", style="dim")
    for sentence in tail:
        line(" ", clipped(sentence), style="dim")


def _print_sentence(change: SentenceChange) -> None:
    if change.op is Op.MOVE:
        line(">", f"moved here: {clipped(change.after)}", style="cyan")
    elif change.before and change.after and likeness(change.before, change.after) >= _REWRITTEN:
        line("~", marked(words(change.before, change.after)))
    else:
        for sign, text, style in (("-", change.before, "red"), ("+", change.after, "green")):
            if text:
                line(sign, text, style=style)
