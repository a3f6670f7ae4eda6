"""What a page shows besides an article: bot checks, walls, words of removal, shells that need scripts."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from monitor.domain.looks.verdicts import Signs
from monitor.extract.patterns import alternatives

FRAMES = (
    "//iframe[contains(@src, 'captcha') or contains(@src, 'challenge')] | "
    "//*[@id='challenge-form' or @id='cf-wrapper' or @id='px-captcha' or @class='g-recaptcha' or @class='h-captcha']"
)
SHELL = "//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='app-root']"


def _words(lines: str) -> re.Pattern[str]:
    return re.compile(alternatives(lines), re.IGNORECASE)


CHALLENGE = _words(r"""
    checking your browser|verify (?:that )?you are (?:a )?human|are you a robot|unusual traffic|just a moment\.\.\.
    enable javascript and cookies to continue|access (?:to this page has been )?denied|request (?:was )?blocked
    attention required|ddos protection by|pardon our interruption|complete the security check
    비정상적인 (?:접근|접속)|자동\s?(?:입력|등록)\s?방지|로봇이 아닙니다|접근이 (?:차단|제한)|보안\s?(?:확인|문자)
    sind sie ein (?:mensch|roboter)|ich bin kein roboter|zugriff verweigert|ungewöhnlicher datenverkehr
    ロボットではありません|アクセスが(?:拒否|制限)
""")
WALL = _words(r"""
    subscribe to (?:continue|read|keep reading)|to continue reading|already a subscriber
    (?:log|sign) in to (?:continue|read)|register to (?:continue|read)|before you continue
    this (?:article|content|story) is (?:for|exclusive to|only available to) (?:\w+ )?(?:subscribers|members)
    you(?:'ve| have) (?:reached|read) your (?:\w+ )?(?:limit|free articles?)|not available in your (?:region|country)
    we use cookies .{0,80}(?:accept|consent)|accept (?:all )?cookies to continue
    로그인\s?(?:이 필요|후 이용|하신 후|하셔야)|(?:유료|프리미엄)\s?(?:회원|구독자|콘텐츠)\s?(?:전용|입니다|만)
    구독(?:하시면|하고|자 전용)|회원\s?전용|이 기사는 .{0,20}(?:유료|구독|회원)
    해당 (?:지역|국가)에서 .{0,20}(?:이용|볼 수)
    weiterlesen mit|jetzt (?:weiterlesen|abonnieren)|bereits (?:abonnent|registriert)|mit werbung weiterlesen
    diesen artikel (?:weiterlesen|lesen sie mit)|会員限定|この記事は有料|続きを読むには|ログインして
""")
_ASKED = "(?:you(?:'re| are) looking for|you requested)"
REMOVED = _words(
    rf"(?:page|article|story) {_ASKED}.{{0,40}}(?:not|no longer|removed|exist)"
    r"""
    page (?:was )?not found|(?:article|story|page) (?:has been|was) (?:removed|deleted|withdrawn|retracted)
    no longer available|404 (?:error|not found)|error 404
    삭제된 (?:기사|페이지|게시)|(?:기사|페이지)가 (?:삭제|존재하지)|존재하지 않는 (?:기사|페이지)|서비스되지 않는 기사
    (?:기사|페이지|게시물|콘텐츠)[는은가이] .{0,12}(?:삭제(?:되|됐)|존재하지 않|찾을 수 없|종료(?:되|됐))
    (?:기사|페이지)를 찾을 수 없|언론사(?:의)? 요청|요청하신 (?:기사|페이지).{0,20}(?:없|삭제|찾을)
    seite (?:wurde )?nicht gefunden|artikel (?:wurde gelöscht|ist nicht mehr|nicht gefunden)|nicht mehr verfügbar
    ページが見つかりません|記事は(?:削除|存在しません)|公開を終了|お探しのページ
"""
)
NO_SCRIPT = _words(r"""
    enable javascript|javascript (?:is )?(?:disabled|required)|자바스크립트를|javascript (?:aktivieren|deaktiviert)
    JavaScriptを有効
""")
FEW = 80  # words below which a page with many scripts is a shell
READ = 50_000  # characters of a page in which it says that it is no article
CERTAIN = 1_000  # characters of article that no bot check, wall or apology has
MOST = 5


def read_signs(tree: HtmlElement, lines: Sequence[str], title: str, size: int) -> Signs:
    """Gather what may make the page something other than an article of ``size`` characters."""
    text = "\n".join([title, *lines])
    words = len(text.split())
    if size >= CERTAIN:
        return Signs(title=title, words=words)
    text = text[:READ]
    frames = ["captcha frame" for _ in tree.xpath(FRAMES)[:1]]
    return Signs(
        title=title,
        words=words,
        challenge=(*_found(CHALLENGE, text), *frames),
        wall=_found(WALL, text),
        removed=_found(REMOVED, text),
        needs_scripts=words < FEW and (bool(tree.xpath(SHELL)) or _asks_for_scripts(tree, text)),
    )


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(text)))[:MOST]


def _asks_for_scripts(tree: HtmlElement, text: str) -> bool:
    hidden = " ".join("".join(element.itertext()) for element in tree.xpath("//noscript")[:10])
    return bool(NO_SCRIPT.search(text) or NO_SCRIPT.search(hidden))
