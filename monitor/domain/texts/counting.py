"""Counting in words."""


def counted(number: int, thing: str) -> str:
    """Count things.

    >>> counted(1, "look"), counted(2, "look")
    ('1 look', '2 looks')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
