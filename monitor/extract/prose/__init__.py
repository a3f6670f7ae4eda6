"""The words of an article: where they stand, and what of them is furniture."""
