"""Direct identifiers: their names and shapes, and the search for them in cells and text."""
