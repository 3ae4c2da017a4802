"""``keten example --errors``: the errors that can be switched on, and what finds each."""

from __future__ import annotations

from rich.table import Table

from keten.example.errors import ERRORS
from keten.printing import make_console


def list_errors() -> None:
    """Print a row per error: its name, supplier, what is wrong, and the rules that must speak."""
    table = Table(title="Errors for keten example --error NAME")
    for heading in ("name", "bron", "what is wrong", "found by"):
        table.add_column(heading)
    for error in ERRORS.values():
        table.add_row(error.name, error.bron, error.says, "\n".join(sorted(error.speaks)))
    make_console().print(table)
