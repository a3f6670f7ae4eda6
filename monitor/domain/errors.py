"""What can go wrong so badly that the step at hand must end."""

from dataclasses import dataclass


class NewsmonError(Exception):
    """Something ended what was asked for: what happened, to what, and what to do about it."""

    exit_code = 1

    def __init__(self, what: str, *, to: str = "", do: str = "") -> None:
        self.what = what
        self.to = to
        self.do = do
        super().__init__(what, to, do)

    def __str__(self) -> str:
        said = f"{self.to}: {self.what}" if self.to else self.what
        return f"{said}. {self.do}" if self.do else said


class WrongUseError(NewsmonError):
    """The command was called in a way that it does not understand."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a settings file."""

    file: str
    line: int | None
    key: str
    what: str
    do: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.what}. {self.do}" if self.key else f"{place}: {self.what}. {self.do}"


class SettingsError(NewsmonError):
    """The settings cannot be used; ``problems`` lists everything that is wrong at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class StoreError(NewsmonError):
    """The database could not do what was asked of it; nothing of the step was kept."""


class StoreLockedError(StoreError):
    """Somebody else holds the database for longer than we wait."""


class StoreReadOnlyError(StoreError):
    """The database, or its folder, cannot be written."""


class StoreFullError(StoreError):
    """There is no space left for the database."""


class StoreDamagedError(StoreError):
    """The file is no database, or not a whole one; it was left as it is."""


class StoreNewerError(StoreError):
    """The database was written by a newer newsmon than this one."""


class StoreOutdatedError(StoreError):
    """The database needs ``newsmon db upgrade`` before this newsmon can use it."""


class StoppedError(NewsmonError):
    """newsmon is stopping: the work was broken off before anything came of it, and stays to be done."""


class AlreadyRunningError(NewsmonError):
    """Another daemon works on this database."""


class QueryError(NewsmonError):
    """A query could not be understood; ``trouble`` says why, ``at`` where, in characters from its beginning."""

    def __init__(self, what: str, *, query: str, at: int) -> None:
        self.trouble = what
        self.query = query
        self.at = at
        super().__init__(f"{what} at character {at + 1} of {query!r}")
