"""Templates: what is put into them is text, never markup."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from monitor.web.sources import is_sick
from monitor.web.two_columns import Fold


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["foldable"] = lambda row: isinstance(row, Fold)
    environment.tests["sick"] = is_sick
    return environment


def filled(template: str, **values: Any) -> str:  # noqa: ANN401  a template takes anything
    """Fill a template."""
    return _templates().get_template(f"{template}.html").render(values)
