"""The kinds of values that stand behind keys: how each is read, and how the schema shows it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, JsonValue, PlainValidator

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.routes import Cap, Digest, Quiet
from monitor.settings import readings
from monitor.settings.readings import wrong

SEVERITIES = Literal["none", "low", "medium", "high"]


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


def _listed(value: object) -> object:
    """Let one value stand for a list of one."""
    return [value] if isinstance(value, str) else value


Label = Annotated[str, AfterValidator(readings.label)]
Zone = Annotated[str, AfterValidator(readings.zone)]
Interval = Annotated[timedelta, _text(readings.interval)]
Age = Annotated[timedelta, _text(readings.hours, int | str)]
Weight = Annotated[Severity, _text(readings.severity, SEVERITIES)]
Exempt = Annotated[Severity | None, _text(readings.exception, SEVERITIES)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Reasons = Annotated[tuple[AlertKind, ...], BeforeValidator(_listed, json_schema_input_type=AlertKind | list[AlertKind])]
Edits = Annotated[tuple[Kind, ...], BeforeValidator(_listed, json_schema_input_type=Kind | list[Kind])]
QuietHours = Annotated[Quiet, _text(readings.quiet)]
DigestTime = Annotated[Digest, _text(readings.digest)]
AtMost = Annotated[Cap, _text(readings.cap)]
Pause = Annotated[timedelta, _text(readings.duration)]
Languages = Annotated[
    tuple[Annotated[str, AfterValidator(readings.language)], ...],
    BeforeValidator(_listed, json_schema_input_type=str | list[str]),
]
WebAddress = Annotated[str, AfterValidator(readings.address)]
Cron = Annotated[str, AfterValidator(readings.cron)]
Pattern = Annotated[str, AfterValidator(readings.pattern)]
QueryText = Annotated[str, AfterValidator(readings.query)]
Contact = Annotated[str, AfterValidator(readings.contact)]
DatabaseUrl = Annotated[str, AfterValidator(readings.database)]
Package = Annotated[str, AfterValidator(readings.package)]
