"""The style, the one script and the sign of the page, each read once."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

# The script is htmx as its authors ship it, and behind it ours, so that a page loads one file.
PARTS = {
    "page.css": ("text/css; charset=utf-8", ("page.css",)),
    "page.js": ("text/javascript; charset=utf-8", ("htmx.min.js", "keys.js")),
    "icon.svg": ("image/svg+xml", ("icon.svg",)),
}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is the same for everybody; ``version`` changes with what is in it."""

    kind: str
    body: bytes
    version: str


@cache
def static_file(name: str) -> StaticFile | None:
    """Return a file by its name, if it is one of ours."""
    if name not in PARTS:
        return None
    kind, parts = PARTS[name]
    folder = files("monitor.web") / "static"
    body = b"\n".join((folder / part).read_bytes() for part in parts)
    return StaticFile(kind, body, sha256(body).hexdigest()[:12])
