"""Changes to text and lists of a copied project, as its maintainer would make them."""

from __future__ import annotations

from pathlib import Path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def take_row(seed: Path, start: str) -> str:
    """Remove the one row that starts so, and return it."""
    lines = seed.read_text(encoding="utf-8").splitlines()
    (row,) = (line for line in lines if line.startswith(start))
    lines.remove(row)
    seed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return row


def add_row(seed: Path, row: str) -> None:
    with seed.open("a", encoding="utf-8") as file:
        file.write(row + "\n")
