"""A newsroom's afternoon, invented: a figure that was changed, a copy with the old one, an account in English."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Article
from monitor.domain.changes import Change, Severity
from monitor.domain.deliveries import Failed, Sent
from monitor.domain.edits.compare import compare
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.looks.tracking import Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.telling.settling import settle
from monitor.domain.topics import Match, Matching, Name, Term, Topic
from monitor.settings import load
from monitor.store.store import Books, Store
from tests.cli.running import settings_in
from tests.store.building import MINUTE, NOON, a_plan, a_source, an_alert, an_article, an_attempt, known, revise

KEY = "a" * 31
RULES = """\
topics:
  - {name: SoftBank, names: [소프트뱅크, SoftBank]}
  - {name: Stargate, names: [스타게이트, Stargate]}
channels:
  newsroom: {urls: ['terminal://'], locale: ko}
"""
BODY = (
    "인공지능 기반 시설 사업 '스타게이트'의 2단계 계획이 윤곽을 드러냈다.",
    "시장조사업체 한울리서치는 이날 낸 보고서에서 소프트뱅크와 협력사들이 전력망에 3,200억 달러를 쓸 것으로 봤다.",
    "보고서는 2단계 사업의 무게 중심이 반도체 확보에서 전력 확보로 옮겨 갈 것으로 예상했다.",
    '한울리서치의 서나래 연구원은 "송전 설비를 먼저 확보하는 쪽이 이긴다"고 말했다.',
    "소프트뱅크는 보고서에 대해 논평하지 않았다.",
)
FIRST = an_article(
    title="'스타게이트' 2단계 닻 올린다… 소프트뱅크, 누리소재와 손잡나",
    body=BODY,
    outlet="물빛일보",
    language="ko",
    authors=("서다온",),
    published=NOON - 10 * MINUTE,
    modified=NOON - 10 * MINUTE,
)
SECOND = replace(
    FIRST,
    title="'스타게이트' 2단계 밑그림 나왔다… 소프트뱅크, 누리소재와 협의 중",
    body=(BODY[0], BODY[1].replace("3,200억", "3,700억"), *BODY[2:]),
)
COPY = replace(FIRST, outlet="솔바람신문")
ENGLISH = an_article(
    title="'Stargate' phase two takes shape as SoftBank talks to Nuri",
    body=("SoftBank and its partners are to spend $320bn over five years.", "The company declined to comment."),
    outlet="Tern Bay Post",
    language="en",
)


def newsroom(folder: Path) -> Path:
    """Return settings of a newsmon that had that afternoon."""
    file = settings_in(folder, "harbour")
    file.write_text(file.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    store = Store.open(load(file, os.environ).database())
    with store.begin() as books:
        _look_at_sources(books)
        story = books.stories.begin(FIRST.title, NOON)
        first = _article(books, story, "1", Tie.ARTICLE, FIRST, SECOND)
        _article(books, story, "2", Tie.COPY, COPY)
        other = books.stories.begin(ENGLISH.title, NOON)
        english = _article(books, other, "3", Tie.ARTICLE, ENGLISH)
        change = compare(FIRST, SECOND, clock_moves=True).change
        assert change is not None
        books.changes.add(first, 1, 2, change)
        _tell(books, _new("1", FIRST, first, story), Sent(detail="printed"))
        _tell(books, _new("3", ENGLISH, english, other), Failed(reason="no such receiver", permanent=True))
        _tell(books, _edited(change, first, story), Sent(detail="printed"))
    store.close()
    return file


def _look_at_sources(books: Books) -> None:
    books.sources.sync([a_source()], NOON)
    state = books.sources.named("harbour")
    assert state is not None
    books.sources.save(replace(state, first_checked_at=NOON, checked_at=NOON + 11 * MINUTE, ok_at=NOON + 11 * MINUTE))
    books.topics.sync([Topic(name=name, names=(Name(text=name),)) for name in ("SoftBank", "Stargate")])


def _article(books: Books, story: int, name: str, tie: Tie, *wordings: Article) -> int:
    new = known(books, name, outlet=wordings[0].outlet, tracked=True)
    revise(books, new.id, *wordings)
    books.stories.join(new.id, story, Likeness(tie=tie, reason="alike"), NOON)
    term = Term(name="SoftBank", text="소프트뱅크", field="title", start=0, end=5)
    books.topics.matched(new.id, 1, Matching(matches=(Match(topic="SoftBank", terms=(term,)),)))
    books.sightings.add(new.id, Sighting.of(VerdictKind.ARTICLE, "as expected", len(wordings), NOON, 200))
    return new.id


def _new(number: str, article: Article, article_id: int, story: int) -> Alert:
    alert = an_alert(f"{KEY}{number}", title=article.title, outlet=article.outlet, language=article.language)
    about = replace(
        alert,
        topics=("SoftBank", "Stargate"),
        published=article.published,
        modified=article.modified,
        lead=article.body[0],
    )
    return replace(about, article=article_id, story=story, revision=1, seen_at=NOON)


def _edited(change: Change, article_id: int, story: int) -> Alert:
    seen = NOON + MINUTE
    return replace(
        _new("2", SECOND, article_id, story),
        kind=AlertKind.EDITED,
        at=seen,
        severity=Severity.HIGH,
        story_size=2,
        revision=2,
        previous=1,
        change=change,
        lead="",
        unseen_since=seen - timedelta(minutes=1),
        seen_at=seen,
    )


def _tell(books: Books, alert: Alert, outcome: Sent | Failed) -> None:
    books.alerts.add(alert, [a_plan(channel="newsroom", target="desk")])
    (taken,) = books.outbox.claim(NOON + 9 * MINUTE, 1, MINUTE)
    books.outbox.settle(taken, settle(taken, outcome, NOON), an_attempt(taken, outcome, letter=alert.key))
