"""연합뉴스 (Yonhap).

Checked on real pages of its English edition of 2023-04: region, text and captions. The rest, and the Korean
edition (which shows no time of revision), is written from descriptions of 2026-01.
"""

import re
from datetime import date

from monitor.extract.layouts.profiles import Layout, Profile
from monitor.extract.layouts.soups import without_lines

PROFILE = Profile(
    name="yonhap",
    version=1,
    hosts=("yna.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/view/([A-Z]{3}\d{14,20})"),
    layouts=(
        Layout(
            name="2023",
            since=date(2023, 1, 1),
            checked=date(2023, 4, 19),
            region=".story-news",
            text=".story-news > p",
            captions="figcaption .txt-desc",
            remove=("aside", ".txt-copyright", ".related-group"),
            rules=(without_lines(r"[\w.]+@yna\.co\.kr(?:\s*\(END\))?|\(END\)"),),
            title="h1.tit01, h1.tit",
            subtitle=".tit-sub h2.tit01",
            published=".update-time[data-published-time]@data-published-time",
        ),
    ),
)
