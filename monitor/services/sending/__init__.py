"""Sending: letters put together, carried, and noted."""
