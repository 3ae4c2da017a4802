"""The walk of the Monitor, from printed cell to printed cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import duckdb
import pytest

from tests.python.conftest import ROOT, Keten

Place = tuple[str, str, str]
Row = dict[str, str]
PERIOD = "2020-2024"
WALK = {
    "politie": ["registraties", "meldingen", "meldingen met verdachte", "naar om"],
    "om": [
        "instroom om", "afgehandeld", "inhoudelijk afgehandeld", "dagvaardingen", "berecht",
        "veroordelingen", "veroordelingen met straf",
    ],
}  # fmt: skip
# The whole that a printed percentage of a branch is a share of (M:4940-4952).
WHOLES = {
    "verdachte na aangifte": "aangiften",
    "naar om na aangifte": "aangiften",
    "verdachte zonder aangifte": "meldingen zonder aangifte",
    "naar om zonder aangifte": "meldingen zonder aangifte",
}


def rows(path: str) -> list[Row]:
    with (ROOT / "seeds" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES = rows("codes/brugcijfers.csv")


def printed(weergave: str) -> list[tuple[Place, Row]]:
    """The printed cells of the figures, with a number that no word or verdict qualifies."""
    names = {(f["bron"], f["maat"], f["categorie"]): f["cijfer"] for f in FIGURES}
    return [
        ((names[bron, cell["maat"], cell["categorie"]], cell["jaar"], cell["vorm"]), cell)
        for bron in WALK
        for cell in rows(f"gedrukt/gedrukte_cellen_{bron}.csv")
        if (bron, cell["maat"], cell["categorie"]) in names
        and cell["weergave"] == weergave
        and not cell["grens"]
    ]


def agrees(count: int, cell: Row) -> bool:
    """Whether a count is printed as the cell has it: exact, to five, or suppressed below five."""
    if cell["gedrukt"] == "<5":
        return 0 < count < 5
    number = int((cell["getal"] or cell["gedrukt"]).replace(".", ""))
    return number == ((count + 2) // 5 * 5 if cell["afronding"] == "vijftal" else count)


@pytest.fixture(scope="module")
def connection(full: Keten) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(full.project.warehouse), read_only=True) as made:
        yield made


@pytest.fixture(scope="module")
def ends(connection: duckdb.DuckDBPyConnection) -> dict[Place, int]:
    """Each figure as every bridge that is in force begins or ends with it."""
    found = connection.execute(
        "select stap, periode, vorm, list(distinct aantal) from marts.keten_brug"
        " where soort in ('begin', 'eind') and is_geldend and tak = 'totaal' group by all"
    ).fetchall()
    assert [place for *place, counts in found if len(counts) > 1] == []
    return {(figure, period, form): counts[0] for figure, period, form, counts in found}


def test_bridges_begin_and_end_at_every_printed_cell(ends: dict[Place, int]) -> None:
    cells = printed("aantal")
    assert len(cells) > 250
    wrong = [cell["cel_id"] for place, cell in cells if not agrees(ends[place], cell)]
    assert wrong == []


def test_every_figure_of_the_main_way_is_printed() -> None:
    """Sent to the OM only per year (M:4902), with a suspect only as a share (M:3196-3201)."""
    whole = {figure for (figure, period, form), _ in printed("aantal") if period == PERIOD}
    assert set(WALK["politie"] + WALK["om"]) - whole == {"meldingen met verdachte", "naar om"}
    assert {p for (figure, p, _), _ in printed("aantal") if figure == "naar om"} == {
        str(year) for year in range(2020, 2025)
    }


def test_branches_with_and_without_a_declaration_are_the_printed_shares(
    ends: dict[Place, int],
) -> None:
    shares = [(place, cell) for place, cell in printed("percentage") if place[0] in WHOLES]
    assert {place[0] for place, _ in shares} == set(WHOLES)
    for (figure, period, form), cell in shares:
        whole = ends[WHOLES[figure], period, form]
        share = Decimal(100 * ends[figure, period, form]) / whole
        assert f"{share.quantize(Decimal(1), ROUND_HALF_UP)}%" == cell["gedrukt"], cell["cel_id"]


@pytest.mark.parametrize("source", WALK)
def test_the_walk_goes_from_one_printed_figure_to_the_next(
    connection: duckdb.DuckDBPyConnection, ends: dict[Place, int], source: str
) -> None:
    for first, second in pairwise(WALK[source]):
        steps = connection.execute(
            "select soort, aantal from marts.keten_brug where is_geldend and is_opeenvolgend"
            " and vorm = 'totaal' and tak = 'totaal' and periode = $1 and van_cijfer = $2"
            " and naar_cijfer = $3 order by volgorde",
            [PERIOD, first, second],
        ).fetchall()
        assert (steps[0][0], steps[-1][0]) == ("begin", "eind")
        assert sum(count for _, count in steps[:-1]) == steps[-1][1]
        assert steps[-1][1] == ends[second, PERIOD, "totaal"]


def test_any_two_figures_of_a_source_have_a_walk_and_back_it_has_the_opposite_signs(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    pairs = {
        (a["cijfer"], b["cijfer"])
        for a in FIGURES
        for b in FIGURES
        if a["bron"] == b["bron"] and a != b
    } | {("naar om", "instroom om")}
    query = "select distinct van_cijfer, naar_cijfer from marts.keten_brug where is_geldend"
    assert set(connection.execute(query).fetchall()) == pairs
    unequal = """
        with netto as (
            select levering_id, periode, vorm, tak, van_cijfer, naar_cijfer, soort,
                sum(aantal) as aantal
            from marts.keten_brug
            where
                soort not in ('begin', 'eind', 'niet te scheiden')
                and levering_id = naar_levering_id
            group by all
        )
        select count(*), count(*) filter (where (heen.aantal + terug.aantal = 0) is not true)
        from netto as heen
        left join netto as terug
            on heen.van_cijfer = terug.naar_cijfer and heen.naar_cijfer = terug.van_cijfer
            and (heen.levering_id, heen.periode, heen.vorm, heen.tak, heen.soort)
            = (terug.levering_id, terug.periode, terug.vorm, terug.tak, terug.soort)
        where not exists (
            from seeds.brugcijfers
            where cijfer in (heen.van_cijfer, heen.naar_cijfer) and uitgang is not null
        )
    """
    ((steps, wrong),) = connection.execute(unequal).fetchall()
    assert steps > 1000
    assert wrong == 0


def test_between_police_and_om_only_links_are_split(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    kinds = connection.execute(
        "select distinct soort from marts.keten_brug where van_cijfer = 'naar om'"
        " and naar_cijfer = 'instroom om' and soort not in ('begin', 'eind')"
    ).fetchall()
    assert {kind for (kind,) in kinds} <= {"populatie", "tijd", "niet te scheiden"}
    ((walks, rests),) = connection.execute(
        "select count(*) filter (where soort = 'begin'), count(*) filter"
        " (where stap = 'niet te scheiden zonder koppeling') from marts.keten_brug"
        " where van_cijfer = 'naar om' and naar_cijfer = 'instroom om'"
    ).fetchall()
    assert (rests, walks > 0) == (walks, True)
