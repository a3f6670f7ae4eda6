"""What happens in the demo, and when: the state of all papers follows from the seconds since its start."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from monitor.demo.manuscripts import NEWSROOM_CLOCK, Manuscript, load

# By this time of the demo's day everything has been stamped: it plays on the last day on which that
# time has come, so that no stamp lies in the future.
LAST_STAMP = time(17, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that a paper does, ``at`` seconds after the start.

    ``tells`` is the kind of alert that newsmon owes for it; empty: it must keep silent.
    """

    at: float
    story: str
    happens: str
    tells: str = ""

    @property
    def shown(self) -> str:
        """The clock that the page shows for it, in the newsroom's zone: ``수정 16:57``."""
        story = load(self.story)
        return f"입력 {story.entered.at:%H:%M}" if story.revised is None else f"수정 {story.revised.at:%H:%M}"


# They stood there before anybody looked: found, kept, not told.
STANDING = (
    "mulbit-library",
    "mulbit-softbank",
    "solbaram-ferry",
    "tern-quay",
    "tern-regatta",
)

ACTS = (
    Act(
        at=8,
        story="mulbit-stargate",
        happens="물빛일보 breaks a story about Stargate and SoftBank",
        tells="new",
    ),
    Act(
        at=13,
        story="solbaram-cycling",
        happens="솔바람신문 has news of a cycle path: no topic of ours",
    ),
    Act(
        at=20,
        story="mulbit-stargate-revised",
        happens="물빛일보 changes its story: 3,200억 달러 becomes 3,700억 달러, and the headline is another",
        tells="edited",
    ),
    Act(
        at=28,
        story="tern-xai",
        happens="Tern Bay Post writes about xAI and SoftBank",
        tells="new",
    ),
    Act(
        at=36,
        story="solbaram-copy",
        happens="솔바람신문 prints the story of 물빛일보 under a longer headline: a copy",
    ),
    Act(
        at=42,
        story="mulbit-softbank-restamped",
        happens="물빛일보 gives an old SoftBank story a new time and no new word;"
        " its counters, adverts and clock differ at every visit",
    ),
)

OWED = tuple(act.tells for act in ACTS if act.tells)


def standing_at(seconds: float) -> tuple[Manuscript, ...]:
    """Return every story as it stands so many seconds after the start, the newest first."""
    stories = {(story.outlet, story.path): story for story in _written_by(seconds)}
    return tuple(sorted(stories.values(), key=lambda story: (story.entered.days, story.entered.at), reverse=True))


def _written_by(seconds: float) -> Iterator[Manuscript]:
    yield from map(load, STANDING)
    yield from (load(act.story) for act in ACTS if act.at <= seconds)


def day_of(now: datetime) -> date:
    """Return the day on which the demo plays: the last one on which all its stamps have passed.

    >>> from datetime import UTC
    >>> day_of(datetime(2025, 1, 23, 7, 0, tzinfo=UTC))  # 16:00 in Seoul
    datetime.date(2025, 1, 22)
    """
    local = now.astimezone(NEWSROOM_CLOCK)
    return local.date() if local.time() >= LAST_STAMP else local.date() - timedelta(days=1)


def narrate(act: Act) -> str:
    """Say in one line what is happening, and what newsmon should make of it."""
    owed = f"an alert should follow: {act.tells}" if act.tells else "no alert should follow"
    return f"{act.shown}  {act.happens} ({owed})"


def outstanding(told: Collection[str]) -> bool:
    """Whether an alert that the script owes was not told yet; ``told`` are the kinds of those that were."""
    return bool(Counter(OWED) - Counter(told))


def summed_up(told: Collection[str]) -> str:
    """Say whether exactly those alerts were told, by kind, that the script owes."""
    if Counter(told) == Counter(OWED):
        return (
            "That was the story: told when it broke, told when it was changed;"
            " the copy and the new furniture were not told."
        )
    return (
        f"That was the story. The alerts should have been {', '.join(OWED)}, and were {', '.join(told) or 'none'}:"
        " the papers wait for nobody, and a busy machine reads them late."
    )
