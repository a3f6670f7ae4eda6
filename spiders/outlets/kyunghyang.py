"""경향신문 (Kyunghyang Shinmun). Written from descriptions of 2026; never checked on a real page."""

import re
from datetime import date

from monitor.extract.layouts.places import all_at, behind
from monitor.extract.layouts.profiles import Layout, Profile

PROFILE = Profile(
    name="kyunghyang",
    version=1,
    hosts=("khan.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"(?:/article/|[?&]artid=)(\d{12,})"),
    layouts=(
        Layout(
            name="2026",
            since=date(2026, 1, 1),
            region="#articleBody",
            text="p.content_text",
            captions=".art_photo",
            title="article header h1",
            published=behind("입력", at=".date .inner p"),
            modified=behind("수정", at=".date .inner p"),
            authors=all_at(".editor a"),
        ),
    ),
)
