"""What a change looks like to people."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.cli.comparison_lines import compare_pages, page_of
from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article
from monitor.domain.changes import Finding
from monitor.settings import load
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store
from tests.store.building import MINUTE, NOON, a_page, an_article, known, revise

BEFORE = an_article(
    title="새 부두에 3,200억 원 투입",
    body=(
        "항만공사는 2일 부두에 3,200억 원을 투입한다고 밝혔다. 공사는 올해 안에 끝난다.",
        "어민들은 보상이 먼저라고 했다. 옛 부두는 계속 쓴다. 요금은 그대로다. 배는 앞바다에서 기다린다.",
        "선주협회는 결정을 환영했다. 시장은 “주민과 끝까지 대화하겠다”고 말했다.",
    ),
    published=NOON,
    modified=NOON + 5 * MINUTE,
)


def edited(*changes: tuple[str, str], **more: object) -> Article:
    """The article with words replaced in headline and text."""
    title, body = BEFORE.title, "\n".join(BEFORE.body)
    for old, new in changes:
        title, body = title.replace(old, new), body.replace(old, new)
    return replace(BEFORE, title=title, body=tuple(body.split("\n")), **more)  # type: ignore[arg-type]  # its fields


def html_of(article: Article) -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in article.body)
    head = f'<meta property="og:title" content="{article.title}"><meta property="og:type" content="article">'
    page = f"<html lang='ko'><head>{head}</head><body><article><h1>{article.title}</h1>{paragraphs}</article></body>"
    return page.encode()


def stored(folder: Path, *articles: Article) -> tuple[str, ...]:
    """Record revisions of one article; returns the option that names the settings."""
    file = settings_in(folder, "harbour")
    store = ready_store(load(file, os.environ).database())
    with store.begin() as books:
        one = known(books)
        for no, article in enumerate(articles, start=1):
            revise(books, one.id, article, no=no, page=a_page(body=html_of(article)))
    store.close()
    return ("--config", str(file))


def diff(folder: Path, *articles: Article, words: tuple[str, ...] = ()) -> str:
    result = newsmon("diff", "1", *words, *stored(folder, *articles))
    assert result.exit_code == 0, result.exception
    return result.stdout


def test_words_are_marked_without_colour_and_what_stayed_is_folded(tmp_path: Path) -> None:
    said = diff(tmp_path, BEFORE, edited(("3,200억", "3,700억"), ("환영했다", "반대했다")))
    assert "~ 새 부두에 [-3,200억-] {+3,700억+} 원 투입" in said
    assert "~ 선주협회는 결정을 [-환영-]{+반대+}했다." in said
    assert "⋯ 3 sentences unchanged" in said


def test_the_head_names_kinds_severity_and_that_nobody_admits_it(tmp_path: Path) -> None:
    head = diff(tmp_path, BEFORE, edited(("3,200억", "3,700억"))).splitlines()[:4]
    assert head[0] == "Article 1, revision 1 → 2: https://harbour.example/news/1"
    assert head[1] == "edit, high: figure, headline; silent"
    assert head[2].split()[0] == "changed"
    assert "does not say that it was edited" in head[3]


def test_a_moved_clock_is_the_publishers_word_for_it(tmp_path: Path) -> None:
    assert "admits it: it states modified" in diff(
        tmp_path, BEFORE, edited(("환영", "반대"), modified=NOON + 9 * MINUTE)
    )


def test_wide_figures_stand_in_columns(tmp_path: Path) -> None:
    said = diff(
        tmp_path, BEFORE, edited(("3,200억 원을", "3,700억 원을"), ("옛 부두는", "12명이 옛 부두는"), ("2일", "3일"))
    )
    rows = [row for row in said.splitlines() if " → " in row and "%" not in row and "revision" not in row]
    assert "    2일         →  3일" in rows


def test_a_sentence_that_was_wholly_rewritten_is_shown_twice_not_word_by_word(tmp_path: Path) -> None:
    said = diff(
        tmp_path, BEFORE, edited(("공사는 올해 안에 끝난다.", "준공 시점을 두고 어민과 다투는 소송이 남아 있다."))
    )
    assert "  - 공사는 올해 안에 끝난다." in said
    assert "  + 준공 시점을 두고 어민과 다투는 소송이 남아 있다." in said


def test_a_moved_sentence_is_named_once(tmp_path: Path) -> None:
    first, second, third = BEFORE.body
    said = diff(tmp_path, BEFORE, replace(BEFORE, body=(first, third, second)))
    assert said.count("moved here") == 2
    assert "[-" not in said


def test_equal_revisions_say_so(tmp_path: Path) -> None:
    assert "none: the wording is the same" in diff(tmp_path, BEFORE, edited(("환영", "반대")), words=("1..1",))


def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path) -> None:
    said = diff(tmp_path, BEFORE, edited(("요금은", "\x1b[31m[bold]요금은\u202e")))
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "[bold]" in said


def test_stored_pages_are_read_and_judged_again(tmp_path: Path) -> None:
    said = diff(tmp_path, BEFORE, edited(("3,200억", "3,700억")), words=("--reread",))
    assert "both read again today" in said
    assert "edit, high: figure, headline" in said


def test_a_page_that_is_an_article_no_more_says_what_it_is(tmp_path: Path) -> None:
    empty = replace(BEFORE, title="", body=())
    config = stored(tmp_path, BEFORE, empty)
    said = newsmon("diff", "1", "--reread", *config).stdout
    assert "edit" not in said.splitlines()[1]


@pytest.mark.parametrize("words", [("show", "1"), ("show", "1", "--json")])
def test_an_article_is_shown_with_what_is_known_of_it(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = newsmon(*words, *stored(tmp_path, BEFORE, edited(("환영", "반대"))))
    assert result.exit_code == 0, result.exception
    assert "선주협회는 결정을 반대했다." in result.stdout


def test_two_files_are_compared_in_words(tmp_path: Path) -> None:
    files = []
    for name, article in (("before", BEFORE), ("after", edited(("3,200억", "3,700억")))):
        files.append(tmp_path / f"{name}.html")
        files[-1].write_bytes(html_of(article))
    result = newsmon("compare", *map(str, files))
    assert "edit, high: figure, headline" in result.stdout
    assert "told      yes, once it is confirmed" in result.stdout
    assert "3,200억 원  →  3,700억 원  +15.6 %" in result.stdout


def test_a_page_that_says_it_is_gone_would_be_told_once_confirmed() -> None:
    text = "항만공사는 새 부두를 짓는다고 밝혔다. 어민들은 보상이 먼저라며 다음 주에 집회를 연다. " * 6
    page = f"<html><body><article><h1>항만공사, 새 부두 짓는다</h1><p>{text}</p></article></body></html>"
    gone = "<html><body><h1>알림</h1><p>존재하지 않는 기사입니다.</p></body></html>"
    address = Address("https://www.daily.example/news/a1")
    comparison = compare_pages(page_of(address, page.encode()), page_of(address, gone.encode())).comparison
    assert comparison.finding is Finding.GONE
    assert comparison.tell


REVISED = """<html lang="ko"><head><title>새 다리 개통</title>
<meta property="article:published_time" content="2025-03-02T10:00:00+09:00"></head><body><h1>새 다리 개통</h1>
<p class="date">입력 2025.03.02. 10:00{stamp}</p><article>
<p>강변시의 새 다리가 2일 개통했다. 시민들은 이른 아침부터 다리를 걸으며 사진을 찍었다. 시는 교통난이 풀리리라 본다.</p>
<p>공사비는 {cost}이 들었고 공사는 4년이 걸렸다. 다리 길이는 1.2km이며 왕복 4차로다. 주말에는 걷기 행사가 열린다.</p>
</article></body></html>"""


@pytest.mark.parametrize(("stamp", "silent"), [(" 수정 2025.03.02. 16:57", False), ("", None)])
def test_a_time_of_revision_that_came_with_the_edit_admits_it(stamp: str, silent: bool | None) -> None:
    before, after = REVISED.format(stamp="", cost="800억원"), REVISED.format(stamp=stamp, cost="900억원")
    address = Address("https://www.gana.example/news/123456")
    answer = compare_pages(page_of(address, before.encode()), page_of(address, after.encode())).comparison
    assert answer.change is not None
    assert answer.change.silent is silent


@pytest.mark.parametrize(
    "words",
    ["해당 기사는 삭제되었거나 존재하지 않습니다.", "본 기사는 서비스가 종료되었습니다.", "존재하지 않는 기사입니다."],
)
def test_a_page_that_says_its_article_is_gone_would_be_told_as_removed(words: str) -> None:
    address = Address("https://www.gana.example/news/123456")
    gone = f"<html lang='ko'><head><title>알림</title></head><body><p>{words}</p><a href='/'>홈으로</a></body></html>"
    answer = compare_pages(
        page_of(address, REVISED.format(stamp="", cost="800억원").encode()), page_of(address, gone.encode())
    )
    assert "told as removed once further looks confirm it" in answer.comparison.reason
