"""The timed work of one step, in a process of its own; prints its seconds as JSON.

Imports are done before the clock starts, on both sides of every comparison.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
import time
from pathlib import Path

import duckdb

from keten.contracts import Contract, read_contracts
from keten.landing import land_deliveries, write_empty
from keten.landing.manifest import read_manifest
from keten.project import Project, find_project
from tests.bench import survival

# How the example writes days in the deliveries of 2025.
_DATE_FORMAT = "%d-%m-%Y"
# A boolean is delivered as J or N, which only landing understands.
_BARE_TYPES = {"date": "date", "integer": "integer", "number": "double"}


def land(project: Project, folders: list[Path]) -> None:
    """Land the deliveries as ``keten land`` does."""
    land_deliveries(project, folders)


def copy(project: Project, folders: list[Path], target: Path) -> None:
    """Write the same files as typed Parquet with DuckDB alone, in the same compression."""
    contracts = read_contracts(project.contracts)
    con = duckdb.connect()
    for folder in folders:
        manifest = read_manifest(folder, contracts)
        for file in manifest.bestanden:
            columns = _columns(contracts[manifest.bron][file.tabel], file.path)
            path = target / f"{manifest.bron}-{file.tabel}.parquet"
            con.execute(
                f"copy (select * from read_csv('{file.path}', delim = ';', header = true, "
                f"columns = {columns}, auto_detect = false, dateformat = '{_DATE_FORMAT}', "
                f"decimal_separator = ',')) to '{path}' (format parquet, compression zstd)"
            )


def _columns(contract: Contract, path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file, delimiter=";"))
    types = {column.name: _BARE_TYPES.get(column.logical_type) for column in contract.columns}
    return json.dumps({name: types.get(name) or "varchar" for name in names}).replace('"', "'")


def models(plan: Path, seeds: Path, database: Path) -> None:
    """Run compiled SQL bare, in dependency order, on a copy of the database with the seeds."""
    shutil.copyfile(seeds, database)
    rebuild(plan, database)


def rebuild(plan: Path, database: Path) -> None:
    """Run compiled SQL bare, in dependency order, in a database that has what it reads."""
    con = duckdb.connect(str(database))
    for statement in json.loads(plan.read_text(encoding="utf-8")):
        con.execute(f"create schema if not exists {statement['schema']}")
        kind, relation = statement["kind"], statement["relation"]
        con.execute(f"create or replace {kind} {relation} as {statement['sql']}")
    con.close()


def funnel(plan: Path, seeds: Path) -> list[list[object]]:
    """Run the compiled SQL of the funnel in memory, where pandas works too, and return its counts.

    A model that only one other reads is a view: its unread columns are then not computed.
    """
    con = duckdb.connect()
    con.execute(f"attach ':memory:' as keten; attach '{seeds}' as seeds_only (read_only)")
    con.execute("copy from database seeds_only to keten; use keten")
    for statement in json.loads(plan.read_text(encoding="utf-8")):
        kind = "view" if statement["readers"] == 1 else "table"
        con.execute(f"create schema if not exists {statement['schema']}")
        con.execute(f"create {kind} {statement['relation']} as {statement['sql']}")
    query = "select jaar, stap, vorm, sum(aantal) from marts.keten_per_jaar group by all"
    return [[jaar, stap, vorm, int(n)] for jaar, stap, vorm, n in con.execute(query).fetchall()]


def main() -> None:
    """Do the step that the arguments name."""
    step, *arguments = sys.argv[1:]
    paths = [Path(argument) for argument in arguments]
    project = find_project()
    answer: dict[str, object] = {}
    started, used = time.perf_counter(), time.process_time()
    if step == "empty":
        write_empty(project)
    elif step == "land":
        land(project, paths)
    elif step == "copy":
        copy(project, paths[1:], paths[0])
    elif step == "models":
        models(*paths)
    elif step == "rebuild":
        rebuild(*paths)
    elif step == "enlarge":
        answer |= survival.enlarge(paths[0], int(arguments[1]))
    elif step == "lifelines":
        answer |= survival.fit(paths[0])
    elif step == "funnel":
        answer["rows"] = funnel(*paths)
    timed = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - used}
    print(json.dumps(answer | timed))


if __name__ == "__main__":
    main()
