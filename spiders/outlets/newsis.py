"""뉴시스 (Newsis). Written from descriptions of 2023 to 2025; never checked on a real page."""

import re
from datetime import date

from monitor.extract.layouts.places import behind, matching
from monitor.extract.layouts.profiles import Layout, Profile
from monitor.extract.layouts.soups import without_lines

PROFILE = Profile(
    name="newsis",
    version=1,
    hosts=("newsis.com",),
    zone="Asia/Seoul",
    article_id=re.compile(r"\b(NIS[IX]\d{8}_\d{10})"),  # in the path, or behind ?id=
    layouts=(
        Layout(
            name="2025",
            since=date(2025, 1, 1),
            region=".viewer > article",  # its text stands bare, with <br> between paragraphs
            captions="figcaption, .photojournal",
            remove=(".summury_view",),  # the outlet's own spelling
            rules=(without_lines(r"◎\s?공감언론 뉴시스.*"),),
            title=".articleView .view .top h1",
            subtitle=".summury_view",
            published=behind("등록", at=".infoLine .left p"),
            modified=behind("최종수정", at=".infoLine .left p"),
            authors=matching(r"뉴시스\]\s*([^=\n]{2,40}기자)\s*=", at=".viewer > article"),
        ),
    ),
)
