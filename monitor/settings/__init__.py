"""``newsmon.yaml`` and the environment, made into values of the domain; nothing below sees them."""

from monitor.settings.load import load
from monitor.settings.places import locate
from monitor.settings.settings import ChannelSettings, Settings

__all__ = ["ChannelSettings", "Settings", "load", "locate"]
