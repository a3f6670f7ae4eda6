"""Why somebody was told of an article, or was not: what is stored of it, a line for each step with its reason."""

from monitor.services.asking.why.asked import Present, explain

__all__ = ["Present", "explain"]
