"""Discord: a webhook with 2,000 characters and a wait in its JSON."""

from dataclasses import dataclass
from typing import Any

from tests.deliver.doubles.web import Reply, Service, as_json
from tests.deliver.receivers import Request

LONGEST = 2_000  # characters of a message


@dataclass
class Discord(Service):
    """One webhook."""

    path: str = f"/api/webhooks/{'1' * 18}/{'a' * 60}"

    def answer(self, request: Request) -> Reply:
        """Take a message."""
        said: dict[str, Any] = as_json(request) or {}
        if request.path.partition("?")[0] != self.path:
            return Reply.of({"message": "Unknown Webhook", "code": 10015}, status=404)
        if len(said.get("content", "")) > LONGEST:
            return Reply.of({"message": "Invalid Form Body", "code": 50035}, status=400)
        return Reply(status=204, body="")

    def too_many(self) -> Reply:
        """Refuse a message that came too soon."""
        return Reply.of({"message": "You are being rate limited.", "retry_after": 1.3, "global": False}, status=429)
