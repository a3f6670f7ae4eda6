"""Which words a channel's readers get."""

from monitor.deliver.english import ENGLISH
from monitor.deliver.korean import KOREAN
from monitor.deliver.phrases import Wording


def wording(locale: str) -> Wording:
    """Return the words of a locale (``ko``, ``ko-KR``, ``en``); English where we have no others."""
    return KOREAN if locale.lower().startswith("ko") else ENGLISH
