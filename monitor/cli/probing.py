"""Fetching one page, once, with the manners of the daemon."""

from pathlib import Path
from typing import Any

from monitor.cli.opening import settings_at
from monitor.cli.printing import plain
from monitor.domain.alerting import Occasion, Telling, alerts_for
from monitor.domain.errors import NewsmonError, SettingsError
from monitor.domain.matching import Matcher
from monitor.domain.pages import Failure, Page, PageRequest
from monitor.extract.article import as_dict, read_page
from monitor.fetch.crawler import Crawler
from monitor.fetch.loop import run
from monitor.fetch.memory import ShortMemory
from monitor.fetch.policy import Policy


def fetch_once(url: str, config: Path | None) -> Page:
    """Fetch one page; raises ``NewsmonError`` with the reason when there is none."""
    answers: list[Page | Failure] = []

    async def main() -> int:
        crawler = Crawler(_policy(config), ShortMemory())
        await crawler.start()
        try:
            answers.append(await crawler.fetch(PageRequest(url=url)))
        finally:
            await crawler.stop(1.0)
        return 0

    run(main)
    answer = answers[0]
    if isinstance(answer, Failure):
        raise NewsmonError(answer.reason, to=url)
    return answer


def _policy(config: Path | None) -> Policy:
    """Behave as the settings say, or as a guest without a name where there are none."""
    from monitor.app import policy_of

    try:
        return policy_of(settings_at(config))
    except SettingsError:
        if config is not None:
            raise
        return Policy(contact="")


def probed(url: str, config: Path | None) -> dict[str, Any]:
    """Say what newsmon would make of a page."""
    page = fetch_once(url, config)
    look = read_page(page)
    article = as_dict(page.body, page.final_url)
    if look.article is None or not look.verdict.is_article:
        return {"article": article, "matches": [], "would": [f"nothing is recorded: {look.verdict.reason}"]}
    settings = settings_at(config)
    matching = Matcher(settings.topics()).match(look.article)
    decision = alerts_for(Occasion(known=False, after=matching.topics))
    verb = f"told as {decision.kind}" if isinstance(decision, Telling) else "not told"
    return {
        "article": article,
        "matches": plain(matching.matches),
        "excluded": plain(matching.excluded),
        "would": [f"{verb}: {decision.reason}"],
    }
