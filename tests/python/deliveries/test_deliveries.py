"""The table of awkward deliveries: each lands, is quarantined or is refused as the rules say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from keten.errors import ExitCode
from tests.python.deliveries.base import BRONNEN
from tests.python.deliveries.case import Case, edited
from tests.python.deliveries.invariants import (
    assert_conserved,
    assert_kept_as_received,
    assert_printable,
    assert_provenance,
)
from tests.python.deliveries.table import CASES
from tests.python.deliveries.write import write_draft
from tests.python.deliveries.zone import ROOT, Run, Zone, rows

_FROM_ONE = ("parquet", "sav")  # formats of which the first record is line 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bron}: {case.name}")
def test_delivery(case: Case, zone: Zone, folder: Path) -> None:
    draft = case.draft()
    write_draft(draft, folder)
    with zone.landing():
        for number, edits in enumerate(case.before):
            earlier = write_draft(edited(case.bron, edits), folder.with_name(f"eerder{number}"))
            assert zone.run("land", str(earlier)).code in (ExitCode.CLEAN, ExitCode.QUARANTINED)
        files, folders = zone.files(), zone.folders()
        run = zone.run("land", str(folder), *draft.options)
        assert run.code == case.code, run.printed
        assert_printable(run.printed)
        if not case.kept:
            assert zone.files() == files
            _assert_words(case, run, "")
            return
        (landed,) = zone.folders() - folders
        assert_conserved(landed)
        assert_provenance(landed)
        assert_kept_as_received(landed, folder)
        _assert_rows(case, landed)
        meldingen = "\n".join(text for (text,) in rows(landed, "select melding from {afgekeurd}"))
        _assert_words(case, run, meldingen)


def _line(case: Case, tabel: str, row: int) -> int:
    return row if case.draft().suffix(tabel).lower() in _FROM_ONE else row + 1


def _assert_rows(case: Case, landed: Path) -> None:
    found = rows(landed, "select tabel, regelnummer, kolom, regel from {afgekeurd}")
    expected = [(tabel, _line(case, tabel, row), *why) for tabel, row, *why in case.quarantined]
    assert sorted(found) == sorted(expected)
    for tabel, row, column, value in case.gives:
        query = f"select {column}::varchar from {{{tabel}}} where regelnummer = "
        assert rows(landed, f"{query}{_line(case, tabel, row)}") == [(value,)], (row, column)
    ((unknown,),) = rows(landed, "select sum(onbekende_codes) from {bestanden}")
    assert unknown == case.unknown


def _assert_words(case: Case, run: Run, meldingen: str) -> None:
    text = f"{run.printed}\n{meldingen}"
    for words in case.says:
        assert words in text, text
    for words in case.hides:
        assert words not in text


def test_the_table_is_large_and_covers_all_bronnen_and_formats() -> None:
    assert len(CASES) >= 200
    names = Counter((case.bron, case.name) for case in CASES)
    assert [name for name, count in names.items() if count > 1] == []
    assert {case.bron for case in CASES} == set(BRONNEN)
    formats = Counter(
        (case.bron, suffix)
        for case in CASES
        for suffix in {case.draft().suffix(tabel).lower() for tabel in case.draft().tables}
    )
    for bron in BRONNEN:
        assert {suffix for of, suffix in formats if of == bron} >= {"csv", "xlsx", "parquet", "sav"}


def test_every_point_of_the_delivery_format_is_proved() -> None:
    text = (ROOT / "docs" / "deliveries.md").read_text(encoding="utf-8")
    points = set(re.findall(r"^### (\S+)$", text, flags=re.MULTILINE))
    proved = {point for case in CASES for point in case.points}
    assert points - proved == set(), "points that no delivery proves"
    assert proved - points == set(), "points that docs/deliveries.md does not name"
