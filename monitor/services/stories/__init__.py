"""Stories: which one an article belongs to, which are of one event, and what people put right."""
