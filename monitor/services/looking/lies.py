"""Finding out whether a host says "not modified" of what it changed."""

import structlog

from monitor.domain.pages import Page, PageRequest
from monitor.services.parts import Parts

log = structlog.get_logger()


async def find_out_whether_it_lies(parts: Parts, before: PageRequest) -> None:
    """Ask as we asked ``before`` an edit was found: who says "not modified" even now is not asked so again."""
    if not before.validators or not parts.fetching.believes(before.address):
        return
    answer = await parts.fetching.fetch(before)
    if isinstance(answer, Page) and answer.not_modified:
        parts.fetching.believe_no_more(before.address)
        log.warning("says 'not modified' of what it changed; read in full from now on", host=before.address.host)
