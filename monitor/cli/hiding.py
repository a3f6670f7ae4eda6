"""The keys that stand in addresses of the settings: nothing that a command prints or logs may hold one."""

from collections.abc import Callable

_masks: list[Callable[[str], str]] = []


def learn(mask: Callable[[str], str]) -> None:
    """From now on take out of every text what this takes out."""
    _masks[:] = [mask]


def hidden(text: str) -> str:
    """Return the text as it may be shown."""
    for mask in _masks:
        text = mask(text)
    return text
