"""What is dangerous stays text or is refused: in bounded time and memory, and without a trace."""

from __future__ import annotations

import pytest

from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, Delivery


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("jan@voorbeeld.nl", "an e-mail address"),
        ("06-12345678", "a telephone number"),
        ("111222333", "a BSN"),
    ],
)
def test_a_row_of_data_in_the_place_of_the_header_leaks_nothing(
    delivery: Delivery, cell: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.rows("incidenten", f"{INCIDENTEN};{cell}", INCIDENT.format("a") + ";x")
    with pytest.raises(RefusedError, match=rf"the name of column 9 holds {kind}") as refused:
        delivery.land()
    printed = capsys.readouterr()
    assert cell not in str(refused.value) + printed.out + printed.err


def test_a_name_in_the_place_of_the_header_is_not_shown(delivery: Delivery) -> None:
    delivery.rows("slachtoffers", "a;Jan van Straaten;V;12", "b;p2;M;3")
    with pytest.raises(RefusedError, match=r"has the column \(column 2, not shown\)"):
        delivery.land()


def test_names_of_unknown_columns_are_kept_short_and_without_codes(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = "[red]kleur\x1b[31m" + "x" * 100
    delivery.rows("slachtoffers", f"incident_id;{strange};mogelijk 12345678", "a;rood;y")
    assert delivery.land() is ExitCode.CLEAN
    expected = f"[red]kleur?[31m{'x' * 9}…{'x' * 15}, (not shown)"
    query = "select onbekende_kolommen from {bestanden} where tabel = 'slachtoffers'"
    assert delivery.landed(query) == [(expected,)]
    printed = capsys.readouterr().out
    assert expected in printed
    assert "\x1b" not in printed


def test_all_that_refuses_is_said_at_once(delivery: Delivery) -> None:
    delivery.rows("incidenten", "incident_id;bsn;e-mail", "a;b;c")
    delivery.entries["slachtoffers"] = {"rijen": 7, "sha256": "0" * 64}
    delivery.slachtoffers("mail@voorbeeld.nl;p;V;12")
    delivery.texts["verdachten"] = "a\nb".encode("utf-16")
    with pytest.raises(RefusedError, match="refused, for 7 reasons") as refused:
        delivery.land()
    lines = str(refused.value).splitlines()
    assert len(lines) == 8
    for part in (
        "slachtoffers.csv is not the file that levering.yml describes",
        "verdachten.csv, line 1: not plain text",
        "incidenten.csv has the column bsn",
        "incidenten.csv has the column e-mail",
        "incidenten.csv lacks the required columns registratiedatum",
        "slachtoffers.csv holds 1 rows, levering.yml says 7",
        "slachtoffers.csv holds direct identifiers",
    ):
        assert sum(part in line for line in lines) == 1, part
    assert not list(delivery.project.landing.glob("politie/politie-*"))


def test_a_promise_that_fails_refuses_what_was_landed_before_too(delivery: Delivery) -> None:
    assert delivery.land() is ExitCode.CLEAN
    delivery.entries["slachtoffers"] = {"sha256": "0" * 64}
    with pytest.raises(RefusedError, match="its sha256 differs"):
        delivery.land()
