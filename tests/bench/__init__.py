"""Measurements of landing, models and the bare SQL beside references; ``make bench`` runs them."""
