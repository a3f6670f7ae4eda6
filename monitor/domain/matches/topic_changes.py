"""Which topics an edit brings into a story, and which it takes out of it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChange:
    """The topics that ``entered`` a story by an edit, and those that ``left`` it; false where neither is any."""

    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether any topic came or went."""
        return bool(self.entered or self.left)

    @property
    def reasons(self) -> tuple[str, ...]:
        """A reason for each topic that came or went."""
        entered = (f"{topic} entered the story" for topic in self.entered)
        left = (f"{topic} was removed from the story" for topic in self.left)
        return (*entered, *left)

    def then(self, later: "TopicChange") -> "TopicChange":
        """Return what both come to, one after the other: what came and went again is neither.

        >>> TopicChange(left=("xAI",)).then(TopicChange(entered=("xAI", "SoftBank")))
        TopicChange(entered=('SoftBank',), left=())
        """
        return TopicChange(
            entered=_both(self.entered, later.left, later.entered, self.left),
            left=_both(self.left, later.entered, later.left, self.entered),
        )


UNMOVED = TopicChange()


def topic_change(before: Sequence[str], after: Sequence[str]) -> TopicChange:
    """Compare the topics that an article met with those that it meets now."""
    return TopicChange(
        entered=tuple(topic for topic in after if topic not in before),
        left=tuple(topic for topic in before if topic not in after),
    )


def _both(
    first: tuple[str, ...], undone: tuple[str, ...], second: tuple[str, ...], redone: tuple[str, ...]
) -> tuple[str, ...]:
    kept = (topic for topic in first if topic not in undone)
    fresh = (topic for topic in second if topic not in redone)
    return tuple(dict.fromkeys((*kept, *fresh)))
