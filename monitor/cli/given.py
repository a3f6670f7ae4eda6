"""Commands that judge what they are given: extract, compare, match, figures, same, cluster, probe."""

import base64
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.json_lines import answer_lines, objects, put_all
from monitor.cli.opening import AsJson, Config
from monitor.cli.printing import document, say, shown
from monitor.domain.errors import NewsmonError, WrongUseError

if TYPE_CHECKING:
    from monitor.domain.addresses.address import Address
    from monitor.domain.pages import Page
    from monitor.domain.topics import Topic

AsLines = Annotated[bool, typer.Option("--jsonl", help="Answer each line of standard input with one line of JSON.")]
Place = Annotated[str | None, typer.Argument(help="A file, an address, or - for standard input.", metavar="FILE|URL")]
FromUrl = Annotated[str | None, typer.Option("--url", help="The address that the page came from.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (extract, compare, match, figures, same, cluster, probe):
        app.command()(command)


def extract(
    place: Place = None,
    url: FromUrl = None,
    as_json: AsJson = False,
    jsonl: AsLines = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each line of the article's region where it went, and why.")
    ] = False,
) -> None:
    """Read the article out of a page."""
    if jsonl:
        answer_lines(partial(_extracted, explain=explain))
        return
    [(html, address)] = _documents([_given(place)], url)
    answer = _extracted({"url": address, "html": base64.b64encode(html).decode()}, explain=explain)
    document(answer) if as_json else _print_article(answer)
    if explain and not as_json:
        _print_lines(answer["lines"])


def _print_lines(lines: list[dict[str, str]]) -> None:
    """Print each line of a region behind the place that it went to."""
    for line in lines:
        say(f"  {line['place']:10}  {shown(line['text'])}" + f"   [{line['reason']}]" * bool(line["reason"]))


def _extracted(line: dict[str, Any], *, explain: bool = False) -> dict[str, Any]:
    from monitor.extract.article import as_dict

    url = line.get("url") or ""
    if not isinstance(url, str):
        raise TypeError(f"url is a text, not {type(url).__name__}")
    html = base64.b64decode(line["html"], validate=True)
    return as_dict(html, url, now=line.get("now"), listed=line.get("listed"), explain=explain)


def _print_article(answer: dict[str, Any]) -> None:
    say(f"{answer['verdict']}: {shown(answer['title'] or '(no headline)')}")
    if answer["layout"]:
        say(f"  {shown(answer['layout'])}")
    for field in ("subtitle", "labels", "authors", "published", "modified", "section", "canonical_url", "language"):
        if answer.get(field):
            where = answer["from"].get(field, "")
            value = ", ".join(answer[field]) if isinstance(answer[field], list) else answer[field]
            say(f"  {field}: {shown(value)}" + f"   [{where}]" * bool(where))
    say()
    for paragraph in answer["body"]:
        say(f"{shown(paragraph)}\n")


def compare(
    before: Annotated[str | None, typer.Argument(help="The page as it was: a file or an address.")] = None,
    after: Annotated[str | None, typer.Argument(help="The page as it is now.")] = None,
    url: FromUrl = None,
    as_json: AsJson = False,
    jsonl: AsLines = False,
) -> None:
    """Say what changed between two states of a page."""
    from monitor.cli.comparison_lines import compare_line, compare_pages, page_of
    from monitor.cli.differing import print_comparison, told
    from monitor.domain.addresses.address import Address
    from monitor.shapes import of_comparison

    if jsonl:
        answer_lines(compare_line)
        return
    (old, old_url), (new, new_url) = _documents([_given(before), _given(after)], url)
    answer = compare_pages(page_of(Address(old_url), old), page_of(Address(new_url), new))
    document(of_comparison(answer.comparison)) if as_json else print_comparison(answer, facts=[told(answer.comparison)])


def figures(jsonl: AsLines = False, text: Annotated[str, typer.Argument(help="A text to read.")] = "") -> None:
    """Read amounts, percentages, counts and dates out of sentences."""
    from monitor.cli.comparison_lines import figures_line

    if jsonl:
        answer_lines(figures_line)
        return
    if not text:
        raise WrongUseError("nothing to read", do="Give a text, or --jsonl and lines on standard input")
    document(figures_line({"text": text}))


def match(
    topics: Annotated[
        Path | None, typer.Option("--topics", help="A file with a `topics:` list. Default: the built-in three.")
    ] = None,
    jsonl: AsLines = False,
    text: Annotated[str, typer.Argument(help="A text to read.")] = "",
) -> None:
    """Say which topics a text speaks of, and where."""
    from monitor.cli.classification_lines import match_line
    from monitor.domain.matches.matching import Matcher

    matcher = Matcher(_topics(topics))
    if jsonl:
        answer_lines(lambda line: match_line(line, matcher))
        return
    if not text:
        raise WrongUseError("nothing to read", do="Give a text, or --jsonl and lines on standard input")
    document(match_line({"text": text}, matcher))


def _topics(path: Path | None) -> "tuple[Topic, ...]":
    if path is None:
        from monitor.domain.matches.builtin_topics import builtin_topics

        return builtin_topics()
    from monitor.settings.load import load_topics

    return load_topics(path)


def same(jsonl: AsLines = False) -> None:
    """Say for pairs of articles whether they are one article, a copy, a follow-up, one event, or different."""
    from monitor.cli.classification_lines import same_line

    _only_lines(jsonl, '{"a": {url, title, body}, "b": {…}}')
    answer_lines(same_line)


def cluster(jsonl: AsLines = False) -> None:
    """Group articles into stories; answers at the end of input."""
    from monitor.cli.classification_lines import cluster_lines

    _only_lines(jsonl, "{id, url, title, body, language, published}")
    given = list(objects())
    answers = iter(cluster_lines([value for value in given if not isinstance(value, ValueError)]))
    put_all({"error": str(value)} if isinstance(value, ValueError) else next(answers) for value in given)


def _only_lines(jsonl: bool, shape: str) -> None:
    if not jsonl:
        raise WrongUseError(
            "this command answers lines", do=f"Give --jsonl, and lines such as {shape} on standard input"
        )


def probe(
    url: Annotated[str, typer.Argument(help="The address of an article.")],
    config: Config = None,
    as_json: AsJson = False,
    new_outlet: Annotated[
        bool, typer.Option("--new-outlet", help="Draft a profile for the outlet instead, and show what it reads.")
    ] = False,
    write: Annotated[
        Path | None, typer.Option("--write", help="With --new-outlet: the folder to write the draft into.")
    ] = None,
) -> None:
    """Fetch an address once and show what would be extracted, matched and told, and why; changes nothing."""
    from monitor.domain.addresses.address import Address

    address = Address(url)
    if new_outlet:
        from monitor.cli.new_outlet import draft_outlet

        draft_outlet(address, config, write)
        return
    if write is not None:
        raise WrongUseError("there is nothing to write", do="Give --new-outlet as well")
    _probe(address, config, as_json=as_json)


def _probe(address: "Address", config: Path | None, *, as_json: bool) -> None:
    from monitor.cli.probing import probed, would
    from monitor.shapes import of_probe

    view = probed(address, config)
    answer = of_probe(view, would(view))
    if as_json:
        document(answer)
    else:
        _print_article(answer["article"])
        for line in answer["would"]:
            say(shown(line))
    if answer["article"]["verdict"] in ("gone", "blocked"):
        raise NewsmonError(
            answer["article"]["reason"], to=address.url, do="Give the address of an article that is there"
        )


def _given(place: str | None) -> str:
    if place is None:
        raise WrongUseError(
            "nothing to read", do="Name a file or an address, or give --jsonl and lines on standard input"
        )
    return place


def _documents(places: list[str], url: str | None) -> list[tuple[bytes, str]]:
    """Return the bytes that are meant, and the addresses they came from."""
    asked = [place for place in places if place.startswith(("http://", "https://"))]
    pages = dict(zip(asked, _fetched(asked), strict=True))
    return [
        (pages[place].body, url or pages[place].final_url) if place in pages else (_bytes_of(place), url or "")
        for place in places
    ]


def _bytes_of(place: str) -> bytes:
    if place == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(place).read_bytes()
    except OSError as error:
        raise NewsmonError(f"it cannot be read: {error.strerror}", to=place, do="Name a file or an address") from None


def _fetched(urls: list[str]) -> "list[Page]":
    if not urls:
        return []
    from monitor.cli.fetching import fetch_all
    from monitor.domain.addresses.address import Address

    return fetch_all([Address(url) for url in urls], None)
