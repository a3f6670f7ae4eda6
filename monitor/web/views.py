"""What a view of the page is: a question, what may be asked of it, and how its answer is laid out for programs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from monitor.domain.alerts import Alert
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.visits import Visit

Table = tuple[Sequence[str], Iterable[Sequence[object]]]


class Asked(BaseModel):
    """What may stand behind the question mark of a view's address; a field that a form leaves empty asks nothing."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:  # noqa: ANN401  whatever stands in the address
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    @property
    def is_filtered(self) -> bool:
        """Whether less is asked for than what is shown to who asks for nothing."""
        return self != type(self)()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a view: by whom, with what in the address; ``id`` is of the one thing that it shows, if any."""

    asked: Any
    visit: Visit
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view, at its ``path`` for people and with ``.json``, ``.csv`` and ``.atom`` behind it for programs.

    ``alerts`` are those of which its feed has entries; a view without edits has no feed.
    """

    name: str
    path: str
    says: str
    asked: type[Asked]
    ask: Callable[[Books, Question], Any]
    shape: Callable[[Any], object]
    table: Callable[[Any, Speech], Table]
    alerts: Callable[[Any], Iterable[Alert]] | None = None
    entry: str = ""  # of the navigation that it belongs to

    @property
    def of_one(self) -> bool:
        """Whether it shows one thing, whose number stands in its address."""
        return "{id}" in self.path
