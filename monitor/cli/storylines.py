"""Commands about stories: list them, look at one, and correct the machine."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.opening import AsJson, Config, Limit, books_at, store_at
from monitor.cli.printing import brief, document, local, say, shown, table
from monitor.shapes import plain

if TYPE_CHECKING:
    from monitor.services.asking.story_pages import Spread, StoryPage, Teller
    from monitor.store.story_corrections import StoryCorrection

StoryId = Annotated[int, typer.Argument(help="The story's number.", metavar="STORY", min=1, max=2**63 - 1)]
Topic = Annotated[str | None, typer.Option(help="Only stories with an article that met this topic.")]

app = typer.Typer(help="Stories: articles that tell the same news.", rich_markup_mode=None)


def register(root: typer.Typer) -> None:
    """Add the commands."""
    root.add_typer(app, name="stories")
    app.callback(invoke_without_command=True)(stories)
    app.command("list")(list_stories)
    for command in (show, split, merge, undo):
        app.command()(command)


def stories(
    context: typer.Context, limit: Limit = 50, topic: Topic = None, as_json: AsJson = False, config: Config = None
) -> None:
    """List stories, the newest first; or look at one, or correct them by the commands below."""
    if context.invoked_subcommand is None:
        list_stories(limit, topic, as_json, config)


def list_stories(limit: Limit = 50, topic: Topic = None, as_json: AsJson = False, config: Config = None) -> None:
    """List stories, the newest first; those of one event in other words name the first of them."""
    from monitor.services.asking.story_pages import at_a_glance
    from monitor.services.asking.topics_met import check_topic
    from monitor.services.stories.events import same_events
    from monitor.services.stories.outlets import named

    with books_at(config) as books:
        check_topic(books, topic)
        found = at_a_glance(books, limit, topic)
        events = same_events(books, [story.id for story in found])
        members = {story.id: named(books, books.stories.members(story.id)) for story in found} if as_json else {}
    if as_json:
        document([plain(story) | {"event": events[story.id], "members": plain(members[story.id])} for story in found])
        return
    rows = [
        (
            story.id,
            brief(story.last_at),
            story.articles,
            f"see {events[story.id]}" if events[story.id] != story.id else "",
            story.title,
        )
        for story in found
    ]
    table(("story", "last step", "articles", "same event", "headline"), rows, empty="No stories yet.")


def show(story: StoryId, as_json: AsJson = False, config: Config = None) -> None:
    """Show who told a story, in which order and why they belong to it, what differs, and who carries an old figure."""
    from monitor.services.asking.story_pages import story_page

    with books_at(config) as books:
        page = story_page(books, story)
    document(_as_dict(page)) if as_json else _print(page)


def split(
    article: Annotated[int, typer.Argument(help="The article's number.", metavar="ARTICLE", min=1, max=2**63 - 1)],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Take an article out of its story, for good: into one of its own."""
    from monitor.services.stories import regrouping

    with store_at(config) as store, store.begin() as books:
        done = regrouping.split(books, article, datetime.now(UTC))
    _said(done, f"Article {article} is story {done.into} now.", as_json=as_json)


def merge(into: StoryId, story: StoryId, as_json: AsJson = False, config: Config = None) -> None:
    """Make two stories one, for good: the articles of the second go into the first."""
    from monitor.services.stories import regrouping

    with store_at(config) as store, store.begin() as books:
        done = regrouping.merge(books, into, story, datetime.now(UTC))
    _said(done, f"Story {story} is part of story {into} now.", as_json=as_json)


def undo(
    number: Annotated[int, typer.Argument(help="As `split` and `merge` said it.", metavar="NUMBER", min=1)],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Take back what was split or merged."""
    from monitor.services.stories import regrouping

    with store_at(config) as store, store.begin() as books:
        done = regrouping.undo(books, number, datetime.now(UTC))
    if as_json:
        document(done)
    else:
        say(f"Taken back: the {done.deed} of story {done.story}.")


def _said(done: "StoryCorrection", what: str, *, as_json: bool) -> None:
    if as_json:
        document(done)
    else:
        say(f"{what}\nNext: newsmon stories undo {done.id} takes it back")


def _as_dict(page: "StoryPage") -> dict[str, Any]:
    members = [
        plain(teller.member) | {"stage": teller.stage, "told": plain(teller.told), "differs": plain(teller.differs)}
        for teller in page.tellers
    ]
    more = {"members": members, "spread": plain(page.spread), "regroupings": plain(page.regroupings)}
    return {**plain(page.about), **more}


def _print(page: "StoryPage") -> None:
    about = page.about
    outlets = len({teller.member.outlet for teller in page.tellers})
    say(f"Story {about.id}: {shown(about.title)}")
    say(f"  {_many(about.articles, 'article')} at {_many(outlets, 'outlet')}, since {local(about.began_at)}\n")
    for teller in page.tellers:
        _print_teller(teller)
    for spread in page.spread:
        _print_spread(spread)
    for done in page.regroupings:
        undone = f", taken back {brief(done.undone_at)}" if done.undone_at else ""
        say(f"{done.deed} {done.id}: articles {', '.join(map(str, done.articles))}, {done.story} → {done.into}{undone}")


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _print_teller(teller: "Teller") -> None:
    member = teller.member
    say(f"{brief(member.first_seen)}  {shown(member.title)}")
    say(f"  article {member.article}, {shown(member.outlet)}, {shown(member.url)}")
    say(f"  {member.tie}: {shown(member.tie_reason)}")
    told = ", ".join(f"{message.kind} {brief(message.at)} (alert {message.alert})" for message in teller.told)
    say(f"  {'told: ' + told if told else 'not told'}")
    if teller.differs:
        say(f"  differs: {shown(teller.differs.reason)}")
    say()


def _print_spread(spread: "Spread") -> None:
    say(f"{shown(spread.outlet)} {shown(spread.before)} → {shown(spread.after)}")
    if not spread.still:
        say("  no other article carries the old figure")
    for behind in spread.still:
        say(f"  still {shown(spread.before)} at {shown(behind.outlet)} (article {behind.article}):")
        say(f"    {shown(behind.sentence)}")
