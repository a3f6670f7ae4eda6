"""The three invented papers of the demo, where each stands and lists its stories, and the settings that read them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


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


SETTINGS = """\
# newsmon reads the bundled papers with these settings: every two seconds, all tracked articles each time.
database: {database}
topics:
  - {{name: Stargate, names: [Stargate, 스타게이트]}}
  - {{name: xAI, names: [xAI, 엑스AI]}}
  - {{name: SoftBank, names: [SoftBank, Soft Bank, 소프트뱅크, 소뱅]}}
sources:
{sources}
channels:
  screen: {{urls: ['terminal://'], locale: ko}}
routes:
  - topics: [Stargate, xAI, SoftBank]
    tell: [new, edited, followup, removed]
    severity: low                       # a newsroom wants medium, which is what holds where nothing is said
    group: none                         # … and what follows on a story within five minutes as one message
    to: screen
fetch:
  contact: demo@newsmon.invalid
  delay: 0.2
  allow_hosts: [{hosts}]
web: {{port: {page}}}
"""
PAGE = 8420  # the port of newsmon's page, where nobody else has it
# Stories of the last two days are told even at the first look, so that a slow start misses none;
# those that stand there from the beginning are older.
SOURCE = """\
  - name: {name}
    kind: {kind}
    url: {url}
    zone: {zone}
    every: 2s
    track: topics
    recheck: always
    backlog: 48"""


def demo_settings(ports: Mapping[str, int], database: Path, page: int) -> str:
    """Write the demo's ``newsmon.yaml`` for papers on those loopback ports, named by outlet key."""
    return SETTINGS.format(
        database=_quoted(f"sqlite:///{database}"),
        sources="\n".join(_source(outlet, ports[outlet.key]) for outlet in PAPERS),
        page=page,
        hosts=_hosts([ports[outlet.key] for outlet in PAPERS]),
    )


def _source(outlet: Paper, port: int) -> str:
    url = f"http://127.0.0.1:{port}{outlet.listing}"
    return SOURCE.format(name=outlet.name, kind=outlet.kind, url=_quoted(url), zone=outlet.zone)


def _hosts(ports: Sequence[int]) -> str:
    return ", ".join(_quoted(f"127.0.0.1:{port}") for port in ports)


def _quoted(text: str) -> str:
    # A JSON string is a YAML string too, whatever stands in it.
    return json.dumps(text, ensure_ascii=False)
