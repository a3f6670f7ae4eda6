"""A database in which every word that anybody wrote would act where it is not made harmless."""

from dataclasses import replace
from pathlib import Path

from monitor.domain.alerts import AlertKind, Handled
from monitor.domain.articles import Article
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity, TitleChange
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.telling.muting import Mute
from monitor.domain.topics import Match, Matching, Name, Term, Topic
from monitor.settings import load
from monitor.store.store import Store
from tests.cli.running import settings_in
from tests.store.building import MINUTE, NOON, a_plan, an_alert, an_article, known, revise

ACTIVE = (
    "<script>window.alive=1</script>",
    "<img src=x onerror=window.alive=1>",
    "\"'><svg onload=window.alive=1>",
    "</title></textarea><script>window.alive=1</script>",
    "javascript:window.alive=1",
    "]]><x xmlns='http://www.w3.org/1999/xhtml'>",
    "{{ 7 * 7 }}{% raw %}",
    "=HYPERLINK('https://evil.example')",
    "\x1b[31m\u202e\u2066\x00",
)
EVERYTHING = " ".join(ACTIVE)
URL = "javascript:window.alive=1"


def hostile(folder: Path) -> Path:
    """Return settings of a newsmon that read, told and was told by people nothing but such words."""
    file = settings_in(folder)
    store = Store.open(load(file, {}).database())
    first = _an_article(f"=1+1 {EVERYTHING}", "1억 원")
    second = _an_article(f"@SUM(A1) {EVERYTHING}", "2억 원")
    change = _change(first, second)
    with store.begin() as books:
        books.topics.sync([Topic(name=EVERYTHING, names=(Name(text=EVERYTHING),), query="")])
        story = books.stories.begin(EVERYTHING, NOON)
        new = known(books, "1", outlet=EVERYTHING, source=EVERYTHING, tracked=True)
        revise(books, new.id, first, second)
        books.changes.add(new.id, 1, 2, change)
        books.stories.join(new.id, story, Likeness(tie=Tie.ARTICLE, reason=EVERYTHING), NOON)
        term = Term(name=EVERYTHING, text=EVERYTHING, field="title", start=0, end=1)
        books.topics.matched(new.id, 2, Matching(matches=(Match(topic=EVERYTHING, terms=(term,)),)))
        alert = replace(
            an_alert("e" * 32, kind=AlertKind.EDITED, url=URL, title=second.title, reason=EVERYTHING),
            outlet=EVERYTHING,
            source=EVERYTHING,
            topics=(EVERYTHING,),
            severity=Severity.HIGH,
            story=story,
            article=new.id,
            revision=2,
            previous=1,
            change=change,
            lead=EVERYTHING,
            seen_at=NOON + MINUTE,
        )
        books.alerts.add(alert, [a_plan(reason=EVERYTHING, channel=EVERYTHING)])
        books.handled.keep(Handled(alert_key=alert.key, author=EVERYTHING, note=EVERYTHING, at=NOON))
        books.mutes.keep(Mute(subject=f"topic:{EVERYTHING}", since=NOON, reason=EVERYTHING, author=EVERYTHING))
    store.close()
    return file


def _an_article(title: str, amount: str) -> Article:
    return an_article(
        url=URL,
        title=title,
        subtitle=EVERYTHING,
        body=(f"{EVERYTHING} 값은 {amount}이다.", EVERYTHING),
        captions=(f"{EVERYTHING} {amount}",),
        authors=(f"{EVERYTHING} {amount}",),
        outlet=EVERYTHING,
    )


def _change(before: Article, after: Article) -> Change:
    return Change(
        kinds=(Kind.FIGURE, Kind.HEADLINE),
        severity=Severity.HIGH,
        silent=True,
        reason=EVERYTHING,
        title=TitleChange(before=before.title, after=after.title),
        figures=(FigureChange(before=f"1억 {EVERYTHING}", after=f"2억 {EVERYTHING}"),),
        sentences=(SentenceChange(op=Op.REPLACE, before=before.body[0], after=after.body[0]),),
        notice=EVERYTHING,
        doubt=EVERYTHING,
        evidence={Kind.FIGURE: EVERYTHING},
    )
