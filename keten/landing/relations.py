"""Checks between rows: duplicates within a table, and rows whose parent is not there."""

from __future__ import annotations

import duckdb

from keten.contracts import Contract
from keten.landing.layout import quote_name
from keten.landing.rules import RuleBook


def quarantine_duplicates(
    con: duckdb.DuckDBPyConnection, contract: Contract, typed: str, book: RuleBook
) -> None:
    """Keep one of identical rows; quarantine all rows that share a key and differ.

    Rows that broke another rule are compared too. What is compared is what lands: `J` and `ja`
    are the same. A row with an empty part in its key stands for itself, unless the contract says
    that an empty part is a value like any other.
    """
    names = [quote_name(name) for name in contract.key]
    key = ", ".join(names)
    # As one value, in which empty parts are equal.
    together = "{" + ", ".join(f"{name}: {name}" for name in names) + "}"
    optional = [name for name in contract.key if not contract.column(name).empty_in_key]
    filled = " and ".join(f"{quote_name(name)} is not null" for name in optional) or "true"
    # Hashes are compared first: they take less than the keys, and all differ in most files.
    ((unique,),) = con.execute(
        f"select count(*) = count(distinct hash({key})) from {typed} where {filled}"
    ).fetchall()
    if unique:
        return
    con.execute(
        f"create or replace temp table dubbel as select {together} as sleutel from {typed} "
        f"where {filled} "
        "group by all having count(*) > 1"
    )
    ((found,),) = con.execute("select count(*) from dubbel").fetchall()
    if not found:
        return
    copy = book.number(
        contract.key[0],
        "dubbele rij",
        "The same row stands in the file more than once; the first one is kept. Deliver it once.",
    )
    clash = book.number(
        contract.key[0],
        "dubbele sleutel",
        f"Rows with the same {' + '.join(contract.key)} differ from each other, so that none can "
        "be trusted. Deliver one.",
    )
    con.execute(
        "create or replace temp table kopie as with rij as ("
        f"select rowid as rij, {together} as sleutel, fout, "
        f"hash(fout, {_content(contract)}) as inhoud "
        f"from {typed} where {filled} and {together} in (select sleutel from dubbel)) "
        "select rij, fout, min(rij) over (partition by sleutel) as eerste, "
        "min(inhoud) over (partition by sleutel) = max(inhoud) over (partition by sleutel) "
        "as gelijk from rij"
    )
    con.execute(
        f"update {typed} as t set fout = case when k.gelijk then {copy} else {clash} end "
        "from kopie as k where k.rij = t.rowid and k.fout is null "
        "and not (k.gelijk and k.rij = k.eerste)"
    )


def _content(contract: Contract) -> str:
    return ", ".join(quote_name(column.name) for column in contract.columns)


def quarantine_orphans(
    con: duckdb.DuckDBPyConnection, contract: Contract, typed: str, parent: str, book: RuleBook
) -> None:
    """Quarantine rows whose parent was not delivered, or is itself in quarantine."""
    key = ", ".join(quote_name(name) for name in contract.parent_key)
    named = f"{contract.parent} with this {' + '.join(contract.parent_key)}"
    absent = book.number(
        contract.parent_key[0],
        "ouder ontbreekt",
        f"There is no readable row in {named}. Deliver the parent, or leave this row out.",
    )
    rejected = book.number(
        contract.parent_key[0],
        "ouder afgekeurd",
        f"The row in {named} is in quarantine. Correct the parent.",
    )
    con.execute(
        f"create or replace temp table wees as select t.rowid as rij, {key} "
        f"from (select rowid, * from {typed} where fout is null) as t "
        f"anti join (select {key} from {parent} where fout is null) as p using ({key})"
    )
    ((orphans,),) = con.execute("select count(*) from wees").fetchall()
    if not orphans:
        return
    con.execute(
        f"update {typed} as t set fout = case when w.aanwezig then {rejected} else {absent} end "
        f"from (select wees.rij, p.aanwezig is not null as aanwezig from wees left join "
        f"(select distinct {key}, true as aanwezig from {parent}) as p using ({key})) as w "
        "where w.rij = t.rowid"
    )
