"""What is noted of settings that can be used: for ``config check`` and ``doctor``."""

from monitor.domain.errors import Problem, SettingsError
from monitor.extract.layouts.profiles import SHIPPED, ProfileError, profiles_in
from monitor.settings.notes import notes
from monitor.settings.settings import Settings


def notes_of(settings: Settings) -> tuple[Problem, ...]:
    """Return what can be used and is probably not meant; raises ``SettingsError`` where a profile cannot be loaded."""
    return tuple(notes(settings, _outlets(settings)))


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
