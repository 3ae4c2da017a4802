"""The records themselves: special cases, dates, keys, and how seeds and scale differ."""

from __future__ import annotations

import filecmp
import re
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import yaml

from keten.contracts import read_contracts
from keten.errors import WrongUseError
from keten.example import write_example
from keten.project import find_project

from .conftest import Written
from .recount import Recount

LAW = pd.Timestamp("2024-07-01")
NEW = ["F5212", "F5222", "F5233", "F5234", "F5235", "F5236"]
FROM_16 = ["F521", "F522", "F5212", "F5222"]


@pytest.fixture(scope="module", params=[False, True], ids=["full", "small"])
def either(request: pytest.FixtureRequest, write: Callable[..., Written]) -> Recount:
    return write(2024, small=request.param).police(2025)


def test_what_the_selection_must_remove_is_there(either: Recount) -> None:
    ages = either.victims.groupby("incident_id")["leeftijd"]
    adults_only = (ages.min() >= 18) & (ages.count() == ages.size())
    assert adults_only.sum() > 100
    assert (ages.count() == 0).sum() > 10, "victims of unknown age only"
    assert not either.incidents["incident_id"].isin(either.victims["incident_id"]).all()
    mixed = (ages.min() < 18) & (ages.max() >= 18)
    assert mixed.sum() >= 10
    unknown = either.reports["incident_id"].isin(
        either.victims.loc[either.victims["leeftijd"].isna(), "incident_id"]
    )
    assert unknown.sum() >= 8
    national = either.incidents["eenheid"] == "Landelijke Eenheid"
    assert national.sum() > 3
    assert not (either.reports["eenheid"] == "Landelijke Eenheid").any()


def test_persons_are_repeated_and_sometimes_nameless(either: Recount) -> None:
    minors, accused = either.minors, either.accused
    assert (minors["persoon_id"] == "").sum() >= 10
    assert (accused["persoon_id"] == "").sum() >= 10
    again = minors.groupby(["jaar", "persoon"])["incident_id"].nunique()
    assert (again == 2).sum() >= 10
    assert (again == 3).sum() >= 3
    known = accused[accused["leeftijd"].notna()]
    met = minors.merge(known, on="incident_id", suffixes=("", "_v"))
    pairs = met.groupby(["persoon", "persoon_v"])
    assert (pairs.size() > 1).sum() >= 8
    grown = pairs["leeftijd_v"].agg(["min", "max"])
    assert ((grown["min"] == 17) & (grown["max"] == 18)).any()
    several = set(minors.groupby("incident_id").size().loc[lambda n: n > 1].index)
    assert several & set(accused.groupby("incident_id").size().loc[lambda n: n > 1].index)


def test_a_child_comes_back_as_adult(either: Recount) -> None:
    adults = either.victims[either.victims["leeftijd"] == 18]
    both = either.minors.merge(adults, on="persoon_id", suffixes=("", "_later"))
    both = both[both["persoon_id"] != ""]
    assert len(both) >= 5
    assert (both.groupby("persoon_id")["leeftijd"].max() == 17).all()


def test_codes_around_the_new_law(either: Recount) -> None:
    r = either.reports
    begin = r["pleegdatum"]
    new, incest = r["mk_code"].isin(NEW), r["mk_code"] == "F526"
    assert 3 <= (new & (begin < LAW)).sum() <= 12, "registration errors"
    assert 3 <= (incest & (begin >= LAW)).sum() <= 12, "registration errors"
    assert (incest & (begin == LAW - pd.Timedelta(days=1))).any()
    assert ((r["mk_code"] == "F527") & (begin == LAW)).any()
    assert (new & (begin == LAW)).any()
    late = r[r["mk_code"].isin(FROM_16) & (begin >= LAW)]
    young = either.minors[
        either.minors["incident_id"].isin(late["incident_id"]) & (either.minors["leeftijd"] < 16)
    ]
    assert 4 <= young["incident_id"].nunique() <= 12
    crossing = (r["pleegdatum_begin"] < LAW) & (r["pleegdatum_eind"] >= LAW)
    assert crossing.sum() >= 10


def test_odd_dates_and_flags(either: Recount) -> None:
    r = either.reports
    assert (r["dagen"] < 0).sum() == 40  # M:3257
    assert r["pleegdatum"].isna().sum() == 1
    assert (r["pleegdatum_begin"].isna() & r["pleegdatum_eind"].notna()).sum() >= 40
    assert ((r["naar_om"] == "J") & ~r["verdachte"]).sum() >= 5
    assert (r["pleegdatum"] < pd.Timestamp("2020-01-01")).any()
    backwards = either.incidents["pleegdatum_eind"] < either.incidents["pleegdatum_begin"]
    assert backwards.sum() >= 3


@pytest.mark.parametrize(("year", "peildatum"), [(2023, "2023-05-01"), (2025, "2025-05-01")])
def test_dates_are_possible(full: Written, year: int, peildatum: str) -> None:
    i = full.police(year).incidents
    assert i["registratiedatum"].between(f"{year - 5}-01-01", f"{year - 1}-12-31").all()
    for name in ("melddatum", "aangiftedatum", "inzenddatum_om", "afsluitdatum"):
        assert not (i[name] > pd.Timestamp(peildatum)).any(), name
    assert (i["melddatum"] <= i["registratiedatum"]).all()
    for name in ("aangiftedatum", "inzenddatum_om", "afsluitdatum"):
        assert not (i[name] < i["melddatum"]).any(), name
    assert (i.loc[i["naar_om"] == "J", "inzenddatum_om"].notna()).all()
    assert i.loc[i["naar_om"] == "N", "inzenddatum_om"].isna().all()


@pytest.mark.parametrize("year", [2023, 2025])
def test_files_follow_contract_and_manifest(little: Written, year: int) -> None:
    contracts = read_contracts(find_project().contracts)["politie"]
    folder = little.folder / f"politie-{year}"
    manifest = yaml.safe_load((folder / "levering.yml").read_text(encoding="utf-8"))
    assert manifest["aard"] == "synthetisch"
    for entry in manifest["bestanden"]:
        lines = (folder / entry["bestand"]).read_text(encoding="utf-8").splitlines()
        header = lines[0].split(";")
        order = [column.name for column in contracts[entry["tabel"]].columns]
        assert header == [name for name in order if name in header]
        assert set(order) - set(header) <= {"parketnummer"}
        assert len(lines) == entry["rijen"] + 1


def test_keys_look_like_nothing_else(counted: Recount) -> None:
    for roles in (counted.victims, counted.suspects):
        keys = roles["persoon_id"][roles["persoon_id"] != ""]
        assert keys.map(lambda key: bool(re.fullmatch(r"([a-f][0-9a-f]){10}", key))).all()
        named = roles[roles["persoon_id"] != ""]
        assert not named.duplicated(["incident_id", "persoon_id"]).any()
    assert counted.incidents["incident_id"].is_unique


def test_earlier_vintage_is_the_same_police_two_years_before(full: Written) -> None:
    early, late = full.police(2023), full.police(2025)
    shared = early.incidents.merge(late.incidents, on="incident_id", suffixes=("", "_later"))
    assert (shared["registratiedatum"] == shared["registratiedatum_later"]).all()
    assert not (shared["aangifte"].eq("J") & shared["aangifte_later"].eq("N")).any()
    assert not (shared["naar_om"].eq("J") & shared["naar_om_later"].eq("N")).any()
    assert 0.001 < (shared["mk_code"] != shared["mk_code_later"]).mean() < 0.05
    both = early.incidents["jaar"] >= 2020
    missing = (
        1 - early.incidents.loc[both, "incident_id"].isin(late.incidents["incident_id"]).mean()
    )
    assert 0.002 < missing < 0.05, "later removed"
    of_2022 = late.incidents[late.incidents["jaar"] == 2022]
    assert 0.005 < 1 - of_2022["incident_id"].isin(early.incidents["incident_id"]).mean() < 0.05
    sent = early.reports.groupby("jaar")["status"].agg(lambda s: (s == "naar om").mean())
    assert 0.22 < sent[2022] < 0.28  # M:4911-4917
    assert (sent.drop(2022) > 0.30).all()
    assert early.reports.groupby("jaar").size().loc[[2018, 2019]].between(2500, 2950).all()
    assert not set(early.victims["persoon_id"]) & set(late.victims["persoon_id"]) - {""}


def _files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_same_seed_same_bytes_other_seed_other_records(
    write: Callable[..., Written], little: Written
) -> None:
    again, other = write(2024, small=True, again=True), write(99, small=True)
    names = _files(little.folder)
    assert names == _files(again.folder) == _files(other.folder)
    match, differ, errors = filecmp.cmpfiles(little.folder, again.folder, names, shallow=False)
    assert (sorted(match), differ, errors) == (names, [], [])
    csvs = [name for name in names if name.startswith("politie") and name.endswith("csv")]
    assert filecmp.cmpfiles(little.folder, other.folder, csvs, shallow=False)[1] == csvs


def test_scale_repeats_with_fresh_keys(write: Callable[..., Written], little: Written) -> None:
    twice, once = write(2024, small=True, scale=2).police(2025), little.police(2025)
    assert len(twice.incidents) == 2 * len(once.incidents)
    assert twice.incidents["incident_id"].is_unique
    for measure in ("meldingen", "unieke slachtoffers", "unieke verdachten", "koppels"):
        key = (measure, "-", "2020-2024", "totaal")
        doubled, single = twice.of(*key), once.of(*key)
        assert doubled is not None and single is not None
        assert doubled[0] == 2 * single[0]


def test_small_is_small_and_fast(write: Callable[..., Written]) -> None:
    start = time.process_time()
    written = write(3, small=True)
    assert time.process_time() - start < 10  # about 1 s when the machine is free
    assert 1900 <= len(written.police(2025).incidents) <= 2100


def test_generator_knows_nothing_of_models_or_landing() -> None:
    package = find_project().root / "keten" / "example"
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"keten\.landing|keten\.build|models/|macros/", text), path.name


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "voorbeeld").write_text("", encoding="utf-8")
    with pytest.raises(WrongUseError, match="name a folder"):
        write_example(find_project(), tmp_path / "voorbeeld", scale=1, small=True, seed=1)
