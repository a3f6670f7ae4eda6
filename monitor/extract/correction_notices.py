"""Notices of correction, wherever on a page they stand."""

import re
from collections.abc import Iterable, Iterator

from monitor.extract.patterns import alternatives

_HEADS = alternatives(r"""
    바로\s?잡습니다|바로잡음|정정\s?보도(?:문)?|반론\s?보도(?:문)?|추후\s?보도(?:문)?|고침|알려왔습니다|알립니다|정정|기사\s?수정
""")
_WORDS = alternatives(r"""
    Corrections?|Clarification|Editor['’]s note|Berichtigung|Korrektur|Richtigstellung|Rectificatif|Erratum|訂正|更正
""")
_PHRASES = alternatives(r"""
    an earlier version of (?:this|the)\s+(?:article|story|report|headline|caption)
    (?:this|the) (?:article|story|report|headline|piece) (?:was|has been) (?:amended|corrected|updated to correct)
    in einer (?:früheren|vorherigen) (?:version|fassung)|une version (?:précédente|antérieure) de cet article
    로 바로잡(?:습니다|았습니다)|정정합니다|사실과 달라 .{0,40}(?:수정|바로)
""")
NOTICE = re.compile(
    rf"^[\W_]{{0,4}}{_HEADS}[\W_]{{0,4}}(?=\s|:|$|\S{{2}})|(?:^|[.!?]\s)[\W_]{{0,3}}{_WORDS}\s*[:：—–(-]|{_PHRASES}",
    re.IGNORECASE,
)
# Each notice has one of these, in small letters: who looks at lines that have one misses none.
STEMS = (
    "바로", "정정", "반론", "추후", "고침", "알려왔", "알립", "기사수정", "기사 수정", "사실과", "訂正", "更正",
    "correct", "clarif", "editor's", "editor’s", "amended", "berichtig", "korrek", "richtigst",
    "earlier version", "version pr", "version ant", "n version", "fassung", "rectif", "erratum",
)  # fmt: skip
LONGEST = 1200
MOST = 6


def states_correction(line: str) -> bool:
    """Say whether a line admits a correction, or heads one."""
    return len(line) <= LONGEST and bool(NOTICE.search(line))


def hints_at_correction(words: str) -> bool:
    """Say whether words may admit a correction: a quick look that misses none."""
    low = words.lower()
    return any(stem in low for stem in STEMS)


def read_notices(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines that admit a correction, with the line behind a heading that stands alone.

    >>> read_notices(["Rain fell.", "Correction: the bridge is 40 metres long."])
    ('Correction: the bridge is 40 metres long.',)
    """
    lines = list(lines)
    found: list[str] = []
    for number in _like_notices(lines):
        line = lines[number]
        if states_correction(line) and len(found) < MOST:
            alone = len(line) <= 12 and number + 1 < len(lines)  # noqa: PLR2004 - a heading, its text is the next line
            found.append(f"{line} {lines[number + 1]}"[:LONGEST] if alone else line)
    return tuple(dict.fromkeys(found))


def _like_notices(lines: list[str]) -> Iterator[int]:
    """Give the numbers of the lines that could be notices: few pages hold any of their stems."""
    low = [line.lower() for line in lines]
    page = "\n".join(low)
    stems = [stem for stem in STEMS if stem in page]
    return (number for number, line in enumerate(low) if any(stem in line for stem in stems))
