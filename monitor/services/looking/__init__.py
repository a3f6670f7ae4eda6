"""Looking: what is due, at which host, and what comes back."""
