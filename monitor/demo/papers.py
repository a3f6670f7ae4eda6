"""The three invented papers of the demo, and where each stands and lists its stories."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper: its page layout is ``site/<key>.html``; ``listing`` is where it lists its newest stories.

    ``stamp`` writes a time as its pages show it, on the wall clock of ``zone``; ``revised`` is the
    markup around the time of a revision.
    """

    key: str
    name: str
    language: str
    zone: str
    kind: str
    listing: str
    stamp: str
    revised: str
    paragraph: str = "<p>{}</p>"


MULBIT = Paper(
    key="mulbit",
    name="물빛일보",
    language="ko",
    zone="Asia/Seoul",
    kind="sitemap",
    listing="/sitemap/latest-articles",
    stamp="%Y.%m.%d %H:%M",
    revised="<dt>수정</dt><dd>{shown}</dd>",
    paragraph='<p class="article-p">{}</p>',
)
SOLBARAM = Paper(
    key="solbaram",
    name="솔바람신문",
    language="ko",
    zone="Asia/Seoul",
    kind="feed",
    listing="/rss/allArticle.xml",
    stamp="%Y.%m.%d %H:%M",
    revised="<li>수정 {shown}</li>",
)
TERN = Paper(
    key="tern",
    name="Tern Bay Post",
    language="en",
    zone="Europe/Dublin",
    kind="feed",
    listing="/feed.xml",
    stamp="%d %B %Y, %H:%M",
    revised=' <span class="updated">Updated <time datetime="{iso}" itemprop="dateModified">{shown}</time></span>',
)
PAPERS = (MULBIT, TERN, SOLBARAM)
