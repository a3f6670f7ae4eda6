"""Lists that are none of the text: of links, of teasers, of counters, and the headings above them."""

from collections import Counter

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.prose.blocks import Block, Role
from monitor.extract.prose.sorted_blocks import ELSEWHERE, Place, Sorted, boxes_of, container_of

LINKS = 0.5  # share of linked characters from which a box of several blocks is a list of links


def leave_out_lists(found: list[Sorted], region: HtmlElement) -> None:
    """Leave out boxes of several blocks that are links for the most part, and items that open with a link."""
    _leave_out_teasers(found)
    counted: Counter[HtmlElement] = Counter()
    length: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    for each in found:
        if each.block.left or each.place is Place.CAPTION:
            continue
        for box in boxes_of(each.block, region):
            counted[box] += 1
            length[box] += len(each.block.text.replace(" ", ""))
            linked[box] += each.block.linked
    lists = {box for box, count in counted.items() if count > 1 and linked[box] > LINKS * length[box]}
    for each in found if lists else ():
        if each.is_open and not lists.isdisjoint(boxes_of(each.block, region)):
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


def leave_out_counters(found: list[Sorted]) -> None:
    """Leave out lists whose items count something each and say no more, as buttons for readers do."""
    items = [each for each in found if each.is_open and each.block.role is Role.ITEM and each.block.home.tag == "li"]
    telling = {container_of(each.block) for each in items if not furniture.COUNTER.fullmatch(each.block.text)}
    for each in items:
        if container_of(each.block) not in telling:
            each.leave_out("a counter")


def leave_out_headings_of_links(found: list[Sorted], region: HtmlElement) -> None:
    """Leave out headings in a box that holds links or pictures and no text."""
    held: dict[HtmlElement, bool] = {}  # whether a box that holds more than headings holds text
    for each in found:
        if not (each.block.left or each.block.role is Role.HEADING):
            for box in boxes_of(each.block, region):
                held[box] = held.get(box, False) or each.is_open
    for each in found:
        if each.is_open and each.block.role is Role.HEADING:
            around = next((box for box in boxes_of(each.block, region) if box in held), None)
            if around is not None and not held[around]:
                each.leave_out("a heading over links")
