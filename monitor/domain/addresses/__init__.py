"""Addresses: which are usable, and which of them lead to one article."""
