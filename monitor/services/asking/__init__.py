"""Asking: the stored history, gone through for people."""
