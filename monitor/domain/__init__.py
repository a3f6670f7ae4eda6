"""What news, changes and alerts are: values and pure functions, nothing that reaches out."""
