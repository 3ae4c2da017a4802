"""Text files that cannot be read, or not safely."""

from __future__ import annotations

from tests.python.deliveries.case import Case, refuses
from tests.python.deliveries.edits import (
    beside,
    cell,
    entry,
    patch,
    replace,
)

_FILE = "incidenten.csv"

_REFUSED = [
    refuses(
        "politie",
        "coderingen",
        "UTF-8 and Windows-1252 in one file",
        cell("incidenten", 2, "pleeglocatie", "Café €"),
        patch(_FILE, lambda content: content.replace(b"Openbare", b"Caf\xe9")),
        cell("incidenten", 4, "pleeglocatie", "Openbare"),
        says="mixes encodings: line 3 is UTF-8, line 5 is not",
    ),
    refuses(
        "politie",
        "coderingen",
        "a byte that Windows does not define",
        replace(_FILE, b"plein", b"pl\x81in"),
        says=f"{_FILE}, line 3: holds bytes that are neither UTF-8 nor Windows-1252",
    ),
    refuses(
        "politie",
        "coderingen",
        "UTF-16",
        patch(_FILE, lambda content: content.decode().encode("utf-16")),
        says=(f"{_FILE}, line 1", "Save it as UTF-8"),
    ),
    refuses(
        "politie",
        "coderingen",
        "UTF-16 without a mark",
        patch(_FILE, lambda content: content.decode().encode("utf-16-be")),
        says=f"{_FILE}, line 1: not plain text",
    ),
    refuses(
        "om",
        "coderingen",
        "a NUL byte",
        replace("feiten.csv", b"overig", b"over\x00ig"),
        says="feiten.csv, line 3: not plain text",
    ),
    refuses(
        "politie",
        "csv",
        "an empty file",
        patch(_FILE, lambda _: b""),
        says=f"{_FILE} is empty. Its first line must name the columns",
    ),
    refuses(
        "politie",
        "csv",
        "blank lines only",
        patch(_FILE, lambda _: b"\n \n\n"),
        says=f"{_FILE} is empty",
    ),
    refuses(
        "politie",
        "csv",
        "another delimiter",
        patch(_FILE, lambda content: content.replace(b";", b"|")),
        says="was read as one column",
    ),
    refuses(
        "politie",
        "csv",
        "a header with a quote that nobody closed",
        patch(_FILE, lambda content: b'"' + content),
        says=(_FILE, "line 1"),
    ),
    refuses(
        "politie",
        "csv",
        "a workbook called csv",
        beside("v.csv", b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
        entry("verdachten", bestand="v.csv"),
        says="v.csv, line 1: not plain text",
    ),
    refuses(
        "om",
        "limieten",
        "1,001 columns",
        patch(
            "zaken.csv",
            lambda content: b"\n".join(line + b";x" * 991 for line in content.splitlines()),
        ),
        says="zaken.csv has more than 1000 columns",
    ),
]

CASES: list[Case] = [*_REFUSED]
