"""Parquet and SPSS: types, labels, missing values, and damaged files."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from tests.python.deliveries.case import Case, at, lands, quarantines, refuses
from tests.python.deliveries.edits import (
    arrow,
    cell,
    column,
    convert,
    copy,
    file_format,
    patch,
    spss,
)

_HEARING = ("zaken", 5, "zittingsdatum")
_SEX = ("zaken", 5, "geslacht")


def _cast(name: str, kind: pa.DataType) -> Any:
    def change(table: Any) -> Any:
        at = table.schema.get_field_index(name)
        return table.set_column(at, name, table.column(name).cast(kind))

    return change


def _nested(table: Any) -> Any:
    at = table.schema.get_field_index("gevoegd_bij")
    return table.set_column(at, "gevoegd_bij", pa.array([["z1"]] * len(table)))


_PARQUET = [
    lands(
        "om",
        "parquet datums",
        "dates as such",
        convert("zaken", "zittingsdatum", date.fromisoformat),
        file_format("parquet", "zaken"),
        gives=at("zaken", 1, "zittingsdatum", "2021-02-01"),
    ),
    lands(
        "om",
        "parquet datums",
        "moments without a zone",
        convert("zaken", "zittingsdatum", lambda text: datetime.fromisoformat(f"{text}T23:59")),
        file_format("parquet", "zaken"),
        gives=at("zaken", 1, "zittingsdatum", "2021-02-01"),
    ),
    lands(
        "om",
        "parquet datums",
        "moments in UTC are Dutch days",
        convert("zaken", "zittingsdatum", lambda text: datetime.fromisoformat(f"{text}T23:30")),
        arrow("zaken", _cast("zittingsdatum", pa.timestamp("us", "UTC"))),
        gives=at("zaken", 1, "zittingsdatum", "2021-02-02"),
    ),
    lands(
        "om",
        "parquet getallen",
        "amounts as decimals",
        convert("straffen", "bedrag", lambda text: Decimal(text.replace(",", "."))),
        file_format("parquet", "straffen"),
        gives=at("straffen", 2, "bedrag", "1250.5"),
    ),
    lands(
        "om",
        "parquet getallen",
        "amounts as text with a decimal comma",
        file_format("parquet", "straffen"),
        gives=at("straffen", 2, "bedrag", "1250.5"),
    ),
    lands(
        "om",
        "parquet",
        "texts as a dictionary",
        arrow(
            "zaken",
            lambda table: table.set_column(2, "parket", table.column("parket").dictionary_encode()),
        ),
        gives=at("zaken", 5, "parket", "rotterdam"),
    ),
    lands(
        "om",
        "parquet",
        "large texts",
        arrow("zaken", _cast("parket", pa.large_string())),
        gives=at("zaken", 5, "parket", "rotterdam"),
    ),
    lands(
        "om",
        "parquet",
        "no rows at all",
        arrow("straffen", lambda table: table.slice(0, 0)),
        says="straffen: 0 rows",
    ),
    quarantines(
        "om",
        "parquet regelnummers",
        "the third record",
        cell("feiten", 3, "artikel_1", ""),
        file_format("parquet", "feiten"),
        rows=[
            ("feiten", 3, "artikel_1", "verplicht"),
            ("beslissingen", 3, "parketnummer", "ouder afgekeurd"),
        ],
    ),
    quarantines(
        "om",
        "parquet dubbelen",
        "a copy",
        copy("feiten", 4),
        file_format("parquet", "feiten"),
        rows=[("feiten", 5, "parketnummer", "dubbele rij")],
    ),
    refuses("om", "parquet", "a column of lists", arrow("zaken", _nested), says="zaken.parquet"),
    refuses(
        "om",
        "parquet",
        "a file that is cut off",
        file_format("parquet", "zaken"),
        patch("zaken.parquet", lambda content: content[:-100]),
        says="zaken.parquet cannot be read as Parquet",
    ),
    refuses(
        "om",
        "parquet",
        "a footer that was overwritten",
        file_format("parquet", "zaken"),
        patch("zaken.parquet", lambda content: content[:-40] + bytes(32) + content[-8:]),
        says="zaken.parquet cannot be read as Parquet",
    ),
    refuses(
        "om",
        "parquet",
        "text called Parquet",
        file_format("parquet", "zaken"),
        patch("zaken.parquet", lambda _: b"parketnummer;persoon_id\n"),
        says="zaken.parquet cannot be read as Parquet",
    ),
    refuses(
        "om",
        "parquet",
        "an empty file called Parquet",
        file_format("parquet", "zaken"),
        patch("zaken.parquet", lambda _: b""),
        says="zaken.parquet cannot be read as Parquet",
    ),
    refuses(
        "om",
        "parquet limieten",
        "1,001 columns in Parquet",
        arrow(
            "zaken",
            lambda table: pa.table(
                {name: table.column(name) for name in table.schema.names}
                | {f"x{i}": pa.nulls(len(table)) for i in range(991)}
            ),
        ),
        says="zaken.parquet has more than 1000 columns",
    ),
]

_CODES = {1.0: "M", 2.0: "V", 9.0: "Weigert"}
_CODED = column("zaken", "geslacht", 1.0, 1.0, 2.0, 1.0, 2.0)
_SPSS = [
    lands(
        "om",
        "sav",
        "the label of a value",
        _CODED,
        spss("zaken", variable_value_labels={"geslacht": _CODES}),
        gives=at(*_SEX, "V"),
    ),
    lands(
        "om",
        "sav ontbrekend",
        "a user-missing value",
        column("zaken", "geslacht", 1.0, 1.0, 2.0, 1.0, 9.0),
        spss(
            "zaken", variable_value_labels={"geslacht": _CODES}, missing_ranges={"geslacht": [9.0]}
        ),
        gives=at(*_SEX, None),
    ),
    lands(
        "om",
        "sav ontbrekend",
        "a user-missing range",
        column("zaken", "leeftijd", 34.0, 19.0, 51.0, 28.0, 999.0),
        spss("zaken", missing_ranges={"leeftijd": [{"lo": 990, "hi": 999}]}),
        gives=at("zaken", 5, "leeftijd", None),
    ),
    quarantines(
        "om",
        "sav gesloten-lijsten",
        "a value without a label",
        column("zaken", "geslacht", 1.0, 1.0, 2.0, 1.0, 3.0),
        spss("zaken", variable_value_labels={"geslacht": _CODES}),
        rows=[(*_SEX, "gesloten lijst")],
    ),
    lands(
        "om",
        "sav datums",
        "dates of SPSS",
        convert("zaken", "zittingsdatum", date.fromisoformat),
        spss("zaken"),
        gives=at("zaken", 1, "zittingsdatum", "2021-02-01"),
    ),
    lands(
        "om",
        "sav getallen",
        "amounts of SPSS",
        column("straffen", "bedrag", "", 1250.5),
        spss("straffen"),
        gives=at("straffen", 2, "bedrag", "1250.5"),
    ),
    lands(
        "om",
        "sav",
        "text with accents",
        cell("beslissingen", 3, "sepotgrond", "reële kans – één"),
        spss("beslissingen"),
        gives=at("beslissingen", 3, "sepotgrond", "reële kans – één"),
    ),
    quarantines(
        "om",
        "sav regelnummers verplicht",
        "the fifth record",
        cell("zaken", 5, "persoon_id", ""),
        spss("zaken"),
        rows=[("zaken", 5, "persoon_id", "verplicht")],
    ),
    quarantines(
        "om",
        "sav verplicht ontbrekend",
        "a user-missing value in a required column",
        column("vonnissen", "uitspraakdatum", date(2021, 3, 1), ""),
        spss("vonnissen"),
        rows=[("vonnissen", 2, "uitspraakdatum", "verplicht")],
    ),
    refuses(
        "om",
        "sav",
        "an SPSS file that is cut off",
        spss("zaken"),
        patch("zaken.sav", lambda content: content[:200]),
        says="zaken.sav cannot be read as SPSS",
    ),
    refuses(
        "om",
        "sav",
        "text called sav",
        spss("zaken"),
        patch("zaken.sav", lambda _: b"$FL2 geen SPSS"),
        says="zaken.sav cannot be read as SPSS",
    ),
    refuses(
        "om",
        "sav",
        "an empty file called sav",
        spss("zaken"),
        patch("zaken.sav", lambda _: b""),
        says="zaken.sav",
    ),
    refuses(
        "om",
        "sav identificatoren",
        "an address in a label",
        _CODED,
        spss("zaken", variable_value_labels={"geslacht": {1.0: "M", 2.0: "V jan@voorbeeld.nl"}}),
        says="an e-mail address",
        hides="jan@voorbeeld",
    ),
]

CASES: list[Case] = [*_PARQUET, *_SPSS]
