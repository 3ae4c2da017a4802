"""Direct identifiers refuse a delivery, are named by place, and leave no byte behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, SLACHTOFFERS, Delivery


def digits(number: int) -> list[int]:
    return [int(digit) for digit in f"{number:09}"]


def is_bsn(number: int) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * d for w, d in zip(weights, digits(number), strict=True)) % 11 == 0


BSN = next(n for n in range(234_567_000, 234_568_000) if is_bsn(n))
SHORT_BSN = next(n for n in range(87_654_000, 87_655_000) if is_bsn(n))
NO_BSN = BSN + 1
DOTTED = f"{str(BSN)[:4]}.{str(BSN)[4:6]}.{str(BSN)[6:]}"
SPACED = f"{str(BSN)[:3]} {str(BSN)[3:6]} {str(BSN)[6:]}"


def with_place(delivery: Delivery, *places: str) -> Delivery:
    lines = [f'{INCIDENT.format(f"k{i}")};"{place}"' for i, place in enumerate(places)]
    return delivery.rows("incidenten", f"{INCIDENTEN};pleeglocatie", *lines).slachtoffers()


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mail jan@voorbeeld.nl", "an e-mail address"),
        ("bel 0612345678", "a telephone number"),
        ("bel 06-12345678", "a telephone number"),
        ("bel 06 12 34 56 78", "a telephone number"),
        ("bel (020) 123 4567", "a telephone number"),
        ("bel 0512-123456", "a telephone number"),
        ("bel +31 6 12345678", "a telephone number"),
        ("bel 0031612345678", "a telephone number"),
        (f"bsn {BSN}.", "a BSN"),
        (f"a_{BSN}_b", "a BSN"),
        (f"x {DOTTED}", "a BSN"),
        (f"2024 {SPACED}", "a BSN"),
        (f"kort {SHORT_BSN}", "a BSN"),
        (f"{NO_BSN} {BSN}", "a BSN"),
    ],
)
def test_refuses_identifiers_inside_text(
    delivery: Delivery, text: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with_place(delivery, "Woning", text)
    with pytest.raises(RefusedError) as refused:
        delivery.land()
    message = str(refused.value)
    assert f"column pleeglocatie: {kind} on line 3 (1 rows)" in message
    assert "Nothing was kept" in message
    secret = text.split(maxsplit=1)[-1]
    printed = capsys.readouterr()
    assert secret not in message + printed.out + printed.err
    assert secret.encode() not in bytes_below(delivery.project.var)
    assert not list(delivery.project.landing.glob("politie/politie-*"))


def test_lets_ordinary_text_pass(delivery: Delivery) -> None:
    with_place(
        delivery,
        f"nummer {NO_BSN}",
        "op 20240115 gesloten",
        "op 15012024 gesloten",
        "01-02-2024 10:15",
        "@thuis",
        "1234567890123",
        "van 2019-01-01 tot 2020-01-01",
    )
    assert delivery.land() is ExitCode.CLEAN


def test_looks_at_unknown_columns_broken_rows_and_unread_cells(delivery: Delivery) -> None:
    delivery.rows("slachtoffers", "incident_id;kleur", f"a;{BSN}")
    with pytest.raises(RefusedError, match="column kleur: a BSN on line 2"):
        delivery.land()
    delivery.rows("slachtoffers", "incident_id;leeftijd", f"a;12;{BSN}")
    with pytest.raises(RefusedError, match=r"cannot be divided.: a BSN on line 2"):
        delivery.land()
    delivery.rows("slachtoffers", "incident_id;leeftijd", "a;12", "a;jan@voorbeeld.nl")
    with pytest.raises(RefusedError, match="column leeftijd: an e-mail address on line 3"):
        delivery.land()


def test_pseudonyms_pass_by_chance_but_a_column_of_bsns_does_not(delivery: Delivery) -> None:
    numbers = range(300_000_000, 300_000_400)
    delivery.slachtoffers(*(f"a;{number};M;1" for number in numbers))
    assert delivery.land() is ExitCode.CLEAN
    bsns = [number for number in range(300_000_000, 300_001_000) if is_bsn(number)]
    delivery.slachtoffers(*(f"a;P-{number};M;1" for number in bsns[:20]))
    with pytest.raises(RefusedError, match=r"column persoon_id: a BSN .far more pass"):
        delivery.land()
    # One pseudonym that passes by chance, on many rows, is one number.
    delivery.incidenten(*(INCIDENT.format(f"i{i}") for i in range(50)))
    delivery.slachtoffers(*(f"i{i};{bsns[0]};M;1" for i in range(50)))
    assert delivery.land() is ExitCode.CLEAN


def test_a_column_of_mobile_numbers_is_refused_and_some_like_them_pass(delivery: Delivery) -> None:
    mobiles = [f"a;06{i:08};M;1" for i in range(40)]
    delivery.slachtoffers(*mobiles[:20], *(f"a;p{i};M;1" for i in range(20)))
    assert delivery.land() is ExitCode.CLEAN
    delivery.slachtoffers(*mobiles)
    with pytest.raises(RefusedError, match=r"column persoon_id: a telephone number .*40 rows"):
        delivery.land()


@pytest.mark.parametrize(
    "number",
    ["10/123456-24", "10-123456-24", "01.234567.89", "PL0600-2024123456", "2024123456-1"],
)
def test_case_numbers_that_look_real_are_reported(
    delivery: Delivery, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with_place(delivery, "Woning", f"zie {number}", "10/12345-24")
    delivery.rows("verdachten", f"{SLACHTOFFERS};zaak", f"k0;{number};M;20;{number}")
    assert delivery.land() is ExitCode.CLEAN
    counted = "select tabel, echte_nummers from {bestanden} where echte_nummers <> '' order by 1"
    assert delivery.landed(counted) == [
        ("incidenten", "pleeglocatie: 1"),
        ("verdachten", "persoon_id: 1, zaak: 1"),
    ]
    printed = capsys.readouterr().out
    assert "incidenten: 1 × a case number that looks real in pleeglocatie" in printed
    assert number not in printed
