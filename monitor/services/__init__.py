"""The steps that carry an article from its address to an alert."""
