"""The score of the reconciliation as markdown: per supplier, and per figure of each part.

Cells computed from records, cells that other cells of a published series give, and cells beside
their own transcription have rows of their own: a typed table that equals itself is no proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from keten.warehouse import read_rows

VERDICTS = (
    "gelijk",
    "gelijk na afronding",
    "binnen verbale grens",
    "tegengesproken",
    "invoer niet geleverd",
    "onverklaard",
)
RECORDS, OTHER_CELLS, TRANSCRIBED = "records", "andere cellen", "overgeschreven"
BASES = (RECORDS, OTHER_CELLS, TRANSCRIBED)
_SUPPLIERS = ("politie", "om", "helpwanted", "schadefonds")

_PER_SUPPLIER = """
    select oordeel, case when grondslag = 'records' then bron else grondslag end as kolom,
        count(*) as cellen
    from marts.kwaliteit_aansluiting group by all
"""
# A figure that is only a picture has no cells, or its N; it is listed as such.
_PER_FIGURE = """
    with cellen as (
        select documentcode, regel, figuur, grondslag, oordeel
        from marts.kwaliteit_aansluiting
        union all
        select documentcode, cast(regel as integer), figuur, weergave, null
        from seeds.figuren
        where weergave != 'waarden'
    )
    select cellen.documentcode, onderdelen.onderdeel, cellen.figuur, cellen.grondslag,
        cellen.oordeel, count(cellen.oordeel) as cellen
    from cellen
    inner join seeds.onderdelen as onderdelen
        on cellen.documentcode = onderdelen.documentcode
        and cellen.regel >= onderdelen.regel_van and cellen.regel < onderdelen.regel_tot
    left join seeds.figuren as figuren
        on cellen.documentcode = figuren.documentcode and cellen.figuur = figuren.figuur
    group by cellen.documentcode, onderdelen.onderdeel, onderdelen.volgorde, cellen.figuur,
        figuren.regel, cellen.grondslag, cellen.oordeel
    order by onderdelen.volgorde, cast(figuren.regel as integer) nulls last,
        case cellen.grondslag when 'records' then 1 when 'andere cellen' then 2
            when 'overgeschreven' then 3 else 4 end
"""
# A number stands for a figure; a table has its word, and the figures of S2 have names.
_NUMBER = re.compile(r"[KB]?\d")


def as_markdown(warehouse: Path) -> str:
    """Return the tables of the README."""
    parts = [_per_supplier(read_rows(warehouse, _PER_SUPPLIER))]
    rows = read_rows(warehouse, _PER_FIGURE)
    for (document, part), found in groupby(rows, lambda r: (r["documentcode"], r["onderdeel"])):
        parts.append(_per_figure(f"{document}: {part}", list(found)))
    return "\n\n".join(parts) + "\n"


def _per_supplier(rows: list[dict[str, Any]]) -> str:
    counts = {(row["oordeel"], row["kolom"]): row["cellen"] for row in rows}
    lines = [_line(("oordeel", *_SUPPLIERS, *BASES)), "|---|" + "---:|" * 7]
    for verdict in VERDICTS:
        per_supplier = [counts.get((verdict, name), 0) for name in _SUPPLIERS]
        series = [counts.get((verdict, base), 0) for base in (OTHER_CELLS, TRANSCRIBED)]
        lines.append(_line((verdict, *per_supplier, sum(per_supplier), *series)))
    return "\n".join(lines)


def _per_figure(title: str, rows: list[dict[str, Any]]) -> str:
    total = sum(row["cellen"] for row in rows)
    lines = [
        f"<details><summary>{title} ({total})</summary>",
        "",
        _line(("figuur", "grondslag", *VERDICTS)),
        "|---|---|" + "---:|" * len(VERDICTS),
    ]
    for (figure, base), found in groupby(rows, lambda row: (row["figuur"], row["grondslag"])):
        counts = {row["oordeel"]: row["cellen"] for row in found}
        name = f"Figuur {figure}" if _NUMBER.match(figure) else figure
        lines.append(_line((name, base, *(counts.get(verdict, "") for verdict in VERDICTS))))
    return "\n".join([*lines, "", "</details>"])


def _line(values: Iterable[object]) -> str:
    return "| " + " | ".join(str(value) for value in values) + " |"
