"""JTBC. No layout is known: its pages are shells that a script fills, so newsmon sees what their metas say."""

import re

from monitor.extract.layouts.profiles import Profile

PROFILE = Profile(
    name="jtbc",
    version=1,
    hosts=("news.jtbc.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"(?:/article/|[?&]news_id=)(NB\d{8,})"),
)
