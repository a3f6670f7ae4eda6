"""Numbers in texts: amounts, shares, counts, dates, with their units and bounds."""
