"""A made-up delivery of next year, and what can go on with it and what cannot."""
