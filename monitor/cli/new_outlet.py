"""Drafting a profile for an outlet that has none: fetch, draft, load the draft, and show what it reads."""

import re
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.cli.fetching import Fetch, fetching
from monitor.cli.printing import console, say, shown
from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError, WrongUseError
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Page
from monitor.extract.article import read_as
from monitor.extract.drafting.drafts import Draft, written
from monitor.extract.drafting.drawing import draw, tree_of
from monitor.extract.drafting.id_rules import id_rule
from monitor.extract.head import joined
from monitor.extract.layouts.profiles import Profile

MOST_TRIED = 2  # further articles that are fetched, in search of one that can be read
LINK = 12  # characters that a link to an article has at least
MOST_LINES = 3


def draft_outlet(address: Address, config: Path | None, folder: Path | None) -> None:
    """Draft a profile from an article and, where the page links to one, another of the same outlet."""
    pages = fetching(config, lambda fetch: _pages(fetch, address))
    drafted = draw(*pages)
    profile = checked(drafted, pages[0])
    if folder is None:
        sys.stdout.write(written(drafted))
    else:
        say(f"written: {save(drafted, folder)}")
    for line in _report(profile, pages):
        console(stderr=True).print(shown(line), markup=False)


def checked(drafted: Draft, page: Page) -> Profile:
    """Load a draft from its file, and read its page with it; raises ``NewsmonError`` when that gives no article."""
    with TemporaryDirectory() as folder:
        profile = load(save(drafted, Path(folder)))
    look = read_as(page, profile)
    article = None if look.layout else look.article
    if article is None or not article.body or (drafted.article_id and not article.outlet_id):
        raise NewsmonError(f"the draft does not read its own page: {look.layout or look.verdict.reason}", to=page.url)
    return profile


def load(file: Path) -> Profile:
    """Load the profile that stands in a file."""
    spec = spec_from_file_location(file.stem, file)
    assert spec is not None  # noqa: S101 - it ends in .py
    assert spec.loader is not None  # noqa: S101 - so do all Python files
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    profile: Profile = module.PROFILE
    return profile


def save(drafted: Draft, folder: Path) -> Path:
    """Write a draft into a folder; raises ``WrongUseError`` where a file is in the way."""
    file = folder / f"{drafted.name}.py"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(written(drafted))
    except FileExistsError:
        raise WrongUseError(
            "there is a file already", to=str(file), do="Move it away, or name another folder"
        ) from None
    except OSError as error:
        raise NewsmonError(f"it cannot be written: {error.strerror}", to=str(file)) from error
    return file


async def _pages(fetch: Fetch, address: Address) -> list[Page]:
    """Fetch an article, and another that it links to, if one of them can be read."""
    page = await fetch(address)
    for further in islice(_like(page), MOST_TRIED):
        try:
            other = await fetch(further)
        except NewsmonError:
            continue
        if read_as(other, None).verdict.is_article:
            return [page, other]
    return [page]


def _like(page: Page) -> Iterator[Address]:
    """Give the addresses on a page that have the make of its own, and another id."""
    own = page.address
    rule = re.compile(id_rule(own) or "(?!)")
    seen = {found[1] for found in [rule.search(own.url)] if found}
    for link in tree_of(page).xpath("//a[@href]"):
        other = Address(joined(own.url, link.get("href")))
        found = rule.search(other.url)
        if found and found[1] not in seen and other.host == own.host and len(link.text_content().strip()) >= LINK:
            seen.add(found[1])
            yield other


def _report(profile: Profile, pages: list[Page]) -> Iterator[str]:
    for page in pages:
        yield f"{page.address.url}"
        yield from _read(read_as(page, profile))
    if len(pages) == 1:
        yield "No second article was found to compare with: lines that stand on every page may be left in the text."


def _read(look: Look) -> Iterator[str]:
    article = look.article
    if article is None or look.layout:
        yield f"  not read: {look.layout or look.verdict.reason}"
        return
    said = {name: article.origins.get(name, "") for name in ("published", "modified")}
    yield f"  id {article.outlet_id or '(none found: see TODO in the draft)'}: {article.title}"
    yield f"  published {article.published} [{said['published']}], modified {article.modified} [{said['modified']}]"
    yield f"  {len(article.body)} paragraphs, {len(article.captions)} captions"
    for line in article.body[:MOST_LINES]:
        yield f"    {line[:100]}"
