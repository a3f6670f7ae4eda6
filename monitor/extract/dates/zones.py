"""Where a page's clock hangs when neither a profile nor the settings say: by its country, else its language.

Countries with many zones are left out: a guess there is wrong more often than right.
"""

from monitor.domain.addresses.address import Address

COUNTRIES = {
    "kr": "Asia/Seoul", "jp": "Asia/Tokyo", "hk": "Asia/Hong_Kong", "tw": "Asia/Taipei", "cn": "Asia/Shanghai",
    "sg": "Asia/Singapore", "my": "Asia/Kuala_Lumpur", "in": "Asia/Kolkata", "pk": "Asia/Karachi",
    "ph": "Asia/Manila", "id": "Asia/Jakarta", "th": "Asia/Bangkok", "vn": "Asia/Ho_Chi_Minh",
    "ae": "Asia/Dubai", "il": "Asia/Jerusalem", "de": "Europe/Berlin", "at": "Europe/Vienna",
    "ch": "Europe/Zurich", "fr": "Europe/Paris", "it": "Europe/Rome", "es": "Europe/Madrid",
    "nl": "Europe/Amsterdam", "be": "Europe/Brussels", "lu": "Europe/Luxembourg", "dk": "Europe/Copenhagen",
    "se": "Europe/Stockholm", "no": "Europe/Oslo", "fi": "Europe/Helsinki", "is": "Atlantic/Reykjavik",
    "pl": "Europe/Warsaw", "cz": "Europe/Prague", "sk": "Europe/Bratislava", "hu": "Europe/Budapest",
    "ro": "Europe/Bucharest", "bg": "Europe/Sofia", "hr": "Europe/Zagreb", "rs": "Europe/Belgrade",
    "si": "Europe/Ljubljana", "gr": "Europe/Athens", "lt": "Europe/Vilnius", "lv": "Europe/Riga",
    "ee": "Europe/Tallinn", "ru": "Europe/Moscow", "uk": "Europe/London", "gb": "Europe/London",
    "ie": "Europe/Dublin", "pt": "Europe/Lisbon", "tr": "Europe/Istanbul", "ua": "Europe/Kyiv",
    "za": "Africa/Johannesburg", "ng": "Africa/Lagos", "ke": "Africa/Nairobi", "tz": "Africa/Dar_es_Salaam",
    "eg": "Africa/Cairo", "nz": "Pacific/Auckland", "ar": "America/Argentina/Buenos_Aires",
    "pe": "America/Lima", "sa": "Asia/Riyadh", "kw": "Asia/Kuwait", "qa": "Asia/Qatar", "bh": "Asia/Bahrain",
    "om": "Asia/Muscat", "iq": "Asia/Baghdad", "ir": "Asia/Tehran", "jo": "Asia/Amman", "lb": "Asia/Beirut",
    "sy": "Asia/Damascus", "ye": "Asia/Aden", "bd": "Asia/Dhaka", "lk": "Asia/Colombo", "np": "Asia/Kathmandu",
    "mm": "Asia/Yangon", "kh": "Asia/Phnom_Penh", "ge": "Asia/Tbilisi", "az": "Asia/Baku", "am": "Asia/Yerevan",
    "by": "Europe/Minsk", "mt": "Europe/Malta", "al": "Europe/Tirane", "mk": "Europe/Skopje", "ba": "Europe/Sarajevo",
    "ma": "Africa/Casablanca", "dz": "Africa/Algiers", "tn": "Africa/Tunis", "gh": "Africa/Accra",
    "et": "Africa/Addis_Ababa", "ug": "Africa/Kampala", "zw": "Africa/Harare", "zm": "Africa/Lusaka",
    "sn": "Africa/Dakar", "ci": "Africa/Abidjan", "cm": "Africa/Douala", "ve": "America/Caracas",
    "uy": "America/Montevideo", "bo": "America/La_Paz", "py": "America/Asuncion", "cr": "America/Costa_Rica",
    "gt": "America/Guatemala", "sv": "America/El_Salvador", "do": "America/Santo_Domingo", "cu": "America/Havana",
}  # fmt: skip
LANGUAGES = {
    "ko": "Asia/Seoul", "ja": "Asia/Tokyo", "zh": "Asia/Hong_Kong", "th": "Asia/Bangkok",
    "vi": "Asia/Ho_Chi_Minh", "id": "Asia/Jakarta", "hy": "Asia/Yerevan", "hi": "Asia/Kolkata",
    "de": "Europe/Berlin", "fr": "Europe/Paris", "it": "Europe/Rome", "pl": "Europe/Warsaw",
    "nl": "Europe/Amsterdam", "sv": "Europe/Stockholm", "da": "Europe/Copenhagen", "no": "Europe/Oslo",
    "nb": "Europe/Oslo", "fi": "Europe/Helsinki", "is": "Atlantic/Reykjavik", "cs": "Europe/Prague",
    "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "ro": "Europe/Bucharest", "bg": "Europe/Sofia",
    "el": "Europe/Athens", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "ru": "Europe/Moscow",
    "es": "Europe/Madrid", "fa": "Asia/Tehran", "he": "Asia/Jerusalem", "bn": "Asia/Dhaka", "ka": "Asia/Tbilisi",
}  # fmt: skip


def zone_for(address: Address, locale: str, zone: str = "UTC") -> str:
    """Return the zone of stamps that name none: the one given unless it is UTC, which says nothing.

    ``locale`` is what the page says of its language, such as ``de-AT``. English tells no country,
    and ``en-US`` is what many systems say when nobody set them up.

    >>> zone_for(Address("https://news.example.co.kr/1"), "")
    'Asia/Seoul'
    >>> zone_for(Address("https://example.org/"), "en", "Asia/Seoul")
    'Asia/Seoul'
    >>> [zone_for(Address("https://news.example.com/"), locale) for locale in ("de-AT", "en-US")]
    ['Europe/Vienna', 'UTC']
    """
    if zone != "UTC":
        return zone
    host = address.host.partition(":")[0]
    language, _, region = locale.lower().replace("_", "-").partition("-")
    return COUNTRIES.get(host.rpartition(".")[2]) or COUNTRIES.get(region[-2:]) or LANGUAGES.get(language[:2]) or "UTC"
