"""The words of dates in the languages that our sources are written in: months, halves of the day, zones."""

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
}  # fmt: skip
LONGEST = 5
SHORTEST = 3

AFTERNOON = frozenset({"오후", "pm", "p.m.", "p.m", "午後", "下午", "晚上", "μμ"})
MORNING = frozenset({"오전", "am", "a.m.", "a.m", "午前", "上午", "凌晨", "πμ"})

ZONES = {  # names, not offsets, where summer time moves them
    "kst": "Asia/Seoul", "jst": "Asia/Tokyo", "hkt": "Asia/Hong_Kong", "sgt": "Asia/Singapore",
    "gmt": "UTC", "utc": "UTC", "z": "UTC", "bst": "Europe/London", "uk": "Europe/London",
    "wet": "Europe/Lisbon", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "eet": "Europe/Athens", "eest": "Europe/Athens", "msk": "Europe/Moscow",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "ist": "Asia/Kolkata",
    "myt": "Asia/Kuala_Lumpur", "wib": "Asia/Jakarta", "ict": "Asia/Bangkok", "pkt": "Asia/Karachi",
    "pht": "Asia/Manila", "gst": "Asia/Dubai", "sast": "Africa/Johannesburg", "wat": "Africa/Lagos",
    "eat": "Africa/Nairobi", "trt": "Europe/Istanbul", "brt": "America/Sao_Paulo", "akst": "America/Anchorage",
    "akdt": "America/Anchorage", "hst": "Pacific/Honolulu", "awst": "Australia/Perth", "acst": "Australia/Darwin",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "한국시간": "Asia/Seoul", "한국시각": "Asia/Seoul",
}  # fmt: skip


def month(word: str) -> int | None:
    """Return the number of a month by its first letters in any of our languages.

    >>> month("January"), month("Sept."), month("août"), month("soon")
    (1, 9, 8, None)
    """
    word = word.lower().rstrip(".")
    for size in range(min(LONGEST, len(word)), SHORTEST - 1, -1):
        if number := MONTHS.get(word[:size]):
            return number
    return None
