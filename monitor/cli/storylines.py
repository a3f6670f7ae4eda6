"""Commands about stories: list them, look at one, and correct the machine."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, Limit, books_at, store_at
from monitor.cli.printing import brief, brief_title, document, local, say, shown, table
from monitor.domain.texts.counting import counted

if TYPE_CHECKING:
    from monitor.domain.kinship.members import StoryCorrection
    from monitor.domain.views import FiguresView, SpreadView, StoryGlance, StoryView, TellerView

StoryId = Annotated[int, typer.Argument(help="The story's number.", metavar="STORY", min=1, max=2**63 - 1)]
Topic = Annotated[str | None, typer.Option(help="Only stories with an article that met this topic.")]

app = typer.Typer(help="Stories: articles that tell the same news.", rich_markup_mode=None)


def register(root: typer.Typer) -> None:
    """Add the commands."""
    root.add_typer(app, name="stories")
    app.callback(invoke_without_command=True)(stories)
    app.command("list")(list_stories)
    for command in (show, figures, split, merge, undo):
        app.command()(command)


def stories(
    context: typer.Context, limit: Limit = 50, topic: Topic = None, as_json: AsJson = False, config: Config = None
) -> None:
    """List stories, the newest first; or look at one, or correct them by the commands below."""
    if context.invoked_subcommand is None:
        list_stories(limit, topic, as_json, config)


def list_stories(limit: Limit = 50, topic: Topic = None, as_json: AsJson = False, config: Config = None) -> None:
    """List stories, the newest first; those of one event in other words name the first of them."""
    from monitor.services.asking import story_views
    from monitor.shapes import of_story_glance

    with books_at(config) as books:
        found = story_views.stories(books, limit, topic)
    if as_json:
        document([of_story_glance(view) for view in found])
        return
    heads = ("story", "last step", "articles", "same event", "headline")
    table(heads, map(_row, found), empty="No stories yet.")


def _row(view: "StoryGlance") -> tuple[object, ...]:
    about = view.about
    event = f"see {view.event}" if view.event != about.id else ""
    return about.id, brief(about.last_at), about.articles, event, brief_title(about.title)


def show(story: StoryId, as_json: AsJson = False, config: Config = None) -> None:
    """Show who told a story, in which order and why they belong to it, what differs, and who carries an old figure."""
    from monitor.services.asking import story_views
    from monitor.shapes import of_story

    with books_at(config) as books:
        view = story_views.story(books, story)
    document(of_story(view)) if as_json else _print(view)


def figures(story: StoryId, as_json: AsJson = False, config: Config = None) -> None:
    """Put the figures of a story side by side: who says which, since when, who changed it, who disagrees."""
    from monitor.services.asking.figures import figures_of_story
    from monitor.shapes import of_board

    with books_at(config) as books:
        found = figures_of_story(books, story)
    document(of_board(found)) if as_json else _print_figures(found)


def split(
    article: Annotated[int, typer.Argument(help="The article's number.", metavar="ARTICLE", min=1, max=2**63 - 1)],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Take an article out of its story, for good: into one of its own."""
    from monitor.services.stories import placing

    with store_at(config) as store, store.begin() as books:
        done = placing.split(books, article, datetime.now(UTC))
    _said(done, f"Article {article} is story {done.into} now.", as_json=as_json)


def merge(into: StoryId, story: StoryId, as_json: AsJson = False, config: Config = None) -> None:
    """Make two stories one, for good: the articles of the second go into the first."""
    from monitor.services.stories import placing

    with store_at(config) as store, store.begin() as books:
        done = placing.merge(books, into, story, datetime.now(UTC))
    _said(done, f"Story {story} is part of story {into} now.", as_json=as_json)


def undo(
    number: Annotated[int, typer.Argument(help="As `split` and `merge` said it.", metavar="NUMBER", min=1)],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Take back what was split or merged."""
    from monitor.services.stories import placing

    with store_at(config) as store, store.begin() as books:
        done = placing.undo(books, number, datetime.now(UTC))
    if as_json:
        document(done)
    else:
        say(f"Taken back: the {done.deed} of story {done.story}.")


def _said(done: "StoryCorrection", what: str, *, as_json: bool) -> None:
    if as_json:
        document(done)
    else:
        say(f"{what}\nNext: newsmon stories undo {done.id} takes it back")


def _print_figures(found: "FiguresView") -> None:
    say(f"Story {found.story}: {shown(found.title)}\n")
    for measure in found.measures:
        state = "disputed" if measure.disputed else "changed" if measure.changed else "agreed"
        say(f"{state}: {shown(measure.figures[0].sayings[0].sentence)}")
        for figure in measure.figures:
            for saying in figure.sayings:
                until = f" until {brief(saying.until)}" if saying.until else ""
                outlet = shown(found.tellers[saying.article].outlet)
                say(f"  {shown(saying.text)}: {outlet} (article {saying.article}), {brief(saying.since)}{until}")
        say()
    if not found.measures:
        say("Its articles state no figures.")


def _print(view: "StoryView") -> None:
    about = view.about
    outlets = len({teller.member.outlet for teller in view.tellers})
    say(f"Story {about.id}: {shown(about.title)}")
    say(f"  {counted(about.articles, 'article')} at {counted(outlets, 'outlet')}, since {local(about.began_at)}\n")
    for teller in view.tellers:
        _print_teller(teller)
    for spread in view.spread:
        _print_spread(spread)
    for done in view.corrections:
        undone = f", taken back {brief(done.undone_at)}" if done.undone_at else ""
        say(f"{done.deed} {done.id}: articles {', '.join(map(str, done.articles))}, {done.story} → {done.into}{undone}")


def _print_teller(teller: "TellerView") -> None:
    member = teller.member
    say(f"{brief(member.first_seen)}  {shown(brief_title(member.title))}")
    say(f"  article {member.article}, {shown(member.outlet)}, {shown(member.url)}")
    say(f"  {member.tie}: {shown(member.tie_reason)}")
    told = ", ".join(f"{message.kind} {brief(message.at)} (alert {message.alert})" for message in teller.told)
    say(f"  {'told: ' + told if told else 'not told'}")
    if teller.differs:
        say(f"  differs: {shown(teller.differs.reason)}")
    say()


def _print_spread(spread: "SpreadView") -> None:
    say(f"{shown(spread.outlet)} {shown(spread.before)} → {shown(spread.after)}")
    if not spread.still:
        say("  no other article carries the old figure")
    for behind in spread.still:
        say(f"  still {shown(spread.before)} at {shown(behind.outlet)} (article {behind.article}):")
        say(f"    {shown(behind.sentence)}")
