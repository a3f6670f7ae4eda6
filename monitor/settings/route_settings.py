"""What may stand under ``routes:``: which alerts go to which channels, and when."""

from datetime import timedelta
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.routes import By, Cap, Copies
from monitor.settings.kinds import (
    AtMost,
    DigestTime,
    Edits,
    Exempt,
    Label,
    Languages,
    Pause,
    QuietHours,
    Reasons,
    SettingsSection,
    Weight,
    Words,
    shown,
)
from monitor.settings.parsing import NONE, wrong

FLOOD = Cap(count=30, within=timedelta(minutes=10))  # more than that nobody reads one by one
NEWS = (AlertKind.NEW, AlertKind.EDITED, AlertKind.FOLLOWUP, AlertKind.REMOVED)


class GroupWritten(SettingsSection):
    """How alerts that have something in common become one message."""

    by: By = Field(default=By.STORY, description="What they have in common: `story`, `topic` (the first) or `source`.")
    wait: Pause = Field(
        default=timedelta(0), json_schema_extra=shown("0s"), description="How long the first one waits for others."
    )
    interval: Pause = Field(
        default=timedelta(minutes=5),
        json_schema_extra=shown("5m"),
        description="How long after a message the next one of the same group may go out. "
        "What weighs high does not wait.",
    )


def _grouped(value: object) -> object:
    """Let a bare word stand for ``{by: word}``, and ``none`` for no groups."""
    if value == NONE:
        return None
    return {"by": value} if isinstance(value, str) else value


Grouping = Annotated[GroupWritten | None, BeforeValidator(_grouped, json_schema_input_type=str | GroupWritten)]


class RouteWritten(SettingsSection):
    """Which alerts go to one channel, and when."""

    to: Label = Field(description="The channel.")
    name: Label | None = Field(default=None, description="What the route is called. Default: the name of its channel.")
    topics: Words = Field(default=("*",), description="The topics it carries; `*`: alerts of every topic and of none.")
    sources: Words = Field(default=(), description="The sources it carries. Default: all.")
    outlets: Words = Field(
        default=(), description="The outlets it carries, by name as in messages, or by host. Default: all."
    )
    languages: Languages = Field(
        default=(), description="The languages of the articles it carries: `[ko, en]`. Default: all."
    )
    tell: Reasons = Field(
        default=NEWS,
        min_length=1,
        description="The kinds of alerts it carries. `source` is about newsmon and its sources, and goes to the routes "
        "that name it; where none does, to those of every topic; where there are none of these, to all.",
    )
    changes: Edits = Field(
        default=(), description="What an edit must have done, one of these: `[figure, headline]`. Default: anything."
    )
    severity: Weight = Field(
        default=Severity.MEDIUM,
        json_schema_extra=shown("medium"),
        description="How much an edit must matter. It speaks of edits alone.",
    )
    severities: dict[Kind, Weight] = Field(
        default_factory=dict, description="Your own severity for kinds of edits: `{label: high}`."
    )
    quiet: QuietHours | None = Field(
        default=None,
        description="Hours in which delivery waits: `22:00-06:00 Asia/Seoul`, on some days `00:00-24:00 sat,sun`, or "
        "several: `[22:00-07:00, 00:00-24:00 sat-sun]`. Without a zone: the channel's.",
    )
    quiet_except: Exempt = Field(
        default=Severity.HIGH,
        json_schema_extra=shown("high"),
        description="The severity that is told in quiet hours all the same; `none`: nothing is.",
    )
    digest: DigestTime | None = Field(
        default=None,
        description="Gather alerts and send them together: `06:30 Asia/Seoul`, or `30 6 * * mon-fri Asia/Seoul`. "
        "Without a zone: the channel's.",
    )
    empty: bool = Field(default=False, description="Whether the digest goes out although nothing happened.")
    group: Grouping = Field(
        default_factory=GroupWritten,
        json_schema_extra=shown("story"),
        description="Make one message of alerts that have a `story`, a `topic` or a `source` in common: "
        "`group: story`, or `{by: story, wait: 30s, interval: 5m}`; `none`: a message for each.",
    )
    at_most: AtMost = Field(
        default_factory=lambda: FLOOD,
        json_schema_extra=shown("30 per 10m"),
        description="How many messages may go out within how long: `30 per 10m`. What is over it is gathered into one. "
        "`none`: there is no cap.",
    )
    story_size: int = Field(
        default=1, ge=1, le=10_000, description="How many articles must tell a story before it is told."
    )
    copies: Copies = Field(
        default=Copies.CHANGED,
        description="Copies of a story at other outlets, which are follow-ups: `count` tells none, `changed` those "
        "whose text has another figure, name or quotation, `all` each. `newsmon stories show` lists them all.",
    )
    stop: bool = Field(
        default=False, description="Whether what this route takes is kept from the routes below it in the file."
    )

    @model_validator(mode="after")
    def _gathers_in_one_way(self) -> Self:
        both = next((key for key in ("group", "at_most") if key in self.model_fields_set and getattr(self, key)), "")
        if self.digest is not None and both:
            raise wrong(f"a digest gathers everything already, so {both} says nothing", f"Remove {both}, or the digest")
        if self.empty and self.digest is None:
            raise wrong("only a digest can be empty", "Remove empty, or add digest: '06:30'")
        return self
