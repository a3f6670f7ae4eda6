"""The step that unpacks answers.

Scrapy's takes what it can get of a body that was cut; half an article must never be compared.
"""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from monitor.domain.pages import FailureKind
from monitor.fetch.encodings import ACCEPTED, DamagedError, TooLargeError, looks_plain, unpack
from monitor.fetch.refusals import Refusal


class Unpack:
    """Asks for packed answers and unpacks them; asks once more, unpacked, for one that is damaged."""

    def __init__(self, limit: int) -> None:
        self._limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Unpack":
        """Build the step with the size limit of the settings."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Say what can be unpacked."""
        request.headers.setdefault("Accept-Encoding", ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return the answer unpacked, or the request for another one."""
        encodings = _encodings(response)
        if not encodings or not response.body:
            return response
        try:
            body = unpack(response.body, encodings, self._limit)
        except TooLargeError as error:
            raise Refusal(FailureKind.TOO_LARGE, f"the answer is too large: {error}") from error
        except DamagedError as error:
            return _again(request, response, error)
        return _plain(response, body)


def _encodings(response: Response) -> list[str]:
    values = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
    return [name.strip().lower() for name in values.split(",") if name.strip()]


def _again(request: Request, response: Response, error: DamagedError) -> Request | Response:
    if request.headers.get("Accept-Encoding") != b"identity":
        again = request.replace(dont_filter=True)
        again.headers["Accept-Encoding"] = "identity"
        return again
    if looks_plain(response.body):
        return _plain(response, response.body)  # it says that it is packed, and is not
    raise Refusal(FailureKind.BROKEN, f"the answer cannot be unpacked: {error}") from error


def _plain(response: Response, body: bytes) -> Response:
    headers = response.headers.copy()
    del headers["Content-Encoding"]
    return response.replace(body=body, headers=headers)
