"""The chain ladder equals the published reserves and standard errors of a published triangle."""

from __future__ import annotations

import math

import duckdb
import pytest

from tests.simulation.warehouse import compiled

# Cumulative claims of Taylor and Ashe (1983), as in Mack, ASTIN Bulletin 23 (1993), section 6.
TRIANGLE = (
    (357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463),
    (352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085),
    (290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315),
    (310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268),
    (443160, 1136350, 2128333, 2897821, 3402672, 3873311),
    (396132, 1333217, 2180715, 2985752, 3691712),
    (440832, 1288463, 2419861, 3483130),
    (359480, 1421128, 2864498),
    (376686, 1363294),
    (344014,),
)
# Reserve and its standard error per year, the first of which is complete.
PUBLISHED = {
    2: (94634, 75535),
    3: (469511, 121699),
    4: (709638, 133549),
    5: (984889, 261406),
    6: (1419459, 411010),
    7: (2177641, 558317),
    8: (3920301, 875328),
    9: (4278972, 971258),
    10: (4625811, 1363155),
}


@pytest.fixture(scope="module")
def ladder() -> dict[int, tuple[float, float, float]]:
    connection = duckdb.connect()
    connection.execute(
        "create table int_verwachtingen__driehoek (driehoek_id varchar, jaar integer,"
        " ouderdom integer, eind_ouderdom integer, levering_id varchar, aantal double)"
    )
    connection.executemany(
        "insert into int_verwachtingen__driehoek values ('t', $1, $2, 9, $3, $4)",
        [
            (year, age, str(year + age), value)
            for year, row in enumerate(TRIANGLE, 1)
            for age, value in enumerate(row)
        ],
    )
    sql = compiled("int_verwachtingen__kettingladder")
    rows = connection.execute(
        f"select jaar, n_verwacht, variantie, vrijheidsgraden from ({sql})"
    ).fetchall()
    return {year: (expected, variance, freedom) for year, expected, variance, freedom in rows}


def test_reserves_and_standard_errors_are_the_published_ones(
    ladder: dict[int, tuple[float, float, float]],
) -> None:
    found = {
        year: (round(expected - TRIANGLE[year - 1][-1]), round(math.sqrt(variance)))
        for year, (expected, variance, _) in ladder.items()
    }
    assert found == PUBLISHED


def test_more_years_give_more_degrees_of_freedom(
    ladder: dict[int, tuple[float, float, float]],
) -> None:
    """The second year has one step, extrapolated; the last mixes nine steps."""
    assert ladder[2][2] == 1
    assert 1 < ladder[10][2] < 36
