"""Which delivery versions there are, which is current and which is in force.

The rule is that of the models: their SQL runs here on the registers of the landing zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from keten.errors import WrongUseError
from keten.landing.layout import EMPTY_FOLDER, REGISTERS, quote_text
from keten.landing.shown import shown
from keten.landing.store import landed_rows
from keten.landing.subjects import SUBJECT_SEPARATOR, WHOLE_REGISTER
from keten.project import Project

_MODELS = Path("models") / "intermediate" / "keten"
_STAGED = {
    "stg_keten__leveringen": "levering",
    "stg_keten__bestanden": "bestanden",
    "stg_keten__keuzes": "keuzes",
    "stg_keten__verwijderd": "verwijderd",
}

_VERSIONS = """
    select levering_id, bron, peildatum, versie, inhoud_hash, contract_hash,
        ingelezen_op, actueel_sinds, is_actueel, verwijderd_op, coalesce(reden, ''),
        int_leveringen__versies.onderwerpen, is_geheel_actueel, coalesce(bestanden, [])
    from int_leveringen__versies
    inner join stg_keten__leveringen
        using (levering_id, bron, peildatum, versie, ingelezen_op)
    left join (
        select levering_id, list((tabel, sha256) order by tabel) as bestanden
        from stg_keten__bestanden
        group by levering_id
    ) using (levering_id)
    order by bron, peildatum, versie
"""


@dataclass(frozen=True)
class Version:
    """One delivery version of the landing zone, or the tombstone of one."""

    levering_id: str
    bron: str
    peildatum: date
    versie: int
    inhoud_hash: str
    contract_hash: str
    landed: datetime
    # The moment of landing, or of the last choice.
    since: datetime
    is_current: bool
    removed_on: datetime | None
    reason: str
    # What it is about, joined (keten.landing.subjects).
    subjects: str
    # Whether it is current for all of them.
    is_wholly_current: bool
    # The table and hash of every file, in the order of the tables.
    files: list[tuple[str, str]]


@dataclass(frozen=True)
class Stand:
    """The delivery that stands for a supplier, population and year."""

    bron: str
    populatie: str
    subject: str
    jaar: int
    levering_id: str
    # When its rows were removed: then this state can no longer be built.
    removed_on: datetime | None


def read_versions(project: Project) -> list[Version]:
    """Return all versions, oldest first; folders that are not whole are left out."""
    with _registers(project) as con:
        rows = con.execute(_VERSIONS).fetchall()
    return [Version(*row) for row in rows]


def read_in_force(project: Project, peildatum: str = "", known_at: str = "") -> list[Stand]:
    """Return what stands per supplier, population and year; now, or in a past state."""
    with _registers(project, peildatum, known_at) as con:
        for name in ("dekking", "geldend"):
            model = _model(project, name)
            con.execute(f"create temp table int_leveringen__{name} as {model}")
        rows = con.execute(
            "select bron, populatie, onderwerp, jaar, levering_id, verwijderd_op "
            "from int_leveringen__geldend join int_leveringen__versies using (levering_id) "
            "order by all"
        ).fetchall()
    return [Stand(*row) for row in rows]


def find_version(versions: list[Version], levering_id: str) -> Version:
    """Return the version with this name.

    Raises WrongUseError with the names there are.
    """
    for version in versions:
        if version.levering_id == levering_id:
            return version
    names = "".join(f"\n  {version.levering_id}" for version in versions)
    raise WrongUseError(
        f"there is no levering {shown(levering_id)}. "
        + (f"There are:{names}" if names else "Nothing is landed yet: keten land <folder>")
    )


def current_of(versions: list[Version], version: Version) -> Version | None:
    """Return the current version for the same supplier, peildatum and subject; another if any."""
    same = [
        other
        for other in about_the_same(versions, version.bron, version.subjects)
        if other.is_current and other.peildatum == version.peildatum
    ]
    return min(same, key=lambda other: other.levering_id == version.levering_id, default=None)


def about_the_same(versions: list[Version], bron: str, subjects: str) -> list[Version]:
    """Return the versions of this supplier that share a subject with ``subjects``."""
    wanted = set(subjects.split(SUBJECT_SEPARATOR))
    return [
        version
        for version in versions
        if version.bron == bron and not wanted.isdisjoint(version.subjects.split(SUBJECT_SEPARATOR))
    ]


def changes(before: list[Stand], after: list[Stand]) -> list[str]:
    """Return in words what the next build takes from another delivery than before."""
    old, new = (
        {(stand.bron, stand.subject, stand.jaar): stand.levering_id for stand in stands}
        for stands in (before, after)
    )
    years: dict[tuple[str, str | None, str | None], list[int]] = {}
    for key in sorted(old.keys() | new.keys()):
        left, right = old.get(key), new.get(key)
        if left != right:
            bron, subject, year = key
            name = bron if subject == WHOLE_REGISTER else f"{bron} {subject}"
            years.setdefault((name, left, right), []).append(year)
    if not years:
        return ["No year changes: other deliveries stand for all its years."]
    lines = [
        f"  {bron} {spans(changed)}: "
        + (f"{right} instead of {left}" if right else f"no delivery any more, it was {left}")
        for (bron, left, right), changed in years.items()
    ]
    return ["At the next `keten build` other deliveries stand:", *lines]


def spans(years: list[int]) -> str:
    """Return sorted years in words, such as 2018–2020, 2022."""
    found: list[list[int]] = []
    for year in years:
        if found and year == found[-1][1] + 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in found)


def next_moment(versions: list[Version]) -> datetime:
    """Return the present (UTC), but later than any landing or choice: clocks are set back."""
    now = datetime.now(UTC).replace(tzinfo=None)
    return max([now, *(version.since + timedelta(microseconds=1) for version in versions)])


@contextmanager
def _registers(
    project: Project, peildatum: str = "", known_at: str = ""
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that holds what the models read, and the versions with their subjects."""
    with duckdb.connect() as con:
        for view, register in _STAGED.items():
            rows = _rows(con, project.landing, register)
            con.execute(f"create temp table {view} as {rows}")
        lists = quote_text(str(project.codes / "populaties.csv"))
        con.execute(f"create temp table populaties as from read_csv({lists}, header = true)")
        for name in ("onderwerpen", "versies"):
            model = _model(project, name, peildatum, known_at)
            con.execute(f"create temp table int_leveringen__{name} as {model}")
        yield con


def _rows(con: duckdb.DuckDBPyConnection, landing: Path, register: str) -> str:
    whole = [
        path
        for path in sorted(landing.glob(f"[!.]*/*/{register}.parquet"))
        if path.parent.name != EMPTY_FOLDER and _is_readable(con, path)
    ]
    return landed_rows(whole, REGISTERS[register])


def _is_readable(con: duckdb.DuckDBPyConnection, path: Path) -> bool:
    try:
        # Opening it is enough to know that it is whole: no row is needed.
        con.execute(f"from read_parquet({quote_text(str(path))}) limit 0")
    except duckdb.Error:
        return False
    return True


def _model(project: Project, name: str, peildatum: str = "", known_at: str = "") -> str:
    """Return the SQL of a model about deliveries, on relations with the names of its parents."""
    # Comes with dbt; only commands that look at versions need it.
    import jinja2

    text = (project.root / _MODELS / f"int_leveringen__{name}.sql").read_text(encoding="utf-8")
    state = {"peildatum": peildatum, "known_at": known_at}
    sql: str = jinja2.Template(text).render(ref=lambda parent: parent, var=state.__getitem__)
    return sql
