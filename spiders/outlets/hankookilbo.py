"""한국일보 (Hankook Ilbo).

Three front ends in fourteen months; region, text, headings, captions and times of each were checked on one real page.
"""

import re
from datetime import date
from functools import partial

from monitor.extract.layouts.places import behind, in_script, script_value
from monitor.extract.layouts.profiles import Layout, Profile

# All three show what one editor writes.
edited = partial(
    Layout,
    text="p.editor-p, blockquote",
    headings="h3.editor-tit",
    captions=".editor-img-box .caption",
    remove=(".img-zoomin", ".end-ad-container", ".no-print", ".ad", ".module-quote .who"),
)

PROFILE = Profile(
    name="hankookilbo",
    version=2,
    hosts=("hankookilbo.com",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/(?:News/Read|news/article)/(?:[a-z]+/)?(A\d{16,})", re.IGNORECASE),
    layouts=(
        edited(
            name="2026-07",
            since=date(2026, 7, 1),
            checked=date(2026, 7, 12),
            region="#article-view-content, .article-view",
            title="[data-title]@data-title",
            subtitle=".article-view h2.sub-tit-ll",
            published="[data-deploy-dt]@data-deploy-dt",
            modified="[data-re-deploy-dt]@data-re-deploy-dt",
            section="[data-section-name]@data-section-name",
        ),
        edited(
            name="2026-01",
            since=date(2026, 1, 1),
            checked=date(2026, 1, 29),
            region=in_script("contentHtml"),
            title=script_value("title"),
            subtitle=script_value("subTitle"),
            published=script_value("deployDt"),
            modified=script_value("reDeployDt"),
            authors=script_value("writerDisplay"),
            section=script_value("sectionName"),
            print_page=script_value("paperMenu"),
        ),
        edited(
            name="2025",
            since=date(2025, 1, 1),
            checked=date(2025, 5, 15),
            region="div[itemprop=articleBody]",
            title="h1.title",
            subtitle="[itemprop=articleBody] h2.sub-tit-ll",
            published=behind("입력", at="dl.wrt-text"),
            modified=behind("수정", at="dl.wrt-text"),
            print_page=".page-number",
        ),
    ),
)
