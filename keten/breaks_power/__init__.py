"""``keten breaks --simulate``: how large a break has to be to be found, and how often none is."""
