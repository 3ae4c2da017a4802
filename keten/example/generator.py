"""Write the example: two yearly vintages of each supplier of records, with the printed margins.

The generator knows the printed figures (seeds/gedrukt), the contracts and the text of the
rules. It uses nothing of the models, so that what they compute is an independent check.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from keten.contracts import Contract, read_contracts
from keten.errors import WrongUseError
from keten.example.cells import Cells, read_cells
from keten.example.errors import clean_tables, find_errors, plant
from keten.example.keys import Pseudonyms
from keten.example.linking import link_suspects
from keten.example.om import contradictions, make_om
from keten.example.politie.deliver import make_police
from keten.example.politie.margins import Conflict
from keten.example.politie.tables import to_tables
from keten.example.signals import make_helpwanted, make_schadefonds
from keten.example.vintages import earlier_delivery
from keten.example.writing import Vintage, check_overwrite, write_delivery
from keten.project import Project

# bron -> year of the delivery -> its tables.
Chain = dict[str, dict[int, dict[str, pa.Table]]]

ISO, DUTCH = "%Y-%m-%d", "%d-%m-%Y"
NOT_REQUESTED = {"artikelen_niet_gevraagd": [240, 241, 242, 243]}  # M:5243-5254


def _vintage(bron: str, year: int, day: date, style: str) -> Vintage:
    linked = bron in ("politie", "om")
    spaces = {"persoon_id": f"{bron}-{year}", "parketnummer": f"keten-{year}"} if linked else {}
    start, stop = date(year - 5, 1, 1), date(year, 1, 1)
    selection = NOT_REQUESTED if (bron, year) == ("om", 2025) else None
    return Vintage(bron, year, day, start, stop, style, spaces, selection)


POLICE = {
    2023: _vintage("politie", 2023, date(2023, 5, 1), ISO),
    2025: _vintage("politie", 2025, date(2025, 5, 1), DUTCH),
}
OM = {
    2023: _vintage("om", 2023, date(2023, 4, 28), ISO),
    2025: _vintage("om", 2025, date(2025, 4, 28), DUTCH),
}
HELPWANTED = {
    2023: _vintage("helpwanted", 2023, date(2023, 4, 14), ISO),
    2025: _vintage("helpwanted", 2025, date(2025, 4, 14), ISO),
}
SCHADEFONDS = {
    2023: _vintage("schadefonds", 2023, date(2023, 4, 21), DUTCH),
    2025: _vintage("schadefonds", 2025, date(2025, 4, 21), DUTCH),
}


def write_example(
    project: Project,
    folder: Path,
    *,
    scale: int,
    small: bool,
    seed: int,
    clean: bool = False,
    errors: Sequence[str] = (),
) -> None:
    """Write all deliveries into ``folder`` and tell which printed cells cannot be true.

    ``scale`` multiplies the volume, ``small`` keeps about 2,000 incidents with every special
    case, ``seed`` gives other records with the same margins. ``clean`` leaves out every record
    that breaks a rule, and so do ``errors``, which then stand in the newest delivery alone; the
    printed figures do not hold in either. Raises WrongUseError rather than writing over a
    delivery that is not made up, and on an error that does not exist.
    """
    planted = find_errors(errors)
    if scale < 1 or seed < 0:
        raise WrongUseError("--scale starts at 1 and --seed at 0.")
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(f"{folder.name} is a file: name a folder to write the example in.")
    for vintage in (v for each in (POLICE, OM, HELPWANTED, SCHADEFONDS) for v in each.values()):
        check_overwrite(folder / vintage.folder)
    console = Console(stderr=True)
    contracts = read_contracts(project.contracts)
    cells = read_cells(project)
    *for_chain, for_helpwanted, for_schadefonds = np.random.default_rng(seed).spawn(7)

    console.print("politie and om: records from the printed margins")
    made, conflicts = make_chain(cells, for_chain, scale=scale, small=small)
    if clean or planted:
        made = clean_chain(made)
    for error in planted:
        made[error.bron][2025] = plant(error, made[error.bron][2025])
    for year, vintage in (*POLICE.items(), *OM.items()):
        _write(console, folder, vintage, contracts[vintage.bron], made[vintage.bron][year])
    for make, rng, vintages in (
        (make_helpwanted, for_helpwanted, HELPWANTED),
        (make_schadefonds, for_schadefonds, SCHADEFONDS),
    ):
        signals = make(rng, cells, vintages, scale=scale, small=small)
        for year, vintage in vintages.items():
            _write(console, folder, vintage, contracts[vintage.bron], signals[year])
    if not (small or clean or planted):
        _tell(console, conflicts, contradictions(cells, seed))


def make_chain(
    cells: Cells, streams: Sequence[np.random.Generator], *, scale: int, small: bool
) -> tuple[Chain, list[Conflict]]:
    """Return the tables of politie and om per year, and the printed cells that cannot be true."""
    for_police, for_om, for_keys, for_links, for_past = streams
    newest, past = POLICE[2025], POLICE[2023]
    police, conflicts = make_police(
        cells, for_police, newest.peildatum.isoformat(), scale=scale, small=small
    )
    om = make_om(for_om, cells, scale, small)
    numbers = link_suspects(for_links, police, om["2025"])
    earlier = earlier_delivery(
        for_past,
        police,
        past.start.isoformat(),
        past.stop.isoformat(),
        past.peildatum.isoformat(),
    )
    incident_ids = Pseudonyms(for_keys)
    tables = {
        2025: to_tables(police, incident_ids, Pseudonyms(for_keys), numbers),
        2023: to_tables(earlier, incident_ids, Pseudonyms(for_keys)),
    }
    return {"politie": tables, "om": {year: om[str(year)] for year in OM}}, conflicts


def clean_chain(made: Chain) -> Chain:
    """Return the deliveries with only the records that break no rule."""
    clean: Chain = {"politie": {}, "om": {}}
    for year, vintage in OM.items():
        clean["politie"][year], clean["om"][year] = clean_tables(
            made["politie"][year], made["om"][year], vintage.peildatum
        )
    return clean


def _write(
    console: Console,
    folder: Path,
    vintage: Vintage,
    contracts: dict[str, Contract],
    tables: dict[str, pa.Table],
) -> None:
    write_delivery(folder, vintage, contracts, tables)
    rows = ", ".join(f"{name} {table.num_rows:,}" for name, table in tables.items())
    console.print(f"{vintage.folder}: {rows}")


def _tell(console: Console, politie: list[Conflict], om: list[str]) -> None:
    """Print the printed cells that cannot all be true, with the arithmetic."""
    table = Table(title="Printed cells that cannot be true beside the others")
    for heading in ("bron", "cell and arithmetic"):
        table.add_column(heading)
    for conflict in politie:
        said = f"({conflict.cel_id}) prints {conflict.printed}"
        table.add_row(
            "politie", f"M:{conflict.regel} {said}; the figures give {conflict.arithmetic}."
        )
    for line in om:
        table.add_row("om", line)
    if table.row_count:
        console.print(table)
