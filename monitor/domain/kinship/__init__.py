"""Kinship of articles: which are one, copies, steps of a chain, or tell of the same event."""
