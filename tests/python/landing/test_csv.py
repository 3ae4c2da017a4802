"""CSV as suppliers write it: encodings, delimiters, quotes, blank lines; and exact line numbers."""

from __future__ import annotations

import pytest

from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, Delivery

LINES = "select regelnummer, incident_id, pleeglocatie from {incidenten}"
WITH_PLACE = f"{INCIDENTEN};pleeglocatie"


def with_place(key: str, place: str) -> str:
    return f"{INCIDENT.format(key)};{place}"


@pytest.mark.parametrize(
    ("delimiter", "encoding", "line_end"),
    [
        (";", "utf-8", "\n"),
        (",", "utf-8", "\r\n"),
        ("\t", "utf-8-sig", "\n"),
        (";", "utf-8-sig", "\r\n"),
        (",", "cp1252", "\r\n"),
        ("\t", "cp1252", "\n"),
        (";", "cp1252", "\r"),
        (";", "utf-8", "\r"),
    ],
)
def test_reads_every_delimiter_and_encoding(
    delivery: Delivery, delimiter: str, encoding: str, line_end: str
) -> None:
    text = f"{WITH_PLACE}\n{with_place('a', 'Café')}\n{with_place('b', 'Woning')}\n"
    text = text.replace(";", delimiter).replace("\n", line_end)
    delivery.texts["incidenten"] = text.encode(encoding)
    assert delivery.land() is ExitCode.CLEAN
    assert delivery.landed(LINES) == [(2, "a", "Café"), (3, "b", "Woning")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Café\nb€".encode() + b"\nCaf\xe9", "mixes encodings: line 2 is UTF-8, line 4 is not"),
        (b"a\nCaf\xe9\nb\x81", "line 4: holds bytes that are neither UTF-8 nor Windows-1252"),
        ("a\nb".encode("utf-16"), "line 2: not plain text"),
    ],
)
def test_refuses_mixed_and_unknown_bytes_with_the_line(
    delivery: Delivery, content: bytes, message: str
) -> None:
    delivery.texts["incidenten"] = WITH_PLACE.encode() + b"\n" + content
    with pytest.raises(RefusedError, match=message):
        delivery.land()


def test_line_numbers_are_those_of_an_editor(delivery: Delivery) -> None:
    delivery.rows(
        "incidenten",
        WITH_PLACE,
        with_place("a", '"School\nlaan"'),  # lines 2 and 3
        "",
        with_place("b", '"zegt ""hoi"""'),  # line 5
        with_place("c", "x;y"),  # line 6, one field too many
        "",
        with_place("d", "Woning"),  # line 8
    )
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(LINES) == [
        (2, "a", "School\nlaan"),
        (5, "b", 'zegt "hoi"'),
        (8, "d", "Woning"),
    ]
    assert delivery.quarantined() == [("incidenten", 6, "", "aantal velden")]
    (received,) = delivery.landed("select rij_ontvangen from {afgekeurd}")
    assert received == (with_place("c", "x;y"),)


def test_a_stray_quote_costs_one_line(delivery: Delivery) -> None:
    delivery.rows(
        "incidenten",
        WITH_PLACE,
        with_place("a", '"Woning'),
        with_place("b", "Woning"),
        with_place("c", '"Woning"'),
        with_place("d", '"nooit dicht'),
        with_place("e", "Woning"),
    )
    delivery.slachtoffers()
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select regelnummer from {incidenten}") == [(3,), (4,), (6,)]
    assert delivery.quarantined() == [
        ("incidenten", 2, "", "aanhalingsteken"),
        ("incidenten", 5, "", "aanhalingsteken"),
    ]


def test_rows_keep_their_order_and_number_in_a_large_file(delivery: Delivery) -> None:
    many = 200_000
    delivery.incidenten(*(INCIDENT.format(f"z{i}") for i in range(many)))
    delivery.slachtoffers()
    assert delivery.land() is ExitCode.CLEAN
    query = (
        "select count(*) from (select file_row_number as n, * from "
        "read_parquet({incidenten}, file_row_number = true)) "
        "where regelnummer = n + 2 and incident_id = 'z' || n"
    )
    assert delivery.landed(query) == [(many,)]


def test_refuses_missing_and_double_columns(delivery: Delivery) -> None:
    delivery.rows("slachtoffers", "persoon_id;leeftijd", "p;1")
    with pytest.raises(RefusedError, match="lacks the required column incident_id"):
        delivery.land()
    delivery.rows("incidenten", "incident_id;melddatum", "a;2020-05-01")
    with pytest.raises(RefusedError, match="lacks the required columns registratiedatum, "):
        delivery.land()
    delivery.rows("incidenten", INCIDENTEN.replace(";", "|"), INCIDENT.format("a"))
    with pytest.raises(RefusedError, match=r"read as one column.* semicolon, comma or tab"):
        delivery.land()
    delivery.incidenten(INCIDENT.format("a"))
    delivery.rows("slachtoffers", "incident_id;Incidentcode", "a;a")
    with pytest.raises(RefusedError, match="holds the column incident_id twice"):
        delivery.land()
    delivery.texts["slachtoffers"] = ""
    with pytest.raises(RefusedError, match="is empty"):
        delivery.land()


def test_columns_go_by_alias_and_case_and_unknown_ones_stay_out(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.rows("slachtoffers", " IncidentCode ;PERSOON_ID;kleur", "a;p;rood")
    assert delivery.land() is ExitCode.CLEAN
    assert delivery.landed("select incident_id, persoon_id, leeftijd from {slachtoffers}") == [
        ("a", "p", None)
    ]
    printed = capsys.readouterr().out
    assert "unknown columns, left out: kleur" in printed
    assert "columns not delivered, landed as unknown: geslacht, leeftijd" in printed


def test_a_cell_over_64_kib_is_quarantined(delivery: Delivery) -> None:
    delivery.rows("incidenten", WITH_PLACE, with_place("a", "x"), with_place("b", "x" * 65_537))
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.quarantined() == [("incidenten", 3, "pleeglocatie", "te lange cel")]


def test_a_long_row_is_quarantined_whole(delivery: Delivery) -> None:
    row = f"a;{'é' * 1_500_000};V;12;too many"
    delivery.slachtoffers(row, "a;p1;V;12")
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select regelnummer, rij_ontvangen from {afgekeurd}") == [(2, row)]


def test_parquet_gives_the_rows_that_csv_gives(delivery: Delivery) -> None:
    import duckdb

    path = delivery.write() / "slachtoffers.parquet"
    duckdb.execute(
        "copy (select * from (values ('a', 'p1', 'v', 12), ('weg', 'p2', 'M', 3)) "
        "as t (incident_id, persoon_id, geslacht, leeftijd)) to '" + str(path) + "'"
    )
    delivery.entries["slachtoffers"] = {"bestand": "slachtoffers.parquet"}
    assert delivery.land() is ExitCode.QUARANTINED
    query = "select regelnummer, persoon_id, geslacht, leeftijd from {slachtoffers}"
    assert delivery.landed(query) == [(1, "p1", "V", 12)]
    (received,) = delivery.landed("select regelnummer, rij_ontvangen from {afgekeurd}")
    expected = '{"incident_id":"weg","persoon_id":"p2","geslacht":"M","leeftijd":"3"}'
    assert received == (2, expected)
    path.write_bytes(b"PAR1 no")
    with pytest.raises(RefusedError, match="cannot be read as Parquet"):
        delivery.land()


def test_remarks_on_a_file_that_may_not_be_whole(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.texts["incidenten"] = f"{INCIDENTEN}\n{INCIDENT.format('a')}"
    assert delivery.land() is ExitCode.CLEAN
    printed = capsys.readouterr().out
    assert "incidenten: the last line has no line end; the file may be cut off" in printed
    assert "slachtoffers: the last line" not in printed
    assert "verdachten: 0 rows, and levering.yml gives no rijen" in printed


def test_no_remark_on_an_empty_table_that_is_promised(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    delivery.entries["verdachten"] = {"rijen": 0}
    assert delivery.land() is ExitCode.CLEAN
    printed = capsys.readouterr().out
    assert "0 rows" not in printed
    assert "may be cut off" not in printed
