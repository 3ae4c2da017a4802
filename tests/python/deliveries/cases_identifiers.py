"""Direct identifiers, planted everywhere: each refuses, and is never repeated."""

from __future__ import annotations

from tests.python.deliveries.base import Draft
from tests.python.deliveries.case import Case, lands, refuses
from tests.python.deliveries.edits import Edit, cell, column, file_format, insert_line, patch

_PLACE = ("incidenten", 5, "pleeglocatie")


def passes(number: int) -> bool:
    """Return whether this number of nine digits is a BSN by its check digit."""
    digits = [int(digit) for digit in f"{number:09}"]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0


_NUMBERS = [number for number in range(345_678_000, 345_679_000) if passes(number)]
_BSN = str(_NUMBERS[0])
_SHORT = str(next(number for number in range(56_789_000, 56_790_000) if passes(number)))
_DOTTED = f"{_BSN[:4]}.{_BSN[4:6]}.{_BSN[6:]}"
_MAIL, _PHONE = "piet.puk@voorbeeld.nl", "06-87654321"

_COLUMNS = (
    "bsn",
    "Burgerservicenummer",
    "achternaam",
    "Voor naam",
    "woonadres",
    "e-mail",
    "telefoonnummer",
    "geboortedatum",
    "postcode",
    "straatnaam",
    "tel",
)


def _keys(numbers: list[str]) -> Edit:
    """Give many victims without further data these pseudonyms."""

    def edit(draft: Draft) -> None:
        draft.tables["slachtoffers"] += [["i5", number, "", ""] for number in numbers]

    return edit


def _found(tabel: str, suffix: str, kind: str, place: str, line: int) -> str:
    return (
        f"{tabel}.{suffix} holds direct identifiers: column {place}: {kind} on line {line} (1 rows)"
    )


_NAMES = [
    refuses(
        "politie" if number % 2 else "om",
        "identificatoren",
        f"a column called {name}",
        column("verdachten" if number % 2 else "zaken", name, "x"),
        says=("looks like a direct identifier", "Remove the column"),
    )
    for number, name in enumerate(_COLUMNS)
]
_TEXTS = [
    *(
        refuses(
            "politie",
            "identificatoren",
            f"{kind} in free text: {words}",
            cell(*_PLACE, text),
            says=_found("incidenten", "csv", kind, "pleeglocatie", 6),
            hides=secret,
        )
        for words, text, kind, secret in (
            ("as such", f"slachtoffer {_BSN}", "a BSN", _BSN),
            ("with dots", f"bsn {_DOTTED}.", "a BSN", _DOTTED),
            ("of eight digits", f"nr {_SHORT}", "a BSN", _SHORT),
            ("an address", f"mail {_MAIL}!", "an e-mail address", "piet.puk"),
            ("a mobile number", f"bel {_PHONE}", "a telephone number", "87654321"),
            ("from abroad", "bel +31 6 8765 4321", "a telephone number", "8765 4321"),
            ("with brackets", "bel (020) 765 4321", "a telephone number", "765 4321"),
        )
    ),
    *(
        refuses(
            "politie",
            "identificatoren",
            f"a BSN in a {suffix} file",
            cell(*_PLACE, f"x {_BSN}"),
            file_format(suffix, "incidenten"),
            says=_found("incidenten", suffix, "a BSN", "pleeglocatie", line),
            hides=_BSN,
        )
        for suffix, line in (("xlsx", 6), ("parquet", 5), ("sav", 5))
    ),
    refuses(
        "om",
        "identificatoren",
        "an address in a column nobody asked for",
        column("zaken", "opmerking", "", "", _MAIL, ""),
        says=_found("zaken", "csv", "an e-mail address", "opmerking", 4),
        hides="piet.puk",
    ),
    refuses(
        "om",
        "identificatoren",
        "a BSN as ground of a sepot",
        cell("beslissingen", 3, "sepotgrond", f"zie {_BSN}"),
        says=_found("beslissingen", "csv", "a BSN", "sepotgrond", 4),
        hides=_BSN,
    ),
    refuses(
        "om",
        "identificatoren",
        "an address where a code belongs",
        cell("zaken", 5, "parket", _MAIL),
        says=_found("zaken", "csv", "an e-mail address", "parket", 6),
        hides="piet.puk",
    ),
    refuses(
        "politie",
        "identificatoren",
        "a telephone number in a row that cannot be divided",
        insert_line("incidenten.csv", 4, f"i9;{_PHONE}".encode()),
        says="a telephone number on line 4",
        hides="87654321",
    ),
    refuses(
        "politie",
        "identificatoren",
        "a BSN in a date",
        cell("incidenten", 5, "aangiftedatum", _BSN),
        says="column aangiftedatum: a BSN on line 6",
        hides=_BSN,
    ),
    refuses(
        "politie",
        "identificatoren",
        "an address as pseudonym",
        cell("slachtoffers", 5, "persoon_id", _MAIL),
        says="column persoon_id: an e-mail address on line 6",
        hides="piet.puk",
    ),
    refuses(
        "politie",
        "identificatoren",
        "pseudonyms that are BSNs",
        _keys([str(number) for number in _NUMBERS[:30]]),
        says="column persoon_id: a BSN (far more pass the elfproef than by chance)",
        hides=_BSN,
    ),
    refuses(
        "politie",
        "identificatoren",
        "an address in the manifest",
        patch("levering.yml", lambda text: text + f"# {_MAIL}\n".encode()),
        says="levering.yml holds direct identifiers",
        hides="piet.puk",
    ),
]
_HARMLESS = [
    lands(
        "politie",
        "identificatoren",
        "pseudonyms of which one in eleven passes by chance",
        _keys([str(number) for number in range(345_678_000, 345_678_200)]),
    ),
    *(
        lands("politie", "identificatoren", f"no identifier: {text}", cell(*_PLACE, text))
        for text in (
            "op 20240115 gesloten",
            "kamer 123456789",
            "@thuis",
            "2020-2024, 31 december",
            "a@b",
            "1234567890123",
        )
    ),
    lands(
        "politie",
        "identificatoren",
        "columns that only sound like one",
        column("incidenten", "gemeentenaam", "Ede"),
        column("incidenten", "postcode4", "6711"),
    ),
    lands(
        "politie",
        "identificatoren",
        "a name in free text cannot be recognised",
        cell(*_PLACE, "bij Piet Puk thuis"),
    ),
]

CASES: list[Case] = [*_NAMES, *_TEXTS, *_HARMLESS]
