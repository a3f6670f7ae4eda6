"""From a decision to alerts and deliveries, at once or held back."""
