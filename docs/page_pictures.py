"""Make the pictures of the page: ``python -m docs.page_pictures``, by hand, where Debian's Chromium is installed.

What they show is an invented afternoon, served and looked at as the tests do.
"""  # noqa: INP001  a script

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.web.browser import Browser, chromium
from tests.web.served import Served, opened
from tests.web.worth_reading import newsroom

PICTURES = Path(__file__).parent / "pictures"
DESK, PHONE = (1180, 760), (390, 780)
OPEN_FIRST = "document.querySelector('details.row').open = true"


def main() -> None:
    """Take them all."""
    with TemporaryDirectory() as folder, opened(newsroom(Path(folder))) as page:
        with TemporaryDirectory() as profile, chromium(Path(profile)) as korean:
            korean.by_day()
            take(korean, page, "page-now-ko", "/now", DESK, OPEN_FIRST)
            take(korean, page, "page-article-ko", "/articles/1", DESK)
            take(korean, page, "page-phone-ko", "/now", PHONE)
            korean.by_night()
            take(korean, page, "page-night-ko", "/articles/1?layout=inline", DESK)
        with TemporaryDirectory() as profile, chromium(Path(profile), "en") as english:
            english.by_day()
            take(english, page, "page-story-en", "/stories/1", DESK)


def take(browser: Browser, page: Served, name: str, path: str, size: tuple[int, int], script: str = "") -> None:
    """Take a picture of a view."""
    browser.size(*size)
    browser.open(page.url + path)
    browser.run(script)
    browser.picture(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
