"""Values as JSON and back: fields that hold their default are left out, unknown ones are passed over.

So a value may gain a field (with a default) and what was kept before can still be read.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[Any], Any]

FORMER = {"held_since": "kept_since", "held_for": "kept_for"}  # names that fields bore when older rows were written


def plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Give a value as JSON: dictionaries, lists, text, numbers."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value) if not _is_default(value, each)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def _is_default(value: object, field: Field[Any]) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(value, field.name) == default)


def revive(kind: type[T], data: Any) -> T:  # noqa: ANN401 - JSON
    """Build a value of this kind from its JSON."""
    value: T = _reader(cast(Hashable, kind))(data)
    return value


def dumps(value: object) -> bytes:
    """Write a value as JSON in UTF-8; even text that no UTF-8 can hold comes back as it was."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loads(kind: type[T], data: bytes) -> T:
    """Read what :func:`dumps` wrote."""
    return revive(kind, json.loads(data.decode("utf-8", "surrogatepass")))


@cache
def _reader(kind: Any) -> Read:  # noqa: ANN401 - a type as the annotations give it
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(_reader(next(each for each in inner if each is not type(None))))
    if origin is tuple:
        return _row(_reader(inner[0]))
    if origin is Mapping:
        return _table(_reader(inner[0]), _reader(inner[1]))
    if is_dataclass(kind):
        return _record(kind)
    return _SIMPLE.get(kind) or (kind if issubclass(kind, Enum) else _same)


def _same(data: Any) -> Any:  # noqa: ANN401 - JSON
    return data


def _optional(read: Read) -> Read:
    return lambda data: None if data is None else read(data)


def _row(read: Read) -> Read:
    return lambda data: tuple(map(read, data))


def _table(read_key: Read, read: Read) -> Read:
    return lambda data: {read_key(key): read(item) for key, item in data.items()}


def _record(kind: Any) -> Read:  # noqa: ANN401 - a dataclass
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    former = {FORMER[name]: name for name in readers if name in FORMER}
    return lambda data: kind(
        **{name: readers[name](item) for was, item in data.items() if (name := former.get(was, was)) in readers}
    )


_SIMPLE: dict[Any, Read] = {datetime: datetime.fromisoformat, timedelta: lambda seconds: timedelta(seconds=seconds)}
