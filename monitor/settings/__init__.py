"""``newsmon.yaml`` and the environment, made into values of the domain; nothing below sees them."""

from monitor.settings.load import load, load_database, load_mask, load_rules, load_topics, locate, settings_in
from monitor.settings.settings import ChannelSettings, Settings

__all__ = [
    "ChannelSettings",
    "Settings",
    "load",
    "load_database",
    "load_mask",
    "load_rules",
    "load_topics",
    "locate",
    "settings_in",
]
