"""What a paper answers to a request: plain values, no sockets."""

from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from monitor.demo.manuscripts import SITE
from monitor.demo.printing import Edition, article_page, front_page, listing, robots

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
DRAWING = "image/svg+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer as it goes out; ``etag`` only where the page is the same for all visitors."""

    status: HTTPStatus = HTTPStatus.OK
    type: str = HTML
    body: bytes = b""
    etag: str = ""


def answer(edition: Edition, path: str, known: str = "") -> Response:
    """Answer a request for a path; ``known`` is the entity tag that the visitor already holds."""
    found = _find(edition, path)
    if found.etag and found.etag == known:
        return Response(status=HTTPStatus.NOT_MODIFIED, type=found.type, etag=found.etag)
    return found


def _find(edition: Edition, path: str) -> Response:
    story = edition.at(path)
    if story is not None:
        return Response(body=article_page(edition, story).encode())
    match path.partition("?")[0]:
        case "/":
            return Response(body=front_page(edition).encode())
        case "/robots.txt":
            return _same_for_all(robots(edition).encode(), PLAIN)
        case "/photo.svg":
            return _same_for_all((SITE / "photo.svg").read_bytes(), DRAWING)
        case edition.outlet.listing:
            return _same_for_all(listing(edition).encode(), XML)
    return Response(status=HTTPStatus.NOT_FOUND, type=PLAIN, body=b"There is no such page.\n")


def _same_for_all(body: bytes, kind: str) -> Response:
    return Response(type=kind, body=body, etag=f'"{sha256(body).hexdigest()[:16]}"')
