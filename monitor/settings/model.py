"""What may stand in ``newsmon.yaml``: each key with its meaning, its default and how it is checked."""

from datetime import timedelta
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from monitor.domain.matches.names import is_common
from monitor.domain.sources import Recheck, SourceKind, Track
from monitor.settings.kinds import (
    Age,
    Contact,
    Cron,
    DatabaseUrl,
    Interval,
    Label,
    Package,
    Pattern,
    QueryText,
    SettingsSection,
    WebAddress,
    Words,
    Zone,
    shown,
)
from monitor.settings.parsing import is_label, wrong
from monitor.settings.route_settings import RouteWritten


class NameWritten(SettingsSection):
    """One spelling of a name; a bare text is enough where neither case nor companions matter."""

    text: Label = Field(description="The spelling; particles and possessives are understood.")
    case: bool = Field(
        default=False, description="Whether capitals must be exactly as written, for acronyms with a rival reading."
    )
    companions: Words = Field(
        default=(), description="Words of which one must stand in the same sentence; one letter alone needs them."
    )

    @model_validator(mode="after")
    def _long_enough(self) -> Self:
        if not self.companions and is_common(self.text):
            raise wrong(
                f"{self.text!r} alone would be found everywhere",
                f"Write {{text: {self.text}, companions: [words that stand beside it]}}",
            )
        return self


def _spelled(value: object) -> object:
    """Let a bare spelling stand for ``{text: spelling}``."""
    return {"text": value} if isinstance(value, str) else value


Spelling = Annotated[NameWritten, BeforeValidator(_spelled, json_schema_input_type=str | NameWritten)]


class TopicWritten(SettingsSection):
    """What you care about."""

    name: Label = Field(description="What the topic is called in routes and messages.")
    names: tuple[Spelling, ...] = Field(
        default=(),
        min_length=1,
        description="Its spellings, in any language. Default: its name.",
    )
    query: QueryText = Field(
        default="",
        description="A query that narrows it, with AND, OR, NOT, NEAR and brackets. Default: any of the names.",
    )

    @model_validator(mode="before")
    @classmethod
    def _called_as_it_is_spelled(cls, given: object) -> object:
        if isinstance(given, dict) and "names" not in given and is_label(given.get("name")):
            return {**given, "names": [given["name"]]}
        return given


class SourceWritten(SettingsSection):
    """Something that is looked at again and again."""

    name: Label = Field(description="What the source is called in messages; its history hangs on it.")
    kind: SourceKind = Field(description="What stands at its address.")
    url: WebAddress = Field(description="Its address, with http:// or https://.")
    every: Interval | None = Field(default=None, description="How often to look: `5m`, `1h30m`. Default: `5m`.")
    cron: Cron = Field(default="", description="When to look, instead of `every`: `*/5 6-23 * * *`.")
    zone: Zone = Field(default="UTC", description="The time zone of `cron`, and of times on its pages that name none.")
    track: Track = Field(
        default=Track.TOPICS,
        description="Which of its articles are watched for edits: those that match a topic, or all.",
    )
    recheck: Recheck = Field(
        default=Recheck.LADDER,
        description="How they are watched: `ladder`, often while young and seldom when old; `always`, in full whenever "
        "the source is checked and lists them.",
    )
    untracked_looks: int = Field(
        default=2,
        ge=0,
        le=8,
        description="How many more looks an article that no topic matches gets while it is young, for it may gain one: "
        "two are after about 10 and 60 minutes.",
    )
    backlog: Age = Field(
        default=timedelta(0),
        json_schema_extra=shown("0h"),
        description="How many hours of old news are told at the first look.",
    )
    links: Pattern = Field(
        default="", description="Section pages: a regular expression that addresses of articles match."
    )

    @model_validator(mode="after")
    def _one_clock(self) -> Self:
        if self.every and self.cron:
            raise wrong("every and cron exclude each other", "Keep one of them")
        if self.links and self.kind is not SourceKind.SECTION:
            raise wrong("links is for section pages alone", "Remove it, or write kind: section")
        return self


class ChannelWritten(SettingsSection):
    """A place to tell."""

    urls: Words = Field(
        default=(), repr=False, description="Apprise addresses. Keep secrets out of the file: `${SLACK_WEBHOOK}`."
    )
    urls_file: str | None = Field(default=None, description="A file with one address a line, instead of `urls`.")
    locale: Literal["ko", "en"] = Field(default="en", description="The language of the messages.")
    zone: Zone | None = Field(
        default=None, description="The time zone of the messages. Default: Asia/Seoul for `ko`, else UTC."
    )
    quoted: int = Field(
        default=200,
        ge=0,
        le=2000,
        description="How many characters of an article one change may quote. Facts are free, texts are not: before you "
        "raise it, read docs/decisions/0007-telling.md.",
    )
    at_most_once: bool = Field(
        default=False,
        description="Whether a message whose outcome nobody knows is listed as such instead of sent again.",
    )


class FetchWritten(SettingsSection):
    """How we behave at other people's sites."""

    contact: Contact = Field(
        default="",
        description="Your e-mail address or page; it goes into the user agent, so that a publisher can reach you.",
    )
    delay: float = Field(
        default=2.0,
        ge=0,
        le=3600,
        allow_inf_nan=False,
        description="Seconds between requests to one host. A site can only lengthen it.",
    )
    per_host: int = Field(default=1, ge=1, le=32, description="Requests in flight at one host.")
    allow_hosts: Words = Field(
        default=(), description="Hosts (or host:port) exempt from the guard against private addresses."
    )


class KeepWritten(SettingsSection):
    """How long things are kept; articles and their revisions always are."""

    raw: Interval = Field(
        default=timedelta(days=30),
        json_schema_extra=shown("30d"),
        description="Pages as fetched. The newest of each article is always kept.",
    )


class WebWritten(SettingsSection):
    """The page that people open in a browser."""

    host: str = Field(
        default="127.0.0.1", description="The address it listens at. Beyond this machine it needs a token."
    )
    port: int = Field(default=8420, ge=1, le=65535, description="The port it listens at.")
    public_url: WebAddress | None = Field(
        default=None,
        description="Where people reach it from elsewhere, with its path if it has one; alerts link there. Reading "
        "needs a login then.",
    )
    zone: Zone | None = Field(
        default=None, description="The time zone of the page. Default: Asia/Seoul for who reads Korean, else UTC."
    )


class SearchWritten(SettingsSection):
    """How what was seen is searched."""

    inside_words: bool = Field(
        default=False,
        description="Keep an index by which `newsmon history --inside` finds words inside of others, as 머스크 in "
        "전기차머스크.",
    )


class Written(BaseSettings):
    """Everything that may stand in ``newsmon.yaml``."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="NEWSMON_", env_nested_delimiter="__", title="newsmon.yaml"
    )

    database: DatabaseUrl = Field(
        default="sqlite:///newsmon.db",
        repr=False,
        description="Where history is kept; a relative path begins at this file's folder.",
    )
    database_file: str | None = Field(
        default=None, description="A file that holds the address of the database, instead of `database`."
    )
    topics: tuple[TopicWritten, ...] = Field(default=(), description="What you care about.")
    sources: tuple[SourceWritten, ...] = Field(default=(), description="Where we look.")
    channels: dict[Label, ChannelWritten] = Field(default_factory=dict, description="Where we tell.")
    routes: tuple[RouteWritten, ...] = Field(default=(), description="Which alerts go to which channels, and when.")
    fetch: FetchWritten = Field(default_factory=FetchWritten, description="How we behave at other people's sites.")
    heartbeat_url: WebAddress | None = Field(
        default=None,
        repr=False,
        description="An address that is asked for each minute in which newsmon does its work, so that somebody else "
        "notices when it does not.",
    )
    keep: KeepWritten = Field(default_factory=KeepWritten, description="How long things are kept.")
    web: WebWritten = Field(default_factory=WebWritten, description="The page that people open in a browser.")
    search: SearchWritten = Field(default_factory=SearchWritten, description="How what was seen is searched.")
    outlets: Package = Field(
        default="spiders.outlets",
        description="Your own Python package with one module for each outlet's pages; it goes before the profiles that "
        "come with newsmon.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        *_others: PydanticBaseSettingsSource,
        **_named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read nothing by itself: ``load`` brings the file and the environment together."""
        return (init_settings,)
