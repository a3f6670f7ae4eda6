"""The publishing system that hundreds of small Korean sites use, known by the shape of its pages and addresses.

Skins differ from site to site, so that places are given in the spellings of several. Written from descriptions of
many of its sites, the newest of 2026; never checked on a real page.
"""

import re
from datetime import date

from monitor.extract.layouts.places import behind
from monitor.extract.layouts.profiles import Layout, Profile

TIMES = "ul.infomation li, .info-text li, .info-group li"  # the system's own spelling

PROFILE = Profile(
    name="common-korean-cms",
    version=1,
    marks="#article-view-content-div",
    zone="Asia/Seoul",
    article_id=re.compile(r"/articleView(?:Amp)?\.html\?(?:[^#]*&)?idxno=(\d+)"),
    layouts=(
        Layout(
            name="2018",
            since=date(2018, 1, 1),
            region="#article-view-content-div",
            captions="figcaption",
            remove=(
                ".ad-template",
                ".info-options2",
                ".reveal",
                ".view-editors",
                ".view-copyright",
                ".article-copy",
                ".tag-group",
                ".subheading",
                ".article-head-sub",
            ),
            title="header .heading, .article-head-title, h3.heading",
            subtitle="header .subheading, .article-head-sub, h4.subheading",
            published=behind("입력", "승인", "등록", at=TIMES),
            modified=behind("수정", at=TIMES),
        ),
    ),
)
