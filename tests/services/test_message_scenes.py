"""What somebody knows who reads only the messages: of edits that follow each other, of an outage, of dead feeds."""

from pathlib import Path

from tests.services.newsroom import Newsroom, a_newsroom
from tests.services.world import a_piece

HOOK = ("{to: hook, severity: low}",)


def texts(room: Newsroom) -> list[str]:
    """Return what the webhook got as text, without what newsmon says of itself."""
    posts = [post for post in room.got.posts if any(alert["kind"] != "source" for alert in post["alerts"])]
    return [f"{post['title']}\n{post['message']}" for post in posts]


async def test_of_three_edits_within_the_hour_each_says_what_they_come_to(tmp_path: Path) -> None:
    with a_newsroom(tmp_path, ("harbour",), routes=HOOK) as room:
        await room.begin()
        room.publish("harbour", a_piece())
        await room.minutes(2)
        for amount, title in ((600, "Stargate site breaks ground"), (700, "Stargate halts"), (800, "Stargate halts")):
            room.publish("harbour", a_piece(title=title, amount=f"${amount} billion"))
            await room.minutes(10)
        new, first, second, third = texts(room)
        assert "In all" not in new + first
        assert "Continues the alert of" in second
        assert "$600 → $700 billion" in second
        headlines = "headline “Stargate site breaks ground” → “Stargate halts”"
        assert f"In all since version 1 (21:07): $500 → $700 billion (+40.0 %); {headlines}" in second
        assert f"In all since version 1 (21:07): $500 → $800 billion (+60.0 %); {headlines}" in third
        assert "Replaces" not in second + third


async def test_what_is_called_replaced_stands_whole_in_what_replaces_it(tmp_path: Path) -> None:
    with a_newsroom(tmp_path, ("harbour",), routes=HOOK) as room:
        await room.begin()
        room.publish("harbour", a_piece())
        await room.minutes(1)
        for amount, title in ((600, "Stargate halts"), (500, "Stargate halts"), (500, "Stargate waits for rails")):
            room.publish("harbour", a_piece(title=title, amount=f"${amount} billion"))
            await room.minutes(2)
        await room.minutes(10)
        *earlier, last = texts(room)
        assert "Stargate waits for rails" in last
        for text in [*earlier, last]:
            assert "Replaces" not in text or "Headline before: Stargate site breaks ground" in text
        assert "In all since version 1" in last
        assert "headline “Stargate site breaks ground” → “Stargate waits for rails”" in last


async def test_an_outage_of_an_outlet_is_one_message_when_it_begins_and_one_when_it_ends(tmp_path: Path) -> None:
    papers = ("harbour", "hill", "valley", "coast", "delta")
    with a_newsroom(tmp_path, papers, "ko") as room:
        await room.begin()
        room.site.statuses["https://harbour.example/feed.xml"] = 403
        await room.minutes(90)
        room.site.statuses.clear()
        await room.minutes(90)
        assert room.got.counts == (2, 2, 2)
        began, ended = (subject for subject, _ in room.got.mails)
        assert began.startswith("newsmon 안내 · harbour 읽기 실패")
        assert ended == "newsmon 안내 · harbour 다시 읽힘"


async def test_dead_feeds_are_one_line_at_the_end_of_a_digest(tmp_path: Path) -> None:
    dead = [f"dead{number}" for number in range(35)]
    alive = [f"paper{number}" for number in range(36)]
    routes = ("{to: mail, digest: '13:30 UTC'}",)
    with a_newsroom(tmp_path, [*dead, *alive], "en", routes) as room:
        await room.begin()
        for name in dead:
            room.site.statuses[f"https://{name}.example/feed.xml"] = 404
        await room.minutes(20)
        for number in range(3):
            room.publish(f"paper{number}", a_piece(f"/n/{number}", title=f"Stargate hall number {number} opens"))
            await room.minutes(1)
        await room.minutes(65)
        ((_, text),) = room.got.mails
        lines = [line for line in text.splitlines() if line.strip()]
        news = next(at for at, line in enumerate(lines) if "Stargate hall" in line)
        feeds = [at for at, line in enumerate(lines) if "cannot be read" in line]
        assert len(feeds) == 1
        assert lines[feeds[0]] == "- newsmon Notice · 35 sources cannot be read: dead0, dead1, dead2, dead3 (+31)"
        assert news < feeds[0]
        assert len(lines) - feeds[0] <= 3
