"""To whom a text ascribes what it says: by a preposition or particle, by a verb of saying, by a colon."""

import re
from collections.abc import Iterator

from monitor.domain.edits.frames import are_forms

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
    r"|reports?|reported|zegt|zei|meldt|meldde|stelt|bevestigt|sagte?|sagt|erklärte?|meldete?|teilte|mitteilte?|berichtete?|berichtet|schrieb|schreibt|bestätigte|warnte?"
    r"|behauptete?|déclare|affirme|annonce|assure|dice|dijo|afirma|asegura)"
)
# Offices and bodies that news quotes without a name.
_WHO = (
    r"(?:officials?|sources?|police|authorities|ministry|government|court|experts|witnesses|allies|mayor|minister|president"
    r"|governor|spokes(?:man|woman|person)|prosecutors?|lawyers?|leaders?|researchers|doctors|residents|rescuers|company)"
)
_GREETED = r"(?:sorry|yes|no|goodbye|hello|farewell|thanks?|thank\s)"  # said, and nothing reported by it
_SUBJECT = rf"(?P<who>{_NAME}|\b(?:[A-Za-z]+\s)?{_WHO})\s(?:also\s|has\s|have\s|a\s)?{_VERB}\b(?!\s{_GREETED}\b)"
# Whoever stands with a verb of saying behind what is said, before the end of the clause, is its source: says the owner.
_ARTICLE = r"(?:(?i:the|an?|de[rmn]?|die|das|het|een|eine[rmn]?|les?|la|l['’]|une?|el|los|las)\s)?"
_PRONOUN = r"(?:s?he|they|it|we|I|you|er|sie|es|wir|ich|hij|zij|ze|wij|ik|ils?|elles?|nous|je|él|ella|ellos)\b"
_WORDS = rf"(?!{_PRONOUN})[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){{0,2}}"
_CLOSING = (
    rf"\bwie\s{_ARTICLE}(?P<as>{_WORDS}?)\s(?:am\s\w+\s)?{_VERB}\b"
    rf"|[,”\"'’»“]\s(?:{_VERB}\s{_ARTICLE}(?P<teller>{_WORDS})|{_ARTICLE}(?P<owner>{_WORDS}?)\s{_VERB})"
    r"(?=\s?(?:[.,;:!?]|$))"
)
_KO = (
    r"(?P<ko>[가-힣A-Za-z0-9]{2,15}?(?:\s(?:관계자|소식통|대변인|측))?)(?:에|의\s말에)\s?(?:따르면|의하면)"
    r"|(?P<role>[가-힣]{1,10}\s?(?:관계자|소식통|당국자))(?=[는은가이에]|\s)"
)
# The topic of a Korean sentence that ends in what somebody says, as the quotative particle tells: …은 …다고 밝혔다.
_QUOTATIVE = (
    r"^(?:\S{1,12}\s){0,3}?(?P<topic>(?:[가-힣A-Za-z0-9]{2,15}\s)?측|[가-힣A-Za-z0-9]{2,15})[은는]\s"
    r"(?=.{0,200}(?:다|라|자|냐)고\s(?:\S{1,6}\s)?\S{1,5}[했혔렸였]다\W*$)"
)
_JA = r"(?P<ja>[一-鿿ァ-ヶー]{2,12})(?:によりますと|によると|の話では)"
_SOURCES = re.compile(rf"{_AFTER}|{_SUBJECT}|{_CLOSING}|{_KO}|{_QUOTATIVE}|{_JA}")
# With these a text says that it only heard what it says: adverbs, and forms of verbs that tell hearsay.
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|alleged|purported|said to (?:be|have)|angeblich\w*|mutmaßlich\w*"
    r"|offenbar|naar verluidt|vermeende?|vermoedelijk|zou(?:den)?|aurai(?:t|ent)|seraient|serait|présumée?s?"
    r"|supuestamente|presuntamente|presunt[oa]s?|habrían?)\b"
    r"|것으로\s(?:알려[졌져진]|전해[졌져진]|보인다|파악[됐된]|추정[됐된])|[다라]는\s(?:의혹|소문|주장)|そうだ|という(?:。|疑い)",
    re.IGNORECASE,
)


def read_sources(text: str) -> tuple[str, ...]:
    """List to whom a text ascribes what it says, in order.

    >>> read_sources("경찰청에 따르면 셋이 다쳤다."), read_sources("Laut Polizei gibt es drei Verletzte.")
    (('경찰청',), ('Polizei',))
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    for found in _SOURCES.finditer(text):
        yield next(filter(None, found.groups())).strip(" .")


def hearsay(text: str) -> str:
    """Give the words with which a text says that it only heard what it tells; empty where it has none.

    >>> hearsay("The firm reportedly met the minister"), hearsay("The firm met the minister")
    ('reportedly', '')
    """
    found = _HEARSAY.search(text)
    return found.group() if found else ""


def exchanged_sources(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the sources that went and those that came; one that a wording still names as its source stayed."""
    old, new = read_sources(before), read_sources(after)
    return [each for each in old if not _is_among(each, new)], [each for each in new if not _is_among(each, old)]


def _is_among(source: str, others: tuple[str, ...]) -> bool:
    """Whether a source is one of others, perhaps under a shorter name or in another form: Joe Biden and Biden."""
    words = source.split()
    return any(_are_within(words, other.split()) or _are_within(other.split(), words) for other in others)


def _are_within(words: list[str], others: list[str]) -> bool:
    return all(any(word == other or are_forms(word, other) for other in others) for word in words)
