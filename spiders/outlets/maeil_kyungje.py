"""매일경제 (Maeil Business Newspaper, MK). All of it was checked on one real page of 2025-06."""

import re
from datetime import date

from monitor.extract.layouts.places import all_at, behind
from monitor.extract.layouts.profiles import Layout, Profile

PROFILE = Profile(
    name="maeil-kyungje",
    version=1,
    hosts=("mk.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/news/[\w-]+/(\d{6,})"),
    layouts=(
        Layout(
            name="2025",
            since=date(2025, 1, 1),
            checked=date(2025, 6, 4),
            region=".news_cnt_detail_wrap",
            headings=".border_org",
            captions=".thum_figure_txt",
            remove=(".mid_title", ".thumb_area .btn", "figcaption .source"),
            title="h2.news_ttl",
            subtitle=".midtitle_text",
            published=behind("입력", at="dl.registration"),
            modified=behind("수정", at="dl.registration"),
            authors=all_at(".news_write_info_group .author .name"),
        ),
    ),
)
