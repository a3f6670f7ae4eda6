"""Headlines whose figures are renewed as a matter of course: rolling lists, coupons, jackpots, reading times."""

import re

# How many best things a list holds; what a coupon takes off; what a game pays; how long a text takes to read. The words
# are those with which each of these names itself in the languages that the news came in, without which it is none.
_LIST = re.compile(
    r"\b\d{1,4}\+?\s(?:\w+\s){0,2}(?:best|top|worst|greatest|favou?rite|beste[nr]?|schönste[nr]?|leukste|mooiste|meilleure?s?|mejores)\b"
    r"|\b(?:best|top|die|the|de|les|los)\s\d{1,4}\s(?:best|beste[nr]?|schönste[nr]?|meilleurs|mejores)?"
    r"|\b(?:best|top|beste[nr]?|schönste[nr]?|meilleure?s?|mejores)\s[^.!?]{0,60}\b20\d\d\b"
    r"|(?<=best )\d{1,4}\b|베스트\s?\d|톱\s?\d|(?<!\d)\d{1,4}選",
    re.IGNORECASE,
)
_SALE = re.compile(
    r"\b(?:coupons?|promo|promo codes?|discounts?|deals?|voucher|gutschein\w*|rabatt\w*"
    r"|spar(?:en|t)|korting\w*"
    r"|code promo|réductions?|cup[oó]n(?:es)?|descuentos?)\b"
    r"|\b\d{1,4}\s?(?:%|percent|per cent)\soff\b|[$€£]\d{1,6}\soff\b"
    r"|할인\s?(?:쿠폰|코드|특가|행사)|특가|쿠폰|クーポン|割引",
    re.IGNORECASE,
)
_GAME = re.compile(
    r"\b(?:jackpots?|lottery|lotto|powerball|gewinnen sie|gewinnspiel\w*|loterie"
    r"|loterij|lotería)\b|로또|당첨금|宝くじ",
    re.IGNORECASE,
)
_HEADLINE = 400  # letters in which a wording says what it is
_READING = re.compile(
    r"\b\d{1,4}[- ]?min(?:ute)?s?\.? (?:read|lesezeit|leestijd)\b|\b(?:lesezeit|leestijd)\b", re.IGNORECASE
)


def is_offer(text: str) -> bool:
    """Whether the figures of a wording count a rolling list, or are a price, a prize or a reading time.

    Any number before a "best" is taken for a list's, for its headline says no more.

    >>> is_offer("The 50 Best Shows to See"), is_offer("50 friends drowned")
    (True, False)
    >>> is_offer("Jackpot rises to 80 million"), is_offer("The toll rises to 80")
    (True, False)
    """
    return any(pattern.search(text[:_HEADLINE]) for pattern in (_LIST, _SALE, _GAME, _READING))
