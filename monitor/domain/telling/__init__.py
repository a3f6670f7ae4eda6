"""Telling: whether there is reason to, whom, when, and in which messages."""
