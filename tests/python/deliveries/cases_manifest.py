"""The folder: what levering.yml says, which files lie there, versions and options."""

from __future__ import annotations

from datetime import date

from tests.python.deliveries.case import Case, lands, refuses
from tests.python.deliveries.edits import (
    Edit,
    cell,
    entry,
    manifest,
    patch,
    replace,
)

_YML = "levering.yml"
_PERIOD = {"van": date(2020, 1, 1), "tot": date(2025, 1, 1)}


def _text(text: str) -> Edit:
    return patch(_YML, lambda _: text.encode())


# bron, what is wrong, edit, words
_WRONG = (
    ("politie", "an unknown bron", manifest(bron="brandweer"), "bron must be one of"),
    ("om", "the bron of another supplier", manifest(bron="politie"), "tabel must be one of"),
    ("om", "an unknown aard", manifest(aard="test"), "aard must be one of echt, gepubliceerd"),
    ("politie", "no bron", manifest(bron=None), "the field bron is missing"),
    ("politie", "no aard", manifest(aard=None), "the field aard is missing"),
    ("om", "no periode", manifest(periode=None), "the field periode is missing"),
    ("om", "no bestanden", manifest(bestanden={}), "bestanden must be a list"),
    ("politie", "a field nobody knows", manifest(contact="x"), "unknown field"),
    ("politie", "a peildatum as text", manifest(peildatum="mei 2025"), "peildatum is not a date"),
    (
        "om",
        "a day that does not exist",
        replace(_YML, b"2025-05-01", b"2025-02-30"),
        "peildatum 2025-02-30 is not a date",
    ),
    (
        "om",
        "a period without an end",
        manifest(periode={"van": date(2020, 1, 1)}),
        "the field tot is missing",
    ),
    (
        "politie",
        "a period that runs back",
        manifest(periode={"van": date(2025, 1, 1), "tot": date(2020, 1, 1)}),
        "holds no day",
    ),
    (
        "politie",
        "a period of a day's length nought",
        manifest(periode={"van": date(2020, 1, 1), "tot": date(2020, 1, 1)}),
        "It is half-open",
    ),
    (
        "om",
        "articles as text",
        manifest(selectie={"artikelen_niet_gevraagd": "240, 241"}),
        "must be a list of article numbers",
    ),
    ("om", "a selection by something else", manifest(selectie={"jaren": [2020]}), "unknown field"),
    (
        "politie",
        "a key space for something else",
        manifest(sleutelruimte={"bsn": "x"}),
        "unknown field",
    ),
    (
        "politie",
        "a number for a key space",
        manifest(sleutelruimte={"persoon_id": 3}),
        "each sleutelruimte must be a name",
    ),
    ("om", "YAML that does not end", _text("bron: [om"), "cannot be read as YAML near line"),
    ("om", "a list instead of fields", _text("- om\n"), "holds no fields"),
    ("om", "an empty manifest", _text(""), "holds no fields"),
    (
        "politie",
        "YAML that runs Python",
        _text("bron: !!python/object/apply:os.system ['true']\n"),
        "cannot be read as YAML",
    ),
    (
        "politie",
        "a manifest in UTF-16",
        patch(_YML, lambda text: text.decode().encode("utf-16")),
        "levering.yml",
    ),
    ("politie", "no manifest", patch(_YML, lambda _: None), "levering.yml"),
    (
        "om",
        "rows by the word",
        entry("zaken", rijen="vijf"),
        "rijen of zaken must be a whole number",
    ),
    ("om", "a hash too short", entry("zaken", sha256="abc"), "must be 64 hexadecimal digits"),
)
_MANIFEST = [
    *(refuses(bron, "manifest", name, edit, says=words) for bron, name, edit, words in _WRONG),
    refuses(
        "politie",
        "manifest limieten",
        "a manifest of more than 1 MiB",
        patch(_YML, lambda text: text + b"# " + b"x" * 1_100_000),
        says="levering.yml",
    ),
    refuses(
        "om",
        "manifest limieten",
        "YAML that refers to itself a billion times",
        patch(
            _YML,
            lambda text: (
                text
                + b"a: &a [x,x,x,x,x,x,x,x,x]\n"
                + b"".join(
                    b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9))
                    for c in range(98, 107)
                )
            ),
        ),
        says="levering.yml",
    ),
    lands(
        "om",
        "manifest",
        "articles that were not asked for, and key spaces",
        manifest(
            selectie={"artikelen_niet_gevraagd": [243, 240]},
            sleutelruimte={"persoon_id": "politie-2025"},
        ),
    ),
    lands(
        "politie",
        "manifest",
        "a manifest with a byte-order mark",
        patch(_YML, lambda text: b"\xef\xbb\xbf" + text),
    ),
    lands(
        "politie",
        "manifest",
        "a manifest with Windows line ends",
        patch(_YML, lambda text: text.replace(b"\n", b"\r\n")),
    ),
]

_PEILDATUM = [
    lands(
        "om",
        "peildatum",
        "a peildatum on the last day of the periode",
        manifest(peildatum=date(2024, 12, 31)),
        cell("vonnissen", 2, "uitspraakdatum", "2022-03-02"),
    ),
    refuses(
        "om",
        "peildatum",
        "a peildatum a day earlier",
        manifest(peildatum=date(2024, 12, 30)),
        says="peildatum 2024-12-30 lies before the last day of the periode (2024-12-31)",
    ),
    refuses(
        "politie",
        "peildatum",
        "the peildatum of another year",
        manifest(peildatum=date(2020, 5, 1)),
        says="lies before the last day of the periode",
    ),
]


CASES: list[Case] = [*_MANIFEST, *_PEILDATUM]
