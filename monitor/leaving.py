"""How newsmon ends: when it is asked to, whatever hangs, and by itself where nothing but a new start would help."""

import asyncio
import faulthandler
import os
import signal
from dataclasses import dataclass, field
from threading import Timer

LONGEST_LEAVING = 80.0  # seconds: a send under way may end, and supervisors wait for 90
STANDS_STILL = 600.0  # seconds: no step of ours takes so long
FAILED = 1


@dataclass(slots=True)
class Wishes:
    """What signals asked of us: to stop, or to read the settings again."""

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    reload: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self) -> None:
        """Take SIGTERM, SIGINT and SIGHUP from here on."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._leave)
        loop.add_signal_handler(signal.SIGINT, self._leave)
        loop.add_signal_handler(signal.SIGHUP, self.reload.set)

    def _leave(self) -> None:
        """Stop; who asks again, or waits in vain for something that hangs, is rid of us all the same."""
        if self.stop.is_set():
            os._exit(FAILED)
        self.stop.set()
        last = Timer(LONGEST_LEAVING, os._exit, [FAILED])
        last.daemon = True
        last.start()

    async def any(self) -> None:
        """Wait until something is asked of us."""
        waits = [asyncio.create_task(event.wait()) for event in (self.stop, self.reload)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()


async def end_if_it_stands_still(seconds: float = STANDS_STILL) -> None:
    """End the process, with what its threads are at, once the event loop has stood still for so long.

    It could hear no signal either. Whoever supervises us starts us anew.
    """
    try:
        while True:
            faulthandler.dump_traceback_later(seconds, exit=True)
            await asyncio.sleep(seconds / 10)
    finally:
        faulthandler.cancel_dump_traceback_later()
