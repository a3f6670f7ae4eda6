"""조선일보 (Chosun Ilbo).

Since it moved to Arc, the text stands in a script. Checked on real pages: the script's text, captions, headline and
times of 2023-04, all of the older pages of 2020-08.
"""

import re
from datetime import date

from bs4 import BeautifulSoup

from monitor.extract.layouts.places import assigned, behind, in_elements
from monitor.extract.layouts.profiles import Layout, Profile


def without_offers(soup: BeautifulSoup) -> None:
    """Drop the paragraphs of links, each behind a triangle, with which the older pages end."""
    for paragraph in soup.select(".par"):
        if paragraph.find("a") and paragraph.get_text(strip=True).startswith("▲"):
            paragraph.decompose()


PROFILE = Profile(
    name="chosun",
    version=1,
    hosts=("chosun.com",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/([A-Z0-9]{26}(?=/?$|/?[?#])|\d{13}(?=\.html))"),
    layouts=(
        Layout(
            name="arc",
            since=date(2020, 11, 1),
            checked=date(2023, 4, 11),
            region=in_elements("Fusion.globalContent"),
            text="p.text, blockquote",
            headings="h3.header",
            captions="figcaption",
            title=assigned("Fusion.globalContent", "headlines.basic"),
            subtitle=assigned("Fusion.globalContent", "subheadlines.basic"),
            modified=assigned("Fusion.globalContent", "last_updated_date"),
            authors=assigned("Fusion.globalContent", "credits.by.additional_properties.original.byline"),
        ),
        Layout(
            name="2020",
            since=date(2020, 1, 1),
            checked=date(2020, 8, 27),
            region="#news_body_id",
            text=".par",
            captions="figcaption",
            rules=(without_offers,),
            title="#news_title_text_id",
            subtitle=".news_subtitle",
            published=behind("입력", at=".news_date"),
            modified=behind("수정", at=".news_date"),
        ),
    ),
)
