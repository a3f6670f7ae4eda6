"""동아일보 (Dong-A Ilbo).

Written from descriptions: text of 2026-08, the rest of 2026-01; never checked on a real page.
"""

import re
from datetime import date

from monitor.extract.layouts.places import all_at, behind
from monitor.extract.layouts.profiles import Layout, Profile

PROFILE = Profile(
    name="donga",
    version=1,
    hosts=("donga.com",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/news/.*/\d{8}/(\d{6,})"),
    layouts=(
        Layout(
            name="2026",
            since=date(2026, 1, 1),
            region=".news_view",  # its text stands bare, with <br><br> between paragraphs
            captions="figure.img_cont figcaption",
            remove=("h2.sub_tit",),
            title=".head_group h1",
            subtitle="h2.sub_tit",
            published=behind("입력", at=".date_info"),
            modified=behind("업데이트", at=".news_info button span"),
            authors=all_at(".author_info a"),
        ),
    ),
)
