"""What sections of the settings are made of: the kinds of values behind keys, how each is read and shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, JsonValue, PlainValidator

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.routes import Cap, Digest, Quiet
from monitor.settings import parsing
from monitor.settings.parsing import wrong

SEVERITIES = Literal["none", "low", "medium", "high"]


class SettingsSection(BaseModel):
    """A section of the settings; keys that it does not know are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _text(read: Callable[[str], Any], schema: Any = str) -> PlainValidator:  # noqa: ANN401  any type may be a schema
    """Take a text and make of it what ``read`` makes of it."""
    return PlainValidator(lambda value: read(_as_text(value)), json_schema_input_type=schema)


def shown(default: str) -> dict[str, JsonValue]:
    """Show a default in the schema as people write it."""
    return {"default": default}


def _as_text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise wrong("it should be a text", "Write one value here, not a list or further keys")
    return str(value)


def _as_texts(value: object) -> list[str]:
    """Take a list of texts, or one that stands for itself."""
    return [_as_text(each) for each in value] if isinstance(value, list) and value else [_as_text(value)]


def _listed(value: object) -> object:
    """Let one value stand for a list of one."""
    return [value] if isinstance(value, str) else value


Label = Annotated[str, AfterValidator(parsing.label)]
Zone = Annotated[str, AfterValidator(parsing.zone)]
Interval = Annotated[timedelta, _text(parsing.interval)]
Age = Annotated[timedelta, _text(parsing.hours, int | str)]
Weight = Annotated[Severity, _text(parsing.severity, SEVERITIES)]
Exempt = Annotated[Severity | None, _text(parsing.exception, SEVERITIES)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Reasons = Annotated[tuple[AlertKind, ...], BeforeValidator(_listed, json_schema_input_type=AlertKind | list[AlertKind])]
Edits = Annotated[tuple[Kind, ...], BeforeValidator(_listed, json_schema_input_type=Kind | list[Kind])]
QuietHours = Annotated[
    Quiet, PlainValidator(lambda value: parsing.quiet(_as_texts(value)), json_schema_input_type=str | list[str])
]
DigestTime = Annotated[Digest, _text(parsing.digest)]
AtMost = Annotated[Cap | None, _text(parsing.cap)]
Pause = Annotated[timedelta, _text(parsing.duration)]
Languages = Annotated[
    tuple[Annotated[str, AfterValidator(parsing.language)], ...],
    BeforeValidator(_listed, json_schema_input_type=str | list[str]),
]
WebAddress = Annotated[str, AfterValidator(parsing.address)]
Cron = Annotated[str, AfterValidator(parsing.cron)]
Pattern = Annotated[str, AfterValidator(parsing.pattern)]
QueryText = Annotated[str, AfterValidator(parsing.query)]
Contact = Annotated[str, AfterValidator(parsing.contact)]
DatabaseUrl = Annotated[str, AfterValidator(parsing.database)]
Package = Annotated[str, AfterValidator(parsing.package)]
