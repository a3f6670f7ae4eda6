"""Matches: names, queries, and whether an article meets them."""
