"""What the daemon says of itself: readable lines on a terminal, JSON when piped; always to standard error."""

import logging
import sys

import structlog
from structlog.typing import Processor

LOUD = ("alembic", "scrapy", "twisted", "apprise", "apscheduler.executors", "apscheduler.scheduler", "urllib3")


def set_up(level: int = logging.INFO) -> None:
    """Send our own lines and those of the libraries the same way; theirs only from warnings on."""
    steps: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shown = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    traces: list[Processor] = [] if sys.stderr.isatty() else [structlog.processors.format_exc_info]
    structlog.configure(
        processors=[*steps, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=steps,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *traces, shown],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.ERROR if name == "apprise" else logging.WARNING)
