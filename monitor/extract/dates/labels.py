"""The words that tell which clock a time on a page is of: 입력 and 수정, Published and Updated, 公開 and 更新."""

import re
from bisect import bisect_left

from monitor.domain.articles import DAY, Clock, Stamp
from monitor.extract.dates.times import LONGEST, Moment, read_clock
from monitor.extract.patterns import alternatives

FAR = 60  # characters between a label and its time

_ENTERED = alternatives(r"""
    기사입력|최초입력|입력일?시?|등록일?시?|승인|송고|작성일?시?|게재|발행일?시?|보도|출고
    公開|掲載|発行|配信|投稿|發佈|發布|发布|發表|发表|刊登
""")
_REVISED = alternatives(r"""
    최종수정|기사수정|수정일?시?|최종\s?업데이트|업데이트|갱신|재송고|最終更新|更新|修正|最後更新|最后更新|修改
""")
_PUBLISHED = alternatives(r"""
    first published|originally published|published|posted|created|veröffentlicht|publiziert|erschienen|erstellt
    publié|mis en ligne|paru|publicado|publicada|pubblicato|gepubliceerd|geplaatst|publicerad|publiceret|offentliggjort
    publisert|julkaistu|birt|publikacja|opublikowano|dodano|publikováno|vydáno|publikované|közzétéve|publicat
    yayınlanma(?:\s?tarihi)?|giriş|опубликовано|опубліковано|публикация|δημοσιεύ(?:θηκε|τηκε)|δημοσίευση
    diterbitkan|dipublikasikan|tayang|xuất bản
    date de publication|fecha de publicación|data di pubblicazione|veröffentlichungsdatum
""")
_UPDATED = alternatives(r"""
    last updated|last modified|last reviewed|updated|modified|edited|revised|zuletzt aktualisiert|aktualisiert|geändert
    letzte aktualisierung|aktualisierung|stand|mise? à jour|màj|maj|modifié|actualisé|última actualización|actualizado
    actualizada|modificado|última atualização|atualizado|atualizada|ultimo aggiornamento|aggiornato|modificato
    aggiornamento|bijgewerkt|gewijzigd|aangepast|laatste update|senast uppdaterad|uppdaterad|ändrad|opdateret
    sist oppdatert|oppdatert|päivitetty|uppfært|ostatnia aktualizacja|aktualizacja|zaktualizowano|aktualizováno
    aktualizované|frissítve|actualizat|son güncelleme|güncelleme|güncellenme|обновлено|изменено|оновлено
    τελευταία ενημέρωση|ενημερώθηκε|ενημέρωση|diperbarui|cập nhật|update
""")
_LETTER = r"(?<![^\W\d_])"  # of an alphabet that parts words: "updated" is none of "outdated"'s
LABEL = re.compile(
    rf"(?P<modified>{_REVISED}|{_LETTER}{_UPDATED}(?!\w))"
    rf"|(?P<published>{_ENTERED}|{_LETTER}{_PUBLISHED}(?!\w))",
    re.IGNORECASE,
)
_WEEKDAY = alternatives(r"""
    mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|gio|seg|ter|qua
    qui|sex|ma|wo|vr|za|zo|mån|tis|ons|tor|fre|lör|sön|man|tir|lør|søn|pon|wto|wt|śro|śr|czw|cz|pią|pt|sob|nie|nd
""")
BETWEEN = re.compile(
    r"(?:\s?(?:시간|시각|일시|일|日時|日期|日|時間|时间|date|time|tarihi))?"
    r"[\s:：|·ㆍ/\-–—.,>()\[\]<]{0,20}"
    r"(?:(?:on|at|am|um|le|à|a las|a|às|em|el|il|del|den|kl|op|om|dnia|the)\b)?[\s:|·.(\[,]{0,12}"
    rf"(?:{_WEEKDAY}(?:(?<=\w\w\w)[^\W\d_]{{1,9}}(?:-feira)?)?[\s.,]{{1,3}})?(?:(?:le|den|il|el)\s)?",
    re.IGNORECASE,
)
BEHIND = re.compile(r"[ \t)\]】）]{0,3}(?:に|에)?")  # between a time and its label, where labels follow
CLOSED = re.compile(r"(?:日時|日|에|됨|された?|しました)?(?:[\s)\]）】。.|]|$)")
AFTER = re.compile(rf"{_ENTERED}|{_REVISED}", re.IGNORECASE)  # only these are written right behind their time


def read_stamps(text: str, moments: tuple[Moment, ...]) -> tuple[Stamp, ...]:
    """Return the times that stand with a label, in their order; ``moments`` are all the times of the text."""
    found: list[Stamp] = []
    taken: set[int] = set()
    for label in LABEL.finditer(text[:LONGEST]) if moments else ():
        moment = _spoken_of(label, moments, text, taken)
        if moment:
            taken.add(moment.start)
            found.append(_stamp(label, moment, text))
    return tuple(found)


def _stamp(label: re.Match[str], moment: Moment, text: str) -> Stamp:
    start, end = min(label.start(), moment.start), max(label.end(), moment.end)
    return Stamp(
        clock=Clock.MODIFIED if label["modified"] else Clock.PUBLISHED,
        at=moment.at,
        shown=text[start:end].strip(),
        origin="visible" if moment.whole else "visible" + DAY,
    )


def _spoken_of(label: re.Match[str], moments: tuple[Moment, ...], text: str, taken: set[int]) -> Moment | None:
    """Find the time that a label speaks of: the one behind it, a bare clock behind it, or the one it is glued to."""
    place = bisect_left(moments, label.end(), key=lambda moment: moment.start)
    earlier = moments[place - 1] if place else None
    before = earlier if earlier and earlier.start not in taken and _ends_with(earlier, label, text) else None
    if before and before.end == label.start():
        return before
    return _ahead(label, moments[place : place + 1], text) or _clock_ahead(label, earlier, text) or before


def _ends_with(moment: Moment, label: re.Match[str], text: str) -> bool:
    return bool(
        AFTER.fullmatch(label[0])
        and BEHIND.fullmatch(text, moment.end, label.start())
        and CLOSED.match(text, label.end())
    )


def _ahead(label: re.Match[str], following: tuple[Moment, ...], text: str) -> Moment | None:
    for moment in following:
        if moment.start <= label.end() + FAR and BETWEEN.fullmatch(text, label.end(), moment.start):
            return moment
    return None


def _clock_ahead(label: re.Match[str], earlier: Moment | None, text: str) -> Moment | None:
    """Read ``July 9, 2020 | Updated 08:24``: the clock of a day that stands before it, on the line or above."""
    between = BETWEEN.match(text, label.end())
    if earlier is None or between is None or "\n" in text[label.start() : between.end()]:
        return None
    if text.count("\n", earlier.end, label.start()) > (0 if earlier.whole else 1):
        return None
    return read_clock(text, between.end(), earlier.at)
