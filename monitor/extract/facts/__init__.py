"""All about an article but its words: headline, names, notices, signs of what kind of page it is."""
