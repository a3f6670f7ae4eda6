"""What the daemon says of itself: readable lines on a terminal, JSON when piped; always to standard error."""

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import Processor

from monitor.cli.hiding import hidden

LOUD = ("alembic", "scrapy", "twisted", "apprise", "apscheduler.executors", "apscheduler.scheduler", "urllib3")


class Discreet(structlog.stdlib.ProcessorFormatter):
    """Writes a line without the keys of addresses, whoever logged them: ourselves, a library, a trace."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be shown."""
        return hidden(super().format(record))


def set_up(level: int = logging.INFO) -> None:
    """Send our own lines and those of the libraries the same way; theirs only from warnings on."""
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
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.ERROR if name == "apprise" else logging.WARNING)


def _shown(stream: TextIO) -> tuple[Processor, ...]:
    if stream.isatty():
        # The other formatters print the values of all variables, and some of those are secrets.
        return (structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),)
    return structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)
