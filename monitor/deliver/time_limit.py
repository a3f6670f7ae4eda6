"""A limit in time for a whole send, whatever it is that takes so long."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLateError
from contextvars import copy_context
from threading import Thread

from monitor.domain.deliveries import Failed, Outcome, Unclear

LONGEST = 60.0  # seconds; a lease on a delivery lasts longer
MOST_LEFT = 3  # sends that may hang at one target before no more are begun


class TimeLimit:
    """Waits for sends to one target for so long and no longer.

    A thread cannot be killed: a send that hangs is left behind and ends when its receiver does. While
    several of one target hang no more are begun, so that a receiver that holds us up costs a few threads
    and not one for each attempt.
    """

    def __init__(self, seconds: float = LONGEST) -> None:
        self._seconds = seconds
        self._hanging: list[Thread] = []

    def wait_for(self, send: Callable[[], Outcome]) -> Outcome:
        """Run a send and return its outcome; one that takes too long may have arrived. Raises what it raises."""
        self._hanging = [thread for thread in self._hanging if thread.is_alive()]
        if len(self._hanging) >= MOST_LEFT:
            return Failed(reason=f"{len(self._hanging)} earlier sends still hang")
        done: Future[Outcome] = Future()
        thread = Thread(target=copy_context().run, args=(_run, send, done), name="send", daemon=True)
        thread.start()
        try:
            return done.result(self._seconds)
        except TooLateError:
            self._hanging.append(thread)
            return Unclear(reason=f"no outcome within {self._seconds:g} s")


def _run(send: Callable[[], Outcome], done: Future[Outcome]) -> None:
    try:
        done.set_result(send())
    except BaseException as error:  # noqa: BLE001  # it is raised where the send was asked for
        done.set_exception(error)
