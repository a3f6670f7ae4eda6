"""What stands on article pages and is not the article: the names of its boxes, and the lines it is made of.

The lists are data. A box goes by its class, id or role; a line by its words. Names are matched as
whole parts ("share-box" has the part "share"), so that "shareholders" stays.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from monitor.extract.patterns import alternatives

# Boxes that speak of other things than the article, or are said by others; they may hold whole sentences.
_OTHERS = alternatives(r"""
    relat(?:ed|ion|eds)\w*|recommend\w*|recirc\w*|most-?(?:read|viewed|popular|clicked)|mostread|popular\w*|trending
    ranking|comment(?:s|ary-box|list|box|area|count)?|comments?-\w+|repl(?:y|ies)|disqus|talkback|kommentar\w*
    newsletter\w*|subscri\w*|outbrain|taboola|dable|sponsor\w*|advert\w*|author-?(?:bio|card|info|box|profile|desc)\w*|bio
    cookie\w*|consent|gdpr|modal\w*|popup\w*|overlay|sidebar\w*|right-?rail|footer\w*|masthead|read-?(?:next|also|on)
    more-?(?:news|stories|on|from|articles|links)|see-?also|also-?(?:read|like)|next-?(?:up|article|story)
    prev-?next|other-?(?:news|articles)|linklist|link-?(?:list|box)|list-?link|editor-?pick\w*|donat\w*|copyright\w*
    app-?(?:download|banner)|article-?(?:footer|bottom)|post-?footer|entry-?footer|ai-?(?:summary|audio)|summary-?(?:ai|bot)
    correction-?request|report-?(?:error|typo)
""")
# Controls of a page, and what it says about an article.
_CONTROLS = alternatives(r"""
    sharing\w*|share(?:[rsd]?|bar|box|tools?|buttons?|links?|this|icons?)|social\w*|sns\w*|sign-?(?:up|in)\w*
    paywall|regwall|login|promo\w*|ad|ads|adv|adslot|adsense|adsbygoogle|adbox|adwrap|gpt|dfp|banner\w*|commercial
    breadcrumbs?|pagination|pager|paging|byline\w*|reporter\w*|journalist\w*|writer\w*|tags|tag-?(?:list|group|wrap|cloud)
    hashtags?|tooltip|toast\w*|nav|navi|navbar|navigation|gnb|lnb|menu\w*|blind|sr-only|visually-?hidden|screen-?reader\w*
    a11y\w*|offscreen|rating|reaction\w*|feedback|no-?print|article-?(?:tools?|tags?)|post-?tags|issue-?(?:tag|list)
    wrt-?text|page-?number|journalists?
""")
# Names that sites give to text as well as to what surrounds it: believed of boxes without a sentence.
_WEAK = alternatives(r"""
    rank|follow\w*|restricted|piano|abo|register|tags?|keywords?|topics|aside|rail|foot|widget\w*|toolbar\w*|tool|tools
    util\w*|poll|quiz|vote|like-?\w{0,6}|read-?more|latest\w*|support-?us|contribut\w*|print-?(?:only|hide)?|timestamp
    dateline-?(?:time|date)|publish-?(?:date|time|info)|pub-?date|article-?(?:meta|info|date)|meta(?:data|info)?
    post-?(?:meta|info)|entry-?meta|player|video-?(?:player|wrap|container|js|list)|audio\w*|podcast\w*|tts|listen\w*|speech
""")


def _whole(parts: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){parts}(?![a-z0-9])")


USUAL = 200  # characters of names that are remembered; longer ones are few, or hostile
TEASER = _whole(r"teaser\w*")
SOME_PROSE = 80  # characters of sentences by which a box is no furniture, whatever a weak name says
FURNITURE, WEAK = _whole(f"(?:{_OTHERS}|{_CONTROLS})"), _whole(_WEAK)
SPARED = re.compile(r"(?<![a-z0-9])(?:has|with|no|is|js|not|without|hide|show|u|is-not)[-_][\w-]+")
NEVER = frozenset(
    {"html", "body", "article", "main", "p", "figure", "figcaption"}
)  # elements that are no furniture by a name
TAGS = frozenset({"nav", "footer", "aside", "form", "menu", "dialog", "amp-ad"})
ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert", "menu", "tooltip", "form"}
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def _named(lines: str) -> re.Pattern[str]:
    """Match one of the parts in a class or id, as a whole part."""
    return re.compile(rf"(?<![a-z0-9]){alternatives(lines)}(?![a-z0-9])")


CAPTION = _named(r"""
    \w*caption\w*|cap|credits?|bildunterschrift|bu|legende?|art_photo
    (?:img|image|photo|pic|picture|thumb?)[-_]?(?:desc\w*|txt|text|info|credits?|source|alt|title|legend)
    thum[-_]figure[-_]txt|desc[-_]?(?:img|photo)|\w*(?:media|carousel|slide|gallery|image|photo|img)[\w-]*[-_]\w*desc\w*
""")
PICTURE = _named(r"(?:(?:img|photo|foto|picture)\w*|image|figure|media[-_]?block)")
SUMMARY = _named(r"""
    sub-?ti?t(?:le|l)?\w*|sub-?(?:heading|head|headline)|standfirst|dek|deck|kicker|strapline|summ[au]ry\w*|abstract
    chapo|sub[-_]tit[-_]ll|midtitle[-_]?text
""")
_WHOLE = "(?:article|story|post|entry|news|content|detail|view|cnt|art)"
_TEXT = "(?:body|contents?|cont|text|txt|maintext|paragraphs?|copy)"
_TAIL = "(?:[-_]?(?:body|content|text|div|detail|wrap|wrapper|inner|area|id|main|new))*"
KNOWN_BODY = re.compile(
    alternatives(
        rf"(?:[\w-]{{1,20}}[-_]{{1,2}})?{_WHOLE}[-_]{{0,2}}(?:view[-_])?{_TEXT}{_TAIL}"
        r"""
    (?:main)?(?:article|story)[-_]?body[-_]?\d{0,12}|newsct[-_]?article|dic[-_]?area|articletxt|news[-_]?(?:view|end)
    body[-_]?(?:text|copy|content)|maintext|rich-?text|rte|wysiwyg|prose|article-?view|text_area|story
"""
    )
)

MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
KOREAN_ROLE = "(?:기자|특파원|논설위원|앵커|PD|피디|에디터|인턴)"
PHONE = r"\d{2,4}[-)]\s?\d{3,4}[-.]\d{4}"
# Controls of a page, told by a line that is this and no more; a line that goes on is a sentence.
LABEL = re.compile(
    alternatives(r"""
    advertisement|anzeige|werbung|publicité|publicidad|pubblicità|reklama|광고|ads?|pr|廣告|広告|スポンサーリンク
    story continues below(?: advertisement)?
    article continues (?:below|after)(?: (?:the |this )?(?:ad|advertisement|video))?
    continue reading(?: (?:below|the main story))?|scroll (?:down )?to continue(?: (?:reading|with content))?|loading\.*
    share|share (?:this|on|via|by|to)(?: [\w-]+){0,3}|teilen|drucken|print|facebook|twitter|e-?mail|whatsapp|copy link
    이미지\s?(?:확대보기|크게\s?보기)|구독(?:하기)?|기사\s?(?:저장|공유|듣기|스크랩)|글자\s?크기(?: [가-힣]{2,6}){0,4}
    댓글(?:달기|쓰기|\s?\d+)?|좋아요(?:\s?\d+)?|공유하기|본문\s?듣기|제보하기|\d{1,4}\s?(?:comments?|kommentare?|shares?|views?|likes?|댓글)
    """),
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:photo|image|picture|foto|bild|credits?|사진|写真|圖|图)\s*(?:by|credit|courtesy)?\s*[:：=©/].{0,120}",
    re.IGNORECASE,
)
LEGAL = re.compile(
    alternatives(r"""
    (?:[ⓒ©]|\(c\)|copyright\s*(?:[ⓒ©:]|\(c\)|(?:19|20)\d\d)|[<〈\[]?\s?저작권자\s*[ⓒ©:(]).{0,160}(?<![.!?。])
    .{0,80}(?:무단\s?(?:전재|복제)|재배포\s?금지|all rights reserved|alle rechte vorbehalten).{0,80}
    """),
    re.IGNORECASE,
)
CONTACT = re.compile(
    alternatives(rf"""
    [▶▷※☞■]\s?.{{0,60}}(?:제보|구독|카카오톡|네이버|유튜브|채널|앱|다운로드|바로가기).{{0,120}}
    .{{0,30}}제보.{{0,60}}(?:{MAIL}|{PHONE}).{{0,60}}|제보는?\s?(?:카카오톡|카톡|전화|이메일|메일)\s?[^\s다]{{0,20}}
    """)
)
BYLINE = re.compile(
    alternatives(rf"""
    [가-힣·\s/=]{{2,24}}{KOREAN_ROLE}\s*[(\[<]?\s*(?:{MAIL})?\s*[)\]>]?
    [(\[<]?\s*{MAIL}\s*[)\]>]?
    """)
)
_READ_ON = alternatives(r"""
    read|see|watch|listen|more|related|also read|read more|read also|see also|mehr zum thema|lesen sie auch|à lire aussi
    lire aussi|leggi anche|czytaj (?:też|także|również)|lea también|▶|►|☞|\[?관련\s?기사\]?|관련\s?뉴스|【関連記事】
    関連記事|相關新聞|延伸閱讀
""")
READ_ON = re.compile(
    rf"{_READ_ON}\s*[:：>▶]\s*", re.IGNORECASE
)  # what stands before the link of a line that leads elsewhere
COUNTER = re.compile(r"\D{0,14}[(\[]?\d{1,3}(?:,?\d{3})*[)\]]?\D{0,8}")
_ENDINGS = alternatives(r"""
    관련\s?(?:기사|뉴스|이슈\s?태그|이슈|콘텐츠)|많이\s?본\s?(?:뉴스|기사)|추천\s?(?:기사|뉴스)|주요\s?뉴스|인기\s?기사
    이\s?시각\s?(?:주요\s?)?뉴스|댓글.{0,8}|당신이\s?좋아할.{0,20}|핫\s?뉴스
    related(?: (?:stories|articles|news|content|topics|links|posts))?|more (?:stories|news|from|on|in)\b.{0,40}
    more [A-Z]\w+|most (?:read|popular|viewed)|read (?:more|next|also)|you may also like|recommended(?: for you)?
    comments?.{0,12}|top stories|latest news|also (?:read|on)\b.{0,30}|what to read next|editors'? picks?
    trending(?: now)?|mehr zum thema|meistgelesen|das könnte sie auch interessieren|kommentare?
    weitere (?:themen|artikel|meldungen).{0,20}|à lire aussi|les plus lus|sur le même (?:sujet|thème)|commentaires?
    leggi anche|commenti|関連(?:記事|リンク|ニュース)|あわせて読みたい|アクセスランキング|コメント|相關(?:新聞|文章)
    相关(?:新闻|阅读)|熱門(?:文章|新聞)|延伸閱讀|留言|zobacz (?:też|także|również)|czytaj (?:też|także|również|więcej)
""")
ENDING = re.compile(rf"{_ENDINGS}\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the class and id of an element say of it; several may hold."""

    body: bool = False
    furniture: bool = False
    weak: bool = False  # furniture, unless it holds a sentence
    teaser: bool = False
    caption: bool = False
    summary: bool = False
    picture: bool = False


NOTHING = Told()


def told_by(names: str) -> Told:
    """Read the class and id of an element; the pages of an outlet say the same thousands of times.

    >>> told_by("photo-caption").caption, told_by("standfirst").summary
    (True, True)
    """
    return (_told_by(names) if len(names) <= USUAL else _told_by.__wrapped__(names)) if names else NOTHING


@lru_cache(maxsize=4096)
def _told_by(names: str) -> Told:
    bare = SPARED.sub("", names)
    return Told(
        body=any(KNOWN_BODY.fullmatch(name) for name in names.split()),
        furniture=bool(FURNITURE.search(bare)),
        weak=bool(WEAK.search(bare)),
        teaser=bool(TEASER.search(names)),
        caption=bool(CAPTION.search(names)),
        summary=bool(SUMMARY.search(names)),
        picture=bool(PICTURE.search(names)),
    )


def is_furniture(names: str, prose: Callable[[], int] = int) -> bool:
    """Say whether a box with such a class and id is none of the article's; ``prose`` counts its sentences if asked.

    >>> is_furniture("article-share-box"), is_furniture("article-body has-comments"), is_furniture("shareholders")
    (True, False, False)
    >>> is_furniture("widget", prose=lambda: 900), is_furniture("newsletter", prose=lambda: 900)
    (False, True)
    """
    said = told_by(names)
    return not said.body and (said.furniture or (said.weak and prose() < SOME_PROSE))


def is_teaser(names: str) -> bool:
    """Say whether a box is called a teaser: of another story, or the lede of this one, which the name does not tell."""
    said = told_by(names)
    return said.teaser and not said.body


def is_body(names: str) -> bool:
    """Say whether one of an element's names is such as sites give to the article's text.

    >>> is_body("article-body ad_slot"), is_body("article-body-comments"), is_body("teaser-text")
    (True, False, False)
    """
    return told_by(names).body


def is_noise(line: str) -> bool:
    """Say whether a line is one that pages put around and between the words of an article: no word of it."""
    return bool(why_noise(line)) or bool(BYLINE.fullmatch(line) or CREDIT.fullmatch(line))


def why_noise(line: str) -> str:
    """Say why a line is none of the article's, or "": it is a control of the page as a whole, or a legal notice.

    >>> why_noise("Share this article"), why_noise("Shares rose"), why_noise("© 2026 Harbour News")
    ('a control of the page', '', 'a legal notice')
    """
    if not any(map(str.isalnum, line)):
        return "no words"
    if LABEL.fullmatch(line):
        return "a control of the page"
    if LEGAL.fullmatch(line):
        return "a legal notice"
    return "how to reach the newsroom" if CONTACT.fullmatch(line) else ""
