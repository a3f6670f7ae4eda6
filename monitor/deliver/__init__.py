"""Writing messages and handing them to channels; the only home of Apprise."""
