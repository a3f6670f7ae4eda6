"""``extract --explain`` says of each line of an article's region where it went, and why it was left out."""

from pathlib import Path

from monitor.extract.article import as_dict
from tests.cli.running import newsmon
from tests.extract.reading import saved

HARBOUR = saved("harbour.html")
URL = "https://www.quayside.example/news/harbour-closed-after-storm"


def test_each_line_is_told_with_its_place() -> None:
    told = as_dict(HARBOUR.encode(), URL, explain=True)
    assert [line["text"] for line in told["lines"] if line["place"] in ("body", "subheading")] == told["body"]
    assert all(line["reason"] for line in told["left_out"])


def test_without_being_asked_nothing_is_explained() -> None:
    assert "left_out" not in as_dict(HARBOUR.encode(), URL)


def test_the_command_prints_the_lines_and_their_reasons(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(HARBOUR, encoding="utf-8")
    result = newsmon("extract", str(page), "--url", URL, "--explain")
    assert result.exit_code == 0
    assert "  body " in result.output
    assert "  left out " in result.output
