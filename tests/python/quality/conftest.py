"""The deliveries of the landing tests, and what ``keten quality`` writes of them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl

from tests.python.landing.conftest import delivery, project, project_root

__all__ = ["delivery", "project", "project_root"]


def read_sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the values of every sheet, after checking that all are text or whole numbers."""
    sheets = {}
    for sheet in openpyxl.load_workbook(path):
        kinds = {cell.data_type for row in sheet for cell in row if cell.value is not None}
        assert kinds <= {"s", "n"}, sheet.title
        sheets[sheet.title] = list(sheet.iter_rows(values_only=True))
    return sheets


def read_csv(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file as a program reads it that knows nothing of keten."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
