"""중앙일보 (JoongAng Ilbo).

Written from descriptions: text of 2026-08, the rest of 2026-01; never checked on a real page.
"""

import re
from datetime import date

from monitor.extract.layouts.places import all_at
from monitor.extract.layouts.profiles import Layout, Profile

PROFILE = Profile(
    name="joongang",
    version=1,
    hosts=("joongang.co.kr",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/article/(\d{6,})"),
    layouts=(
        Layout(
            name="2026",
            since=date(2026, 1, 1),
            region="#article_body",
            text="p[data-divno]",
            captions=".ab_photo .caption",
            remove=(".ab_byline", ".ab_sub_heading"),
            title="h1.headline",
            subtitle=".ab_sub_heading h2",
            published="time[itemprop=datePublished]@datetime",
            modified="time[itemprop=dateModified]@datetime",
            authors=all_at(".byline a"),
        ),
    ),
)
