"""Commands about channels: which there are, and whether they work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, settings_at
from monitor.cli.printing import document, local, progress, table
from monitor.domain.deliveries import Failed, Outcome, Sent
from monitor.domain.errors import WrongUseError

if TYPE_CHECKING:
    from monitor.deliver.by_apprise import AppriseChannel
    from monitor.deliver.samples import Sample
    from monitor.settings.settings import ChannelSettings, Settings

KINDS = ("new", "edited", "followup", "removed", "unreachable", "back", "source", "copy", "edited-again", "digest")

group = typer.Typer(help="Where newsmon tells.", invoke_without_command=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAnswer:
    """What one target answered to one sample."""

    channel: str
    target: str
    service: str
    kind: str
    outcome: Outcome

    @property
    def verdict(self) -> str:
        """The outcome in a word or two."""
        match self.outcome:
            case Sent():
                return "sent"
            case Failed(permanent=True):
                return "refused for good"
            case Failed():
                return "failed, may pass"
            case _:
                return "unclear"

    @property
    def said(self) -> str:
        """The answer itself, and until when the service asks to wait."""
        match self.outcome:
            case Sent(detail=detail):
                return detail
            case Failed(reason=reason, retry_at=datetime() as again):
                return f"{reason}; it asks to wait until {local(again)}"
            case _:
                return self.outcome.reason


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="channels")


@group.callback()
def channels(context: typer.Context, as_json: AsJson = False, config: Config = None) -> None:
    """List where newsmon tells: channels, their targets, and how they are written to."""
    if context.invoked_subcommand is not None:
        return
    settings = settings_at(config)
    there = opened(settings)
    if as_json:
        document([_described(each, there[each.name]) for each in settings.channels()])
        return
    rows = [
        (each.name, there[each.name].service(target), target, each.locale, each.zone)
        for each in settings.channels()
        for target in there[each.name].targets
    ]
    table(("channel", "service", "target", "language", "zone"), rows, empty="The settings name no channel.")


@group.command("test")
def try_out(
    name: Annotated[str, typer.Argument(help="The channel's name in the settings.")],
    kind: Annotated[str | None, typer.Option(help=f"Only this kind: {', '.join(KINDS)}.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Send a sample of each kind of message, marked as a test, and show what each target answered."""
    settings = settings_at(config)
    named = [each for each in settings.channels() if each.name == name]
    if not named:
        there = ", ".join(each.name for each in settings.channels())
        raise WrongUseError("there is no such channel", to=name, do=f"There are: {there}" if there else "Add one")
    with progress(f"telling {name}") as show:
        answers = []
        for answer in answers_of(named, settings, kind):
            show(f"{answer.service}, {answer.kind}")
            answers.append(answer)
    _show(answers, as_json=as_json)
    if not all(isinstance(answer.outcome, Sent) for answer in answers):
        raise typer.Exit(1)


def answers_of(named: "Sequence[ChannelSettings]", settings: "Settings", kind: str | None) -> Iterator[SampleAnswer]:
    """Send samples (of one kind, or of each) to every target of these channels, and give the answers as they come."""
    for each in named:
        channel, letters = opened(settings)[each.name], _samples(each.locale, kind)
        for target in channel.targets:
            for sample in letters:
                yield SampleAnswer(
                    channel=each.name,
                    target=target,
                    service=channel.service(target),
                    kind=sample.kind,
                    outcome=channel.send(sample.letter, target),
                )


def _samples(locale: str, kind: str | None) -> "list[Sample]":
    from monitor.deliver.samples import samples

    every = samples(datetime.now(UTC), locale)
    asked = [sample for sample in every if kind in (None, sample.kind)]
    if not asked:
        raise WrongUseError("there is no such kind", to=str(kind), do=f"There are: {', '.join(KINDS)}")
    return asked


def opened(settings: "Settings") -> "Mapping[str, AppriseChannel]":
    """Open the channels of the settings, as the daemon does."""
    from monitor.app import channels_of

    return channels_of(settings, lambda: datetime.now(UTC))


def _described(channel: "ChannelSettings", opened: "AppriseChannel") -> dict[str, object]:
    targets = [{"id": target, "service": opened.service(target)} for target in opened.targets]
    return {"name": channel.name, "locale": channel.locale, "zone": channel.zone, "targets": targets}


def _show(answers: Sequence[SampleAnswer], *, as_json: bool) -> None:
    if as_json:
        document([_answer_facts(answer) for answer in answers])
        return
    rows = [(answer.target, answer.service, answer.kind, answer.verdict, answer.said) for answer in answers]
    table(("target", "service", "sample", "outcome", "answer"), rows, empty="This channel has no target.")


def _answer_facts(answer: SampleAnswer) -> dict[str, object]:
    outcome = answer.outcome
    return {
        "channel": answer.channel,
        "target": answer.target,
        "service": answer.service,
        "sample": answer.kind,
        "outcome": answer.verdict,
        "answer": answer.said,
        "permanent": isinstance(outcome, Failed) and outcome.permanent,
        "retry_at": outcome.retry_at if isinstance(outcome, Failed) else None,
    }
