"""Where the settings are looked for."""

from pathlib import Path

from platformdirs import user_config_path

NAME = "newsmon.yaml"


def locate(given: Path | None = None, *, here: Path | None = None, home: Path | None = None) -> Path:
    """Return the settings file to use: the given one, else ``newsmon.yaml`` here, else the user's own.

    Where there is none, it is the place where ``newsmon init`` writes one.
    """
    if given is not None:
        return given
    beside = (here or Path()) / NAME
    own = (home or user_config_path("newsmon")) / NAME
    return own if own.is_file() and not beside.exists() else beside
