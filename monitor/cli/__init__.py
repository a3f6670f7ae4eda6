"""The command ``newsmon``."""
