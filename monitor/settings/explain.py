"""What pydantic found wrong, in words that a person can act on."""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.settings.document import Place, Trouble
from monitor.settings.parsing import meant

_NO_NUMBER = ("it should be a number", "Write digits alone, without a unit: 2.5")
_NO_WHOLE_NUMBER = ("it should be a whole number", "Write digits alone: 3")
_NO_CHOICE = ("it should be true or false", "Write true or false, without quotes")
_NO_LIST = ("it should be a list", "Write [one, two], or a line with '- ' for each")
_SAID = {
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "dict_type": ("it should have names, each with something behind it", "Write a line 'name: value' for each"),
    "too_short": ("it is empty", "Write at least one, or remove the key"),
    "string_type": ("it should be a text", "Write one value here, not a list or further keys"),
    "bool_type": _NO_CHOICE,
    "bool_parsing": _NO_CHOICE,
    "int_type": _NO_WHOLE_NUMBER,
    "int_parsing": _NO_WHOLE_NUMBER,
    "int_parsing_size": _NO_WHOLE_NUMBER,
    "float_type": _NO_NUMBER,
    "float_parsing": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "greater_than_equal": ("it is too small", "Write {ge:g} or more"),
    "less_than_equal": ("it is too large", "Write {le:g} or less"),
}
"""What is wrong, and what to do, by pydantic's name for it; ``newsmon`` and what hangs on the place stand below."""

_MAPPINGS = frozenset({"model_type", "model_attributes_type"})
_WORDS = frozenset({"enum", "literal_error"})
_OTHERWISE = ("it cannot stand here", "Change it, or remove the key for its default")
_QUOTED = re.compile("'([^']+)'")


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
        return _unknown_word(str(error["input"]), context["expected"])
    if kind in _MAPPINGS:
        return "it should have keys of its own", f"Write {_shape(_model_at(place, model))}"
    what, do = _SAID.get(kind, _OTHERWISE)
    return what, do.format(**context)


def _unknown_word(word: str, known: str) -> tuple[str, str]:
    """Answer a word with what was probably meant, and with all that may stand there: ``'ko' or 'en'``."""
    return f"{word!r} is not known here", f"{meant(word, _QUOTED.findall(known))} Write {known}".strip()


def _shape(model: type[BaseModel]) -> str:
    """Show what a part must say, or may say first: ``{name: …, kind: …, url: …}``."""
    fields = model.model_fields
    needed = [key for key, field in fields.items() if field.is_required()] or list(fields)[:1]
    return "{" + ", ".join(f"{key}: …" for key in needed) + "}"


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
