"""What the daemon says of itself: readable lines on a terminal, JSON when piped; always to standard error."""

import asyncio
import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import Processor

from monitor.cli.printing import hidden
from monitor.domain.addresses.keys import all_masked

LOUD = {
    "alembic": logging.WARNING,
    "scrapy": logging.WARNING,
    "twisted": logging.WARNING,
    "urllib3": logging.WARNING,
    "apprise": logging.ERROR,
    # On a busy machine a job is still at it when it is due again a second later: that is no trouble of anybody's.
    "apscheduler.scheduler": logging.ERROR,
    "apscheduler.executors.default": logging.ERROR,
}
"""Libraries that say much, and from which level on they are heard."""


class Discreet(structlog.stdlib.ProcessorFormatter):
    """Writes a line without the keys of addresses, whoever logged them: ourselves, a library, a trace."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be shown."""
        return all_masked(hidden(super().format(record)))


def set_up(level: int = logging.INFO) -> None:
    """Send our own lines and those of the libraries the same way; of theirs only what somebody can act on."""
    steps: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*steps, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        Discreet(
            foreign_pre_chain=steps,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_shown(sys.stderr)],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in LOUD.items():
        logging.getLogger(name).setLevel(least)
    logging.getLogger("apscheduler.executors.default").addFilter(_is_no_farewell)


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """Whether a line is more than that a job was broken off because newsmon leaves."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _shown(stream: TextIO) -> tuple[Processor, ...]:
    if stream.isatty():
        # The other formatters print the values of all variables, and some of those are secrets.
        return (structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),)
    return structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)
