"""Debian's Chromium, driven by its own chromedriver over the protocol that W3C wrote down (no library in between)."""

import base64
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.pace import allowed

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
LOADED = "document.readyState === 'complete'"
ARRIVED = f"return window.stillHere !== true && {LOADED}"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key under which the protocol names an element
DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass(frozen=True)
class Browser:
    """One window."""

    session: str

    def _do(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  JSON
        said = requests.request(method, f"{self.session}{path}", json=body or {}, timeout=60).json()["value"]
        if isinstance(said, dict) and "error" in said:
            raise AssertionError(f"{said['error']}: {said['message'].splitlines()[0]}")
        return said

    def open(self, url: str) -> None:
        """Go to an address, and wait until it is there."""
        self._do("POST", "/url", {"url": url})

    def run(self, script: str, *given: object) -> Any:  # noqa: ANN401  what the script returns
        """Run a script in the page; it returns what it says."""
        return self._do("POST", "/execute/sync", {"script": script, "args": list(given)})

    def run_async(self, script: str) -> Any:  # noqa: ANN401  what the script returns
        """Run a script that answers by its last argument."""
        return self._do("POST", "/execute/async", {"script": script, "args": []})

    def find(self, selector: str) -> str:
        """Return the first element that a selector of CSS finds; fails where there is none."""
        found: str = self._do("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        return found

    def click(self, selector: str) -> None:
        """Click the first such element."""
        self._do("POST", f"/element/{self.find(selector)}/click")

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait until that is there."""
        self.run("window.stillHere = true")
        self.click(selector)
        self._wait(lambda: bool(self.run(ARRIVED)), f"{selector} led nowhere from {self.address}")

    def says(self, part: str) -> bool:
        """Whether the page says this somewhere, at the latest after a while."""
        there = "return document.body.textContent.includes(arguments[0])"
        try:
            self._wait(lambda: bool(self.run(there, part)), f"{self.address} does not say {part!r}")
        except AssertionError:
            return False
        return True

    def _wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        until = time.monotonic() + allowed(10)
        while True:
            # Between two pages there is nothing that could be asked.
            with suppress(AssertionError):
                if holds():
                    return
            assert time.monotonic() < until, otherwise
            time.sleep(0.05)

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        self._do("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def press(self, key: str) -> None:
        """Press and release a key, wherever the focus is."""
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._do("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def text(self, selector: str) -> str:
        """Return what a reader sees of the first such element."""
        seen: str = self._do("GET", f"/element/{self.find(selector)}/text")
        return seen

    def texts(self, selector: str) -> list[str]:
        """Return what a reader sees of each such element."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText.trim())", selector
        )
        return found

    def count(self, selector: str) -> int:
        """Count such elements."""
        return len(self.texts(selector))

    @property
    def address(self) -> str:
        """Where the window is."""
        url: str = self._do("GET", "/url")
        return url

    def wait_for(self, part: str) -> None:
        """Wait until the window is at an address that has this part."""
        self._wait(lambda: part in self.address and bool(self.run(f"return {LOADED}")), f"the address has no {part}")

    def size(self, width: int, height: int) -> None:
        """Make the page so large, as a phone or a desk has it."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 640}
        self.command("Emulation.setDeviceMetricsOverride", metrics)

    def by_night(self) -> None:
        """Let the device be dark."""
        self._scheme("dark")

    def by_day(self) -> None:
        """Let the device be light."""
        self._scheme("light")

    def _scheme(self, value: str) -> None:
        self.command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": value}]})

    def evaluate(self, script: str) -> None:
        """Run a library in the page, which the page's own policy would not load."""
        self.command("Runtime.evaluate", {"expression": script})

    def command(self, name: str, given: Mapping[str, Any]) -> Any:  # noqa: ANN401  JSON
        """Ask Chromium itself."""
        return self._do("POST", "/goog/cdp/execute", {"cmd": name, "params": given})

    def picture(self, file: Path) -> None:
        """Take a picture of what is seen."""
        file.write_bytes(base64.b64decode(self._do("GET", "/screenshot")))


@contextmanager
def chromium(folder: Path, language: str = "ko-KR,ko") -> Iterator[Browser]:
    """Open a window with a profile of its own."""
    assert CHROMIUM is not None
    assert DRIVER is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{port}"
        _await(base)
        arguments = [*FLAGS, f"--user-data-dir={folder}", f"--window-size={DESKTOP[0]},{DESKTOP[1]}"]
        options = {"binary": CHROMIUM, "args": arguments, "prefs": {"intl.accept_languages": language}}
        wanted: dict[str, Any] = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        opened = requests.post(f"{base}/session", json=wanted, timeout=60).json()["value"]
        window = Browser(f"{base}/session/{opened['sessionId']}")
        yield window
        requests.delete(window.session, timeout=30)
    finally:
        driver.terminate()
        driver.wait(10)


def _await(base: str) -> None:
    for _ in range(200):
        try:
            if requests.get(f"{base}/status", timeout=2).json()["value"]["ready"]:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("chromedriver did not begin")
