"""Teams: a workflow that is begun by a webhook and posts an adaptive card."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.deliver.doubles.web import Reply, Service, as_json, parameters
from tests.deliver.receivers import Request

LARGEST = 28 * 1024  # bytes of a message to Teams


@dataclass
class TeamsWorkflow(Service):
    """One workflow, begun by those who know its signature."""

    workflow: str = "643e69f83c8944"
    signature: str = "KgeJ8XaQpmUJEYmJ"

    def answer(self, request: Request) -> Reply:
        """Begin the workflow."""
        asked = parameters(request)
        if urlsplit(request.path).path != f"/workflows/{self.workflow}/triggers/manual/paths/invoke":
            return self._no(404, "WorkflowNotFound", "The workflow could not be found.")
        if asked.get("sig") != self.signature:
            return self._no(401, "DirectApiAuthorizationRequired", "The request is not authorized.")
        if len(request.body) > LARGEST:
            return self._no(413, "RequestEntityTooLarge", "The message is too large.")
        return Reply(status=202, body="") if self._is_card(as_json(request) or {}) else self._no(400, "BadRequest", "")

    @staticmethod
    def _is_card(said: dict[str, Any]) -> bool:
        cards = [each for each in said.get("attachments", []) if each.get("contentType", "").endswith("card.adaptive")]
        return said.get("type") == "message" and bool(cards) and all(card["content"]["body"] for card in cards)

    def too_many(self) -> Reply:
        """Refuse a run that was asked for too soon."""
        return self._no(429, "WorkflowRunActionThrottled", "Rate limit is exceeded.", **{"Retry-After": "20"})

    @staticmethod
    def _no(status: int, code: str, message: str, **headers: str) -> Reply:
        return Reply.of({"error": {"code": code, "message": message}}, status=status, **headers)
