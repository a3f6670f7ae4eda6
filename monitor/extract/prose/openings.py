"""What stands before the first prose of a text: names, times, a standfirst, first sentences, counters."""

import re

from monitor.extract.prose.blocks import Block, Role, reads_like_prose
from monitor.extract.prose.lines import Place
from monitor.extract.prose.sorted_blocks import SENTENCE_END, STOPS, About, Sorted, container_of

COUNTED = 30  # characters of a line above the text that counts something
STAMP = 24  # characters beside a time in a line that says when
NAMES = 30  # characters beside a name in a line that says who
SHORT = 90  # characters of a line that says who or when
NUMBERED = re.compile(r"[^\d:：]+[:：]\s*\d[\d.,:]*\D{0,8}")  # a label, a number and its unit


def begin(found: list[Sorted], about: About) -> None:
    """Decide on what stands before the first prose: names, times, a standfirst, first sentences, fragments."""
    open_ones = [each for each in found if each.is_open]
    prose = (number for number, each in enumerate(open_ones) if reads_like_prose(each.block) and not each.block.summary)
    first = next(prose, len(open_ones))
    box = container_of(open_ones[first].block) if first < len(open_ones) else None
    for each in open_ones[:first]:
        block = each.block
        if (said := _who_or_when(block, about)) is not None:
            each.place = said
        elif block.summary or block.role is Role.HEADING:
            each.place = Place.SUBTITLE
        elif _counts(block):
            each.leave_out("a counter above the text")
        elif not (block.text.endswith(SENTENCE_END) or container_of(block) is box or first == len(open_ones)):
            each.leave_out("a fragment above the text, in a box of its own")


def _counts(block: Block) -> bool:
    """Say whether a line gives a number and is no sentence, as "4 min read" is, or in no paragraph "Length: 4 min."."""
    if len(block.text) > COUNTED or not any(map(str.isdigit, block.text)):
        return False
    labelled = block.role is Role.LOOSE and NUMBERED.fullmatch(block.text)
    return bool(labelled) or not block.text.endswith(SENTENCE_END)


def _who_or_when(block: Block, about: About) -> Place | None:
    """Say whether a line names the authors or states a time, and tells nothing else."""
    if len(block.text) > SHORT or block.role is Role.HEADING or block.text.endswith(STOPS):
        return None
    for names, place, beside in ((about.authors, Place.BYLINE, NAMES), (about.times, Place.TIME, STAMP)):
        rest = block.text
        for name in names:
            rest = rest.replace(name, "")
        if rest != block.text and len(rest) <= beside:
            return place
    return None
