"""Where each block of a region goes, and why: what it is by itself, by the box it stands in, and by its place.

A block is left out on evidence alone: it is furniture of the page by its box, a control, a legal notice, a link
and nothing but that, part of a list of links, or a fragment in a box that holds no sentence. What else stands at
the same page has no say, so that the same article under other furniture gives the same words.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import names_of, squeeze
from monitor.extract.prose.blocks import Block, Role, reads_like_prose
from monitor.extract.prose.lines import Place

REST = 0.5  # share of the prose that may stand behind a heading like "Related stories" and be given up
ALT = 25  # characters of a picture's description from which a line that says the same is its caption
LINKS = 0.5  # share of linked characters from which a box of several blocks is a list of links
TWICE = 80  # characters that nobody writes a second time word for word
COUNTED = 30  # characters of a line above the text that counts something
STAMP = 24  # characters beside a time in a line that says when
NAMES = 30  # characters beside a name in a line that says who
SHORT = 90  # characters of a line that says who or when
SURE = ("microdata", "name", "script", "learned")  # ways of finding a region that need no prose to be believed
NUMBERED = re.compile(r"[^\d:：]+[:：]\s*\d[\d.,:]*\D{0,8}")  # a label, a number and its unit
PICTURE = re.compile(r"^(?:#|javascript:)|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
ELSEWHERE = "a link to another page"
STOPS = tuple(".。．")
SENTENCE_END = tuple('.!?。！？．…"”’」』)')


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of an article before its text is read: its headline, who wrote it, its times as shown."""

    title: str = ""
    authors: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


_Answer = tuple[Place | None, str]


@dataclass(slots=True)
class Sorted:
    """A block with where it goes; a place of ``None`` is not decided yet."""

    block: Block
    place: Place | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing speaks against its being text."""
        return self.place is None

    def leave_out(self, reason: str) -> None:
        """Leave it out for a reason."""
        self.place, self.reason = Place.LEFT_OUT, reason


def sort(blocks: Sequence[Block], region: HtmlElement, origin: str, about: About) -> list[Sorted]:
    """Say of every block of a region where it goes."""
    described = {text for image in region.iter("img") if len(text := squeeze(image.get("alt"))) >= ALT}
    found = [Sorted(block, *_by_itself(block, described, about)) for block in blocks]
    _leave_out_repeated(found)
    _leave_out_lists(found, region)
    _leave_out_counters(found)
    _leave_out_endings(found, region)
    _begin(found, about)
    _leave_out_fragments(found, {region} if origin in SURE else set())
    _leave_out_headings_of_links(found, region)
    _settle_headings(found)
    if not any(each.place is Place.BODY for each in found):
        _take_standfirst(found)
    return found


def _by_itself(block: Block, described: Collection[str], about: About) -> _Answer:
    """Say where a block goes by its own words and its box, wherever it stands; nothing where that is open."""
    if block.left:
        return Place.LEFT_OUT, block.left
    if not block.text:
        return Place.WITHDRAWN, ""
    said = (rule(block) for rule in (_by_noise, _by_picture, _by_links))
    return next(filter(None, said), _by_words(block, described, about))


def _by_noise(block: Block) -> _Answer | None:
    if noise := furniture.why_noise(block.text):
        return Place.LEFT_OUT, noise
    if block.role is Role.LOOSE and furniture.COUNTER.fullmatch(block.text):
        return Place.LEFT_OUT, "a counter"
    return (Place.BYLINE, "") if furniture.BYLINE.fullmatch(block.text) else None


def _by_picture(block: Block) -> _Answer | None:
    if block.role is Role.CAPTION and block.all_linked and not _shows_larger(block.home):
        return Place.LEFT_OUT, ELSEWHERE
    return (Place.CAPTION, "") if block.role is Role.CAPTION or furniture.CREDIT.fullmatch(block.text) else None


def _by_links(block: Block) -> _Answer | None:
    return (Place.LEFT_OUT, ELSEWHERE) if _leads_elsewhere(block) else None


def _by_words(block: Block, described: Collection[str], about: About) -> _Answer:
    if block.text in described:
        return Place.CAPTION, ""
    return (Place.TITLE, "") if about.title and block.text == about.title else (None, "")


def _shows_larger(home: HtmlElement) -> bool:
    """Say whether the link around or in a caption leads to its picture, or stays on the page."""
    links = [box for box in (home, *home.iterancestors()) if box.tag == "a"] or home.findall(".//a")
    return any(PICTURE.search(link.get("href") or "#") for link in links[:1])


def _leads_elsewhere(block: Block) -> bool:
    """Say whether a line is a link and no sentence, or a word, a colon and a link."""
    if not block.linked:
        return False
    if block.all_linked:
        return not (block.role is Role.PARAGRAPH and block.text.endswith(STOPS))
    pointer = furniture.READ_ON.match(block.text)
    rest = len("".join(block.text[pointer.end() :].split())) if pointer else 0
    return bool(rest) and block.linked >= rest


def _leave_out_repeated(found: list[Sorted]) -> None:
    """Leave out a text's beginning where it stands again in another box, as beside a wall for those without access."""
    prose = [each for each in found if each.is_open and len(each.block.text) >= TWICE]
    for each in prose[1:]:
        if each.block.text == prose[0].block.text and _container(each.block) is not _container(prose[0].block):
            each.leave_out("the beginning of the text, once more")


def _leave_out_lists(found: list[Sorted], region: HtmlElement) -> None:
    """Leave out boxes of several blocks that are links for the most part, and items that open with a link."""
    _leave_out_teasers(found)
    counted: Counter[HtmlElement] = Counter()
    length: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    for each in found:
        if each.block.left or each.place is Place.CAPTION:
            continue
        for box in _boxes(each.block, region):
            counted[box] += 1
            length[box] += len(each.block.text.replace(" ", ""))
            linked[box] += each.block.linked
    lists = {box for box, count in counted.items() if count > 1 and linked[box] > LINKS * length[box]}
    for each in found if lists else ():
        if each.is_open and not lists.isdisjoint(_boxes(each.block, region)):
            each.leave_out("it stands in a list of links")


def _leave_out_teasers(found: list[Sorted]) -> None:
    """Leave out the items of a list that has several, each opening with a link to another page: they tell of that."""
    items: dict[HtmlElement, list[Sorted]] = {}
    for each in found:
        if (item := _item_around(each.block)) is not None and not each.block.left:
            items.setdefault(item, []).append(each)
    teasers = [item for item, lines in items.items() if lines[0].reason == ELSEWHERE]
    counted = Counter(item.getparent() for item in teasers)
    for item in teasers:
        for each in items[item] if counted[item.getparent()] > 1 else ():
            if each.is_open:
                each.leave_out("it stands in a list of links")


def _item_around(block: Block) -> HtmlElement | None:
    return next((box for box in (block.home, *block.home.iterancestors()) if box.tag == "li"), None)


def _boxes(block: Block, region: HtmlElement) -> list[HtmlElement]:
    """Return the boxes around a block, inside of the region."""
    boxes = []
    for box in (block.home, *block.home.iterancestors()):
        if box is region:
            break
        boxes.append(box)
    return boxes


def _leave_out_counters(found: list[Sorted]) -> None:
    """Leave out lists whose items count something each and say no more, as buttons for readers do."""
    items = [each for each in found if each.is_open and each.block.role is Role.ITEM and each.block.home.tag == "li"]
    telling = {_container(each.block) for each in items if not furniture.COUNTER.fullmatch(each.block.text)}
    for each in items:
        if _container(each.block) not in telling:
            each.leave_out("a counter")


def _leave_out_endings(found: list[Sorted], region: HtmlElement) -> None:
    """Leave out what a heading such as "Related stories" speaks for.

    That is its box, where it opens one; else all that follows and does not stand where the text does, unless that
    is more than the text.
    """
    sizes = [len(each.block.text) if each.is_open and reads_like_prose(each.block) else 0 for each in found]
    total, seen = sum(sizes), False
    for number, each in enumerate(found):
        heads = each.place in (None, Place.LEFT_OUT) and not each.block.left
        if seen and heads and furniture.ENDING.fullmatch(each.block.text):
            spoken_for = _spoken_for(found, number, region)
            opened = _opened_box(each.block, region) is not region
            if opened or sum(sizes[other] for other in spoken_for) <= REST * total:
                for other in spoken_for:
                    if found[other].is_open:
                        found[other].leave_out(f"it stands under “{each.block.text[:40]}”")
            if each.is_open:
                each.leave_out("it heads other stories")
        seen |= each.is_open and _is_sentence(each.block)


def _spoken_for(found: list[Sorted], number: int, region: HtmlElement) -> list[int]:
    box = _opened_box(found[number].block, region)
    behind = range(number + 1, len(found))
    if box is not region:
        return [other for other in behind if box in _boxes(found[other].block, region)]
    texts = _text_boxes([each.block for each in found[:number] if each.is_open])
    return [other for other in behind if not _is_paragraph_of(found[other].block, texts)]


def _text_boxes(blocks: list[Block]) -> object:
    homes = Counter(_box_of(block) for block in blocks if block.role is Role.PARAGRAPH and reads_like_prose(block))
    return max(homes, key=lambda box: homes[box], default=None)


def _is_paragraph_of(block: Block, box: object) -> bool:
    return block.role is Role.PARAGRAPH and _box_of(block) == box


def _box_of(block: Block) -> object:
    box = block.home.getparent()
    return next(iter(names_of(box).split()), box) if box is not None else None


def _opened_box(block: Block, region: HtmlElement) -> HtmlElement:
    """Return the largest box that opens with a heading: what the heading speaks for."""
    box = block.home
    while (
        box is not region
        and (outer := box.getparent()) is not None
        and outer[0] is box
        and not (outer.text or "").strip()
    ):
        box = outer
    return box if box is not block.home else region


def _begin(found: list[Sorted], about: About) -> None:
    """Decide on what stands before the first prose: names, times, a standfirst, first sentences, fragments."""
    open_ones = [each for each in found if each.is_open]
    prose = (number for number, each in enumerate(open_ones) if reads_like_prose(each.block) and not each.block.summary)
    first = next(prose, len(open_ones))
    box = _container(open_ones[first].block) if first < len(open_ones) else None
    for each in open_ones[:first]:
        block = each.block
        if (said := _who_or_when(block, about)) is not None:
            each.place = said
        elif block.summary or block.role is Role.HEADING:
            each.place = Place.SUBTITLE
        elif _counts(block):
            each.leave_out("a counter above the text")
        elif not (block.text.endswith(SENTENCE_END) or _container(block) is box or first == len(open_ones)):
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


def _container(block: Block) -> HtmlElement | None:
    """Return the box in which a block stands beside others of its kind."""
    home = block.home
    if block.role is Role.LOOSE:
        return home
    outer = home.getparent()
    return outer.getparent() if home.tag == "li" and outer is not None else outer


def _leave_out_fragments(found: list[Sorted], sure: set[HtmlElement]) -> None:
    """Leave out loose words that are no sentence, in boxes that hold none."""
    homes = {each.block.home for each in found if each.is_open and _is_sentence(each.block)} | sure
    for each in found:
        loose = each.is_open and each.block.role is Role.LOOSE and each.block.home not in homes
        if loose:
            each.leave_out("a fragment, in a box without a sentence")


def _leave_out_headings_of_links(found: list[Sorted], region: HtmlElement) -> None:
    """Leave out headings in a box that holds links or pictures and no text."""
    held: dict[HtmlElement, bool] = {}  # whether a box that holds more than headings holds text
    for each in found:
        if not (each.block.left or each.block.role is Role.HEADING):
            for box in _boxes(each.block, region):
                held[box] = held.get(box, False) or each.is_open
    for each in found:
        if each.is_open and each.block.role is Role.HEADING:
            around = next((box for box in _boxes(each.block, region) if box in held), None)
            if around is not None and not held[around]:
                each.leave_out("a heading over links")


def _is_sentence(block: Block) -> bool:
    return reads_like_prose(block) or block.text.endswith(SENTENCE_END)


def _settle_headings(found: list[Sorted]) -> None:
    """Take what is left as text: a heading only when text follows it."""
    follows = False
    for each in reversed(found):
        if not each.is_open:
            continue
        if each.block.role is not Role.HEADING:
            each.place, follows = Place.BODY, True
        elif follows:
            each.place = Place.SUBHEADING
        else:
            each.leave_out("a heading with no text under it")


def _take_standfirst(found: list[Sorted]) -> None:
    """Take a standfirst for the text where there is no other."""
    for each in found:
        if each.place is Place.SUBTITLE:
            each.place = Place.BODY
