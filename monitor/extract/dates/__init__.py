"""Dates and times on pages: reading them, and telling which clock each is of."""
