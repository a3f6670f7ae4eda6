"""KBS. Written from descriptions of 2026; never checked on a real page."""

import re
from datetime import date

from monitor.extract.layouts.places import behind
from monitor.extract.layouts.profiles import Layout, Profile
from monitor.extract.layouts.soups import ending_at

PROFILE = Profile(
    name="kbs",
    version=1,
    hosts=("news.kbs.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"[?&]ncd=(\d{5,})"),
    layouts=(
        Layout(
            name="2026",
            since=date(2026, 1, 1),
            region="#cont_newstext, .detail-body",  # its text stands bare, with <br> between paragraphs
            captions="figcaption",
            rules=(ending_at("■ 제보하기"),),
            title="h4.headline-title",
            published=behind("입력", at=".input-date"),
            modified=behind("수정", at=".edit-date"),
        ),
    ),
)
