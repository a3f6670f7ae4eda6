"""The pieces of which a query is written: words, phrases, brackets, operators."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from monitor.domain.matches.query import ENDS

PLACES = ("title", "lead", "body", "caption", "article")
TRAITS = ("label", "source", "section", "lang")
FIGURE = "figure"  # the field whose value may begin with a comparison: figure:>=5000억
REMOVED = "removed"  # the field that asks for words, too: removed:소프트뱅크


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query as written: its kind, its text and where it stands."""

    kind: str
    text: str
    at: int


_TOKEN = rf"""
      (?P<blank>\s+)
    | (?P<open>[(（]) | (?P<close>[)）])
    | (?P<phrase>"[^"]*" | [“”„][^“”"]*[“”] | «[^»"]*» | 「[^」"]*」 | 『[^』"]*』) | (?P<unclosed>["“”„«»「」『』])
    | (?P<often>>=\d*)
    | (?P<near>NEAR/[^{ENDS}]*) | (?P<operator>(?:AND|OR|NOT|WITH|NEAR)(?=[{ENDS}]|$))
    | (?P<figure>FIGURE[:：](?:[<>]=?|=)?(?:"[^"]*"|[^{ENDS}]+))
    | (?P<field>(?:FIELDS)[:：])
    | (?P<word>(?:(?!>=)[^{ENDS}])+)
    """
# What other languages of queries have, and would be looked for as a word here, without ever being found.
_SLIPS = (
    (re.compile(r"(?:and|or|not|with|near(?:/\d+)?)", re.IGNORECASE), "operators are written in capitals"),
    (re.compile(r"['‘].*"), "a phrase stands in double quotation marks"),
    (re.compile(r"[-!].+"), "what must not be there is written NOT"),
    (re.compile(r"[!-/:-@\[-`{-~]+"), "a word needs a letter or a digit"),
)


def tokens(text: str, fields: Iterable[str]) -> Iterator[Token]:
    """Cut a query into its pieces; whatever it holds, every sign but blanks is in one."""
    for found in _pattern(tuple(fields)).finditer(text):
        if found.lastgroup and found.lastgroup != "blank":
            yield Token(found.lastgroup, found[0], found.start())


@cache
def _pattern(fields: tuple[str, ...]) -> re.Pattern[str]:
    figure = FIGURE if FIGURE in fields else "(?!)"  # what is never there
    return re.compile(_TOKEN.replace("FIGURE", figure).replace("FIELDS", "|".join(fields)), re.VERBOSE)


def slip(word: str) -> str:
    """Say what was probably meant by a word that would never be found; empty when it is fine."""
    way = next((way for written, way in _SLIPS if written.fullmatch(word)), "")
    return way and f"{word!r}: {way} (to look for it as it is, write it in quotation marks),"


def unexpected(token: Token) -> str:
    """Say what is wrong about a piece that stands where it cannot."""
    match token.kind:
        case "":
            return "something is missing"
        case "unclosed":
            return "this quotation mark is not closed"
        case "close":
            return "this bracket closes nothing"
        case _:
            return f"{token.text!r} is not expected"
