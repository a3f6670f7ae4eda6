"""The three topics that newsmon was born for."""

from collections.abc import Sequence

from monitor.domain.topics import Name, Topic

_BUILT_IN = {
    "Stargate": ("Stargate", "스타게이트", "스타 게이트"),
    "xAI": ("xAI", "X.AI", "엑스AI", "엑스에이아이"),
    "SoftBank": (
        "SoftBank",
        "Soft Bank",
        "소프트뱅크",
        "소프트 뱅크",
        "소뱅",
        "ソフトバンク",
        "손정의",
        "Masayoshi Son",
    ),
}
_NOT_MEANT = {
    "Stargate": "(SG-1 OR 드라마 OR 영화 OR 게임 OR film OR series OR episode)",
    "xAI": '("설명 가능한" OR "explainable AI")',
    "SoftBank": "(호크스 OR Hawks OR 홈런 OR 연승)",
}


def builtin_topics() -> tuple[Topic, ...]:
    """Return the three topics that newsmon was born for, used where no settings name others."""
    return tuple(_builtin(name, spellings) for name, spellings in _BUILT_IN.items())


def _builtin(name: str, spellings: Sequence[str]) -> Topic:
    names = tuple(Name(text=text, case=text == "xAI") for text in spellings)
    return Topic(name=name, names=names, query=f"{name} AND NOT {_NOT_MEANT[name]}")
