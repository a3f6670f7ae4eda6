"""Subjects of mails in other letters than ASCII, as RFC 2047 lets them travel: encoded words, parted at blanks.

The standard library parts them anywhere, also within a word, and puts a blank between two of them that readers drop;
what a program shows that decodes each by itself is then torn, or run together.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from email.policy import EmailPolicy

ROOM = 39  # bytes of UTF-8 in one: with base64, what is around it and "Subject: ", the 76 letters allowed in a line
_WORD = re.compile(r"\s*\S+\s*$|\s*\S+\s")  # a word with the blank behind it


class MailPolicy(EmailPolicy):
    """The policy of our mails: that of SMTP, with subjects of our own."""

    def fold(self, name: str, value: str) -> str:
        """Write a header as it travels."""
        return self._subject(value) if _is_ours(name, value) else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """Write a header as it travels, as bytes."""
        return self._subject(value).encode("ascii") if _is_ours(name, value) else super().fold_binary(name, value)

    def _subject(self, value: str) -> str:
        return f"Subject: {f'{self.linesep} '.join(encoded_words(value))}{self.linesep}"


POLICY = MailPolicy(linesep="\r\n")


def _is_ours(name: str, value: str) -> bool:
    return name == "Subject" and not str(value).isascii()


def encoded_words(text: str) -> Iterator[str]:
    """Yield a text as encoded words, each of whole words and the blanks behind them; one that is too long is parted."""
    for part in _filled(piece for word in _words(text) for piece in _pieces(word)):
        yield f"=?utf-8?b?{b64encode(part.encode('utf-8', 'replace')).decode('ascii')}?="


def _words(text: str) -> Iterator[str]:
    at = 0
    while found := _WORD.match(text, at):
        yield found[0]
        at = found.end()


def _pieces(word: str) -> Iterator[str]:
    """Yield a word in pieces that have room in an encoded word, parted between letters."""
    piece = ""
    for letter in word:
        if _size(piece + letter) > ROOM:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _filled(pieces: Iterable[str]) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and _size(line + piece) > ROOM:
            yield line
            line = ""
        line += piece
    if line:
        yield line


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
