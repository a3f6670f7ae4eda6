"""What surrounds the real pages and is no news: adverts, counters, related lists, tokens, comments."""

import re
from collections.abc import Sequence
from html import escape
from random import Random

from tests.benchmarks.real_pages import RealPage

BODY_BEGINS = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
ADVERTS = ("오늘만 20% 할인", "Spring sale: 300 items", "무료 배송 3,900원부터", "New flats from 99,000")
COMMENTS = ("좋은 기사네요", "first!", "자료가 더 있나요?")
RELATED = 5


def furnished(html: str, others: Sequence[RealPage], around: Random) -> str:
    """Put furniture before and after everything that stands on a page."""
    html = BODY_BEGINS.sub(lambda found: found[0] + _banner(around), html, count=1)
    head, end, tail = html.rpartition("</body>")
    return head + _foot(others, around) + end + tail


def _banner(around: Random) -> str:
    return f'<div class="ad banner" id="ad-{around.randrange(1000)}">{around.choice(ADVERTS)}</div>'


def _foot(others: Sequence[RealPage], around: Random) -> str:
    return (
        f'<aside class="ad" data-slot="{around.getrandbits(64):x}">{around.choice(ADVERTS)}</aside>'
        f'<section class="related"><h4>관련 기사</h4><ul>{_links(around.sample(others, RELATED))}</ul></section>'
        f'<div class="counter">조회 {around.randrange(10_000):,} 좋아요 {around.randrange(500)}</div>'
        f'<section class="comments"><h4>댓글 {around.randrange(90)}</h4><p>{_comment(around)}</p></section>'
        f'<input type="hidden" name="csrf" value="{around.getrandbits(128):x}">'
        f"<script>window.served = {around.randrange(10**10)};</script>"
    )


def _links(pages: Sequence[RealPage]) -> str:
    return "".join(f'<li><a href="{escape(page.path)}">{escape(page.title)}</a></li>' for page in pages)


def _comment(around: Random) -> str:
    return f"user{around.randrange(1000)}: {around.choice(COMMENTS)}"
