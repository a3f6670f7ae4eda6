"""What a further telling of a story, a step of its wire chain or a copy, says otherwise than the one told last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from monitor.domain.articles import Article, Reader
from monitor.domain.changes import Change, Kind, Op, Severity
from monitor.domain.edits.compare import compare
from monitor.domain.edits.diff import align
from monitor.domain.edits.scenes import Scene
from monitor.domain.kinship.prose import without_dateline
from monitor.domain.kinship.stages import CORRECTION, chain_stage
from monitor.domain.kinship.stories import Tie
from monitor.domain.texts.sentences import split

# What makes a copy worth telling. What it leaves out, adds, or puts in another order does not, nor does the headline
# that each paper gives it.
WEIGHTY = frozenset({Kind.FIGURE, Kind.NAME, Kind.QUOTE, Kind.NEGATION, Kind.ATTRIBUTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """How an article retells a story that was told: the tie to it, what it changes, whether it comes too late.

    ``against`` names the telling that it is compared with.
    """

    tie: Tie
    against: str
    change: Change | None = None
    is_late: bool = False


def retelling(told: Article, now: Article, tie: Tie, outlet: str = "") -> Retelling:
    """Compare an article with the telling of its story that was told last, which stood at ``outlet``."""
    change = _copied(told, now) if tie is Tie.COPY else _stepped(told, now)
    against = f"“{told.title}”" + (f" ({outlet})" if outlet else "")
    return Retelling(tie=tie, against=against, change=change, is_late=tie is Tie.FOLLOWUP and _is_late(told, now))


def least_retelling(told: Iterable[tuple[Article, str]], now: Article, tie: Tie) -> Retelling | None:
    """Compare an article with the telling, of several with their outlets, that it changes least; the first of equals.

    What says nothing else than one of them is no news, however much the others differ.
    """
    found = []
    for article, outlet in told:
        found.append(retelling(article, now, tie, outlet))
        if found[-1].change is None:
            return found[-1]
    return min(found, key=_extent, default=None)


def _extent(retold: Retelling) -> tuple[int, int]:
    change = retold.change
    return (change.severity, len(change.kinds) + len(change.sentences)) if change else (0, 0)


def _stepped(told: Article, now: Article) -> Change | None:
    """Say what a step changes; one that calls itself a correction is one, whatever it changes."""
    change = compare(_as_one_reader(told), _as_one_reader(now)).change
    stage = chain_stage(now.title)
    if stage is None or stage.order < CORRECTION:
        return change
    change = change or Change(kinds=(), severity=Severity.HIGH, silent=False, reason="")
    kinds = tuple(dict.fromkeys((Kind.CORRECTION, *change.kinds)))
    return replace(
        change,
        kinds=kinds,
        severity=Severity.HIGH,
        silent=False,
        reason="; ".join(filter(None, (f"correction: {stage.label}", change.reason))),
        notice=change.notice or now.title,
        evidence={Kind.CORRECTION: stage.label, **change.evidence},
    )


def _copied(told: Article, now: Article) -> Change | None:
    """Say where the text of a copy says something else: in the sentences that both have in different words.

    Each paper gives it a headline of its own, which is no difference of the text.
    """
    old, new = _sentences(told), _sentences(now)
    changes = align(old, new)
    left_out = {change.before for change in changes if change.op in (Op.DELETE, Op.MOVE)}
    put_in = {change.after for change in changes if change.op in (Op.INSERT, Op.MOVE)}
    before = _bare(told.title, old, left_out.__contains__)
    after = _bare(told.title, new, put_in.__contains__)
    change = compare(before, after, scene=Scene(told, now)).change
    return replace(change, silent=None) if change is not None and WEIGHTY & set(change.kinds) else None


def _bare(title: str, sentences: tuple[str, ...], is_alone: Callable[[str], bool]) -> Article:
    return Article(url="", title=title, body=tuple(sentence for sentence in sentences if not is_alone(sentence)))


def _sentences(article: Article) -> tuple[str, ...]:
    return split([without_dateline(paragraph) for paragraph in article.body])


def _as_one_reader(article: Article) -> Article:
    """Let two pages be compared that were read in different ways, since both are of wire texts."""
    return replace(article, reader=Reader(), origins={}, captions=(), authors=(), subtitle="", subheadings=())


def _is_late(told: Article, now: Article) -> bool:
    """Whether a step comes after one that is further on, by its label or its hour: it was listed late."""
    before, stage = chain_stage(told.title), chain_stage(now.title)
    if before is not None and stage is not None and stage.order != before.order:
        return stage.order < before.order
    return told.published is not None and now.published is not None and now.published < told.published
