"""The words of dates in the languages that our sources are written in: months, parts of the day, eras."""

MONTHS = {
    "jan": 1, "janv": 1, "ene": 1, "gen": 1, "jän": 1, "sty": 1, "янв": 1, "січ": 1, "ιαν": 1, "led": 1, "tammi": 1,
    "oca": 1, "ian": 1, "feb": 2, "fév": 2, "fev": 2, "févr": 2, "lut": 2, "фев": 2, "лют": 2, "φεβ": 2, "úno": 2,
    "helmi": 2, "şub": 2, "mar": 3, "mär": 3, "mrz": 3, "maa": 3, "maart": 3, "мар": 3, "бер": 3, "μαρ": 3, "már": 3,
    "bře": 3, "apr": 4, "avr": 4, "abr": 4, "kwi": 4, "апр": 4, "кві": 4, "απρ": 4, "ápr": 4, "dub": 4, "huhti": 4,
    "nis": 4, "may": 5, "mai": 5, "mei": 5, "mag": 5, "maj": 5, "мая": 5, "май": 5, "тра": 5, "μαΐ": 5, "μαϊ": 5,
    "μάι": 5, "maí": 5, "máj": 5, "kvě": 5, "touko": 5, "jun": 6, "juin": 6, "giu": 6, "cze": 6, "июн": 6, "чер": 6,
    "ιουν": 6, "jún": 6, "červn": 6, "kesä": 6, "haz": 6, "iun": 6, "jul": 7, "juil": 7, "lug": 7, "lip": 7, "июл": 7,
    "лип": 7, "ιουλ": 7, "júl": 7, "červe": 7, "heinä": 7, "tem": 7, "iul": 7, "aug": 8, "aoû": 8, "aou": 8, "ago": 8,
    "sie": 8, "авг": 8, "сер": 8, "αυγ": 8, "ágú": 8, "srp": 8, "elo": 8, "ağu": 8, "agu": 8, "sep": 9, "set": 9,
    "wrz": 9, "сен": 9, "вер": 9, "σεπ": 9, "szep": 9, "září": 9, "syys": 9, "eyl": 9, "oct": 10, "okt": 10, "ott": 10,
    "out": 10, "paź": 10, "окт": 10, "жов": 10, "οκτ": 10, "říj": 10, "loka": 10, "eki": 10, "nov": 11, "lis": 11,
    "ноя": 11, "лис": 11, "νοε": 11, "νοέ": 11, "nóv": 11, "marra": 11, "kas": 11, "dec": 12, "déc": 12, "dez": 12,
    "dic": 12, "gru": 12, "дек": 12, "гру": 12, "δεκ": 12, "des": 12, "pro": 12, "joulu": 12, "ara": 12,
    "ينا": 1, "فبر": 2, "مار": 3, "أبر": 4, "ابر": 4, "ماي": 5, "يون": 6, "يول": 7, "أغس": 8, "اغس": 8, "سبت": 9,
    "أكت": 10, "اكت": 10, "نوف": 11, "ديس": 12,
}  # fmt: skip
LONGEST = 5
SHORTEST = 3

AFTERNOON = frozenset({"오후", "저녁", "pm", "午後", "下午", "傍晚", "μμ"})
MORNING = frozenset({"오전", "새벽", "아침", "am", "午前", "上午", "凌晨", "清晨", "早上", "早", "πμ"})
NIGHT = frozenset({"밤", "夜", "深夜", "晚上", "晚间", "晚間", "晚"})  # from six to five
MIDDAY = frozenset({"낮", "中午"})

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before the first
BUDDHIST = 543  # years that Thailand is ahead
THAI = (
    "ม.ค. มกราคม|ก.พ. กุมภาพันธ์|มี.ค. มีนาคม|เม.ย. เมษายน|พ.ค. พฤษภาคม|มิ.ย. มิถุนายน|"
    "ก.ค. กรกฎาคม|ส.ค. สิงหาคม|ก.ย. กันยายน|ต.ค. ตุลาคม|พ.ย. พฤศจิกายน|ธ.ค. ธันวาคม"
)
MONTHS |= {name: number for number, names in enumerate(THAI.split("|"), start=1) for name in names.split()}


def month(word: str) -> int | None:
    """Return the number of a month by its first letters in any of our languages.

    >>> month("January"), month("Sept."), month("août"), month("soon")
    (1, 9, 8, None)
    """
    if word in MONTHS:
        return MONTHS[word]
    word = word.lower().rstrip(".")
    for size in range(min(LONGEST, len(word)), SHORTEST - 1, -1):
        if number := MONTHS.get(word[:size]):
            return number
    return None
