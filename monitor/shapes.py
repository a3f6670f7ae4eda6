"""The shapes that other programs rely on: values in, plain data out.

What a command answers with ``--json`` or ``--jsonl``, what a webhook carries and what a page or an address for
programs gives is laid out here and nowhere else. Keys are only ever added. Times that a page stated keep their
offset; ours are in UTC with ``Z``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from monitor.domain.articles import DAY, Article, Stamp
from monitor.domain.changes import Change, Comparison, FigureChange, Finding, Severity
from monitor.domain.looks.coverage import LIVES
from monitor.domain.texts.cutting import cut

if TYPE_CHECKING:  # the command's help does without what these bring with them
    from monitor.domain.alerts import Alert
    from monitor.domain.looks.suggesting import Suggestion
    from monitor.domain.looks.tracking import Sighting
    from monitor.domain.looks.verdicts import Look
    from monitor.domain.numbers.figures import Figure
    from monitor.domain.topics import Matching, Term
    from monitor.domain.views import (
        AlertView,
        ArticleView,
        CoverageView,
        DeliveryView,
        DiffView,
        EditView,
        FiguresView,
        FoundArticle,
        MadeEdit,
        ProbeView,
        SearchView,
        SourceView,
        SpellingsView,
        StoryGlance,
        StoryView,
        TopicView,
    )

Shape = dict[str, Any]

QUOTED = 1_000  # characters of a sentence; a program may need more of it than a reader, yet no article


def plain(value: object) -> Any:  # noqa: ANN401  JSON has no type of its own
    """Turn a value into what JSON knows, field by field: for values whose fields are their shape."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return plain(value.value) if isinstance(value.value, str) else value.name.lower()
    if isinstance(value, dict):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one) for one in value]
    return _scalar(value)


def _scalar(value: object) -> Any:  # noqa: ANN401
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value


def iso(moment: datetime) -> str:
    """Write a moment in ISO 8601, in the zone that it came in; UTC ends in ``Z``.

    >>> iso(datetime(2025, 1, 23, 7, 57, tzinfo=UTC))
    '2025-01-23T07:57:00Z'
    """
    return moment.isoformat().replace("+00:00", "Z")


def instant(at: datetime | None) -> str | None:
    """Write a time in UTC with ``Z``; none stays none."""
    return None if at is None else iso(at.astimezone(UTC))


def of_look(look: "Look") -> Shape:
    """Lay out a look at a page: what it turned out to be, and the article."""
    url = look.page.address.url
    return {
        "url": url,
        "verdict": look.verdict.kind.value,
        "reason": look.verdict.reason,
        "layout": look.layout,
        **of_article(look.article or Article(url=url, title="")),
    }


def of_article(article: Article) -> Shape:
    """Lay out an article as its page stated it; times in ISO 8601 with their offset."""
    return {
        "canonical_url": article.canonical_url,
        "title": article.title,
        "subtitle": article.subtitle,
        "labels": list(article.labels),
        "subheadings": list(article.subheadings),
        "body": list(article.body),
        "captions": list(article.captions),
        "authors": list(article.authors),
        "published": _stated(article.published, article.origins.get("published", "")),
        "modified": _stated(article.modified, article.origins.get("modified", "")),
        "section": article.section,
        "print_page": article.print_page,
        "tags": list(article.tags),
        "language": article.language,
        "notices": list(article.notices),
        "withdrawn": list(article.withdrawn),
        "doubt": article.doubt,
        "damaged": article.damaged,
        "stamps": [_stamp(stamp) for stamp in article.stamps],
        "from": dict(article.origins),
    }


def _stamp(stamp: Stamp) -> dict[str, str | None]:
    """Lay out one of the times that a page states, also when another was believed."""
    at = _stated(stamp.at, stamp.origin)
    return {"clock": stamp.clock.value, "at": at, "shown": stamp.shown, "from": stamp.origin}


def _stated(at: datetime | None, origin: str) -> str | None:
    """Write a time; a day whose hour is not told as its beginning where the page is from, or as a date alone.

    ``from`` says of the first that it is a day. In another zone than the page's, a date alone would name another day.
    """
    if at is None:
        return None
    nowhere = origin.endswith(DAY) and not at.utcoffset()
    return at.date().isoformat() if nowhere else at.isoformat(timespec="seconds")


def of_comparison(comparison: Comparison) -> Shape:
    """Lay out what comparing two states came to, with all of each sentence."""
    change = comparison.change or Change(kinds=(), severity=Severity.NONE, silent=None, reason="")
    return {
        "verdict": comparison.finding.value,
        "changed": comparison.finding is Finding.EDIT,
        "kinds": [kind.value for kind in change.kinds],
        "severity": change.severity.word,
        "decided_by": change.decided_by.value if change.decided_by else None,
        "silent": change.silent,
        "tell": comparison.tell,
        "reason": comparison.reason,
        "title": _titles(change),
        "figures": of_figure_changes(change.figures),
        "sentences": [{"op": each.op.value, "before": each.before, "after": each.after} for each in change.sentences],
        "notice": change.notice,
        "doubt": change.doubt,
        "evidence": {kind.value: words for kind, words in change.evidence.items()},
    }


def of_change(change: Change) -> Shape:
    """Lay out a change as an alert carries it; sentences are cut."""
    return {
        "kinds": [kind.value for kind in change.kinds],
        "severity": change.severity.word,
        "silent": change.silent,
        "reason": change.reason,
        "title": _titles(change),
        "figures": of_figure_changes(change.figures),
        "sentences": [
            {"op": sentence.op.value, "before": cut(sentence.before, QUOTED), "after": cut(sentence.after, QUOTED)}
            for sentence in change.sentences
        ],
        "notice": change.notice,
        "reverts_to": change.reverts_to,
        "doubt": change.doubt,
    }


def _titles(change: Change) -> dict[str, str] | None:
    return None if change.title is None else {"before": change.title.before, "after": change.title.after}


def of_figure_changes(pairs: Iterable[FigureChange]) -> list[Shape]:
    """Lay out figures that gave way to others, as written on the page."""
    return [{"before": each.before, "after": each.after, "unit": each.unit, "percent": each.percent} for each in pairs]


def of_figure(figure: "Figure") -> Shape:
    """Lay out a figure: a value, or where it lies between, and where in the text it stands."""
    return {
        "text": figure.text,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "bound": figure.bound,
        "start": figure.start,
        "end": figure.end,
    }


def _number(value: Decimal | str | None) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def of_matching(matching: "Matching") -> Shape:
    """Lay out which topics a text meets, by which words, and what ruled others out."""
    return {
        "matches": [{"topic": match.topic, "terms": list(map(_term, match.terms))} for match in matching.matches],
        "excluded": [{"topic": excluded.topic, "by": excluded.by} for excluded in matching.excluded],
    }


def _term(term: "Term") -> Shape:
    return {"name": term.name, "text": term.text, "field": term.field, "start": term.start, "end": term.end}


def of_alert(alert: "Alert") -> Shape:
    """Lay out an alert: words as the page had them, times in UTC; ``t`` is the instant taken for the present."""
    return {
        "key": alert.key,
        "sums": [{"key": key} for key in alert.sums],
        "kind": alert.kind.value,
        "t": instant(alert.at),
        "url": alert.url,
        "title": alert.title,
        "outlet": alert.outlet,
        "source": alert.source,
        "language": alert.language,
        "topics": list(alert.topics),
        "matched": [{"topic": topic, "text": text} for topic, text in alert.matched.items()],
        "entered": list(alert.entered),
        "left": list(alert.left),
        "severity": alert.severity.word,
        "reason": alert.reason,
        "story": alert.story,
        "article": alert.article,
        "revision": alert.revision,
        "previous": alert.previous,
        "steps": alert.steps,
        "unseen_since": instant(alert.unseen_since),
        "seen_at": instant(alert.seen_at),
        "kept_since": instant(alert.held_since),
        "kept_for": alert.held_for,
        "edited_at": instant(alert.edited_at),
        "published": instant(alert.published),
        "modified": instant(alert.modified),
        "lead": cut(alert.lead, QUOTED),
        "change": None if alert.change is None else of_change(alert.change),
    }


def of_listed_alert(view: "AlertView") -> Shape:
    """Lay out an alert as it is listed: with its number, and whether nobody was told."""
    return {"id": view.id, **of_alert(view.alert), "silenced": view.alert.silenced}


def of_delivery(view: "DeliveryView") -> Shape:
    """Lay out a delivery: of its alert what names it, and each attempt."""
    alert = view.alert
    about = {"kind": alert.kind, "title": alert.title, "url": alert.url, "article": alert.article} if alert else None
    bundle = str(view.delivery.bundle or "")
    return {**plain(view.delivery), "bundle": bundle, "about": plain(about), "tries": plain(view.attempts)}


def of_found(found: "FoundArticle") -> Shape:
    """Lay out an article that answers a search: in which revisions the words stand, and the sentence that says most."""
    return {**plain(found), "gone_at": plain(found.gone_at)}


def of_made_edit(edit: "MadeEdit") -> Shape:
    """Lay out an edit of an article: which revisions it lies between, when it was seen, what it did."""
    return {
        "id": edit.id,
        "article": edit.article,
        "title": edit.title,
        "url": edit.url,
        "source": edit.source,
        "outlet": edit.outlet,
        "story": edit.story,
        "before": edit.before,
        "after": edit.after,
        "unseen_since": instant(edit.unseen_since),
        "seen_at": instant(edit.seen_at),
        "change": of_change(edit.change),
    }


def of_board(figures: "FiguresView") -> Shape:
    """Lay out the figures of a story by what they measure: who says each, as written, since when and until when."""
    return {
        "story": figures.story,
        "title": figures.title,
        "measures": [
            {
                "unit": measure.unit,
                "disputed": measure.disputed,
                "changed": measure.changed,
                "figures": [
                    {
                        **of_figure(said.figure),
                        "stands": said.stands,
                        "sayings": [{**plain(figures.tellers[one.article]), **plain(one)} for one in said.sayings],
                    }
                    for said in measure.figures
                ],
            }
            for measure in figures.measures
        ],
    }


def of_search(view: "SearchView") -> Shape:
    """Lay out a search with what it found, the query as it was understood, and from where it goes on."""
    return {**plain(view), "found": list(map(of_found, view.found))}


def of_article_view(view: "ArticleView") -> Shape:
    """Lay out an article in one of its wordings, with what is known of it."""
    known = view.known
    return {
        "id": known.id,
        "identity": known.identity,
        "url": known.url,
        "source": known.source,
        "outlet": view.outlet,
        "story": known.story,
        "tracked": known.tracked,
        "removed": known.removed,
        "revisions": known.revision,
        "addresses": list(view.addresses),
        "topics": list(view.topics),
        "changes": list(map(_edit, view.edits)),
        "sightings": [_sighting(each) for each in view.sightings],
        "revision": plain(view.revision),
    }


def _sighting(sighting: "Sighting") -> dict[str, Any]:
    decided = {"word": sighting.decided.word, "reason": sighting.decided.reason}
    shape: dict[str, Any] = plain(sighting)
    return shape | {"decided": decided}


def _edit(edit: "EditView") -> Shape:
    return {"before": edit.before, "after": edit.after, "change": plain(edit.change)}


def of_diff(view: "DiffView") -> Shape:
    """Lay out what two revisions differ in, and when the later one came to be, by our looks."""
    return {
        "id": view.known.id,
        "before": view.before.no,
        "after": view.after.no,
        "comparison": plain(view.compared.comparison),
        "unseen_since": plain(view.after.unseen_since),
        "seen_at": plain(view.after.seen_at),
    }


def of_probe(view: "ProbeView", would: Sequence[str]) -> Shape:
    """Lay out what newsmon would make of a page; ``would`` says it in lines for people."""
    known = view.known
    facts = known and {
        "id": known.id,
        "since": known.first_seen_at,
        "revision": known.revision,
        "source": known.source,
    }
    return {
        "status": view.look.page.status,
        "article": of_look(view.look),
        "matches": plain(view.matching.matches),
        "excluded": plain(view.matching.excluded),
        "known": plain(facts),
        "would": list(would),
    }


def of_story_glance(view: "StoryGlance") -> Shape:
    """Lay out a story as it stands in a list."""
    return {**plain(view.about), "event": view.event, "members": plain(view.members)}


def of_story(view: "StoryView") -> Shape:
    """Lay out who told a story, what of it was told, who carries an old figure, and what people put right."""
    members = [
        {
            **plain(teller.member),
            "stage": teller.stage,
            "told": plain(teller.told),
            "differs": plain(teller.differs),
        }
        for teller in view.tellers
    ]
    more = {"members": members, "spread": plain(view.spread), "regroupings": plain(view.corrections)}
    return {**plain(view.about), **more}


def of_coverage(view: "CoverageView") -> Shape:
    """Lay out what was seen of edits: by how many minutes they stood, and in how many seconds they were found."""
    found = view.coverage
    seen = None
    if found.seen is not None:
        seen = {
            f"{life.total_seconds() / 60:g}": round(share, 3) for life, share in zip(LIVES, found.seen, strict=True)
        }
    return {
        view.by: view.name,
        "articles": found.articles,
        "looks": found.looks,
        "seen": seen,
        "delay": {
            "p50": found.half.total_seconds() if found.half else None,
            "p95": found.nearly_all.total_seconds() if found.nearly_all else None,
        },
    }


def of_suggestion(one: "Suggestion", now: datetime) -> Shape:
    """Lay out a source that may be, with why it is of use or is not."""
    return {
        "kind": one.source.kind.value,
        "url": one.source.url,
        "usable": not one.trouble,
        "entries": one.entries,
        "dated": one.dated,
        "newest": instant(one.newest),
        "reason": one.reason(now),
    }


def of_source(view: "SourceView") -> Shape:
    """Lay out how a source is doing."""
    state = plain(view.state)
    del state["faults"]
    return {
        **state,
        "next_look": plain(view.upcoming),
        "conditions": [fault.name for fault in view.state.faults],
        "listed": view.listed,
        "verdicts": [
            _picked(count, "verdict", "articles", "looks", "since", "reason", "unsure") for count in view.verdicts
        ],
        "holds": [
            {"name": held.fault.name, **_picked(held, "articles", "of", "since", "reason")} for held in view.holds
        ],
    }


def _picked(value: object, *names: str) -> Shape:
    return {name: plain(getattr(value, name)) for name in names}


def of_topic(view: "TopicView") -> Shape:
    """Lay out a topic, and how many articles met it."""
    return {**plain(view.topic), "articles": view.articles}


def of_spellings(view: "SpellingsView") -> Shape:
    """Lay out which spellings a topic may lack."""
    return {
        "name": view.topic.name,
        "known": list(view.known),
        "articles_read": view.read,
        "spellings": plain(view.spellings),
    }
