"""Looks: when to look, what a page turned out to be, and which edits are believed at once."""
