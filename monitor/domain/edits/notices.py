"""Words by which a publisher admits that a text was corrected."""

import re
from collections.abc import Iterable

from monitor.domain.texts.text import key

_NOTICE = re.compile(
    r"바로\s?잡습니다|바로\s?잡았습니다|바로잡음|(?:정정|반론|추후)\s?보도(?!\s?(?:청구|소송|요청|요구|신청|심판))|정정합니다|알려왔습니다|^\W{0,3}(?:정정|고침|알립니다)\W"
    r"|(?:기사|본문|제목|내용|표현|수치|오류)[을를이가]?\s?(?:일부\s)?(?:수정|정정)(?:했|하였|됐|되었|합)"
    r"|사실과\s달라"
    r"|(?:^|[.!?]\s)\W{0,3}(?:corrections?|clarification|correction appended|editor['’]s note)\s*[:—–-]"
    r"|\ban? (?:earlier|previous) version of (?:this|the|our)\b"
    r"|\b(?:this|the) (?:article|story|post|report|headline|piece|caption)\s(?:was|has been)\s"
    r"(?:amended|corrected|updated to correct)"
    r"|\b(?:has|have) (?:changed|been (?:corrected|amended)) since (?:this|it|the) [^.]{0,30}(?:first )?published"
    r"|\bwe (?:regret|apologi[sz]e for) the (?:error|mistake)"
    r"|訂正|お詫び(?:して|いた)|誤りがありました|誤りでした|失礼(?:いた)?しました|更正[:：]|此前报道有误"
    r"|\b(?:Korrektur|Berichtigung|Rectificatif|Correctie)\s?:|in einer früheren (?:Version|Fassung)"
    r"|in een eerdere versie",
    re.IGNORECASE,
)
_READ = 2_000  # letters of a sentence in which a notice begins
_SHORTEST = 12  # letters; less is a link to a page of corrections


def new_notices(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    """List the notices that were not there before; a heading alone admits nothing.

    >>> new_notices([], ["Correction: the bridge is 40 metres long.", "정정보도"])
    ('Correction: the bridge is 40 metres long.',)
    """
    notices = [text for text in after if _NOTICE.search(text[:_READ]) and len(key(text)) >= _SHORTEST]
    known = {key(text) for text in before} if notices else set()
    return tuple(dict.fromkeys(text for text in notices if key(text) not in known))
