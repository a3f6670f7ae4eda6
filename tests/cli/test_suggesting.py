"""A site is asked what it offers, over real HTTP, by the command as a subprocess."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.fetch.loopback import Answer, Site


def a_feed(site: Site, count: int) -> bytes:
    now = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    items = "".join(
        f"<item><title>Piece {n}</title><link>{site.url(f'/news/{n}')}</link><pubDate>{now}</pubDate></item>"
        for n in range(count)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode()


def test_the_best_of_what_a_site_offers_is_said_ready_for_the_settings(tmp_path: Path) -> None:
    site = Site()
    try:
        head = b"<head><link rel=alternate type='application/rss+xml' href='/short.xml'></head>"
        site.pages["/"] = Answer(body=head + b"<body><a href='/rss/all'>RSS</a></body>")
        site.pages["/robots.txt"] = Answer(body=f"User-agent: *\nSitemap: {site.url('/gone.xml')}\n".encode())
        site.pages["/short.xml"] = Answer(body=a_feed(site, 4))
        site.pages["/rss/all"] = Answer(body=a_feed(site, 40))
        config = tmp_path / "newsmon.yaml"
        config.write_text(f"fetch: {{delay: 0, allow_hosts: ['{site.host}']}}\n", encoding="utf-8")
        told, lines = (suggest(site, config, *words) for words in ((), ("--json",)))
    finally:
        site.close()
    found = json.loads(lines)
    assert [one["url"] for one in found if one["usable"]] == [site.url("/rss/all"), site.url("/short.xml")]
    assert "404" in next(one["reason"] for one in found if one["url"] == site.url("/gone.xml"))
    assert f"kind: feed, url: '{site.url('/rss/all')}'" in told


def suggest(site: Site, config: Path, *words: str) -> str:
    command = [sys.executable, "-m", "monitor", "sources", "suggest", site.url("/"), "--config", str(config), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout
