"""How deliveries are landed: the limits, the worst that is accepted, and whether it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from keten.errors import RefusedError, WrongUseError
from keten.landing.layout import Limits
from keten.landing.manifest_options import Said
from keten.landing.table import CheckedTable

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s*%")
_REASONS_SHOWN = 5


@dataclass(frozen=True)
class LandOptions:
    """What the options of ``keten land`` say, the same for every delivery of one call."""

    limits: Limits = field(default_factory=Limits)
    # The largest share of the rows of a file that may be in quarantine; None = any.
    max_quarantine: Fraction | None = None
    # Judge and tell, but write nothing.
    dry_run: bool = False
    # Also land files that were removed before.
    again: bool = False
    # What the manifest would say, where a delivery has none.
    said: Said | None = None


def read_limits(
    cell_kib: int | None, columns: int | None, file_mib: int | None, unpacked_mib: int | None
) -> Limits:
    """Return the limits with those that an option gives in place of the usual ones."""
    given = {
        "cell_bytes": cell_kib and cell_kib * 1024,
        "columns": columns,
        "file_bytes": file_mib and file_mib * 1024**2,
        "unpacked_bytes": unpacked_mib and unpacked_mib * 1024**2,
    }
    return replace(Limits(), **{name: limit for name, limit in given.items() if limit})


def read_share(text: str) -> Fraction:
    """Return the share that ``1%`` or ``0,5%`` says.

    Raises WrongUseError on anything else; a number without % could be rows or a share.
    """
    found = _SHARE.fullmatch(text.strip())
    share = Fraction(found.group(1).replace(",", ".")) / 100 if found else None
    if share is None or share > 1:
        raise WrongUseError("--max-quarantine is a percentage from 0% to 100%, such as 1% or 0,5%.")
    return share


def refuse_worse(tables: list[CheckedTable], most: Fraction | None) -> None:
    """Raise RefusedError when a larger share than ``most`` of any file is in quarantine."""
    worse = [
        table
        for table in tables
        if most is not None and sum(table.reasons.values()) > most * table.received.rows
    ]
    if worse and most is not None:
        lines = "\n".join(f"  {_explain(table)}" for table in worse)
        raise RefusedError(
            f"more than {float(100 * most):g}% of a file would be in quarantine:\n{lines}\n"
            "Nothing was kept. Ask the supplier for a corrected delivery, or give another "
            "--max-quarantine."
        )


def _explain(table: CheckedTable) -> str:
    quarantined, read = sum(table.reasons.values()), table.received.rows
    reasons = [
        f"{f'{column}, ' if column else ''}{rule} ({count:,})"
        for (column, rule), count in table.reasons.most_common(_REASONS_SHOWN)
    ]
    if len(table.reasons) > len(reasons):
        reasons.append(f"and {len(table.reasons) - len(reasons)} more reasons")
    return (
        f"{table.contract.tabel}: {quarantined:,} of {read:,} rows ({quarantined / read:.2%}): "
        + "; ".join(reasons)
    )
