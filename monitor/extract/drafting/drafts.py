"""Drafts of profiles, and the files that they are written as."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A profile as far as pages tell it; ``places`` are fields of the layout as Python, ``lines`` are furniture.

    ``article_id`` is empty where nothing in the address looks like one.
    """

    name: str
    host: str
    zone: str
    article_id: str
    region: str
    remove: tuple[str, ...]
    lines: tuple[str, ...]
    places: dict[str, str]
    drawn: date


def written(draft: Draft) -> str:
    """Write a draft as the file of a profile."""
    fields = {
        "region": quoted(draft.region),
        "remove": _tuple(quoted(css) for css in draft.remove),
        "rules": _tuple(f"without_lines({_pattern(re.escape(line))})" for line in draft.lines),
        **draft.places,
    }
    used = {name: any(f"{name}(" in value for value in fields.values()) for name in ("behind", "without_lines")}
    return FILE.format(
        host=draft.host,
        drawn=draft.drawn,
        date=f"date({draft.drawn.year}, {draft.drawn.month}, {draft.drawn.day})",
        places="from monitor.extract.layouts.places import behind\n" if used["behind"] else "",
        soups="from monitor.extract.layouts.soups import without_lines\n" if used["without_lines"] else "",
        name=quoted(draft.name),
        quoted_host=quoted(draft.host),
        zone=quoted(draft.zone),
        rule=_pattern(draft.article_id or NOTHING),
        rule_to_do="" if draft.article_id else RULE_TO_DO,
        layout=quoted(f"{draft.drawn:%Y-%m}"),
        fields="".join(f"            {name}={value},\n" for name, value in fields.items() if value),
    )


def _tuple(items: Iterable[str]) -> str:
    inside = list(items)
    return f"({', '.join(inside)}{',' * (len(inside) == 1)})" if inside else ""


def _pattern(text: str) -> str:
    return quoted(text) if '"' in text or text.endswith("\\") else f'r"{text}"'


def quoted(text: str) -> str:
    """Write a text as Python does."""
    # A JSON string is a Python string too; nothing that a page says can end it.
    return json.dumps(text, ensure_ascii=False)


NOTHING = "(?!)()"
RULE_TO_DO = """
    # TODO: nothing in the address looked like an id. Write the pattern whose first group is the article's; as it
    # stands it finds none, and articles are known by their addresses alone."""
FILE = '''"""{host}. Drafted on {drawn} from its pages: read it over, and say here what you checked."""

import re
from datetime import date

{places}from monitor.extract.layouts.profiles import Layout, Profile
{soups}
PROFILE = Profile(
    name={name},
    version=1,
    hosts=({quoted_host},),
    zone={zone},
    article_id=re.compile({rule}),{rule_to_do}
    layouts=(
        Layout(
            name={layout},
            since={date},
            checked={date},
{fields}        ),
    ),
)
'''
