"""The SQL of the regional comparison, run in memory on many comparisons at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from tests.simulation.warehouse import build, without_breaks

# Carried through; nothing is computed from them.
CARRIED = (
    "jaar", "volgorde", "vorm", "maat", "eenheid", "populatie", "noemer_naam", "n_regios",
    "levering_id", "peildatum", "aard", "is_heel_jaar",
)  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """Numerator and denominator of each region; a share, or else a rate per inhabitant."""

    is_share: bool
    regions: Sequence[tuple[int, int]]

    @property
    def overall(self) -> float:
        return sum(n for n, _ in self.regions) / sum(of for _, of in self.regions)


def compare(comparisons: Sequence[Comparison]) -> dict[tuple[int, int], dict[str, Any]]:
    """Return the row of every region, by the place of its comparison and its place in it."""
    rows = [
        (str(place), str(region), of, one.is_share, n, one.overall)
        for place, one in enumerate(comparisons)
        for region, (n, of) in enumerate(one.regions)
    ]
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        connection.execute(
            "create table int_regio__maten as select unnest($1) as vergelijking_id,"
            " unnest($2) as regio, unnest($3)::bigint as noemer, unnest($4) as is_aandeel,"
            " unnest($5)::bigint as teller, unnest($6)::double as landelijk,"
            " null::varchar as reden, vergelijking_id as stap, "
            + ", ".join(f"null::integer as {name}" for name in CARRIED),
            [list(column) for column in zip(*rows, strict=True)],
        )
        without_breaks(connection)
        build(connection, "regio_vergelijking")
        result = connection.execute("select * from regio_vergelijking")
        names = [column[0] for column in result.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return {(int(row["stap"]), int(row["regio"])): row for row in found}
