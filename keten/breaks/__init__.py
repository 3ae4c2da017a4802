"""Breaks in series of monthly counts: searched for, tested at known dates, and judged.

DataFrames in, DataFrames out; docs/breaks-found.md tells the method and what it can see.
"""

from keten.breaks.results import COLUMNS, find_breaks

__all__ = ["COLUMNS", "find_breaks"]
