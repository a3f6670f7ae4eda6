"""To whom a text ascribes what it says: by a preposition or particle, by a verb of saying, by a colon."""

import re
from collections.abc import Iterator

# Each language has few ways to name the source of a statement, and they are closed classes: prepositions and particles
# (according to, laut, volgens, selon, según, 에 따르면, によると), and the verbs of saying that news is written with.
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s(?:(?:de|van|von|der|den|of|al|el|la)\s)?[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3}"
_ROLE = r"(?:[a-zà-ÿ-]+\s){0,2}[a-zà-ÿ]{3,}"
_AFTER = (
    r"\b(?i:according to|citing|laut|gemäß|nach angaben (?:de[rs]|von)|volgens|aldus|selon|d['’]après|según"
    r"|de acuerdo con)\s(?:(?i:the|an?|de[rmn]?|die|das|het|een|eine[rmn]?|les?|la|l['’]|une?|el|los|las)\s)?"
    rf"(?P<after>{_NAME}|{_ROLE})"
)
_VERB = (
    r"(?:says?|said|told|tells|claims?|claimed|warns?|warned|announced?|announces|confirms?|confirmed|denie[sd]"
    r"|reports?|reported|zegt|zei|meldt|meldde|stelt|bevestigt|sagte?|sagt|erklärte?|meldete?|teilte|warnte?"
    r"|behauptete?|déclare|affirme|annonce|assure|dice|dijo|afirma|asegura)"
)
# Offices and bodies that news quotes without a name.
_WHO = (
    r"(?:officials?|sources?|police|authorities|ministry|government|court|experts|witnesses|allies|mayor|minister|president"
    r"|governor|spokes(?:man|woman|person)|prosecutors?|lawyers?|leaders?|researchers|doctors|residents|rescuers|company)"
)
_SUBJECT = rf"(?P<who>{_NAME}|\b(?:[A-Za-z]+\s)?{_WHO})\s(?:also\s|has\s|have\s|a\s)?{_VERB}\b"
_KO = (
    r"(?P<ko>[가-힣A-Za-z0-9]{2,15}?(?:\s(?:관계자|소식통|대변인|측))?)(?:에|의\s말에)\s?(?:따르면|의하면)"
    r"|(?P<role>[가-힣]{1,10}\s?(?:관계자|소식통|당국자))(?=[는은가이에]|\s)"
)
_JA = r"(?P<ja>[一-鿿ァ-ヶー]{2,12})(?:によりますと|によると|の話では)"
_SOURCES = re.compile(rf"{_AFTER}|{_SUBJECT}|{_KO}|{_JA}")


def read_sources(text: str) -> tuple[str, ...]:
    """List to whom a text ascribes what it says, in order.

    >>> read_sources("경찰청에 따르면 셋이 다쳤다."), read_sources("Laut Polizei gibt es drei Verletzte.")
    (('경찰청',), ('Polizei',))
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    for found in _SOURCES.finditer(text):
        yield next(filter(None, found.groups())).strip()


def exchanged_sources(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the sources that went and those that came; one that a wording still names as its source stayed."""
    old, new = read_sources(before), read_sources(after)
    return [each for each in old if not _is_among(each, new)], [each for each in new if not _is_among(each, old)]


def _is_among(source: str, others: tuple[str, ...]) -> bool:
    """Whether a source is one of others, perhaps under a shorter name: Joe Biden and Biden."""
    words = set(source.split())
    return any(words <= set(other.split()) or set(other.split()) <= words for other in others)
