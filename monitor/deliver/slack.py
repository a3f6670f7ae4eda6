"""slack:// as newsmon sends it: plain text in which only our own links are alive, and an answer that is read."""

# mypy: disable-error-code="no-untyped-call, override"
# Apprise says that it is typed, and is so in part.

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from apprise.plugins.slack import NotifySlack, SlackMode

from monitor.deliver.plugins import PARCEL, Parcel
from monitor.deliver.posting import post
from monitor.deliver.service_answers import HttpAnswer, of_slack
from monitor.domain.deliveries import Failed, Outcome, Sent

THREAD_GONE = ("thread_not_found", "message_not_found", "cannot_reply_to_message")  # words of Slack


class Slack(NotifySlack):
    """Apprise's Slack channel for webhooks and bot tokens; workflows go Apprise's own way.

    ``?gateway=https://host/path`` sends what is meant for Slack to a service that speaks as Slack does.
    """

    socket_connect_timeout = 5.0
    socket_read_timeout = 8.0

    def __init__(self, gateway: str = "", **settings: Any) -> None:  # noqa: ANN401  # Apprise's own settings
        super().__init__(**settings)
        self.gateway = gateway.rstrip("/")

    @staticmethod
    def parse_url(url: str) -> dict[str, Any] | None:
        """Read a slack:// address, with the gateway if it names one."""
        settings: dict[str, Any] | None = NotifySlack.parse_url(url)
        if settings:
            settings["gateway"] = unquote(settings["qsd"].get("gateway", ""))
        return settings

    def send(self, body: str, title: str = "", **options: Any) -> bool:  # noqa: ANN401  # the signature is Apprise's
        """Post one letter to one channel."""
        if self.mode in (SlackMode.WORKFLOW, SlackMode.WORKFLOW_TRIGGER):
            return bool(super().send(body, title=title, **options))
        parcel = PARCEL.get()
        thread = parcel.letter.thread if self._is_bot else ""
        outcome = self._post(parcel, thread)
        if thread and isinstance(outcome, Failed) and outcome.reason.endswith(THREAD_GONE):
            outcome, thread = self._post(parcel, ""), ""  # somebody deleted its first message: this one begins anew
        return parcel.note(replace(outcome, thread=thread) if thread and isinstance(outcome, Sent) else outcome)

    def _post(self, parcel: Parcel, thread: str) -> Outcome:
        """Post once, below the first message of a thread if one is named.

        A reply keeps the stamp of the first message: Slack wants replies to refer to it, never to another reply.
        """
        answer = post(
            self._address(),
            data=json.dumps(self._payload(parcel, thread)).encode(),
            headers=self._headers(parcel),
            verify=self.verify_certificate,
            timeout=self.request_timeout,
        )
        return of_slack(answer, parcel.now) if isinstance(answer, HttpAnswer) else answer

    def _payload(self, parcel: Parcel, first: str) -> dict[str, Any]:
        quiet = {"mrkdwn": False, "parse": "none", "link_names": False, "unfurl_links": False, "unfurl_media": False}
        named = {"username": self.user} if self.user else {}
        channel = {"channel": self.channels[0]} if self.channels[0] else {}
        thread = {"thread_ts": first} if first else {}
        return {"text": parcel.rendered.text, **quiet, **named, **channel, **thread}

    def _headers(self, parcel: Parcel) -> dict[str, str]:
        key = parcel.letter.key
        token = {"Authorization": f"Bearer {self.access_token}"} if self._is_bot else {}
        said = {"Content-Type": "application/json; charset=utf-8", "User-Agent": self.app_id, **token}
        return {**said, "Idempotency-Key": key, "X-Alert-Id": key}

    def _address(self) -> str:
        if self._is_bot:
            return f"{self.gateway or 'https://slack.com/api'}/chat.postMessage"
        usual = self.webhook_gov_url if self.mode == SlackMode.WEBHOOK_GOV else self.webhook_url
        return f"{self.gateway or usual}/{self.token_a}/{self.token_b}/{self.token_c}"

    @property
    def _is_bot(self) -> bool:
        return bool(self.mode == SlackMode.BOT)
