"""How tables and counts are printed: wide where nobody's terminal limits it, no small cells."""

from __future__ import annotations

import sys

from rich.console import Console

SMALLEST_SHOWN = 5
WIDTH_OF_FILES = 160


def make_console() -> Console:
    """Return a console of the terminal's width, or WIDTH_OF_FILES where output is no terminal."""
    return Console() if sys.stdout.isatty() else Console(width=WIDTH_OF_FILES)


def count_text(count: int | None) -> str:
    """Return a count with thousands points; 1 to 4 is shown as ``<5``, None as nothing."""
    if count is None:
        return ""
    if 0 < count < SMALLEST_SHOWN:
        return f"<{SMALLEST_SHOWN}"
    return f"{count:,}".replace(",", ".")
