"""Reading from the database what a look is judged by: which article it is of, and what is known of that one."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.addresses.address import Address
from monitor.domain.addresses.claims import Claim, ClaimKind
from monitor.domain.alerts import Alert, AlertKind, Cause
from monitor.domain.articles import Article
from monitor.domain.kinship.identity import ENOUGH, AddressPieces, is_one_article, telling_piece
from monitor.domain.looks.held import MOMENT
from monitor.domain.looks.pacing import IN, WAITS, ToldEdit
from monitor.domain.looks.removal import Neighbours
from monitor.domain.looks.seen import Recognised, Seen
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.looks.waves import LATELY, Ripple
from monitor.domain.matches.matching import Matcher
from monitor.domain.pages import Page
from monitor.domain.sources import Source, SourceKind
from monitor.domain.telling.dossier import REMEMBERED, Dossier, Lately
from monitor.domain.ties import Likeness, Tie, Told
from monitor.domain.topics import Matching
from monitor.services.stories.placing import nearest
from monitor.store.store import Books

ABSENCES = frozenset({AlertKind.REMOVED, AlertKind.UNREACHABLE, AlertKind.BACK})


def gather(books: Books, seen: Seen, matcher: Matcher, now: datetime) -> Dossier:
    """Read from the database what a judgement of this look needs."""
    look, recognised = seen.look, recognise(books, seen)
    read = look.article if look.verdict.is_article else None
    matching = matcher.match(read, seen.source.name) if read else Matching()
    begun = Dossier(seen=seen, matching=matching, recognised=recognised)
    if begun.recognised.known is not None:
        return _of_known(books, begun, begun.recognised.known, matcher, now)
    if look.article is None or not begun.is_asked_for:
        return begun
    near = nearest(books, look.article, now, begun.recognised.refused, seen.apart)
    if near is None:
        return begun
    member, likeness = near
    if likeness.tie is Tie.ARTICLE:
        return _of_known(books, begun, books.articles.get(member.article), matcher, now)
    alerts = [alert for _, alert in books.stories.told(member.story)]
    return replace(
        begun,
        story=member.story,
        likeness=likeness,
        story_told=bool(alerts),
        retold=wordings(books, alerts, likeness.tie),
    )


def wordings(books: Books, told: Sequence[Alert], tie: Tie) -> tuple[tuple[Article, str], ...]:
    """Return the wordings that a further telling of a story is compared with, each with its outlet."""
    return tuple(_wordings(books, _comparable(told, tie)))


def _comparable(told: Sequence[Alert], tie: Tie) -> Iterable[Alert]:
    """Return those that a further telling is compared with: a copy with all that was told, a step with the last one."""
    worded = [alert for alert in told if alert.article is not None and alert.revision is not None]
    if tie is Tie.COPY:
        return {alert.article: alert for alert in worded}.values()
    return ([alert for alert in worded if alert.tie is not Tie.COPY] or worded)[-1:]


def _wordings(books: Books, alerts: Iterable[Alert]) -> Iterator[tuple[Article, str]]:
    for alert in alerts:
        assert alert.article is not None and alert.revision is not None  # noqa: S101, PT018  # of no others
        revision = books.revisions.get(alert.article, alert.revision)
        if revision is not None:
            yield revision.article, alert.outlet


def _of_known(books: Books, begun: Dossier, known: Known, matcher: Matcher, now: datetime) -> Dossier:
    seen = begun.seen
    revisions = books.revisions.of(known.id, newest=REMEMBERED)
    before = seen.reread or revisions[-1].article
    missing = seen.look.verdict.kind is VerdictKind.GONE
    held = books.held.of(known.id)
    story, likeness = _story_of(books, begun, known, now)
    return replace(
        begun,
        known=known,
        story=story,
        likeness=likeness,
        recognised=replace(begun.recognised, known=known),
        latest=revisions[-1],
        earlier=revisions[:-1],
        changes=books.changes.of(known.id, newest=REMEMBERED),
        clock_moves=books.outlets.clock_moves(known.outlet),
        absences=tuple(alert for _, alert in books.alerts.all(article=known.id, kinds=ABSENCES)),
        neighbours=_neighbours(books, seen.source, known) if missing else None,
        held=held,
        base=books.revisions.get(known.id, held.alert.previous) if held and held.alert.previous else None,
        # By the present rules: what was met under earlier ones came and went with them, not by an edit.
        topics=matcher.match(before, seen.source.name).topics,
        lately=_lately(books, seen.source, known, now) if seen.reads_otherwise(before) else Lately(),
        led_to=_led_to(books, seen.look.page, known),
    )


def _led_to(books: Books, page: Page, known: Known) -> int | None:
    """Return the other article, known by an address of its own, to which the address of this one now leads."""
    if page.address == page.asked:
        return None
    there = books.articles.find(page.address.keys)
    return there.id if there is not None and there.id != known.id else None


def _story_of(books: Books, begun: Dossier, known: Known, now: datetime) -> tuple[int | None, Likeness | None]:
    """Return the story that an article belongs to which gains a topic only now: it stood outside of all."""
    article = begun.seen.look.article
    if known.story is not None or article is None or not begun.matching.topics:
        return begun.story, begun.likeness
    found = nearest(books, article, now)
    return (found[0].story, found[1]) if found else (None, None)


def _neighbours(books: Books, source: Source, known: Known) -> Neighbours:
    shown = any(entry.left_at is None for entry in books.entries.listings(known.id, ()))
    if known.gone_since is None:
        return Neighbours(shown=shown)
    answered, missing = books.counts.neighbours(known, known.gone_since)
    state = books.sources.named(source.name)
    page = source.kind is SourceKind.PAGE
    listed = not page and state is not None and state.ok_at is not None and state.ok_at >= known.gone_since
    alone = page and not answered + missing
    return Neighbours(answered=answered, missing=missing, listed=listed, alone=alone, shown=shown and not page)


def _lately(books: Books, source: Source, known: Known, now: datetime) -> Lately:
    """Read what was edited lately: of the article, and of its outlet's others."""
    by_now = now + timedelta.resolution  # nothing that a clock which went back since was ahead of
    since = now - IN - sum(WAITS, start=IN)
    told = ripples_told(books, source.name, now - LATELY, by_now, but=(known.id,))
    own = books.alerts.all(article=known.id, kind=AlertKind.EDITED, since=since, until=by_now)
    return Lately(
        # That a whole outlet changed says nothing of how restless this article is.
        own=tuple(
            ToldEdit(at=alert.at, paced=alert.held_for is Cause.PACED)
            for _, alert in own
            if alert.held_for is not Cause.ALIKE
        ),
        held=tuple(one.ripple for one in books.held.near(known.outlet, but=known.id)),
        told=told,
        waves=books.waves.of(known.outlet, now),
        due=books.counts.due_by(source.name, now + MOMENT),
    )


def ripples_told(
    books: Books, source: str, since: datetime, until: datetime | None = None, *, but: Container[int] = ()
) -> tuple[Ripple, ...]:
    """Return the edits of a source's articles that were told in between, as parts of what may be a wave."""
    told = books.alerts.all(kind=AlertKind.EDITED, source=source, since=since, until=until)
    return tuple(
        Ripple.of(alert.article, source, alert.change)
        for _, alert in told
        if alert.article is not None and alert.article not in but and alert.change is not None
    )


def recognise(books: Books, seen: Seen) -> Recognised:
    """Look for an article among those that are known: under its own addresses first, then where it is claimed to be."""
    article = seen.look.article
    # A new entry may have led to the same article since the look began: what is known now counts.
    if seen.known is not None:
        return Recognised(known=books.articles.get(seen.known.id))
    if article is None:
        return Recognised(known=books.articles.find(seen.keys))
    pieces = books.outlets.address_pieces(seen.site)
    plain = seen.plain_keys(pieces)
    further = (*plain, *seen.claimed_keys)
    claimed = seen.doubtful_claims
    known = books.articles.find((*seen.keys, *plain))
    if known is not None:
        return Recognised(known=known, further=further)
    return replace(_by_claim(books, seen, article, claimed, pieces), further=further)


def _by_claim(
    books: Books, seen: Seen, article: Article, claimed: tuple[Claim, ...], pieces: AddressPieces
) -> Recognised:
    taught: dict[str, bool] = {}
    refused: set[int] = set()
    for claim, article_id, url in books.articles.claimants(claimed):
        piece = telling_piece(Address(url), seen.look.page.address)
        latest = None if _is_hopeless(claim, piece, pieces) else books.revisions.latest(article_id)
        if latest is None or article_id in seen.apart:
            continue
        if is_one_article(Told.of(latest.article), Told.of(article), claim, pieces):
            known = books.articles.get(article_id)
            taught_now = ((piece, True),) if piece else ()
            doubtful = claim.kind is not ClaimKind.SAID
            return Recognised(known=known, taught=taught_now, doubtful=doubtful)
        refused.add(article_id)
        taught |= {piece: False} if piece else {}
    return Recognised(taught=tuple(taught.items()), refused=frozenset(refused))


def _is_hopeless(claim: Claim, piece: str, pieces: AddressPieces) -> bool:
    """Whether the parameter that keeps two addresses of one path apart is known to name the article."""
    return claim.kind is ClaimKind.PATH and (not piece or (piece in pieces and pieces[piece].different >= ENOUGH))
