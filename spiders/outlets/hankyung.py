"""한국경제 (Hankyung). Written from descriptions of 2024 to 2026; never checked on a real page."""

import re
from datetime import date

from monitor.extract.layouts.places import behind
from monitor.extract.layouts.profiles import Layout, Profile

PROFILE = Profile(
    name="hankyung",
    version=1,
    hosts=("hankyung.com",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/article/(\d{8,}[a-z]?)"),
    layouts=(
        Layout(
            name="2024",
            since=date(2024, 1, 1),
            region="#articletxt, .article-body[itemprop=articleBody]",
            captions="figcaption",
            title="h1.headline",
            published=behind("입력", at=".txt-date, .datetime"),
            modified=behind("수정", at=".txt-date, .datetime"),
        ),
    ),
)
