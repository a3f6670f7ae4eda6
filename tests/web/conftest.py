"""What the tests of the page share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.filled import filled
from tests.web.served import Served, opened


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The page of a newsmon that knows a story of three articles and told of two things."""
    with opened(filled(tmp_path)) as page:
        yield page
