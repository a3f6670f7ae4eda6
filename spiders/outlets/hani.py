"""한겨레 (Hankyoreh). Written from descriptions: text of 2026-08, the rest of 2026-01; never checked on a real page.

The names of its classes end in a hash that changes with each release, so only their beginnings are used.
"""

import re
from datetime import date

from monitor.extract.layouts.places import behind
from monitor.extract.layouts.profiles import Layout, Profile

TIMES = "//li[contains(., '등록') or contains(., '수정')]"

PROFILE = Profile(
    name="hani",
    version=1,
    hosts=("hani.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/arti/[\w/-]+/(\d{5,})\.html"),
    layouts=(
        Layout(
            name="2023",
            since=date(2023, 6, 1),
            region=".article-text",
            text="p.text",
            captions="figcaption",
            title="h3[class^=ArticleDetailView_title]",
            subtitle="h4[class*=subtitle]",
            published=behind("등록", at=TIMES),
            modified=behind("수정", at=TIMES),
        ),
    ),
)
