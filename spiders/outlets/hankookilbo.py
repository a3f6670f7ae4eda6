"""한국일보 (Hankook Ilbo). Three front ends in fourteen months; each was checked on one real page."""

import re
from datetime import date

from monitor.extract.profiles import Layout, Profile, at, in_script, script_value, words_at

TEXT = "p.editor-p, blockquote"
HEADINGS = "h3.editor-tit"
CAPTIONS = ".editor-img-box .caption"
FURNITURE = (".editor-img-box .img-zoomin", ".end-ad-container", ".no-print", ".ad", ".module-quote .who")

PROFILE = Profile(
    name="hankookilbo",
    version=1,
    hosts=("hankookilbo.com",),
    zone="Asia/Seoul",
    article_id=re.compile(r"/(?:News/Read|news/article)/(?:[a-z]+/)?(A\d{16,})", re.IGNORECASE),
    layouts=(
        Layout(
            name="2026-07",
            since=date(2026, 7, 1),
            region=at("//*[@id='article-view-content' or contains(concat(' ', @class, ' '), ' article-view ')]"),
            text=TEXT,
            headings=HEADINGS,
            captions=CAPTIONS,
            subtitle="h2.sub-tit-ll",
            remove=FURNITURE,
            answers={
                "title": words_at("//@data-title"),
                "published": words_at("//@data-deploy-dt"),
                "modified": words_at("//@data-re-deploy-dt"),
                "section": words_at("//@data-section-name"),
            },
        ),
        Layout(
            name="2026-01",
            since=date(2026, 1, 1),
            region=in_script("contentHtml"),
            text=TEXT,
            headings=HEADINGS,
            captions=CAPTIONS,
            remove=FURNITURE,
            answers={
                "title": script_value("title"),
                "subtitle": script_value("subTitle"),
                "published": script_value("deployDt"),
                "modified": script_value("reDeployDt"),
                "authors": script_value("writerDisplay"),
                "section": script_value("sectionName"),
                "print_page": script_value("paperMenu"),
            },
        ),
        Layout(
            name="2025",
            since=date(2025, 1, 1),
            region=at("//div[@itemprop='articleBody']"),
            text=TEXT,
            headings=HEADINGS,
            captions=CAPTIONS,
            subtitle="h2.sub-tit-ll",
            remove=FURNITURE,
            answers={
                "title": words_at("//h1[@class='title']"),
                "published": words_at("//dl[contains(@class, 'wrt-text')]/dt[.='입력']/following-sibling::dd[1]"),
                "modified": words_at("//dl[contains(@class, 'wrt-text')]/dt[.='수정']/following-sibling::dd[1]"),
                "print_page": words_at("//*[@class='page-number']"),
            },
        ),
    ),
)
