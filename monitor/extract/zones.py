"""Where a page's clock hangs when neither a profile nor the settings say: by its country, else its language."""

from monitor.domain.urls import host_of

COUNTRIES = {
    "kr": "Asia/Seoul", "jp": "Asia/Tokyo", "hk": "Asia/Hong_Kong", "tw": "Asia/Taipei", "cn": "Asia/Shanghai",
    "sg": "Asia/Singapore", "in": "Asia/Kolkata", "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich",
    "fr": "Europe/Paris", "it": "Europe/Rome", "es": "Europe/Madrid", "nl": "Europe/Amsterdam",
    "be": "Europe/Brussels", "dk": "Europe/Copenhagen", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "fi": "Europe/Helsinki", "pl": "Europe/Warsaw", "cz": "Europe/Prague", "gr": "Europe/Athens",
    "ru": "Europe/Moscow", "uk": "Europe/London", "ie": "Europe/Dublin", "pt": "Europe/Lisbon",
    "tr": "Europe/Istanbul", "ua": "Europe/Kyiv", "za": "Africa/Johannesburg",
}  # fmt: skip
LANGUAGES = {
    "ko": "Asia/Seoul", "ja": "Asia/Tokyo", "de": "Europe/Berlin", "fr": "Europe/Paris", "it": "Europe/Rome",
    "pl": "Europe/Warsaw", "nl": "Europe/Amsterdam", "sv": "Europe/Stockholm", "da": "Europe/Copenhagen",
    "el": "Europe/Athens", "ru": "Europe/Moscow",
}  # fmt: skip


def zone_for(url: str, language: str, zone: str = "UTC") -> str:
    """Return the zone of stamps that name none: the one given unless it is UTC, which says nothing.

    >>> zone_for("https://news.example.co.kr/1", ""), zone_for("https://example.org/", "en", "Asia/Seoul")
    ('Asia/Seoul', 'Asia/Seoul')
    """
    if zone != "UTC":
        return zone
    host = host_of(url).partition(":")[0]
    return COUNTRIES.get(host.rpartition(".")[2]) or LANGUAGES.get(language[:2], "UTC")
