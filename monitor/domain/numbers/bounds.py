"""Words that bound a figure: about, up to, at least, under, more than."""

import re

# Prepositions and adverbs of degree, which are closed classes in each language.
_BEFORE = {
    "approx": r"(?<![가-힣])약|대략|어림잡아|[約约]|およそ"
    r"|\b(?:about|around|roughly|approximately|some|nearly|almost|fast|knapp|rund|etwa|ungefähr|circa|ca\.|ruim|bijna"
    r"|ongeveer|zo['’]n|environ|près d[e']|presque|casi|unos|cerca de)",
    "max": r"최대|많게는|最大|最多|\b(?:up to|as (?:much|many) as|a maximum of|bis zu|höchstens|maximal|maximaal"
    r"|hooguit|jusqu['’]à|au plus|hasta)",
    "min": r"최소|적어도|최소한|적게는|少なくとも|最低|至少"
    r"|\b(?:at least|a minimum of|mindestens|wenigstens|minstens|zeker|ten minste|au moins|al menos)",
    "ge": r"\bno (?:less|fewer) than",
    "le": r"\b(?:no|not) more than",
    "gt": r"\b(?:more than|over|above|exceeding|upwards of|mehr als|über|meer dan|plus de|más de)|超过",
    "lt": r"\b(?:less than|fewer than|under|below|weniger als|unter|minder dan|moins de|menos de)|不到",
}
_EASILY = r"(?:(?:훌쩍|크게|소폭|약간|조금|이미|처음)\s)*"
_AFTER = {
    "lt": rf"미만|未満|(?:에\s?|[을를]\s)?{_EASILY}(?:못\s?미[치쳐친]|밑[돌도]|하회)|を下回",
    "le": r"이하|以下|[을를]?\s?넘지\s?[않못]|\sor (?:less|fewer|below|lower)\b",
    "ge": r"이상(?!\s?(?:기류|징후|현상|한\s|하다))|以上|\sor (?:more|above|higher)\b",
    "gt": rf"초과|超|を[超上]|(?:[을를이가은는도]|선을|대를)?\s?{_EASILY}(?:넘(?!겨주|지\s?[않못])|웃[돌도]|상회)",
    "approx": r"가량|안팎|정도|남짓|내외|쯤|전후|여(?![가-힣])|대(?=[의로에를은는가까였다,.\s)]|$)|程度|前後|余り",
}
_PRE = re.compile(
    "(?:" + "|".join(f"(?P<{bound}>{words})" for bound, words in _BEFORE.items()) + r")(?:\s?\(?\s?|\s(?:a|the)\s)$",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:\s?\([^()]{0,60}\))?\s?(?:" + "|".join(f"(?P<{bound}>{words})" for bound, words in _AFTER.items()) + ")"
)
_REACH = 24


def read_bound(text: str, start: int, end: int) -> tuple[str | None, int, int]:
    """Give the bound of the figure between two places, and the places widened to the words that say so."""
    opening = max(0, start - _REACH)
    if before := _PRE.search(text[opening:start]):
        return before.lastgroup, opening + before.start(), end
    if after := _POST.match(text, end):
        return after.lastgroup, start, after.end()
    return None, start, end
