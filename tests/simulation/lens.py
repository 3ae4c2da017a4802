"""The law lens on worlds whose truth is known: is each component within its bounds?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from tests.simulation.acts import FIRST_YEAR, LAST_YEAR, Act, draw_acts, draw_world
from tests.simulation.registers import OM, POLICE, Register
from tests.simulation.truth import BASE, FACTOR, MARGIN, SUMS, Truth
from tests.simulation.waits import generator
from tests.simulation.warehouse import build, seed, without_breaks

SEED = 11
_EMPTY = """
create table int_leveringen__geldend (populatie varchar, levering_id varchar, jaar integer);
create table stg_keten__leveringen (levering_id varchar, aard varchar, periode_van date,
    periode_tot date, peildatum date, artikelen_niet_gevraagd varchar);
create table gedaan (nummer integer, code varchar, leeftijd integer, pleegdatum date,
    laatste_dag date, geregistreerd date);
"""
_DELIVERED = """
insert into stg_keten__leveringen values
    ('l', 'synthetisch', make_date($first, 1, 1), make_date($last + 1, 1, 1),
     make_date($last + 1, 4, 28), if($bron = 'om', '240,241,242,243', null));
insert into int_leveringen__geldend
    select if($bron = 'om', 'instroom', 'meldingen'), 'l', unnest(range($first, $last + 1));
create table fct_meldingen as
    select
        'l' as levering_id, nummer::varchar as incident_id, geregistreerd as registratiedatum,
        code as mk_code, pleegdatum, leeftijd as leeftijd_jongste_slachtoffer, true as is_geldend
    from gedaan where $bron = 'politie';
create table stg_politie__incidenten as
    select
        'l' as levering_id, nummer::varchar as incident_id, pleegdatum as pleegdatum_begin,
        laatste_dag as pleegdatum_eind
    from gedaan;
create table fct_zaken as
    select
        'l' as levering_id, nummer::varchar as parketnummer, geregistreerd as inschrijfdatum,
        true as is_geldend_instroom
    from gedaan where $bron = 'om';
create table int_artikelen__minderjarigheid as
    select
        'l' as levering_id, nummer::varchar as parketnummer, 1 as feitnummer,
        split_part(code, ' ', 2) as artikel, split_part(code, ' ', 1) as regime, 'artikel' as route
    from gedaan;
create table stg_om__feiten as
    select
        'l' as levering_id, nummer::varchar as parketnummer, 1 as feitnummer,
        pleegdatum as pleegdatum_begin, laatste_dag as pleegdatum_eind
    from gedaan;
"""


@dataclass(frozen=True)
class Lens:
    """What came out of the worlds, for one component; ``runs`` is what was asked for.

    ``pairs`` are pairs of periods, ``changes`` those times the series. ``within``: the truth is
    within the bounds; ``attained``: on one of two bounds; ``adding_up``: the five components make
    up the change; ``inseparable``: the direction is not told. ``width``: of the bounds, as a share
    of the larger count of the two.
    """

    scenario: str
    component: str
    runs: int
    redrawn: int
    pairs: int
    changes: int
    within: int
    attained: int
    adding_up: int
    inseparable: int
    width: float


@dataclass(frozen=True)
class Scenario:
    """Worlds of one register; ``ceased`` of their acts are no offence any more.

    ``factor`` and ``margin`` are what the lens is told about what comes after the delivery. The
    worlds keep to ``FACTOR`` and ``MARGIN``, whatever it is told.
    """

    name: str
    register: Register
    ceased: float = 0.0
    share_ceased: float = 0.0
    factor: float = FACTOR
    margin: float = MARGIN

    def assumed(self, truth: Truth) -> dict[str, tuple[float, float]]:
        """Return the numbers of seed lensaannames that the lens is told."""
        return {
            "naloop": (0, self.factor),
            "naloop-marge": (0, self.margin),
            "vervallen": (0, self.share_ceased),
            "niet-gevraagd": truth.not_asked(),
        }


SCENARIOS = (
    Scenario("police", POLICE),
    Scenario("OM", OM),
    Scenario("police, 3% ceases to be an offence", POLICE, ceased=0.03, share_ceased=0.5),
    Scenario("police, told that nothing comes later", POLICE, factor=0, margin=0),
)


def decompose(
    register: Register, acts: Sequence[Act], assumptions: dict[str, tuple[float, float]]
) -> list[dict[str, Any]]:
    """Return the rows of ``keten_ontleding`` on what the supplier knows of the acts."""
    rows = [
        (
            place, act.code, act.age, act.committed if act.is_dated else None,
            act.until if act.is_dated else None, act.registered,
        )
        for place, act in enumerate(acts)
        if act.is_registered and act.registered.year <= LAST_YEAR
    ]  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        connection.execute(_EMPTY)
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(
            "insert into gedaan select " + ", ".join(f"unnest(${n})" for n in range(1, 7)), columns
        )
        for statement in _DELIVERED.split(";")[:-1]:
            values = {"bron": register.name, "first": FIRST_YEAR, "last": LAST_YEAR}
            used = {name: value for name, value in values.items() if f"${name}" in statement}
            connection.execute(statement, used)
        for name in ("mk_codes", "artikelen", "artikel_concordantie", "terugvertaling"):
            seed(connection, name)
        seed(connection, "lensaannames")
        # As the project types it; read without types a share would be rounded.
        connection.execute("alter table lensaannames alter column bovengrens type double")
        for name, (low, high) in assumptions.items():
            connection.execute(
                "update lensaannames set ondergrens = ?, bovengrens = ? where aanname = ?",
                [low, high, name],
            )
        without_breaks(connection)
        build(connection, "keten_ontleding")
        result = connection.execute("select * from keten_ontleding")
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def draw(scenario: Scenario, random: np.random.Generator) -> tuple[list[Act], Truth, int]:
    """Draw a world that keeps to the assumptions; also how many were drawn that did not."""
    redrawn = 0
    while True:
        acts = draw_acts(draw_world(scenario.register, random, scenario.ceased), random)
        truth = Truth(scenario.register, acts)
        if truth.keeps_to_the_assumptions(scenario.share_ceased):
            return acts, truth, redrawn
        redrawn += 1


def add_up(parts: Sequence[dict[str, Any]]) -> bool:
    """Say whether the components of a change can make it up, whichever bound one of them is at."""
    change = parts[0]["verandering"]
    low = sum(part["ondergrens"] for part in parts)
    high = sum(part["bovengrens"] for part in parts)
    return all(
        part["ondergrens"] + high - part["bovengrens"] >= change
        and part["bovengrens"] + low - part["ondergrens"] <= change
        for part in parts
    )


def judge(
    scenario: Scenario, random: np.random.Generator, worlds: int, runs: int = 0
) -> list[Lens]:
    """Decompose the changes of ``worlds`` worlds and compare each component with its truth."""
    register = scenario.register
    found: dict[str, Counter[str]] = {name: Counter() for name in (*BASE, *SUMS)}
    total: Counter[str] = Counter()
    for _ in range(worlds):
        acts, truth, redrawn = draw(scenario, random)
        total["redrawn"] += redrawn
        changes: dict[tuple[str, str, int], list[dict[str, Any]]] = {}
        for row in decompose(register, acts, scenario.assumed(truth)):
            if row["reeks"] in register.series():
                key = row["reeks"], row["deel"], row["tot_jaar"]
                changes.setdefault(key, []).append(row)
        total["pairs"] += len({key[1:] for key in changes})
        for key, rows in changes.items():
            true = truth.change(*key)
            whole = add_up([row for row in rows if not row["is_som"]])
            for row in rows:
                count = found[row["component"]]
                low, high = row["ondergrens"], row["bovengrens"]
                count["changes"] += 1
                count["within"] += low <= true[row["component"]] <= high
                count["attained"] += low < high and true[row["component"]] in (low, high)
                count["adding_up"] += whole
                count["inseparable"] += row["oordeel"] == "niet te scheiden"
                count["width"] += high - low
                count["size"] += max(row["aantal_van"], row["aantal_tot"])
    return [
        Lens(
            scenario=scenario.name, component=name, runs=runs, redrawn=total["redrawn"],
            pairs=total["pairs"], changes=count["changes"], within=count["within"],
            attained=count["attained"],
            adding_up=count["adding_up"], inseparable=count["inseparable"],
            width=count["width"] / count["size"],
        )
        for name, count in found.items()
    ]  # fmt: skip


def run(runs: int) -> list[Lens]:
    """Judge every scenario; a world takes as long as forty runs of another section."""
    return [
        lens
        for place, scenario in enumerate(SCENARIOS)
        for lens in judge(scenario, generator(SEED, place), max(1, runs // 40), runs)
    ]
