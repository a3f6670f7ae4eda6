"""Drawing the profile of an outlet from its pages: tools for who writes one, above the reader and never asked by it."""
