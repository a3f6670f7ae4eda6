"""What pydantic found wrong, in words that a person can act on."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.settings.document import Place, Trouble
from monitor.settings.readings import meant

_LISTS = frozenset({"tuple_type", "list_type"})
_MAPPINGS = frozenset({"dict_type", "model_type", "model_attributes_type"})


def troubles(error: ValidationError, model: type[BaseModel]) -> Iterator[Trouble]:
    """Yield each thing that is wrong, with its way out; the offending values are not repeated here."""
    for each in error.errors(include_url=False, include_input=False):
        place = tuple(part for part in each["loc"] if part != "[key]")
        yield Trouble(place, *_said(each, place, model))


def _said(error: ErrorDetails, place: Place, model: type[BaseModel]) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "newsmon":
        return context["what"], context["do"]
    if kind == "extra_forbidden":
        return "there is no such key", _other_key(place, model)
    if kind == "missing":
        return "it is missing", f"Add {place[-1]}: with what is meant"
    return _of_another_kind(kind, error["msg"], context)


def _of_another_kind(kind: str, message: str, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind in _LISTS:
        return "it should be a list", "Write [one, two], or a line with '- ' for each"
    if kind in _MAPPINGS:
        return "it should have keys of its own", "Write {key: value}, or a line 'key: value' for each"
    if kind == "too_short":
        return "it is empty", "Write at least one, or remove the key"
    said = message[:1].lower() + message[1:]
    return said.replace(
        "input should", "it should"
    ), f"Write {context['expected']}" if "expected" in context else "Change it"


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
