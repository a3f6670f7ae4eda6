"""Telegram's bot API: sendMessage, its HTML, its limits and its refusals."""

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from tests.deliver.doubles.web import Reply, Service, as_json
from tests.deliver.receivers import Request

LONGEST = 4_096  # characters, counted after the marks of HTML were read
MARKS = frozenset({"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote"})


class Marks(HTMLParser):
    """Reads HTML as Telegram does: a tag that it does not know spoils the message."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.unknown = ""
        self.links: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in MARKS:
            self.unknown = tag
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


@dataclass
class Telegram(Service):
    """The API for one bot, with the chats that it may write to."""

    token: str = "123456789:abcdefg_hijklmnop"
    chats: tuple[str, ...] = ("12315544",)
    blocked: tuple[str, ...] = ()
    shown: list[str] = field(default_factory=list)  # messages as people see them

    def answer(self, request: Request) -> Reply:
        """Take a message."""
        said: dict[str, Any] = as_json(request) or {}
        if request.path != f"/bot{self.token}/sendMessage":
            return self._no(401, "Unauthorized")
        if str(said.get("chat_id")) in self.blocked:
            return self._no(403, "Forbidden: bot was blocked by the user")
        if str(said.get("chat_id")) not in self.chats:
            return self._no(400, "Bad Request: chat not found")
        return self._read(said)

    def _read(self, said: dict[str, Any]) -> Reply:
        marks = Marks(str(said.get("text", "")))
        if said.get("parse_mode") == "HTML" and marks.unknown:
            return self._no(400, f"Bad Request: can't parse entities: unsupported start tag {marks.unknown}")
        words = marks.words if said.get("parse_mode") == "HTML" else unescape(str(said.get("text", "")))
        if not words.strip():
            return self._no(400, "Bad Request: message text is empty")
        if len(words) > LONGEST:
            return self._no(400, "Bad Request: message is too long")
        self.shown.append(words)
        return Reply.of({"ok": True, "result": {"message_id": len(self.shown), "text": words}})

    def too_many(self) -> Reply:
        """Refuse a message that came too soon; the wait stands in the JSON alone."""
        return self._no(429, "Too Many Requests: retry after 7", parameters={"retry_after": 7})

    def _no(self, code: int, description: str, **more: object) -> Reply:
        return Reply.of({"ok": False, "error_code": code, "description": description, **more}, status=code)
