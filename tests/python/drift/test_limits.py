"""Limits at known numbers, and which periods are judged beside a registered break."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from keten.drift.expectations import Break, Expectations
from keten.drift.judging import judge
from keten.drift.limits import count_limits, share_limits


def test_a_share_is_uncertain_before_and_after() -> None:
    # p = 100.5 / 1,001; no spread, so phi = 1; variance p (1 - p) (1 / 1,000 + 1 / 1,000) times
    # (t 2.3646 / z 1.9600)² with 7 degrees of freedom: 0.1004 ± 1.96 × 0.0162, skewed by the beta
    # distribution to 0.0710 and 0.1343, and rounded outward to whole percents (ten of 1,000 rows).
    limits = share_limits([12, 13] * 4, [125] * 8, 1000, 0.05)
    assert limits
    assert limits.expected == pytest.approx(100.5 / 1001)
    assert (limits.lower, limits.upper, limits.dispersion) == (0.07, 0.14, 1.0)


def test_spread_between_periods_widens_a_share() -> None:
    # Pearson: 8 × (7.5² / (1,000 × 0.1004 × 0.8996 / 8)) / 7 = 5.7; 0.1004 ± 1.96 × 0.0386, skewed
    limits = share_limits([5, 20] * 4, [125] * 8, 1000, 0.05)
    assert limits
    assert limits.dispersion == pytest.approx(5.69, abs=0.01)
    assert (limits.lower, limits.upper) == (0.03, 0.19)


def test_few_periods_say_nothing() -> None:
    assert share_limits([10] * 8, [100] * 7 + [0], 100, 0.05) is None
    assert not count_limits([10] * 7, range(1, 8), 0.05)


def test_a_calendar_month_is_its_own_once_all_came_twice() -> None:
    months = [*range(1, 13)] * 2
    rows = [100 if month == 1 else 0 if month == 2 else 50 for month in months]
    limits = count_limits(rows, months, 0.05)
    assert [limits[month].expected for month in (1, 2, 3)] == [100, 0, 50]
    # No spread: phi = 1, variance mu (1 + 1 / 2) (t 2.1788 / z 1.9600)², 12 degrees of freedom.
    assert [(limits[m].lower, limits[m].upper) for m in (1, 2, 3)] == [(75, 130), (0, 5), (30, 75)]
    once = count_limits(rows[:-1], months[:-1], 0.05)
    assert once[1].expected == once[12].expected == pytest.approx(sum(rows[:-1]) / 23)


def quarters(kolom: str) -> pd.DataFrame:
    """Four earlier and three new years of one code that is a fifth of 500 rows."""
    days = pd.date_range("2018-01-01", "2024-10-01", freq="QS")
    return pd.DataFrame({"periode": days}).assign(
        bron="politie", tabel="incidenten", kenmerk="code", kolom=kolom, groep="x", aantal=100,
        periodesoort="kwartaal", noemer=500,
        levering_id=["oud" if day.year < 2022 else "nieuw" for day in days],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until"), [(date(2022, 8, 15), "2022-04-01"), (date(2022, 7, 1), "2022-04-01")]
)
def test_the_period_of_a_break_is_on_neither_side(since: date, until: str) -> None:
    extract = pd.concat([quarters("mk_code"), quarters("aangifte")])
    expected = Expectations(breaks=(Break("b", "incidenten", "mk_code", since),))
    other, broken = judge(extract, "nieuw", expected).batches
    assert (other.kolom, len(other.values)) == ("aangifte", 12)
    assert (broken.kolom, str(broken.values.index.max().date())) == ("mk_code", until)


def test_what_came_again_is_not_learned_from() -> None:
    late = quarters("mk_code").assign(levering_id="oud", aantal=400).iloc[-4:]
    (batch,) = judge(pd.concat([quarters("mk_code"), late]), "nieuw", Expectations()).batches
    learned = batch.bounds["x"].learned
    assert learned
    assert (learned.periods, round(learned.expected, 2)) == (16, 0.2)


def test_the_chance_is_divided_over_all_values() -> None:
    (batch,) = judge(quarters("mk_code"), "nieuw", Expectations()).batches
    assert batch.bounds["x"].learned == share_limits([100] * 16, [500] * 16, 500, 0.05 / 12)


def test_few_rows_are_judged_as_rows_and_not_as_a_share() -> None:
    few = quarters("rijen").assign(aantal=20, noemer=20)
    assert not judge(few, "nieuw", Expectations()).batches
    rows = judge(few.assign(kenmerk="aantal"), "nieuw", Expectations()).batches
    assert [batch.values.notna().sum().sum() for batch in rows] == [12]
