"""Each kind of break in a delivery made by hand, and what only looks like one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from keten.breaks import COLUMNS, find_breaks
from keten.breaks.regression import Floats
from keten.breaks.series import finished_months, known_by_age
from tests.python.breaks.made import FIRST, MONTHS, after, frame, noisy, register

NOTHING = register()


def sought(found: pd.DataFrame) -> pd.DataFrame:
    return found[found["toets"] == "gezocht"]


def parts(**changed: Floats | float) -> dict[str, Floats]:
    levels: dict[str, Floats | float] = {"F521": 55, "F522": 70, "F527": 60, "F520": 25}
    return {name: noisy(level) for name, level in (levels | changed).items()}


def test_a_steady_delivery_has_no_break() -> None:
    assert len(sought(find_breaks(frame(parts()), NOTHING))) == 0


def test_a_recode_names_both_codes_and_the_month() -> None:
    moved = 25 * after(54)
    found = sought(find_breaks(frame(parts(F522=70 - moved, F527=60 + moved)), NOTHING))
    rows = found[found["soort"] == "code"].set_index("reeks")
    assert {"F522", "F527"} <= set(rows.index)
    assert set(rows["oordeel"]) == {"hercodering"}
    assert rows.loc["F522", "richting"] == "neer"
    assert rows.loc["F522", "wisselt_met"] == "F527"
    assert abs((rows["maand"] - pd.Timestamp("2024-07-01")).dt.days).max() <= 31
    assert "totaal" not in set(found["soort"])


def test_a_new_code_is_an_exchange_too() -> None:
    rows = sought(
        find_breaks(frame(parts(F522=70 - 30 * after(40), F5222=30 * after(40))), NOTHING)
    )
    assert {"F522", "F5222"} <= set(rows["reeks"])
    assert set(rows.loc[rows["soort"] == "code", "oordeel"]) == {"hercodering"}


def test_a_unit_that_delivers_half_is_coverage() -> None:
    units = {name: noisy(40.0) for name in ("Limburg", "Rotterdam", "Amsterdam", "Den Haag")}
    units["Limburg"] = noisy(40 - 20 * after(40))
    found = sought(find_breaks(frame(units, soort="eenheid"), NOTHING))
    assert set(found["oordeel"]) == {"dekking"}
    assert list(found.loc[found["soort"] == "eenheid", "reeks"]) == ["Limburg"]
    assert set(found.loc[found["soort"] == "totaal", "richting"]) == {"neer"}


def test_one_month_is_an_event() -> None:
    one = np.zeros(MONTHS)
    one[30] = 90
    found = sought(find_breaks(frame(parts(F520=25 + one)), NOTHING))
    rows = found[found["soort"] == "totaal"]
    assert list(rows["oordeel"]) == ["gebeurtenis"]
    assert list(rows["maanden"]) == [1]
    assert list(rows["maand"]) == [FIRST + pd.DateOffset(months=30)]


def test_a_trend_is_no_break() -> None:
    growing = np.exp(0.1 * np.arange(MONTHS) / 12)
    levels = {name: level * growing for name, level in {"a": 55.0, "b": 70.0}.items()}
    found = sought(
        find_breaks(frame({name: noisy(level) for name, level in levels.items()}), NOTHING)
    )
    assert len(found) == 0


def test_a_slope_that_changes_at_a_registered_day_is_a_trend() -> None:
    bent = np.exp(0.3 * np.maximum(0, np.arange(MONTHS) - 30) / 12)
    made = frame({"a": noisy(200 * bent), "b": noisy(150 * bent)})
    found = find_breaks(made, register(("totaal", "totaal", "2022-07-01")))
    (row,) = found[found["toets"] != "gezocht"].to_dict("records")
    assert (row["oordeel"], row["gebroken"], row["richting"]) == ("trend", "helling", "op")


def test_a_registered_break_is_found_not_found_or_undetermined() -> None:
    moved = 25 * after(54)
    made = frame(parts(F522=70 - moved, F527=60 + moved))
    days = ("2024-07-01", "2022-03-01", "2024-08-01", "2020-12-01", "2021-01-01", "2030-01-01")
    found = find_breaks(made, register(*(("code", "F522", day) for day in days)))
    rows = found[found["toets"] != "gezocht"].set_index("breuk")["oordeel"]
    assert rows["breuk-2024-07-01"] == "hercodering"
    # Six months after and twelve before are the fewest.
    assert rows["breuk-2024-08-01"] == rows["breuk-2020-12-01"] == "onbepaald"
    assert rows["breuk-2021-01-01"] == rows["breuk-2022-03-01"] == "niet gevonden"
    assert rows["breuk-2030-01-01"] == "onbepaald"


def test_an_expected_direction_is_tested_in_that_direction() -> None:
    moved = 25 * after(54)
    made = frame(parts(F522=70 - moved, F527=60 + moved))
    ways: list[tuple[str, str | None]] = [
        ("F522", "neer"),
        ("F527", "op"),
        ("F521", "neer"),
        ("F520", None),
    ]
    day = "2024-07-01"
    found = find_breaks(made, register(*(("code", name, day, way) for name, way in ways)))
    rows = found[found["toets"] != "gezocht"].set_index("reeks")
    assert list(rows.loc[["F522", "F527"], "oordeel"]) == ["hercodering"] * 2
    # F521 is tested against F527, which did move, while nothing of its own did.
    assert rows.loc["F521", "q_waarde"] < 0.05
    assert rows.loc["F521", "oordeel"] in {"onbepaald", "niet gevonden"}
    assert rows.loc["F520", "oordeel"] == "niet gevonden"
    other = {"neer": "op", "op": "neer"}
    against = register(*(("code", name, day, other[way]) for name, way in ways[:2] if way))
    rows = find_breaks(made, against).query("toets != 'gezocht'")
    assert set(rows["oordeel"]) == {"niet gevonden"}
    assert (rows["q_waarde"] > 0.5).all()


def test_five_yearly_points_are_undetermined() -> None:
    """A series that is counted once a year has five months with records, and too few to judge."""
    yearly = frame({"a": np.array([400.0, 410.0, 395.0, 700.0, 690.0])})
    found = find_breaks(yearly, register(("totaal", "totaal", "2020-04-01")))
    assert list(found["oordeel"]) == ["onbepaald"]
    assert found["statistiek"].isna().all()


def test_late_registration_is_no_fall() -> None:
    """The last months hold 60% and 90% of what came later; the earlier extract shows that."""
    whole = parts()
    share = np.ones(MONTHS)
    share[-2:] = 0.9, 0.6
    newest = frame({name: np.floor(n * share) for name, n in whole.items()}, peildatum="2025-02-01")
    earlier = {name: np.floor(n[:48] * share[-48:]) for name, n in whole.items()}
    before = frame(earlier, peildatum="2024-02-01", levering="politie-2024")
    found = find_breaks(pd.concat([newest, before]), register(("totaal", "totaal", "2022-01-01")))
    assert set(found["laatste_maand"]) == {pd.Timestamp("2024-10-01")}
    assert len(sought(found)) == 0


@pytest.mark.parametrize(
    ("peildatum", "known", "months"),
    [
        ("2025-05-01", {}, 60),
        ("2025-04-01", {}, 60),  # 90 days after the end of December
        ("2025-03-31", {}, 59),
        ("2025-05-01", {4: 0.98}, 60),
        ("2025-05-01", {4: 0.979}, 59),
        ("2025-05-01", {4: 0.9, 5: 0.95, 6: 0.97, 7: 0.99}, 57),
    ],
)
def test_unfinished_months_are_cut(peildatum: str, known: dict[int, float], months: int) -> None:
    grid = pd.date_range(FIRST, periods=MONTHS, freq="MS")
    assert finished_months(grid, pd.Timestamp(peildatum), known) == months


def test_what_was_known_at_an_age_is_that_of_the_last_extract() -> None:
    rows = [
        ("2022-12-01", "2023-05-01", 90), ("2022-12-01", "2025-05-01", 100),
        ("2022-11-01", "2023-05-01", 99), ("2022-11-01", "2025-05-01", 100),
        ("2024-12-01", "2025-05-01", 50),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["maand", "peildatum", "aantal"])
    assert known_by_age(frame) == {4: 0.9, 5: 0.99}


def test_months_without_a_record_count_zero() -> None:
    quiet = noisy(30.0) * (1 - after(36))
    found = sought(find_breaks(frame({"a": quiet, "b": noisy(30.0), "c": noisy(30.0)}), NOTHING))
    row = found[(found["soort"] == "code") & (found["reeks"] == "a")].iloc[0]
    assert row["maand"] == FIRST + pd.DateOffset(months=36)
    assert row["oordeel"] == "dekking"


def test_before_the_first_delivery_there_is_nothing_but_the_columns() -> None:
    found = find_breaks(frame(parts()).head(0), NOTHING)
    assert list(found.columns) == list(COLUMNS)
    assert len(found) == 0


def test_order_and_names_of_rows_do_not_matter() -> None:
    moved = 25 * after(54)
    made = frame(parts(F522=70 - moved, F527=60 + moved))
    shuffled = made.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(find_breaks(made, NOTHING), find_breaks(shuffled, NOTHING))
