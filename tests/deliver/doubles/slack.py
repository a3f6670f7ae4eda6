"""Slack: incoming webhooks, which answer in words, and chat.postMessage, which answers 200 and JSON."""

from dataclasses import dataclass, field
from typing import Any

from tests.deliver.doubles.web import Reply, Service, as_json
from tests.deliver.receivers import Request

TEXT = 40_000  # characters of a message
SECTION = 3_000  # characters of a block's text
BLOCKS = 50


def refused_blocks(said: dict[str, Any]) -> bool:
    """Whether Slack would not take these blocks."""
    blocks = said.get("blocks", [])
    texts = [block.get("text", {}).get("text", "") for block in blocks]
    return len(blocks) > BLOCKS or any(len(text) > SECTION for text in texts)


@dataclass
class SlackWebhook(Service):
    """Incoming webhooks; ``path`` is the one that exists."""

    path: str = "/services/T00000000/B00000000/abcdefghijklmnopqrstuvwx"
    archived: bool = False

    def answer(self, request: Request) -> Reply:
        """Take a message."""
        said: dict[str, Any] | None = as_json(request)
        if request.path != self.path:
            return Reply(status=404, body="no_service")
        if self.archived:
            return Reply(status=410, body="channel_is_archived")
        if said is None:
            return Reply(status=400, body="invalid_payload")
        if not said.get("text") and not said.get("blocks"):
            return Reply(status=400, body="no_text")
        return Reply(status=400, body="invalid_blocks") if refused_blocks(said) else Reply()


@dataclass
class SlackApi(Service):
    """The web API, as a bot with one token in some rooms sees it."""

    token: str = "xoxb-1234-1234-abc124"
    rooms: tuple[str, ...] = ("#desk", "#night")
    threads: dict[str, list[str]] = field(default_factory=dict)  # first messages, and their replies

    def answer(self, request: Request) -> Reply:
        """Answer a call; whatever is wrong is said under the status 200."""
        error = self._error(request, as_json(request) or {})
        return Reply.of({"ok": False, "error": error}) if error else self._posted(as_json(request) or {})

    def _error(self, request: Request, said: dict[str, Any]) -> str:
        if not request.path.endswith("/chat.postMessage"):
            return "unknown_method"
        if request.headers.get("authorization") != f"Bearer {self.token}":
            return "invalid_auth"
        if said.get("channel") not in self.rooms:
            return "channel_not_found"
        if len(str(said.get("text", ""))) > TEXT:
            return "msg_too_long"
        if said.get("thread_ts") and said["thread_ts"] not in self.threads:
            return "thread_not_found"  # also for the stamp of a reply: a thread is known by its first message
        return "" if said.get("text") else "no_text"

    def _posted(self, said: dict[str, Any]) -> Reply:
        ts = f"1769155020.{len(self.requests):06d}"
        if said.get("thread_ts"):
            self.threads[said["thread_ts"]].append(ts)
        else:
            self.threads[ts] = []
        return Reply.of({"ok": True, "channel": "C1", "ts": ts, "message": {"text": said["text"]}})

    def too_many(self) -> Reply:
        """Refuse a call that came too soon."""
        return Reply.of({"ok": False, "error": "ratelimited"}, status=429, **{"Retry-After": "30"})
