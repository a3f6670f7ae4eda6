"""json:// as newsmon sends it: the id in the headers, the alert for programs beside the text for people."""

# mypy: disable-error-code="no-untyped-call, override"
# Apprise says that it is typed, and is so in part.

import json
from collections.abc import Mapping
from typing import Any

from apprise.plugins.custom_json import NotifyJSON

from monitor.deliver.channel import Earlier, InAll, Letter
from monitor.deliver.plugins import PARCEL
from monitor.deliver.posting import post
from monitor.deliver.service_answers import HttpAnswer, of_webhook
from monitor.domain.kinship.members import Elsewhere
from monitor.shapes import instant, of_alert, of_change


class Webhook(NotifyJSON):
    """Apprise's JSON channel, with our headers and payload, and an answer that is read."""

    socket_connect_timeout = 5.0
    socket_read_timeout = 8.0

    def send(self, body: str, title: str = "", **_: Any) -> bool:  # noqa: ANN401  # the signature is Apprise's
        """Post one letter."""
        parcel = PARCEL.get()
        said = {"version": self.json_version, "title": title, "message": body, "type": "info"}
        payload = _remapped(said | of_letter(parcel.letter), self.payload_extras)
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
        return parcel.note(of_webhook(answer, parcel.now) if isinstance(answer, HttpAnswer) else answer)

    @property
    def address(self) -> str:
        """The web address that the json:// or jsons:// one stands for."""
        port = f":{self.port}" if self.port else ""
        return f"{'https' if self.secure else 'http'}://{self.host}{port}{self.fullpath}"


def of_letter(letter: Letter) -> dict[str, Any]:
    """Return what a program needs of a letter; ``alert_id`` is what the headers carry."""
    alerts = [of_alert(alert) for alert in letter.alerts]
    earlier = None if letter.earlier is None else _earlier(letter.earlier)
    said = {"repeat": letter.repeat, "test": letter.test, "bundle": letter.bundle.value, "earlier": earlier}
    more = {"elsewhere": _elsewhere(letter.elsewhere), "in_all": _in_all(letter.in_all) if letter.in_all else None}
    return {"alert_id": letter.key, **said, "alerts": alerts, **more}


def _in_all(found: InAll) -> dict[str, Any]:
    """Return what an edit and those told before it come to: against which version, and when that was first seen."""
    change = None if found.change is None else of_change(found.change)
    return {"version": found.version, "t": instant(found.at), "change": change}


def _elsewhere(stories: Mapping[int, Elsewhere]) -> list[dict[str, int]]:
    """Return at how many other outlets the text of each story stands, and at how many under another headline."""
    return [
        {"story": story, "outlets": others.outlets, "other_headlines": others.retitled}
        for story, others in stories.items()
    ]


def _earlier(earlier: Earlier) -> dict[str, Any]:
    """Return the message that a letter takes up, by the key of its alert."""
    return {"key": earlier.key, "t": instant(earlier.at), "title": earlier.title, "article": earlier.article}


def _remapped(payload: Mapping[str, Any], extras: Mapping[str, str]) -> dict[str, Any]:
    """Apply ``:name=value`` of a json:// address as Apprise does: a new field, a renamed one, or one left out."""
    renamed = {extras.get(name, name): value for name, value in payload.items() if extras.get(name, name)}
    return renamed | {name: value for name, value in extras.items() if name not in payload}
