"""The forms in which pages write dates and times, as patterns; what they mean is said in ``times``.

Each written form has the groups ``year month day`` (``name`` for a month in letters) and ``half hour
minute second half2 zone``. Blanks are bounded everywhere, so that no text can make a search slow.
"""

import re

from monitor.extract.dates import calendars, zone_names
from monitor.extract.patterns import alternatives

_HALF = "오전|오후|새벽|아침|저녁|[낮밤]|午前|午後|上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|晚[间間]|深夜|[早晚夜]"
_COLON = r"(?:[:시時时點点h](?!\w*[a-z]{3})|\.(?=\d\d(?!\d)))"
_SMALL = r"(?<=[ap]m\s)(?:ist|e[sd]t|c[sd]t|p[sd]t|gmt|bst)\b"  # elsewhere these are words
_ZONE = rf"{zone_names.OFFSET}|{zone_names.PLACE}|{zone_names.NAME}|{_SMALL}"
_HALF2 = r"(?:[AaPp]\.?[Mm]\b\.?|[AaPp]\.\s[Mm]\.|[πμ]\.?μ\.?)(?![A-Za-z])"
_TIME = (
    rf"(?:(?P<half>{_HALF})\s?)?(?P<hour>\d{{1,2}})"
    rf"(?:\s?{_COLON}\s?(?:(?P<minute>\d{{1,2}})\s?(?:[분分]|min\b)?)?|(?=\s?{_HALF2}))"
    r"(?:(?::|(?<=[분分])\s?)(?P<second>\d{2})\s?[초秒]?(?:[.,]\d{1,9})?)?"
    rf"(?:\s?(?P<half2>{_HALF2}))?"
    rf"(?:\s?(?:Uhr|Hrs?|hrs|h|น)\b\.?)?(?:,?\s?\(?(?P<zone>{_ZONE}))?"
)
_WEEKDAY = r"(?:\s?\(?[월화수목금토일月火水木金土日](?:요일|曜日)?[)）]?)?"
_AT = r"(?:at|um|à|[Kk][Ll]\.?|klo|às|as|a las|alle|ore|o|om|saat|เวลา)"
_GAP = rf"{_WEEKDAY}[\s,T(@|·•\-–—/.년일日]{{0,8}}{_AT}?[\s,:]{{0,3}}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ERA = rf"(?P<era>{'|'.join(calendars.ERAS)})\s?(?P<reign>\d{{1,3}}|元)"
_THAI = "|".join(re.escape(name) for name in re.split("[ |]", calendars.THAI))
_MONTH = r"(?P<month>\d{1,2})"
_DAY = r"(?P<day>\d{1,2})"
_OF = r"[\s-]{1,3}(?:de\s|del\s|of\s)?"
_NAMED = (
    rf"(?<!\w){_DAY}\s?(?:st|nd|rd|th|er|\.|º)?{_OF}(?P<name>[^\W\d_]{{3,12}})\.?,?{_OF}{_YEAR}(?!\d)",
    rf"(?<!\w)(?P<name>[A-Z][a-z]{{2,8}})\.?\s{{1,3}}{_DAY}\s?(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}(?!\d)",
)
_DATES = (
    rf"(?<![\d.]){_YEAR}\s?[-./年년]\s?{_MONTH}\s?[-./月월]\s?{_DAY}(?!\d)\s?[.일日]?",
    rf"(?<![\d.]){_DAY}(?P<sep>[./-])\s?{_MONTH}(?P=sep)\s?{_YEAR}(?!\d)",
    *_NAMED,
    rf"(?<!\w){_DAY}[ -](?P<name>[A-Z][a-z]{{2}})[ -](?P<year>\d\d)(?=\s\d\d:\d\d)",  # as mail wrote it until 2000
    rf"(?<!\w){_YEAR}\.?\s(?P<name>[^\W\d_]{{3,12}})\.?\s{_DAY}(?!\d)\.?",
    rf"{_ERA}年\s?{_MONTH}月\s?{_DAY}日",
    rf"(?<!\d){_DAY}\s?(?P<name>{_THAI})\s?(?:พ\.ศ\.\s?)?(?P<year>(?:19|20|25)\d\d)(?!\d)",
    r"(?<![\d./])(?P<short>(?P<day>\d\d)(?P<sep>[./])(?P<month>\d\d)(?P=sep)(?P<year>\d\d))(?!\d|[./]\d)",
    rf"(?<![\d.]){_MONTH}(?:\s?월\s?|[./](?=\d\d[\s(])){_DAY}(?!\d)\s?일?(?=.{{0,8}}\d{{1,2}}\s?[:시])",
)
_LED = (
    rf"(?<![\d:.]){_TIME}[ ,|·-]{{1,4}}(?:on[ ])?(?:[A-Z][a-z]{{2,8}},?[ ])?"  # the clock before the day, on one line
)
_STAMPED = (  # as C's ctime and Java's Date write it: Mon Aug 03 12:45:00 EDT 2015
    rf"(?<!\w)[A-Z][a-z]{{2}},?\s(?P<name>[A-Z][a-z]{{2}})\s{{1,2}}{_DAY}\s{_TIME}\)?\s{_YEAR}(?!\d)"
)
STAMPS = (
    re.compile(_STAMPED),
    *(re.compile(rf"{day}(?:{_GAP}{_TIME})?") for day in _DATES),
    *(re.compile(rf"{_LED}{day}(?:,?\s?\(?(?P<zone2>{_ZONE}))?") for day in _DATES[:4]),
)
CLOCK = re.compile(_TIME)
DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?!\d)")
EPOCH = re.compile(r"(?<![\d.])1[0-9]{9}(?:\d{3})?(?![\d.])")
UNITS = {
    "초": 1, "秒": 1, "second": 1, "sec": 1, "분": 60, "分": 60, "分鐘": 60, "分钟": 60, "minute": 60, "min": 60,
    "minuto": 60, "시간": 3600, "時間": 3600, "小時": 3600, "小时": 3600, "hour": 3600, "hr": 3600, "stunde": 3600,
    "heure": 3600, "hora": 3600, "일": 86_400, "日": 86_400, "天": 86_400, "day": 86_400, "tag": 86_400, "jour": 86_400,
    "día": 86_400, "주": 604_800, "週間": 604_800, "week": 604_800, "woche": 604_800,
}  # fmt: skip
AGO = re.compile(
    r"(?P<count>\d{1,3})\s?(?:(?P<unit>초|분|시간|일|주|秒|分鐘|分钟|分|時間|小時|小时|日|天|週間)\s?[전前]"
    r"|(?P<unit_en>second|sec|minute|min|hour|hr|day|week)s?\s+ago)"
    r"|(?:\bvor|\bil y a|\bhace)\s(?P<count2>\d{1,3})\s"
    r"(?P<unit2>minute|minuto|stunde|heure|hora|tag|jour|día|woche)(?:n|en|s)?\b",
    re.IGNORECASE,
)
_TODAY = alternatives(
    r"오늘|今日|今天|today|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag|i dag|idag|dzisiaj|dziś|сегодня|bugün"
)
_YESTERDAY = alternatives("어제|昨日|昨天|yesterday|gestern|hier|ayer|ieri|ontem|gisteren|i går|igår|wczoraj|вчера|dün")
DAYWORD = re.compile(rf"(?<!\w)(?:(?P<today>{_TODAY})|(?P<yesterday>{_YESTERDAY})){_GAP}{_TIME}", re.IGNORECASE)
