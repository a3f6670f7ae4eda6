"""What pydantic found wrong, in words that a person can act on."""

from collections.abc import Iterable, Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.settings.document import Place, Trouble
from monitor.settings.readings import meant

_WORDS = frozenset({"enum", "literal_error"})
_LISTS = frozenset({"tuple_type", "list_type"})
_MAPPINGS = frozenset({"dict_type", "model_type", "model_attributes_type"})


def troubles(error: ValidationError, model: type[BaseModel]) -> Iterator[Trouble]:
    """Yield each thing that is wrong, with its way out."""
    found = error.errors(include_url=False)
    for each in found:
        place = tuple(part for part in each["loc"] if part != "[key]")
        if not (each["type"] == "too_short" and _holds_another(place, found)):
            yield Trouble(place, *_said(each, place, model))


def _holds_another(place: Place, found: Iterable[ErrorDetails]) -> bool:
    # A list whose only member is wrong counts as empty; what is wrong with the member says it better.
    return any(each["loc"][: len(place)] == place and len(each["loc"]) > len(place) for each in found)


def _said(error: ErrorDetails, place: Place, model: type[BaseModel]) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "newsmon":
        return context["what"], context["do"]
    if kind == "extra_forbidden":
        return "there is no such key", _other_key(place, model)
    if kind == "missing":
        return "it is missing", f"Add {place[-1]}: …"
    if kind in _WORDS:
        return f"{error['input']!r} is not known here", f"Write {context['expected']}"
    return _of_another_kind(kind, error["msg"])


def _of_another_kind(kind: str, message: str) -> tuple[str, str]:
    if kind in _LISTS:
        return "it should be a list", "Write [one, two], or a line with '- ' for each"
    if kind in _MAPPINGS:
        return "it should have keys of its own", "Write {key: value}, or a line 'key: value' for each"
    if kind == "too_short":
        return "it is empty", "Write at least one, or remove the key"
    said = message[:1].lower() + message[1:]
    return said.replace("input should", "it should"), "Change it, or remove the key for its default"


def _other_key(place: Place, model: type[BaseModel]) -> str:
    known = sorted(_model_at(place[:-1], model).model_fields)
    return meant(str(place[-1]), known) or f"Here may stand: {', '.join(known)}"


def _model_at(place: Place, model: type[BaseModel]) -> type[BaseModel]:
    """Find the model that describes a place by walking down the fields that lead to it."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
