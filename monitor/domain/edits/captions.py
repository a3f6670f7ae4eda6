"""Lines in a text that belong to its pictures: captions and credits."""

import re

# A caption is known by its credit: a picture is named (사진=, Photo:, Foto:), or who took it stands behind a stroke.
_CREDIT = re.compile(
    r"(?:사진|그래픽|자료|영상|photo(?:graph)?|picture|image|foto|bild|写真)\s?(?:[=:©ⓒ]|제공|by\s)"
    r"|[/ⓒ©]\s?\S{2,12}(?:뉴스|뉴시스|기자단?|통신|로이터|AP|AFP)\W{0,2}$"
    r"|\((?:Photo|Foto|Bild|Image)(?: by)?[^)]{2,60}\)\W{0,2}$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\[(【<]\s?(?:사진|자료|photo|foto|bild|写真)\s?[=:©ⓒ제]", re.IGNORECASE)
_LONGEST = 400  # letters of a caption


def is_credit(text: str) -> bool:
    """Whether a text begins with the credit of a picture in brackets: ``[사진=``."""
    return _OPENING.match(text) is not None


def is_caption(line: str) -> bool:
    """Whether a line tells of a picture, by the credit in it.

    >>> is_caption("새 부두 조감도. [사진=항만공사]"), is_caption("사진을 찍었다.")
    (True, False)
    """
    return len(line) <= _LONGEST and _CREDIT.search(line) is not None
