"""One question in, one answer out: the lines of ``newsmon figures`` and ``newsmon compare``."""

from decimal import Decimal
from typing import Any

from monitor.domain.figures import Figure, compare_figures, read_figures


def figures_line(obj: dict[str, Any]) -> dict[str, Any]:
    """Answer one line of ``newsmon figures --jsonl``."""
    if "before" in obj:
        pairs = compare_figures(str(obj["before"]), str(obj["after"]))
        return {
            "changed": bool(pairs),
            "pairs": [{"before": p.before, "after": p.after, "unit": p.unit, "percent": p.percent} for p in pairs],
        }
    return {"figures": [_figure(figure) for figure in read_figures(str(obj["text"]))]}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "bound": figure.bound,
        "start": figure.start,
        "end": figure.end,
    }


def _number(value: Decimal | str | None) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
