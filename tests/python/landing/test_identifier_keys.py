"""Columns of pseudonyms and numbers: contacts refuse one by one, BSNs by their share."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from functools import cache
from math import comb

import duckdb
import pytest

from keten.contracts import read_contracts
from keten.landing.header import match_header
from keten.landing.identifiers.search import chance_of_as_many, find_identifiers
from keten.landing.reading.received import Received
from keten.landing.survey import survey_cells
from tests.python.landing.conftest import ROOT
from tests.python.landing.spellings import DAY, NINE, grouped, is_bsn

CONTRACT = read_contracts(ROOT / "contracts")["om"]["straffen"]
NAMES = ("parketnummer", "strafnummer", "soort", "bedrag", "kleur")
SIGNIFICANCE = Fraction(1, 1_000_000)


def kinds_in(column: str, values: list[str]) -> set[str]:
    """Return what is found in a file of which this column has these values."""
    con = duckdb.connect()
    con.execute(
        f"create table ruw (regelnummer bigint, {', '.join(f'k{i} varchar' for i in range(5))})"
    )
    place = NAMES.index(column)
    rows = [
        [i + 2, *(value if place == at else None for at in range(5))]
        for i, value in enumerate(values)
    ]
    con.executemany("insert into ruw values (?, ?, ?, ?, ?, ?)", rows)
    received = Received("ruw", NAMES, len(rows), as_received=lambda *_: None)
    header = match_header(CONTRACT, NAMES, "straffen.csv")
    found = find_identifiers(con, received, survey_cells(con, CONTRACT, received, header))
    assert {place.column for place in found} <= {column}
    return {place.kind.split(" (")[0] for place in found}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("jan@voorbeeld.nl", "an e-mail address"),
        ("jan(at)voorbeeld.nl", "an e-mail address"),
        ("jan\uff20voorbeeld.nl", "an e-mail address"),
        ("06-12345678", "a telephone number"),
        ("(06) 12345678", "a telephone number"),
        ("06 12 34 56 78", "a telephone number"),
        ("tel0612345678", "a telephone number"),
        ("(020) 123 45 67", "a telephone number"),
        ("+31612345678", "a telephone number"),
        ("0031 6 12345678", "a telephone number"),
        ("+32 475 12 34 56", "a telephone number"),
        ("NL91ABNA0417164300", "an IBAN"),
        ("nl91 abna 0417 1643 00", "an IBAN"),
        (f"bsn{NINE}", "a BSN"),
        (f"BSN {grouped(NINE, '.', 4, 2, 3)}", "a BSN"),
        (f"bsn {DAY}", "a BSN"),
        (grouped(NINE, "\u2009", 3, 3, 3), "a BSN"),
    ],
)
def test_one_refuses_a_column_of_keys(value: str, kind: str) -> None:
    assert kinds_in("parketnummer", ["P-0631", "zaak 1", value]) == {kind}


@pytest.mark.parametrize(
    "value",
    [NINE, f"P{NINE}", "0612345678", "0201234567", "10/123456-24", "PL0600-2024123456", "a+b(c)"],
)
def test_one_of_these_in_a_column_of_keys_is_chance(value: str) -> None:
    assert kinds_in("parketnummer", ["P-0631", "zaak 1", value]) == set()


@pytest.mark.parametrize("column", ["parketnummer", "bedrag", "strafnummer"])
@pytest.mark.parametrize("written", ["{}", "{},0", "{}.00", "{}E8"])
def test_a_column_of_bsns_is_found_however_it_is_written(column: str, written: str) -> None:
    bsns = [str(n) for n in range(234_000_000, 234_000_400) if is_bsn(str(n))]
    shown = [f"{b[0]}.{b[1:]}" if "E" in written else b for b in bsns]
    assert kinds_in(column, [written.format(b) for b in shown]) == {"a BSN"}


@pytest.mark.parametrize("sign", [".", " ", "-", "/", "_"])
@pytest.mark.parametrize("lengths", [(4, 2, 3), (3, 3, 3), (2, 2, 2, 3)])
def test_groups_of_digits_count_too(sign: str, lengths: tuple[int, ...]) -> None:
    bsns = [str(n) for n in range(234_000_000, 234_000_400) if is_bsn(str(n))]
    assert kinds_in("parketnummer", [grouped(b, sign, *lengths) for b in bsns]) == {"a BSN"}


def test_random_pseudonyms_and_amounts_pass() -> None:
    rng = random.Random(4)
    numbers = [str(rng.randrange(10**8, 10**9)) for _ in range(3_000)]
    assert kinds_in("parketnummer", numbers) == set()
    assert kinds_in("bedrag", [f"{n[:7]},{n[7:]}" for n in numbers]) == set()
    assert kinds_in("bedrag", [f"{n[:6]}.{n[6:8]}" for n in numbers]) == set()


def test_a_column_of_postcodes_refuses() -> None:
    postcodes = ["1011 AB", "3511ab", "9712 CD 12", "9712CD12a"]
    assert kinds_in("kleur", [*postcodes, "onbekend"]) == {"full postcodes"}
    assert kinds_in("kleur", [*postcodes, "groenig", "roodachtig", "blauwig", "gelig wit"]) == set()
    assert kinds_in("kleur", postcodes[:2]) == set()
    assert kinds_in("kleur", ["1011", "3511", "9712", "2024 januari"]) == set()


@cache
def least(values: int) -> int:
    """Return the least number that passes and is no chance, summed exactly."""
    total, passed = Fraction(0), values
    while passed >= 0:
        total += Fraction(comb(values, passed) * 10 ** (values - passed), 11**values)
        if total >= SIGNIFICANCE:
            return passed + 1
        passed -= 1
    return 0


def found_at(values: int, power: Fraction) -> int:
    """Return how many BSNs among so many values are found at least this often."""
    for bsns in range(values + 1):
        others, needed = values - bsns, max(0, least(values) - bsns)
        missed = sum(
            Fraction(comb(others, k) * 10 ** (others - k), 11**others)
            for k in range(min(needed, others + 1))
        )
        if 1 - missed >= power:
            return bsns
    raise AssertionError(values)


@pytest.mark.parametrize("values", [6, 10, 20, 100])
def test_the_docs_say_how_many_slip_through(values: int) -> None:
    docs = (ROOT / "docs" / "landing.md").read_text(encoding="utf-8")
    line = re.search(rf"^\| {values} \| (\d+) \| (\d+) \|$", docs, re.MULTILINE)
    assert line
    assert [int(number) for number in line.groups()] == [
        found_at(values, Fraction(1, 2)),
        found_at(values, Fraction(99, 100)),
    ]


def test_five_values_say_nothing() -> None:
    assert least(5) == 6
    assert chance_of_as_many(5, 5) > SIGNIFICANCE


def test_chance_agrees_with_the_sum_of_the_binomial() -> None:
    exact = sum(comb(40, k) * 10 ** (40 - k) for k in range(12, 41)) / 11**40
    assert abs(chance_of_as_many(12, 40) - exact) < 1e-12
    assert chance_of_as_many(82_000, 900_000) > 1e-6
    assert chance_of_as_many(900_000, 900_000) < 1e-6
    assert chance_of_as_many(0, 0) == 1.0
