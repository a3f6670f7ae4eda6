"""A receiver of our own JSON that honours the idempotency key: the same key is the same alert."""

from dataclasses import dataclass, field

from tests.deliver.doubles.web import Reply, Service, as_json
from tests.deliver.receivers import Request


@dataclass
class Remembering(Service):
    """Takes each key once, and answers later requests with it as if it had taken them again."""

    taken: dict[str, dict[str, object]] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        """Take an alert."""
        said = as_json(request)
        key = request.headers.get("idempotency-key", "")
        if said is None or not key or said.get("alert_id") != key:
            return Reply.of({"ok": False, "error": "no_key"}, status=400)
        self.taken.setdefault(key, said)
        return Reply.of({"ok": True})
