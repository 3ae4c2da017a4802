"""Spellings of articles: landing and the models say the same of each, and say what is written here.

``geldig`` is a sexual offence that the list knows, ``ander feit`` an article that is not about one,
``onbekend`` what stops the build; nothing that holds the number of a sexual offence is passed over.
"""

from __future__ import annotations

import csv
from datetime import date

import duckdb
import pytest

from keten.contracts import read_contract
from keten.landing.codes import count_unknown_codes
from tests.python.artefacts import Artefacts
from tests.python.mutants.sandbox import Sandbox
from tests.python.mutants.test_dated_lists import CODES

FORMS = {
    "geldig": (
        "239 sr", "240b sr", "240b", "242", "242 sr", "242 sr.", "242 strafrecht",
        "242 wetboek van strafrecht", "242, wetboek van strafrecht", "242 oud sr", "242 sr (oud)",
        "242 (oud) sr", "242 (oud)", "247 sr", "248a sr", "248f sr", "249 sr", "249 lid 2 sr",
        "249 lid 2", "249, lid 2, sr", "249 lid 3 sr", "249, eerste lid, sr", "249 tweede lid sr",
        "249, derde lid sr", "240b lid 1 sr", "240b lid 1 onder a sr (oud)", "249 onder a sr",
        "249 sub a sr", "249, eerste lid, onder a, sr", "250 sr", "254a sr",
    ),
    "regime uitgesloten": (
        "241 sr", "250a sr", "251 lid 1 onder a sr", "252 sr", "254ba sr", "151d sr", "151e",
        "429ter sr", "429ter lid 1 sr",
    ),
    "ander feit": (
        "310 sr", "282 sr", "300 lid 1 sr", "310 lid 1 onder 5 sr", "285b sr", "9 wvw",
        "9 wvw 1994", "8 lid 2 wvw 1994", "2 onder c opiumwet", "6:5 awb", "151 sr", "429 sr",
        "151, derde lid, sr", "429quater sr", "310 wvsr", "255 sr", "238 sr", "1240 sr", "2420 sr",
        "26 wet wapens en munitie", "249 wvw", "249 wvw 1994", "242 lid 1 wvw", "240 sv", "248 bw",
        "3:250 bw", "5:240 awb", "252 wet wapens en munitie", "310 jo 45 sr",
    ),
    "onbekend": (
        "242 wvsr", "242 wvs", "240b wvs", "242 srx", "242 strafr", "242 strafr.", "242 w.v.sr",
        "242 s", "242 s.r.", "242sr", "242-sr", "242 nsr", "240 b sr", "240-b sr", "240.b sr",
        "248 a sr", "248-a", "242/245 sr", "242 / 245 sr", "242, 245 sr", "242 en 245 sr",
        "242 245 sr", "242.1 sr", "242:1 sr", "242 1 sr", "249.2 sr", "249 lid2 sr", "249 lid sr",
        "249 lid 1 2 sr", "249 lid 1/2 sr", "249 2e lid sr", "249 lid twee sr", "249 vierde lid sr",
        "249 onder sr", "249 sr lid 2", "249 sr 1994", "249 sr wvw", "249 wvx", "249 onbekend",
        "242/245 wvw", "240-b wvw", "242 jo 9 wvw", "242 jo 45 sr", "45 jo 242 sr",
        "310 jo 242 sr", "310 sr 242 sr", "151 d sr", "151-d sr", "429 ter sr", "429-ter sr",
        "249z sr", "239bis sr", "253b sr", "0242 sr", "sr 242", "sr", "2 42 sr", "24 2 sr",
        "310", "310/311 sr", "onzin", "zomaar iets", "(242 sr)", "242 sr,", "242?", "151de sr",
    ),
}  # fmt: skip
SPELLINGS = {text: status for status, texts in FORMS.items() for text in texts}


@pytest.fixture(scope="module")
def statuses(artefacts: Artefacts) -> dict[str, str]:
    """What the model says of each spelling, on a fact under the old law."""
    day = date(2020, 1, 1)
    key = {"levering_id": "om", "parketnummer": "a"}
    rows = Sandbox(artefacts).run(
        "int_artikelen__regime",
        {
            "stg_keten__leveringen": [{"levering_id": "om", "peildatum": date(2025, 4, 28)}],
            "stg_om__zaken": [key | {"inschrijfdatum": day}],
            "stg_om__feiten": [
                key | {"feitnummer": number, "pleegdatum_begin": day, "artikel_1": text}
                for number, text in enumerate(SPELLINGS)
            ],
        },
        dict.fromkeys(("artikelen", "artikelvormen", "andere_wetten"), "from {0}"),
    )
    return {row["tekst"]: row["status"] for row in rows}


@pytest.fixture(scope="module")
def unknown() -> set[str]:
    """The spellings that landing counts as unknown codes."""
    contract = read_contract(CODES.parents[1] / "contracts" / "om" / "feiten.yml")
    columns = ", ".join(f'null::varchar as "{column.name}"' for column in contract.columns)
    with duckdb.connect() as con:
        # Only the columns and types of landing; the rows are inserted below.
        con.execute(
            f"create table typed as select 0 as regelnummer, {columns}, null as fout limit 0"
        )
        con.executemany(
            "insert into typed (regelnummer, artikel_1) values (?, ?)", list(enumerate(SPELLINGS))
        )
        found = count_unknown_codes(con, contract, "typed", CODES)
    return {code.code for code in found}


def test_many_spellings_are_tried() -> None:
    assert len(SPELLINGS) == sum(map(len, FORMS.values())) >= 60


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_model_reads_a_spelling(statuses: dict[str, str], text: str) -> None:
    assert statuses[text] == SPELLINGS[text]


@pytest.mark.parametrize("text", SPELLINGS)
def test_landing_counts_what_the_model_does_not_know(unknown: set[str], text: str) -> None:
    assert (text in unknown) == (SPELLINGS[text] == "onbekend")


def test_every_listed_article_can_be_written(unknown: set[str]) -> None:
    with (CODES / "artikelen.csv").open(encoding="utf-8", newline="") as file:
        listed = {f"{row['code']} sr" for row in csv.DictReader(file)}
    assert not unknown & listed
