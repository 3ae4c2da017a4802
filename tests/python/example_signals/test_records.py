"""The records of helpwanted and schadefonds: what the rules must remove, dates, keys, vintages."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from keten.contracts import read_contracts
from keten.project import find_project

from .conftest import Delivery, Make
from .recount import NEW_LAW, children_decided, minors


def test_what_the_selection_must_remove_is_there(newest: Delivery) -> None:
    contacts, applications = newest["contacten"], newest["aanvragen"]
    assert (contacts["leeftijdscategorie"] == "Meerderjarig").sum() > 1000
    assert contacts["leeftijdscategorie"].isna().sum() > 100
    ages = applications["leeftijd"]
    assert (ages == 18).sum() >= 10
    assert ages.isna().sum() > 20
    assert (~applications["artikel"].str.contains(r"\b2[345]\d")).sum() > 50, "not sexual"
    open_ = applications["beslissing"].isna() & (ages < 18)
    assert open_.sum() > 20
    child = children_decided(applications)
    aside = child[child["beslissing"].isin(["ingetrokken", "buiten behandeling gesteld"])]
    assert aside.groupby("jaar").size().between(1, 4).sum() == 5, "M:6638"


def test_reasons_are_of_the_registration_of_their_day(newest: Delivery) -> None:
    said = newest["contactredenen"].merge(newest["contacten"], on="contact_id")
    assert len(said) == len(newest["contactredenen"])
    late = said["contactdatum"] >= pd.Timestamp("2023-01-01")
    shared = set(said.loc[late, "reden"]) & set(said.loc[~late, "reden"])
    assert shared == {"Kinderporno"}
    numbers = said.groupby("contact_id").size()
    first = said.drop_duplicates("contact_id").set_index("contact_id")["contactdatum"]
    assert (numbers[first < pd.Timestamp("2023-01-01")] == 1).all()
    assert set(numbers[first >= pd.Timestamp("2023-01-01")]) >= {1, 2, 3}
    assert set(newest["contacten"]["contact_id"]) == set(said["contact_id"])
    spelled = said[said["reden"].isin(["Naakfoto gestuurd", "Naaktfoto gestuurd"])]
    assert (spelled.groupby("contact_id").size() == 2).sum() == 5


def test_ages_are_named_as_the_registration_of_their_day_does(newest: Delivery) -> None:
    contacts = newest["contacten"]
    late = contacts["contactdatum"] >= pd.Timestamp("2023-01-01")
    assert "12 t/m 17" not in set(contacts.loc[late, "leeftijdscategorie"])
    assert "12 t/m 18" not in set(contacts.loc[~late, "leeftijdscategorie"])
    for day in ("2022-12-31", "2023-01-01", "2020-01-01", "2024-12-31"):
        assert (minors(contacts)["contactdatum"] == pd.Timestamp(day)).any(), day


def test_offences_fit_article_and_application(newest: Delivery) -> None:
    child = children_decided(newest["aanvragen"])
    assert (child["pleegdatum"] <= child["aanvraagdatum"]).all()
    number, new = child["artikelnummer"], child["pleegdatum"] >= NEW_LAW
    assert (child.loc[number.eq("244") & ~new, "leeftijd"] < 12).all()
    assert child.loc[number.eq("245") & ~new, "leeftijd"].between(12, 15).all()
    assert (child["pleegdatum"] == NEW_LAW).any()
    assert (child["pleegdatum"] == NEW_LAW - pd.Timedelta(days=1)).any()
    assert number[new].isin(["247", "248", "249", "250"]).all()
    assert child["pleegdatum"].min() < pd.Timestamp("1980-01-01")


@pytest.mark.parametrize(("year", "peildatum"), [(2023, "2023-04-14"), (2025, "2025-04-14")])
def test_dates_lie_in_the_period(both: dict[int, Delivery], year: int, peildatum: str) -> None:
    for table, name in (("contacten", "contactdatum"), ("aanvragen", "aanvraagdatum")):
        days = both[year][table][name]
        assert days.between(f"{year - 5}-01-01", f"{year - 1}-12-31").all()
        assert sorted(days.dt.year.unique()) == list(range(year - 5, year))
        assert days.max() <= pd.Timestamp(peildatum)


def test_earlier_vintage_is_the_same_register_two_years_before(both: dict[int, Delivery]) -> None:
    early, late = both[2023], both[2025]
    for table, key in (("contacten", "contact_id"), ("aanvragen", "aanvraag_id")):
        day = "contactdatum" if table == "contacten" else "aanvraagdatum"
        shared = early[table].merge(late[table], on=key, suffixes=("", "_later"))
        assert (shared[day] == shared[f"{day}_later"]).all()
        overlap = early[table][day] >= pd.Timestamp("2020-01-01")
        gone = 1 - early[table].loc[overlap, key].isin(late[table][key]).mean()
        assert 0.001 < gone < 0.02, "removed later"
        of_then = late[table][late[table][day] < pd.Timestamp("2023-01-01")]
        assert 0.001 < 1 - of_then[key].isin(early[table][key]).mean() < 0.02, "registered later"
        assert early[table][key].is_unique
        assert late[table][key].is_unique
    contacts = minors(early["contacten"])
    assert 1500 < (contacts["jaar"] == 2018).sum() < 1800  # about 1.660 a year, S2:187
    before = early["contacten"][early["contacten"]["contactdatum"] < pd.Timestamp("2019-11-01")]
    assert "adviesmodule" not in set(before["medium"])  # M:4196-4197
    unregistered = early["contacten"][
        early["contacten"]["contactdatum"] < pd.Timestamp("2020-01-01")
    ]
    assert unregistered[["platform", "politie"]].isna().all(axis=None)  # M:4374-4375
    of_2022 = early["aanvragen"][early["aanvragen"]["aanvraagdatum"] >= pd.Timestamp("2022-09-01")]
    assert 0.2 < of_2022["beslissing"].isna().mean() < 0.6, "not decided yet"
    assert set(early["contactredenen"]["contact_id"]) == set(early["contacten"]["contact_id"])


def test_tables_follow_the_contracts(newest: Delivery) -> None:
    contracts = read_contracts(find_project().contracts)
    for bron in ("helpwanted", "schadefonds"):
        for name, contract in contracts[bron].items():
            assert list(newest[name].columns) == [column.name for column in contract.columns]
    keys = pd.concat([newest["contacten"]["contact_id"], newest["aanvragen"]["aanvraag_id"]])
    assert keys.map(lambda key: bool(re.fullmatch(r"([a-f][0-9a-f]){10}", key))).all()


def test_same_seed_same_records_other_seed_others(
    make: Make, made: dict[int, dict[int, Delivery]]
) -> None:
    again = make(2024)
    for year in (2023, 2025):
        for name, table in again[year].items():
            pd.testing.assert_frame_equal(table, made[2024][year][name])
            assert not table.equals(made[7][year][name])


def test_small_and_scale(make: Make, made: dict[int, dict[int, Delivery]]) -> None:
    little, twice = make(2024, small=True), make(2024, scale=2)
    for name, table in made[2024][2025].items():
        assert 0.05 < len(little[2025][name]) / len(table) < 0.2
        assert len(twice[2025][name]) == 2 * len(table)
    assert twice[2025]["contacten"]["contact_id"].is_unique
    assert twice[2025]["aanvragen"]["aanvraag_id"].is_unique
    child = children_decided(little[2025]["aanvragen"])
    assert (child["pleegdatum"] == NEW_LAW).any()
    said = little[2025]["contactredenen"]
    assert set(said["contact_id"]) == set(little[2025]["contacten"]["contact_id"])
