"""What a contract may say in the standard's logicalTypeOptions: bounds, and the form of a text."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from keten.errors import WrongUseError

_ALLOWED = {
    "date": ("minimum", "maximum"),
    "integer": ("minimum", "maximum"),
    "number": ("minimum", "maximum"),
    "string": ("pattern",),
    "boolean": (),
}


def check_bounds(options: dict[str, Any], logical_type: str, where: str) -> dict[str, str]:
    """Return the bounds of a column as text, as SQL takes them.

    Raises WrongUseError, with ``where`` in front, for one that is unknown or cannot be read.
    """
    bounds: dict[str, str] = {}
    for name, value in options.items():
        if name not in _ALLOWED[logical_type]:
            raise WrongUseError(f"{where}: {name} means nothing for a column of {logical_type}.")
        if not _is_readable(name, value, logical_type):
            raise WrongUseError(f"{where}: {name} cannot be read as that of a {logical_type}.")
        bounds[name] = str(value)
    return bounds


def _is_readable(name: str, value: object, logical_type: str) -> bool:
    if name == "pattern":
        return isinstance(value, str) and _is_pattern(value)
    if logical_type != "date":
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole or (logical_type == "number" and isinstance(value, float))
    if isinstance(value, date):
        return True
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_pattern(text: str) -> bool:
    """Whether DuckDB, which will match it, can read this regular expression."""
    quoted = text.replace("'", "''")  # a parameter would import numpy and pandas
    try:
        duckdb.execute(f"select regexp_full_match('', '{quoted}')")
    except duckdb.Error:
        return False
    return True
