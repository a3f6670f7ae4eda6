"""Everything about an article but its words: headline, names, times, sections, tags, addresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from monitor.extract.dates.clocks import Times, read_times
from monitor.extract.dates.visible import BELOW, place_of
from monitor.extract.facts.byline_names import KOREAN, names_in, without_stamps
from monitor.extract.facts.bylines import read_authors
from monitor.extract.facts.titles import read_labels, read_title
from monitor.extract.furniture import is_noise
from monitor.extract.markup import squeeze
from monitor.extract.sheet import Sheet
from monitor.extract.structured import text_in, texts

PRINT_PAGE = re.compile(r"(?<!\d)([A-Z]?\d{1,2})\s?면(?![가-힣])")
MOST_TAGS = 60
LONGEST_TAG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; ``origins`` names the place of each answer."""

    title: str = ""
    heading: HtmlElement | None = None
    labels: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    times: Times = field(default_factory=Times)
    canonical: str = ""
    section: str = ""
    print_page: str = ""
    tags: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def read_metadata(sheet: Sheet, known: Mapping[str, str]) -> Metadata:
    """Read all fields; ``known`` holds what an outlet's profile answered, which goes first."""
    title, title_from, heading = _title(sheet, known)
    place = place_of(sheet, heading, title)
    times = read_times(sheet, place, title, known)
    authors, authors_from = _authors(sheet, known, place)
    section, section_from = _section(sheet, known)
    tags, tags_from = _tags(sheet)
    page = _print_page(sheet, known, place)
    origins = {
        "title": title_from,
        "authors": authors_from,
        "section": section_from,
        "tags": tags_from,
        "published": times.published_origin,
        "modified": times.modified_origin,
        "print_page": "visible" if page else "",
        "canonical_url": "link" if sheet.head.canonical else "",
    }
    return Metadata(
        title=title,
        heading=heading,
        labels=read_labels(title, heading),
        authors=authors,
        times=times,
        canonical=sheet.head.canonical,
        section=section,
        print_page=page,
        tags=tags,
        origins={name: origin for name, origin in origins.items() if origin},
    )


def _title(sheet: Sheet, known: Mapping[str, str]) -> tuple[str, str, HtmlElement | None]:
    title, origin, heading = read_title(sheet.tree, sheet.head, sheet.thing, sheet.listed.title)
    return (known["title"], "profile", heading) if known.get("title") else (title, origin, heading)


def _authors(sheet: Sheet, known: Mapping[str, str], place: int) -> tuple[tuple[str, ...], str]:
    if told := tuple(names_in([known.get("authors", "")])):
        return told, "profile"
    return read_authors(sheet, place, _bylines(sheet.lines))


def _bylines(lines: list[str]) -> str:
    """Gather the short lines of a page that are a Korean byline and nothing else."""
    short = (line for line in lines if len(line) <= LONGEST_TAG and KOREAN.search(line))
    return "\n".join(line for line in short if is_noise(line) or is_noise(without_stamps(line)))


def _section(sheet: Sheet, known: Mapping[str, str]) -> tuple[str, str]:
    places = (
        (known.get("section", ""), "profile"),
        (text_in(sheet.thing, "articleSection"), "json-ld"),
        (
            sheet.head.first("article:section", "content_category", "section", "parsely-section", "prism.section"),
            "meta",
        ),
        (next(iter(sheet.head.microdata.get("articlesection", ())), ""), "microdata"),
    )
    return next(((section, origin) for section, origin in places if section), ("", ""))


def _tags(sheet: Sheet) -> tuple[tuple[str, ...], str]:
    places = (
        (sheet.head.all("article:tag"), "meta"),
        (texts(sheet.thing.get("keywords")), "json-ld"),
        (sheet.head.all("news_keywords") or sheet.head.all("keywords"), "meta"),
    )
    for found, origin in places:
        tags = tuple(
            dict.fromkeys(
                tag for line in found for part in line.split(",") if 0 < len(tag := squeeze(part)) <= LONGEST_TAG
            )
        )
        if tags:
            return tags[:MOST_TAGS], origin
    return (), ""


def _print_page(sheet: Sheet, known: Mapping[str, str], place: int) -> str:
    """Read the page of the printed paper, such as 15 of ``15면``; it appears hours later and is no content."""
    if told := known.get("print_page"):
        return told.removesuffix("면").strip()
    near = (PRINT_PAGE.search(line) for line in sheet.lines[place : place + BELOW] if len(line) <= LONGEST_TAG)
    return next((found[1] for found in near if found), "")
