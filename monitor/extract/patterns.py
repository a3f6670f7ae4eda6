"""Patterns as data: long lists of alternatives, a readable line after another."""


def alternatives(lines: str) -> str:
    """Join lines of alternatives to one group that captures nothing.

    >>> alternatives('''
    ...     rain|wind
    ...     snow
    ... ''')
    '(?:rain|wind|snow)'
    """
    return f"(?:{'|'.join(line.strip() for line in lines.splitlines() if line.strip())})"
