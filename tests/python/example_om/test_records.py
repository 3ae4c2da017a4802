"""The records themselves: format, keys, both vintages, and the cases the rules must tell apart."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from keten.contracts import read_contracts
from keten.example.cells import Cells
from keten.example.om import make_om
from keten.example.om.pseudonyms import translate
from keten.project import find_project

from .conftest import SEEDS, Vintages
from .rules import Counted, articles, count, frame

NEW_LAW = pd.Timestamp("2024-07-01")
PEILDATUM = {"2023": pd.Timestamp("2023-04-28"), "2025": pd.Timestamp("2025-04-28")}
UNTIL = {"2023": pd.Timestamp("2023-01-01"), "2025": pd.Timestamp("2025-01-01")}
KINDS = {"string": "string", "date": "date32[day]", "integer": "int64", "number": "double",
         "boolean": "bool"}  # fmt: skip


@pytest.mark.parametrize("vintage", ["2023", "2025"])
def test_tables_follow_the_contracts(made: dict[int, Vintages], vintage: str) -> None:
    contracts = read_contracts(find_project().contracts)["om"]
    tables = made[SEEDS[0]][vintage]
    assert set(tables) == set(contracts)
    for name, contract in contracts.items():
        table = tables[name]
        assert table.column_names == [column.name for column in contract.columns]
        for column in contract.columns:
            assert str(table.schema.field(column.name).type) == KINDS[column.logical_type]
            assert not column.required or table[column.name].null_count == 0
        keys = table.select(list(contract.key)).to_pandas()
        assert not keys.duplicated().any(), name
        if contract.parent:
            parents = tables[contract.parent].select(list(contract.parent_key)).to_pandas()
            joined = keys.merge(parents, how="left", indicator=True, on=list(contract.parent_key))
            assert (joined["_merge"] == "both").all(), name


@pytest.mark.parametrize("vintage", ["2023", "2025"])
def test_nothing_is_known_too_early(made: dict[int, Vintages], vintage: str) -> None:
    tables = made[SEEDS[0]][vintage]
    zaken, vonnissen = frame(tables["zaken"]), frame(tables["vonnissen"])
    assert zaken.inschrijfdatum.max() < UNTIL[vintage]
    assert zaken.dagvaardingsdatum.max() <= PEILDATUM[vintage]
    assert vonnissen.uitspraakdatum.max() <= PEILDATUM[vintage]
    joined = zaken.gevoegd_bij.dropna()
    assert joined.isin(zaken.parketnummer).all()


def test_identifiers_look_like_nothing_else(made: dict[int, Vintages]) -> None:
    zaken = frame(made[SEEDS[0]]["2025"]["zaken"])
    for name in [*zaken.parketnummer, *zaken.persoon_id]:
        assert re.fullmatch(r"([bcdfghjkmnpqrstv][0-9a-f]{3}){4}", name)


def test_a_case_can_be_followed_between_vintages(made: dict[int, Vintages]) -> None:
    before, after = (frame(made[SEEDS[0]][v]["zaken"]) for v in ("2023", "2025"))
    before["later"] = translate(before.parketnummer.tolist(), "2023", "2025")
    both = before.merge(after, left_on="later", right_on="parketnummer", suffixes=("_v", "_n"))
    assert len(both) > 4000
    assert (both.inschrijfdatum_v == both.inschrijfdatum_n).all()
    assert 0 < (both.parket_v != both.parket_n).sum() <= 10
    period = (before.inschrijfdatum >= "2020-01-01") & ~before.later.isin(after.parketnummer)
    assert 0 < period.sum() <= 10  # gone from the later delivery
    assert not set(before.parketnummer) & set(after.parketnummer)


def test_one_seed_one_result(cells: Cells, made: dict[int, Vintages]) -> None:
    again = make_om(np.random.default_rng(SEEDS[0]), cells)
    for vintage, tables in made[SEEDS[0]].items():
        assert all(tables[name].equals(again[vintage][name]) for name in tables)
    one, other = (made[seed]["2025"]["zaken"] for seed in SEEDS)
    assert not set(one["parketnummer"].to_pylist()) & set(other["parketnummer"].to_pylist())


def test_scale_repeats_with_other_keys(cells: Cells, little: Vintages) -> None:
    twice = make_om(np.random.default_rng(5), cells, scale=2, small=True)
    for name, table in little["2025"].items():
        assert twice["2025"][name].num_rows == 2 * table.num_rows
    assert len(set(twice["2025"]["zaken"]["parketnummer"].to_pylist())) == (
        twice["2025"]["zaken"].num_rows
    )


@pytest.fixture(scope="module", params=["full", "small"])
def delivery(
    request: pytest.FixtureRequest, made: dict[int, Vintages], little: Vintages
) -> tuple[dict[str, pd.DataFrame], Counted]:
    tables = little["2025"] if request.param == "small" else made[SEEDS[0]]["2025"]
    assert request.param == "full" or 550 < tables["zaken"].num_rows < 850
    return {name: frame(t) for name, t in tables.items()}, count(tables, PEILDATUM["2025"])


def test_every_route_to_a_minor_victim(delivery: tuple[dict[str, pd.DataFrame], Counted]) -> None:
    _, counted = delivery
    assert set(counted.artikelen.route) == {
        "artikel", "classificatie", "minderjarige verdachte", "combinatie"
    }  # fmt: skip
    alone = counted.artikelen.groupby("parketnummer").route.agg(set)
    assert any(routes == {"minderjarige verdachte"} for routes in alone)
    assert any(routes == {"combinatie"} for routes in alone)


def test_near_misses_and_dates(delivery: tuple[dict[str, pd.DataFrame], Counted]) -> None:
    tables, counted = delivery
    inside = set(counted.zaken.parketnummer)
    rows = articles(tables["feiten"], tables["zaken"])
    outside = rows[~rows.parketnummer.isin(inside)]
    for number in ("239", "240", "242", "243", "246", "247", "249", "254b", "429ter"):
        assert (outside.artikel == number).any(), number
    assert (~outside.valid & (outside.artikel == "240b")).any()
    assert (~outside.valid & (outside.artikel == "252")).any()
    assert ((outside.law == "unknown") & (outside.artikel == "245")).any()
    feiten = tables["feiten"]
    begin, end = feiten.pleegdatum_begin, feiten.pleegdatum_eind
    assert (begin == NEW_LAW).any() and (begin == NEW_LAW - pd.Timedelta(days=1)).any()
    assert ((begin < NEW_LAW) & (end >= NEW_LAW)).any()
    assert (begin.isna() & end.notna()).any() and (begin.isna() & end.isna()).any()
    assert feiten.artikel_5.notna().any()
    reused = counted.artikelen[counted.artikelen.artikel.isin(["245", "247", "249", "250"])]
    assert set(reused.law) == {"old", "new"}
    texts = set(pd.concat([feiten[f"artikel_{i}"] for i in range(1, 6)]).dropna())
    assert {"249 lid 2 Sr", "249 Sr", "251 lid 1 onder a Sr", "310 Sr", "9 WVW"} <= texts
    assert any(text.lower().startswith("art. ") for text in texts)


def test_decisions_and_rulings(delivery: tuple[dict[str, pd.DataFrame], Counted]) -> None:
    tables, counted = delivery
    decisions = tables["beslissingen"]
    assert (decisions.beslisdatum > PEILDATUM["2025"]).any()
    per_day = decisions.groupby(["parketnummer", "feitnummer", "beslisdatum"]).beslissing.nunique()
    assert (per_day > 1).any()
    per_fact = decisions[decisions.beslisdatum <= PEILDATUM["2025"]].groupby(
        ["parketnummer", "feitnummer"]
    )
    assert any(
        {"voorwaardelijk beleidssepot", "dagvaarding"} <= set(found)
        for found in per_fact.beslissing.agg(set)
    )
    zaken = counted.zaken
    open_cases = zaken[zaken.stand.isna()]
    administrative = decisions[decisions.beslissing == "administratief sepot"].parketnummer
    assert open_cases.parketnummer.isin(administrative).any()
    assert (open_cases.inschrijfdatum < "2023-01-01").any()
    ruled = set(tables["vonnissen"].parketnummer)
    judged = set(counted.berecht.parketnummer)
    assert (ruled & set(zaken.parketnummer)) - judged  # a ruling on other facts only
    joined = zaken[zaken.gevoegd_bij.notna()].parketnummer
    assert joined.isin(ruled).any() and (~joined.isin(ruled)).any()
    assert (zaken.zittingsdatum > PEILDATUM["2025"]).any()
    assert (zaken.inschrijfdatum < "2020-01-01").any()
    late = counted.berecht[counted.berecht.dagvaardingsdatum > counted.berecht.uitspraakdatum]
    early = counted.berecht.dagvaardingsdatum < counted.berecht.inschrijfdatum
    assert len(late) and early.any() and counted.berecht.dagvaardingsdatum.isna().any()
    assert counted.berecht.uitspraak.isna().any()
    assert (counted.berecht.uitspraak == "ontslag van alle rechtsvervolging").any()
