"""The pages of a paper: an article, the front page, the list of the newest stories, the rules for robots."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime
from functools import cache
from html import escape
from string import Template
from zoneinfo import ZoneInfo

from monitor.demo.manuscripts import SITE, Manuscript
from monitor.demo.papers import Paper
from monitor.demo.surroundings import Furniture

NOTICES = {
    "ko": "newsmon 시연용으로 지어낸 가상의 신문, 가상의 기사입니다.",
    "en": "A made-up paper with made-up stories, written to show newsmon at work.",
}
ROBOTS = "User-agent: *\nDisallow: /search\n\nSitemap: {listing}\n"
NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{entries}
</urlset>
"""
SITEMAP_ENTRY = """<url><loc>{url}</loc><lastmod>{modified}</lastmod><news:news>
<news:publication><news:name>{outlet}</news:name><news:language>{language}</news:language></news:publication>
<news:publication_date>{published}</news:publication_date><news:title>{headline}</news:title>
</news:news></url>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>{outlet}</title><link>{base}/</link><description>{notice}</description>
<language>{language}</language>
{entries}
</channel></rss>
"""
FEED_ENTRY = """<item><title>{headline}</title><link>{url}</link><guid isPermaLink="true">{url}</guid>
<pubDate>{rfc822}</pubDate><description>{subtitle}</description></item>"""
LISTINGS = {"sitemap": (NEWS_SITEMAP, SITEMAP_ENTRY), "feed": (FEED, FEED_ENTRY)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One paper as one visitor finds it: its address, the demo's day, its stories and what surrounds them."""

    outlet: Paper
    base: str
    day: date
    stories: tuple[Manuscript, ...]
    around: Furniture

    def at(self, path: str) -> Manuscript | None:
        """Return the story at that path, if one stands there."""
        return next((story for story in self.stories if story.path == path), None)


def article_page(edition: Edition, story: Manuscript) -> str:
    """Render the page of one story."""
    fields = _facts(edition, story) | _surroundings(edition)
    return _template(edition.outlet.key).substitute(
        {name: escape(value) for name, value in fields.items()},
        revised=_revised(edition, story),
        structured=_structured(edition, story),
        body=_body(edition, story),
        related=_related(edition),
    )


def front_page(edition: Edition) -> str:
    """Render the front page: all headlines, the newest first."""
    return _template("front").substitute(
        language=edition.outlet.language,
        outlet=edition.outlet.name,
        notice=NOTICES[edition.outlet.language],
        clock=edition.around.clock,
        headlines="".join(map(_link, edition.stories)),
        listing=edition.outlet.listing,
    )


def listing(edition: Edition) -> str:
    """Render the list of the newest stories: a Google News sitemap or an RSS feed."""
    whole, entry = LISTINGS[edition.outlet.kind]
    entries = (entry.format_map(_escaped(_facts(edition, story))) for story in edition.stories)
    return whole.format_map(_escaped(_paper(edition)) | {"entries": "\n".join(entries)})


def robots(edition: Edition) -> str:
    """Render the rules for robots: everything but the search."""
    return ROBOTS.format(listing=edition.base + edition.outlet.listing)


def _paper(edition: Edition) -> dict[str, str]:
    outlet = edition.outlet
    return {
        "outlet": outlet.name,
        "language": outlet.language,
        "base": edition.base,
        "notice": NOTICES[outlet.language],
    }


def _facts(edition: Edition, story: Manuscript) -> dict[str, str]:
    published, modified = _clocks(edition, story)
    return _paper(edition) | {
        "url": edition.base + story.path,
        "headline": story.headline,
        "subtitle": story.subtitle,
        "section": story.section,
        "author": story.author,
        "tags": story.tags,
        "caption": story.caption,
        "published": published.isoformat(),
        "modified": modified.isoformat(),
        "entered": published.strftime(edition.outlet.stamp),
        "rfc822": format_datetime(published),
    }


def _clocks(edition: Edition, story: Manuscript) -> tuple[datetime, datetime]:
    zone = ZoneInfo(edition.outlet.zone)
    published = story.entered.on(edition.day).astimezone(zone)
    modified = story.revised.on(edition.day).astimezone(zone) if story.revised else published
    return published, modified


def _surroundings(edition: Edition) -> dict[str, str]:
    around = edition.around
    return {
        "views": f"{around.views:,}",
        "likes": str(around.likes),
        "sad": str(around.sad),
        "comments": str(around.comments),
        "token": around.token,
        "ad": around.advert,
        "clock": around.clock,
    }


def _revised(edition: Edition, story: Manuscript) -> str:
    if story.revised is None:
        return ""
    modified = _clocks(edition, story)[1]
    return edition.outlet.revised.format(shown=modified.strftime(edition.outlet.stamp), iso=modified.isoformat())


def _structured(edition: Edition, story: Manuscript) -> str:
    facts = _facts(edition, story)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": story.subtitle,
        "articleSection": story.section,
        "datePublished": facts["published"],
        "dateModified": facts["modified"],
        "inLanguage": edition.outlet.language,
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": edition.outlet.name},
        "mainEntityOfPage": facts["url"],
    }
    # A headline with "</script>" in it would end the element.
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _body(edition: Edition, story: Manuscript) -> str:
    first, *others = (edition.outlet.paragraph.format(escape(paragraph)) for paragraph in story.paragraphs)
    advert = f'<div class="ad" data-slot="{edition.around.token}">{escape(edition.around.advert)}</div>'
    return "\n".join((first, advert, *others))


def _related(edition: Edition) -> str:
    return "".join(map(_link, edition.around.shuffled(edition.stories)))


def _link(story: Manuscript) -> str:
    return f'<li><a href="{escape(story.path)}">{escape(story.headline)}</a></li>'


def _escaped(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: escape(value) for name, value in fields.items()}


@cache
def _template(name: str) -> Template:
    return Template((SITE / f"{name}.html").read_text(encoding="utf-8"))
