"""Write the pages of the reference that follow from the code: ``python docs/generate.py``."""  # noqa: INP001  a script

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from docs import meanings
from monitor.domain.changes import Kind
from monitor.domain.edits.severity import SEVERITIES
from monitor.settings.model import Written

REFERENCE = Path(__file__).parent / "reference"
MADE = "<!-- Written by docs/generate.py from the code; change it there. -->\n"

PARTS = {  # where each part stands, and the model that describes it
    "topics": "TopicWritten",
    "topics[].names[]": "NameWritten",
    "sources": "SourceWritten",
    "channels": "ChannelWritten",
    "routes": "RouteWritten",
    "routes[].group": "GroupWritten",
    "fetch": "FetchWritten",
    "keep": "KeepWritten",
    "web": "WebWritten",
}

WORDS: Mapping[str, Mapping[str, str]] = {  # what a key may name, and the words with their meanings
    "What `tell` names": meanings.ALERTS,
    "What `changes` and `severities` name": meanings.EDITS,
    "Severities": {severity.word: meaning for severity, meaning in meanings.SEVERITIES.items()},
    "Kinds of sources": meanings.SOURCES,
}

Schema = Mapping[str, Any]


def settings_page() -> str:
    """Return the page that lists every key of ``newsmon.yaml``."""
    schema = Written.model_json_schema()
    parts = (_part(f"`{place}`", schema["$defs"][model], schema) for place, model in PARTS.items())
    return "\n".join([_HEAD, _part("At the top", schema, schema), *parts, *map(_words, WORDS)])


def command_page() -> str:
    """Return the page that shows every command, its arguments and its options."""
    typer = import_module("typer")
    root = typer.main.get_command(import_module("monitor.cli.main").app)
    return "\n".join([MADE, "# Commands\n", _COMMANDS, *_commands(root, "newsmon")])


_HEAD = f"""{MADE}
# Settings

Everything that may stand in `newsmon.yaml`. Other keys are refused; `newsmon config check` says which.
Values are plain YAML; `no`, `12:30` and dates stay the text that they are, so a topic called `No` needs no quotes.

- The file is the one given by `--config`, else `newsmon.yaml` in the working folder, else the one in your own
  configuration folder (`~/.config/newsmon/newsmon.yaml` on Linux).
- `${{NAME}}` anywhere in a value is replaced by that environment variable; it is a fault when it is not set.
- An environment variable `NEWSMON_…` goes before the file: `NEWSMON_DATABASE`, `NEWSMON_FETCH__CONTACT`. Lists are
  written as JSON.
- Lengths of time are written `90s`, `5m`, `1h30m`, `2d`.
- `cron` has five fields: minute, hour, day, month, day of the week (`mon-fri`, or numbers from 0 for Sunday).
"""

_COMMANDS = """Every command that asks something has `--json`. Errors go to the error output; the exit is 0 when all is
fine, 1 when something failed and 2 when the command was called in a way that it does not understand.
"""


def _part(title: str, model: Schema, schema: Schema) -> str:
    said = model.get("description", "").replace("``", "`")
    rows = "\n".join(
        _row(key, field, key in model.get("required", ()), schema) for key, field in model["properties"].items()
    )
    return f"## {title}\n\n{said}\n\n| key | what | value | default |\n| --- | --- | --- | --- |\n{rows}\n"


def _row(key: str, field: Schema, required: bool, schema: Schema) -> str:
    cells = (f"`{key}`", _described(field, schema), ", ".join(_values(field, schema)), _default(field, required))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _words(title: str) -> str:
    """List the words of a kind; those of edits with what each weighs."""
    words = WORDS[title]
    weighs = {word: f" ({SEVERITIES[word].word})" for word in words if isinstance(word, Kind) and word in SEVERITIES}
    rows = "\n".join(f"| `{word}` | {meaning}{weighs.get(word, '')} |" for word, meaning in words.items())
    return f"## {title}\n\n| word | what |\n| --- | --- |\n{rows}\n"


def _described(field: Schema, schema: Schema) -> str:
    # A description that is also that of the model behind it stands there alone.
    return str(field.get("description") or schema["$defs"][field["$ref"].rpartition("/")[2]]["description"])


def _values(field: Schema, schema: Schema) -> Iterator[str]:
    """Yield what may stand behind a key, shortly."""
    kinds = field.get("anyOf", [field])
    if "$ref" in kinds[0] and kinds[-1].get("type") == "array":
        yield "word, list"  # which of them there are is listed at the end of the page
        return
    for kind in kinds:
        found = schema["$defs"][kind["$ref"].rpartition("/")[2]] if "$ref" in kind else kind
        if "enum" in found:
            yield " ".join(f"`{word}`" for word in found["enum"])
        elif found.get("type") == "array":
            yield "list"
        elif found.get("type") == "object":
            yield "keys"
        elif found.get("type") != "null":
            yield _NAMES[found["type"]]


_NAMES = {"string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`"}


def _default(field: Schema, required: bool) -> str:
    if required:
        return "*required*"
    default = field.get("default")
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, list):
        return " ".join(f"`{each}`" for each in default)
    return "" if default in (None, "") else f"`{default}`"


def _commands(command: Any, name: str) -> Iterator[str]:  # noqa: ANN401  click's types are not ours to name
    below = getattr(command, "commands", {})
    if not below or command.invoke_without_command:
        yield _command(command, name)
    for word, each in sorted(below.items()):
        if not each.hidden:
            yield from _commands(each, f"{name} {word}")


def _command(command: Any, name: str) -> str:  # noqa: ANN401  as above
    rows = [f"| `{_call(each)}` | {getattr(each, 'help', None) or ''} |" for each in command.params if not each.hidden]
    table = ["| argument | what |", "| --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"## `{name}`", "", command.help or "", "", *table])


def _call(parameter: Any) -> str:  # noqa: ANN401  as above
    return (
        ", ".join(parameter.opts)
        if parameter.param_type_name == "option"
        else parameter.metavar or parameter.name.upper()
    )


def main() -> None:
    """Write all pages."""
    (REFERENCE / "settings.md").write_text(settings_page(), encoding="utf-8")
    (REFERENCE / "command.md").write_text(command_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
