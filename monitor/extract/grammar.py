"""The forms in which pages write dates and times, as patterns; what they mean is said in ``times``.

Each written form has the groups ``year month day`` (``name`` for a month in letters) and ``half hour
minute second half2 zone``. Blanks are bounded everywhere, so that no text can make a search slow.
"""

import re

_HALF = "오전|오후|午前|午後|上午|下午|凌晨|晚上"
_COLON = r"(?:[:시時点h](?!\w*[a-z]{3})|\.(?=\d\d(?!\d)))"
_ZONE = r"Z\b|(?:GMT|UTC)?\s?[+-]\d{2}:?\d{2}(?!\d)|[A-Z]{2,4}\b|한국시[간각]"
_TIME = (
    rf"(?:(?P<half>{_HALF})\s?)?(?P<hour>\d{{1,2}})\s?{_COLON}\s?(?:(?P<minute>\d{{1,2}})\s?[분分]?)?"
    r"(?:(?::|(?<=[분分])\s?)(?P<second>\d{2})\s?[초秒]?(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half2>[AaPp]\.?[Mm]\.?|[πμ]μ)(?![A-Za-z]))?"
    rf"(?:\s?(?:Uhr|Hrs?|hrs|h)\b)?(?:\s?\(?(?P<zone>{_ZONE}))?"
)
_WEEKDAY = r"(?:\s?\(?[월화수목금토일月火水木金土日](?:요일|曜日)?[)）]?)?"
_GAP = rf"{_WEEKDAY}[\s,T(|·•\-–—/.년일日]{{0,8}}(?:at|um|à|kl\.?|às|alle|o)?[\s,]{{0,3}}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>\d{1,2})"
_DAY = r"(?P<day>\d{1,2})"
_OF = r"[\s-]{1,3}(?:de\s|del\s|of\s)?"
_DATES = (
    rf"(?<![\d.]){_YEAR}\s?[-./年년]\s?{_MONTH}\s?[-./月월]\s?{_DAY}(?!\d)\s?[.일日]?",
    rf"(?<![\d.]){_DAY}(?P<sep>[./-])\s?{_MONTH}(?P=sep)\s?{_YEAR}(?!\d)",
    rf"(?<!\w){_DAY}(?:st|nd|rd|th|er|\.|º)?{_OF}(?P<name>[^\W\d_]{{3,12}})\.?,?{_OF}{_YEAR}(?!\d)",
    rf"(?<!\w)(?P<name>[A-Z][a-z]{{2,8}})\.?\s{{1,3}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}(?!\d)",
    rf"(?<![\d.])(?P<year>\d\d)[.](?P<month>\d\d)[.]{_DAY}(?!\d)",
    rf"(?<![\d.]){_MONTH}(?:\s?월\s?|[./](?=\d\d[\s(])){_DAY}(?!\d)\s?일?(?=.{{0,8}}\d{{1,2}}\s?[:시])",
)
STAMPS = tuple(re.compile(rf"{day}(?:{_GAP}{_TIME})?") for day in _DATES)
DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?!\d)")
EPOCH = re.compile(r"(?<![\d.])1[0-9]{9}(?:\d{3})?(?![\d.])")
AGO = re.compile(
    r"(?P<count>\d{1,3})\s?(?:(?P<unit>초|분|시간|일|주)\s?전|(?P<unit_en>second|minute|min|hour|hr|day|week)s?\s+ago)",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d{2}):?(\d{2})")
