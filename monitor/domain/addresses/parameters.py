"""Which parameters of an address say who sent the visitor, not what is shown."""

import re
from collections.abc import Collection

# Nobody gives these a meaning of their own: they are dropped from every address.
TRACKING = re.compile(
    r"""
      utm_?\w* | itm_\w+ | mtm_\w+ | pk_(?:campaign|kwd|source|medium|content|cid) | piwik_\w+ | matomo_\w+ | hsa_\w+
    | at_(?:medium|campaign|custom\d|bbc\w*|format|link\w*|ptr\w*|recipient\w*|send\w*|creation) | wt[._]\w+ | xtor
    | ns_(?:campaign|mchannel|source|linkname|fee) | _?_hs\w+ | hsctatracking | mindbox\w* | _openstat | cxense\w*
    | fbclid | gclid | gclsrc | gbraid | wbraid | dclid | msclkid | yclid | ysclid | twclid | ttclid | li_fat_id
    | mc_[ce]id | mkt_tok | mkcid | mkrid | igshid? | igsh | rb_clickid | zanpid | wickedid | vero_\w+ | oly_\w+
    | _ga | _gl | ga_(?:source|medium|term|content|campaign|place) | gaa_\w+ | guce_\w+ | guccounter
    | cmpid | s_cid | icid | ocid | ncid | cid_source | icmp\w* | sc_(?:cid|src|lid|uid|llid|eh) | spm | scm
    | fb_(?:action\w*|source|ref) | action_(?:object|type|ref)_map | __twitter_impression | soc_(?:src|trk)
    | smid | smtyp | trk | trk_?(?:info|contact|msg|module|sid) | cloc | rsmobile | kref | srsltid | cxtmid | emc
    | taid | usqp | amp_(?:gsa|js_v) | phpsessid | jsessionid | aspsessionid\w*
    """,
    re.VERBOSE | re.IGNORECASE,
)

# These may mean something, above all when their value is a number: only keys do without them.
DOUBTFUL = re.compile(
    r"""
      ref | ref_?src | ref_?url | refer | referr?er | source | src | from | via | rss | feed | share\w*
    | shared?_?(?:by|from) | campaign | cmp | partner | channel | medium | ito | position | input_?source
    | link_?source | tracking | wt_?mc | amp | amp_\w+ | _amp | is_?amp | output_?type | view_?type | mobile | m
    | device | platform | print\w* | input | sr
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DRESS = re.compile(r"(?:view|mode|type|format|layout|output)=(?:print\w*|amp|mobile|pc)", re.IGNORECASE)
_EMPTY = re.compile(r"[^=]+=")
_ID = re.compile(r"\d{2,}")

# Where one of these names the article by a number, lists and sections travel along; what is shown of it counts still.
NAMING = re.compile(r"(?:idxno|arcid|(?:news|ar|art|article)_?(?:id|no|idx|seq))=\d+", re.IGNORECASE)
SHOWING = re.compile(r"(?:page|p|pg|page_?no|lang\w*|locale|hl)=.*", re.IGNORECASE)


def without_tracking(query: str) -> str:
    """Drop what says who sent the visitor, and leave the rest in its order.

    >>> without_tracking("id=7&utm_source=x&fbclid=y")
    'id=7'
    """
    return "&".join(pair for pair in query.split("&") if pair and not TRACKING.fullmatch(_name(pair)))


def identifying(query: str) -> str:
    """Return what of a query tells one page from another, in order of the alphabet.

    >>> identifying("page=2&id=7&ref=front&amp=1")
    'id=7&page=2'
    """
    pairs = [pair.replace("%20", "+") for pair in without_tracking(query).split("&") if pair and not _doubtful(pair)]
    if any(map(NAMING.fullmatch, pairs)):
        pairs = [pair for pair in pairs if NAMING.fullmatch(pair) or SHOWING.fullmatch(pair)]
    return "&".join(sorted(pairs))


def lone_difference(one: str, other: str) -> str:
    """Return the name of the one parameter in which two queries differ; empty when it is none, or several.

    >>> lone_difference("id=7&pos=top", "id=7&pos=side")
    'pos'
    """
    differing = {_name(pair) for pair in {*one.split("&")} ^ {*other.split("&")} if pair}
    return differing.pop() if len(differing) == 1 else ""


def without(query: str, names: Collection[str]) -> str:
    """Leave out the parameters of these names.

    >>> without("id=7&pos=top", {"pos"})
    'id=7'
    """
    return "&".join(pair for pair in query.split("&") if _name(pair) not in names)


def _doubtful(pair: str) -> bool:
    if _EMPTY.fullmatch(pair) or _DRESS.fullmatch(pair):
        return True
    return DOUBTFUL.fullmatch(_name(pair)) is not None and _ID.search(pair) is None


def _name(pair: str) -> str:
    return pair.partition("=")[0].removeprefix("amp;")
