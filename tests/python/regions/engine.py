"""The SQL of the regional comparison, run in memory on many comparisons at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Template

ROOT = Path(__file__).parents[3]
MODELS = {
    "int_regio__grenzen": "models/intermediate/regio",
    "regio_vergelijking": "models/marts/keten",
}
# Carried through; nothing is computed from them.
CARRIED = (
    "jaar", "volgorde", "stap", "vorm", "maat", "eenheid", "populatie", "noemer_naam", "n_regios",
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


def compiled(model: str) -> str:
    """Compile a model that uses nothing but ``ref`` and the macro of the limits."""
    macro = (ROOT / "macros" / "ligging.sql").read_text(encoding="utf-8")
    sql = (ROOT / MODELS[model] / f"{model}.sql").read_text(encoding="utf-8")
    return Template(macro + sql).render(ref=lambda name: name)


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
            " null::varchar as reden, "
            + ", ".join(f"null::integer as {name}" for name in CARRIED if name != "stap")
            + ", vergelijking_id as stap",
            [list(column) for column in zip(*rows, strict=True)],
        )
        for model in MODELS:
            connection.execute(f"create table {model} as {compiled(model)}")
        result = connection.execute("select * from regio_vergelijking")
        names = [column[0] for column in result.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return {(int(row["stap"]), int(row["regio"])): row for row in found}
