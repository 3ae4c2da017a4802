"""How tables and counts are printed: wide where nobody's terminal limits it, no small cells."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console

SMALLEST_SHOWN = 5
WIDTH_OF_FILES = 160
_CODES_SHOWN = 20
_LINES_SHOWN = 3
_LONGEST_CODE, _MOST_WORDS, _MOST_DIGITS, _PSEUDONYM = 25, 3, 5, 16
_CODE = re.compile(r"[^\W_]+([ .:/-]+[^\W_]+)*\.?")


@dataclass(frozen=True)
class UnknownValue:
    """A value that its code list does not know, how often it stands there, and the list."""

    column: str
    code: str
    count: int
    seed: str
    # Who delivered it, and can correct it.
    bron: str
    # The year of the first row with it, where it is known.
    since: int | None = None
    # The first line numbers, where they are known.
    lines: tuple[int, ...] = ()


def make_console() -> Console:
    """Return a console of the terminal's width, or WIDTH_OF_FILES where output is no terminal."""
    return Console() if sys.stdout.isatty() else Console(width=WIDTH_OF_FILES)


def looks_like_code(value: str) -> bool:
    """Return whether a value is short enough and so formed that it names no person or record."""
    words = re.findall(r"[^\W\d_]+", value)
    return (
        len(value) <= _LONGEST_CODE
        and _CODE.fullmatch(value) is not None
        and sum(len(word) > 1 for word in words) <= _MOST_WORDS
        and sum(sign.isdigit() for sign in value) <= _MOST_DIGITS
        and not re.fullmatch(rf"[0-9a-f-]{{{_PSEUDONYM},}}", value.lower())
    )


def unknown_code_lines(found: Iterable[UnknownValue]) -> Iterator[str]:
    """Yield a line per unknown code; values that do not look like one are counted, not shown.

    Of such values the first line numbers are given instead.
    """
    hidden: dict[str, list[UnknownValue]] = {}
    shown = []
    for value in found:
        if looks_like_code(value.code):
            shown.append(value)
        else:
            hidden.setdefault(value.column, []).append(value)
    for column, values in hidden.items():
        numbers = sorted({line for value in values for line in value.lines})[:_LINES_SHOWN]
        where = f", from line {', '.join(map(str, numbers))}" if numbers else ""
        what = (
            "value not shown: it does not look like a code"
            if len(values) == 1
            else f"{len(values):,} values not shown: they do not look like codes"
        )
        yield (
            f"unknown {column} ({what}; is this another column?) "
            f"({sum(value.count for value in values):,} ×{where}): correct the column, or its list "
            f"{values[0].seed}"
        )
    for value in shown[:_CODES_SHOWN]:
        since = f", first in {value.since}" if value.since else ""
        yield (
            f"unknown {value.column} «{value.code}» ({value.count:,} ×{since}): add it to "
            f"{value.seed}, or have {value.bron} correct it"
        )
    if len(shown) > _CODES_SHOWN:
        yield f"and {len(shown) - _CODES_SHOWN:,} more unknown codes"


def count_text(count: int | None) -> str:
    """Return a count with thousands points; 1 to 4 is shown as ``<5``, None as nothing."""
    if count is None:
        return ""
    if 0 < count < SMALLEST_SHOWN:
        return f"<{SMALLEST_SHOWN}"
    return f"{count:,}".replace(",", ".")
