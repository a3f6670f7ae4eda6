"""Edits: what differs between two states of an article, and what kinds of edit that is."""
