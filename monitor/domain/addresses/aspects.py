"""What an address shows of an article: a translation, a further page, a picture. Empty: the article itself."""

import re

from monitor.domain.addresses.address import Address

_LANGUAGES = "en|eng|english|ko|kor|korean|ja|jpn|japanese|zh|cn|chinese|de|fr|es|ru|ar|vi|pt|nl|pl|tr|uk"
_LANGUAGE = re.compile(
    rf"^[a-z]+://(?:(?:www|m)\.)?({_LANGUAGES})\."
    rf"|^[a-z]+://[^/]+/({_LANGUAGES})(?:[-_][a-z]{{2,4}})?/"
    r"|[?&](?:lang|language|locale|hl)=([a-z]{2})",
    re.IGNORECASE,
)
# A page beyond the first: named so, or a small number behind the one that names the article.
_PAGE = re.compile(
    r"[?&](?:page|pg|p|page_?no|seite)=0*([2-9]|[1-9]\d{1,2})(?:&|$)"
    r"|/(?:page|seite|pagina|p)[-_/]?0*([2-9]|[1-9]\d)/?(?:\?|$)"
    r"|\d{6,}[-_/]0*([2-9]|[1-9]\d)(?:\.\w+)?/?(?:\?|$)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"[/?&](photos?|galler(?:y|ies)|galerie|pictures?|images?|slides?|slideshow|fotostrecke|bild)(?:[-=/](\d*)|$)",
    re.IGNORECASE,
)


def aspect(address: Address) -> str:
    """Return what of an article an address shows, where it is not simply the article.

    >>> [aspect(Address(f"https://daily.example/{path}")) for path in ("a-123456", "en/a-123456", "a-123456?page=2")]
    ['', 'en', 'page 2']
    """
    asked = address.canonical
    language, page = _LANGUAGE.search(asked), _PAGE.search(asked)
    return " ".join((*_found(language), *(("page", *_found(page)) if page else ()), *_pictures(asked)))


def _found(match: re.Match[str] | None) -> tuple[str, ...]:
    return tuple(filter(None, match.groups())) if match else ()


def _pictures(asked: str) -> tuple[str, ...]:
    return tuple(part.lower() for found in _PICTURE.findall(asked) for part in found if part)
