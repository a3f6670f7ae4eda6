"""What is noted of settings, and of what is watched beside them: for ``config check`` and ``doctor``."""

from collections.abc import Iterator
from datetime import UTC, datetime

from monitor.domain.addresses.keys import masked
from monitor.domain.errors import NewsmonError, Problem, SettingsError
from monitor.domain.sources import Source
from monitor.domain.telling.listening import untold
from monitor.extract.layouts.profiles import SHIPPED, ProfileError, profiles_in
from monitor.services.beside import beside
from monitor.settings.notes import notes
from monitor.settings.settings import Settings
from monitor.store.migrate import SchemaState, state
from monitor.store.store import Store


def notes_of(settings: Settings) -> tuple[Problem, ...]:
    """Return what can be used and is probably not meant; raises ``SettingsError`` where a profile cannot be loaded."""
    return (*notes(settings, _outlets(settings)), *_untold_watches(settings))


def _untold_watches(settings: Settings) -> Iterator[Problem]:
    """Yield what is watched beside the settings and told to nobody, as far as there is a database that can be read."""
    file = str(settings.path)
    try:
        watched = _watched(settings.database())
    except NewsmonError as error:
        what, do = f"who is told of what is watched is unknown: {error}", "See `newsmon doctor`"
        yield Problem(file=file, line=None, key="database", what=what, do=do)
        return
    channels = {channel.name for channel in settings.channels()}
    for source in watched:
        if source.to and source.to not in channels:
            trouble = f"its channel {source.to!r} is no longer in the settings"
        else:
            trouble = "" if source.to or not source.tracks_all else untold(source, settings.routes())
        if trouble:
            what, do = (
                f"nobody may be told of {masked(source.url)}, which is watched: {trouble}",
                "Watch it --to CHANNEL",
            )
            yield Problem(file=file, line=None, key="routes", what=what, do=do)


def _watched(database: str) -> tuple[Source, ...]:
    if state(database) is SchemaState.EMPTY:
        return ()
    store = Store.open(database, migrate=False)
    try:
        with store.read() as books:
            return beside(books, datetime.now(UTC))
    finally:
        store.close()


def _outlets(settings: Settings) -> tuple[str, ...]:
    """Name the outlets that have a profile."""
    try:
        profiles = (*profiles_in(settings.outlets()), *profiles_in(SHIPPED))
    except ProfileError as error:
        wrong = Problem(
            file=str(settings.path), line=None, key="outlets", what=f"{error.to}: {error.what}", do=error.do
        )
        raise SettingsError((wrong,)) from error
    return tuple(profile.name for profile in profiles)
