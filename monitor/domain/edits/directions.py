"""Words that turn a statement round: negations, and words with an opposite."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from monitor.domain.edits.frames import are_forms
from monitor.domain.texts.runs import runs_of
from monitor.domain.texts.stems import SAYING

_UP = (
    r"\b(?:rise|rose|risen|rising|rises|increas\w+|gain\w*|grew|grow\w*|climb\w*|jump\w*|surg\w+|rais\w+"
    r"|higher|expand\w*|soar\w*|rall(?:y|ie[sd])|rebound\w*|stijg\w*|steeg|stegen|gestegen|hoger|st[ei]eg\w*|steig\w*"
    r"|gestiegen|höher)\b"
)
_DOWN = (
    r"\b(?:fall|fell|fallen|falling|falls|decreas\w+|lost|loss\w*|shr[aiu]nk\w*|drop\w*|declin\w+|slump\w*|cut|cuts|cutting"
    r"|lower\w*|reduc\w+|plung\w*|plummet\w*|tumbl\w*|s[ai]nk\w*|daal\w*|dalen\w*|gedaald|lager|gesunken|fiel\w*|gefallen"
    r"|niedriger)\b"
)
_OPPOSITES = (
    (
        r"늘[었어릴고려]|증가|상승|올[랐라려리릴린]|오[르른름]|높[았아은다]|커[졌지진]|인상|확대|급등|상향|호조|반등|강세|개선|흑자",
        r"줄[었어일고이]|감소|하락|내[렸려리린릴림]|낮[았아은다]|작아[졌지진]|인하|축소|급락|하향|부진|폭락|약세|악화|적자",
    ),
    (r"확정|결정|확인했|단행", r"검토|추진|논의|미정|보류|유보"),
    (r"인정|시인|확인", r"부인|부정|반박"),
    (
        r"찬성|지지|환영|동의|수용|승인|가결|통과|허용|합의|타결|발부|인용|채택",
        r"반대|거부|거절|반려|부결|무산|금지|불허|결렬|취소|철회|기각|각하",
    ),
    (r"승소|유죄|합격|당선|승리|이겼|생존", r"패소|무죄|불합격|낙선|패배|(?<![가-힣])졌다|사망"),
    (r"성공", r"실패|무산|좌절"),
    (r"강행|추진|개최|진행", r"철회|취소|포기|무산|연기"),
    (r"가능", r"불가"),
    (r"사실(?!무근|과\s다)", r"사실무근|사실과\s다|허위|거짓"),
    (r"완화", r"강화"),
    (r"시작|개시|착수", r"끝[났나내냈난낼]|종료|중단"),
    (r"참가|참석|참여", r"불참"),
    (r"유입|수입|매수", r"유출|수출|매도"),
    (r"재개|개장|개방|개통", r"중단|폐장|폐쇄|통제"),
    (r"폐쇄|철수|해체|폐지|전면\s?중단", r"감산|축소|감축|개편|유지|일부\s?중단"),
    (r"합법|적법", r"불법|위법"),
    (_UP, _DOWN),
    (r"\bup\b", r"\bdown\b"),
    (r"\bmore\b", r"\b(?:fewer|less)\b"),
    (r"\b(?:confirm\w*|admit\w*|acknowledg\w*)\b", r"\b(?:den(?:y|ie[ds]|ying)|disput\w+|reject\w*|refut\w+)\b"),
    (
        r"\b(?:approv\w+|accept\w*|back(?:s|ed)|support\w*|allow\w*|agree[ds]?|welcom\w+|pass(?:ed|es)|adopt\w*)\b",
        r"\b(?:reject\w*|refus\w+|oppos\w+|block\w*|ban\w*|veto\w*)\b",
    ),
    (r"\b(?:w[oi]n\w*|victory|guilty|alive|surviv\w+)\b", r"\b(?:los[et]\w*|defeat\w*|acquitt\w+|dead|died|killed)\b"),
    (
        r"\b(?:guilty|convict\w*|veroordeel\w*|verurteil\w*)\b",
        r"\b(?:innocen\w+|acquit\w*|vrijgesproken|freigesprochen)\b",
    ),
    (r"\b(?:succe(?:ed|ss)\w*)\b", r"\b(?:fail\w*|collaps\w*)\b"),
    (r"\b(?:open(?:s|ed|ing)?)\b", r"\b(?:clos(?:e[sd]?|ing)|shut\w*)\b"),
    (r"\b(?:lift(?:s|ed|ing)?|eas(?:e[sd]?|ing))\b", r"\b(?:impos\w+|tighten\w*)\b"),
    (
        r"\b(?:beg[aiu]n\w*|start\w*|launch\w*|resum\w+)\b",
        r"\b(?:end(?:s|ed|ing)?|stop\w*|halt\w*|suspend\w*|cancel\w*)\b",
    ),
    (r"\b(?:hir(?:e[sd]?|ing)|recruit\w*)\b", r"\b(?:fir(?:e[sd]?|ing)|sack\w*|dismiss\w*)\b"),
    (r"\b(?:angenommen|aangenomen|goedgekeurd|dafür)\b", r"\b(?:abgelehnt|verworpen|afgewezen|dagegen)\b"),
    (r"\b(?:b(?:uy\w*|ought))\b", r"\b(?:s(?:ell\w*|old))\b"),
    (r"\b(?:bevestig\w*|bestätig\w*)\b", r"\b(?:ontken\w*|dementier\w*|bestreit\w*|bestritt\w*)\b"),
    (r"\b(?:legal|lawful|possible|safe)\b", r"\b(?:illegal|unlawful|impossible|unsafe)\b"),
    (r"増加|上昇|増え|引き上げ|継続", r"減少|下落|減っ|引き下げ|解除"),
    (r"認め|肯定", r"否定|否認"),
)
_AXES = tuple((re.compile(up, re.IGNORECASE), re.compile(down, re.IGNORECASE)) for up, down in _OPPOSITES)
_ANY = re.compile("|".join(chain.from_iterable(_OPPOSITES)), re.IGNORECASE)  # most words have no opposite
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|cannot|nicht|kein\w*|niet|geen)\b|n['’]t\b"
    r"|않|못\s?[하했할한될됐]|(?<![가-힣])[안못]\s|없[다는었을이어]|아니[다라었고며]|아닌|ません|なかった|ない(?=[。、とで])|没有|不是",
    re.IGNORECASE,
)


# The verbs with which each language reports that somebody contradicts.
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|refutes?|rebuts?|ontken(?:t|de|nen)|dementier\w+|bestreite\w*|bestritt\w*|dément\w*|niega\w*|desmiente\w*)\b"
    r"|부인(?=[했하한…·\s]|$)|반박|일축|사실무근|否定|否認",
    re.IGNORECASE,
)
_FUTURE = re.compile(  # what is to come; German and French have a word that means other things as well
    r"\b(?:will|shall|going to|zal|zullen)\b|['’]ll\b|할\s(?:예정|방침|계획)|할\s것", re.IGNORECASE
)
_SCORE = re.compile(r"\b\d{1,3}-\d{1,3}\b")  # beside which a keeper denies a shot
_SAME = 3  # words that two wordings share, so that both are about the same
_REVERSING = re.compile(r"(?:un|in|im|il|ir|dis|non-?|불|부|무|비|미|반)(?P<word>.{2,})", re.IGNORECASE)
_RUN = 4  # words that give way at once, among which an opposite is looked for
_FEW = 3  # and among which a negation alone counts


@dataclass(frozen=True, slots=True)
class Turn:
    """The words by which a statement was turned round; one side may be empty."""

    before: str
    after: str


def turned(before: str, after: str, *, close: bool) -> Turn | None:
    """Say by which words a statement now says the opposite; ``close`` when the rest of its wording stayed.

    >>> turned("매출이 늘었다", "매출이 줄었다", close=True)
    Turn(before='늘었', after='줄었')
    """
    runs = [
        (" ".join(gone), " ".join(come))
        for gone, come in runs_of(before.split(), after.split())
        if _is_short(gone, come)
    ]
    turns = (_opposite(gone, come) for gone, come in runs)
    return next(filter(None, turns), None) or (_negated(before, after, runs) if close else None)


def denied(before: str, after: str) -> Turn | None:
    """Say that one of two wordings about the same reports a denial: what was told as a fact is a claim now.

    >>> denied("Mayor took bribes from the port builder", "Mayor denies bribes from the port builder")
    Turn(before='', after='denies')
    """
    lost, won = _DENIAL.search(before), _DENIAL.search(after)
    if bool(lost) == bool(won) or _SCORE.search(before + after) or len(_stems(before) & _stems(after)) < _SAME:
        return None
    return Turn(lost.group() if lost else "", won.group() if won else "")


def put_off(before: str, after: str) -> Turn | None:
    """Say that what was done is still to come, or the other way round: a verb gave way to its future.

    >>> put_off("The company posted its accounts", "The company will soon be posting its accounts")
    Turn(before='posted', after='will soon be posting')
    """
    for gone, come in runs_of(before.split(), after.split()):
        was, became = " ".join(gone), " ".join(come)
        turned_round = bool(_FUTURE.search(was)) != bool(_FUTURE.search(became))
        if turned_round and _is_short(gone, come) and any(are_forms(a, b) for a in gone for b in come):
            return Turn(was, became)
    return None


def _stems(text: str) -> set[str]:
    return {word[:4].casefold() for word in SAYING.findall(text)}


def _is_short(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether few words gave way to few: in a longer run other things are said, not the opposite."""
    return max(len(gone), len(come)) <= _RUN


def _opposite(gone: str, come: str) -> Turn | None:
    for one, other in _AXES if _ANY.search(gone) and _ANY.search(come) else ():
        for was, became in ((one, other), (other, one)):
            lost, won = was.search(gone), became.search(come)
            if lost and won and not became.search(gone) and not was.search(come):
                return Turn(lost.group(), won.group())
    return Turn(gone, come) if _is_reversed(gone, come) or _is_reversed(come, gone) else None


def _is_reversed(word: str, other: str) -> bool:
    """Whether a syllable before a word makes the other of it: likely and unlikely, 기소 and 불기소."""
    found = _REVERSING.fullmatch(other)
    return found is not None and found["word"].lower() == word.lower()


def _negated(before: str, after: str, runs: Sequence[tuple[str, str]]) -> Turn | None:
    """Whether a negation came or went among few words: one that came with a clause of its own turns nothing round."""
    if len(_NEGATION.findall(before)) == len(_NEGATION.findall(after)):
        return None
    for gone, come in runs:
        lost, won = _NEGATION.search(gone), _NEGATION.search(come)
        few = max(len(gone.split()), len(come.split())) <= _FEW
        if few and bool(lost) != bool(won):
            return Turn(lost.group() if lost else "", won.group() if won else "")
    return None
