"""The print of an article's region: by it a page is known to say the same without being read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPrint:
    """A digest of what a page said in its article's region and around it, and the ``path`` where the region stood."""

    digest: str
    path: str

    def __str__(self) -> str:
        """Write it as it is stored."""
        return f"{self.digest} {self.path}"

    @classmethod
    def stored(cls, text: str) -> "RegionPrint | None":
        """Read it as it was stored; none where nothing was.

        >>> RegionPrint.stored("1f2e html/body/article")
        RegionPrint(digest='1f2e', path='html/body/article')
        """
        digest, _, path = text.partition(" ")
        return cls(digest=digest, path=path) if digest else None
