"""A sign of life: an address that is asked for as long as newsmon works, so that its silence is noticed elsewhere."""

from http import HTTPStatus
from threading import Thread

import structlog

from monitor.deliver.posting import post
from monitor.deliver.service_answers import HttpAnswer
from monitor.domain.addresses.address import Address

log = structlog.get_logger()

WAITS = (5.0, 5.0)  # seconds to connect, and for the answer


class Heartbeat:
    """Asks for one address at a time, in a thread of its own; that it fails is said once, until it works again.

    The user chose the address, so it may be a private one. It may hold a secret, and is never said.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._thread: Thread | None = None
        self._failing = False

    def beat(self) -> None:
        """Ask for the address, unless the last time still lasts; returns at once."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._ask, name="heartbeat", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait so long for a beat under way."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _ask(self) -> None:
        trouble = _trouble(self._address)
        if trouble and not self._failing:
            log.warning("the heartbeat does not get through; this is said once", why=trouble)
        elif self._failing and not trouble:
            log.info("the heartbeat gets through again")
        self._failing = bool(trouble)


def _trouble(address: Address) -> str:
    answer = post(address.url, method="GET", headers={"User-Agent": "newsmon"}, timeout=WAITS)
    if not isinstance(answer, HttpAnswer):
        return answer.reason
    return "" if HTTPStatus(200) <= answer.status < HTTPStatus(300) else f"it answered {answer.status}"
