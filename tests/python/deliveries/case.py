"""What a case is: a valid delivery, its edits, and the outcome that the rules ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from keten.errors import ExitCode
from tests.python.deliveries.base import Draft, make_draft
from tests.python.deliveries.edits import Edit

# (tabel, row, kolom, regel); the first row is 1, whatever line that is in the format.
Quarantined = tuple[str, int, str, str]
# (tabel, row, kolom, landed value as text)
Landed = tuple[str, int, str, str | None]


@dataclass(frozen=True)
class Case:
    """One awkward delivery; the outcome is written by hand."""

    name: str
    bron: str
    # Points of docs/deliveries.md that it proves.
    points: tuple[str, ...]
    edits: tuple[Edit, ...]
    code: ExitCode
    quarantined: tuple[Quarantined, ...] = ()
    gives: tuple[Landed, ...] = ()
    # Words that the account, the message or a sentence in quarantine must hold.
    says: tuple[str, ...] = ()
    # Words that may stand nowhere in what is printed or kept.
    hides: tuple[str, ...] = ()
    # Unknown codes that the register must count.
    unknown: int = 0
    # Whether a new version is kept.
    kept: bool = True
    # Edits of deliveries that are landed before this one, in order.
    before: tuple[tuple[Edit, ...], ...] = ()

    def draft(self) -> Draft:
        """Return the delivery of this case."""
        return edited(self.bron, self.edits)


def edited(bron: str, edits: tuple[Edit, ...]) -> Draft:
    """Return a valid delivery of this bron after these edits."""
    draft = make_draft(bron)
    for edit in edits:
        edit(draft)
    return draft


def _words(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def lands(
    bron: str,
    points: str,
    name: str,
    *edits: Edit,
    gives: Sequence[Landed] = (),
    says: str | Sequence[str] = (),
    unknown: int = 0,
    before: tuple[tuple[Edit, ...], ...] = (),
) -> Case:
    """Every row is accepted; these cells land so. Unknown codes are counted and named."""
    return Case(
        name,
        bron,
        tuple(points.split()),
        edits,
        ExitCode.CLEAN,
        gives=tuple(gives),
        says=_words(says),
        unknown=unknown,
        before=before,
    )


def quarantines(
    bron: str,
    points: str,
    name: str,
    *edits: Edit,
    rows: Sequence[Quarantined],
    gives: Sequence[Landed] = (),
    says: str | Sequence[str] = (),
    unknown: int = 0,
) -> Case:
    """These rows are quarantined, and no other."""
    return Case(
        name,
        bron,
        tuple(points.split()),
        edits,
        ExitCode.QUARANTINED,
        quarantined=tuple(rows),
        gives=tuple(gives),
        says=_words(says),
        unknown=unknown,
    )


def refuses(
    bron: str,
    points: str,
    name: str,
    *edits: Edit,
    says: str | Sequence[str],
    hides: str | Sequence[str] = (),
    code: ExitCode = ExitCode.REFUSED,
) -> Case:
    """The delivery is refused: nothing of it is kept."""
    return judges(bron, points, name, *edits, code=code, says=says, hides=hides)


def judges(
    bron: str,
    points: str,
    name: str,
    *edits: Edit,
    code: ExitCode,
    says: str | Sequence[str],
    hides: str | Sequence[str] = (),
    before: tuple[tuple[Edit, ...], ...] = (),
) -> Case:
    """The delivery gets this exit code and these words, and changes nothing."""
    return Case(
        name,
        bron,
        tuple(points.split()),
        edits,
        code,
        says=_words(says),
        hides=_words(hides),
        kept=False,
        before=before,
    )


def at(tabel: str, row: int, column: str, value: Any) -> tuple[Landed, ...]:
    """Return the one landed cell that a case looks at."""
    return ((tabel, row, column, value),)
