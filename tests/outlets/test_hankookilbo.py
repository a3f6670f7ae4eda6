"""What is special about 한국일보: two kinds of address, and two clocks on its pages."""

from datetime import datetime

from tests.outlets.saved import Saved

OLD = Saved("hankookilbo", "2025")


def test_the_seconds_of_structured_data_are_kept_as_a_further_stamp() -> None:
    article = OLD.look().article
    assert article is not None
    assert datetime.fromisoformat("2025-05-15T20:57:36+09:00") in {stamp.at for stamp in article.stamps}


def test_the_id_is_the_same_under_both_paths() -> None:
    old, new = OLD.look().article, OLD.look(url=OLD.expected["url"].replace("News/Read", "news/article")).article
    assert old is not None
    assert new is not None
    assert old.outlet_id == new.outlet_id == "A2025051500000000001"
