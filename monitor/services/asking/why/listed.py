"""How an address came to us: which source listed it, when, and how often its page was asked for in vain."""

from collections.abc import Iterator

from monitor.domain.texts.counting import counted
from monitor.domain.views import ExplainedStep
from monitor.store.entries import ListedEntry


def listed(entry: ListedEntry) -> Iterator[ExplainedStep]:
    """Say how one source listed an address, and what came of reading it."""
    where = "it stood there at the first look at the source" if entry.at_first_look else "new in its listing"
    yield ExplainedStep(what="listed", at=entry.listed_at, said=f"by {entry.source}", reason=where, until=entry.left_at)
    if entry.tries:
        yield ExplainedStep(
            what="tried", said=counted(entry.tries, "time") + " in vain", reason=_trouble(entry), below=True
        )
    elif entry.article is None and entry.due_at is not None:
        yield ExplainedStep(
            what="waits", at=entry.due_at, said="to be read", reason="its turn has not come", below=True
        )
    elif entry.article is None:
        yield ExplainedStep(what="read", said="not recorded", reason=entry.outcome, below=True)


def _trouble(entry: ListedEntry) -> str:
    """Say why the tries gave no article, and whether they go on."""
    if entry.article is not None:
        return "then it could be read"
    more = f"; tried again after {entry.due_at:%Y-%m-%d %H:%M}Z" if entry.due_at else "; given up"
    return f"{entry.outcome}{more}"
