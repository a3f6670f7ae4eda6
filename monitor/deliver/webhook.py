"""json:// as newsmon sends it: the id in the headers, the alert for programs beside the text for people."""

# mypy: disable-error-code="no-untyped-call, override"
# Apprise says that it is typed, and is so in part.

import json
from typing import Any

from apprise.plugins.custom_json import NotifyJSON

from monitor.deliver.answers import Answer, of_webhook
from monitor.deliver.parcel import PARCEL
from monitor.deliver.posting import post
from monitor.deliver.structured import letter_as_dict, remapped


class Webhook(NotifyJSON):
    """Apprise's JSON channel, with our headers and payload, and an answer that is read."""

    socket_connect_timeout = 5.0
    socket_read_timeout = 8.0

    def send(self, body: str, title: str = "", **_: Any) -> bool:  # noqa: ANN401  # the signature is Apprise's
        """Post one letter."""
        parcel = PARCEL.get()
        said = {"version": self.json_version, "title": title, "message": body, "type": "info"}
        payload = remapped(said | letter_as_dict(parcel.letter), self.payload_extras)
        key = parcel.letter.key
        headers = {"Content-Type": "application/json", "User-Agent": self.app_id, **self.headers}
        answer = post(
            self.address,
            method=str(self.method),
            data=json.dumps(payload).encode(),
            headers={**headers, "Idempotency-Key": key, "X-Alert-Id": key},
            params=self.params,
            auth=(self.user, self.password or "") if self.user else None,
            verify=self.verify_certificate,
            timeout=self.request_timeout,
        )
        return parcel.note(of_webhook(answer, parcel.now) if isinstance(answer, Answer) else answer)

    @property
    def address(self) -> str:
        """The web address that the json:// or jsons:// one stands for."""
        port = f":{self.port}" if self.port else ""
        return f"{'https' if self.secure else 'http'}://{self.host}{port}{self.fullpath}"
