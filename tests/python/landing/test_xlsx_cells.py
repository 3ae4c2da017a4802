"""Cells of workbooks: which text each kind becomes, and which break their row."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from keten.decoding.frames import UndecodableError
from tests.python.landing.decoding import Decoded, cells, packed, texts, workbook, workbook_parts


def decoded(tmp_path: Path, content: bytes, **changes: Any) -> Decoded:
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(content)
    return Decoded(path, **changes)


def cell_of(tmp_path: Path, cell: str) -> Decoded:
    """What becomes of the cell A2, whose element begins with ``<c r="A2"``."""
    rows = cells(texts(1, "a", "b"), f'<c r="A2"{cell}</c><c r="B2" t="str"><v>x</v></c>')
    return decoded(tmp_path, workbook(rows))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("><v>12</v>", "12"),
        ("><v>12.0</v>", "12"),
        ("><v>12.5</v>", "12.5"),
        ("><v>1.2E+15</v>", "1200000000000000"),
        ("><v>9007199254740991</v>", "9007199254740991"),
        ("><v>0.30000000000000004</v>", "0.3"),
        ("><v>-0.5</v>", "-0.5"),
        ("><v>43890</v>", "43890"),
        (' s="1"><v>43890</v>', "2020-02-29"),
        (' s="2"><v>43890</v>', "2020-02-29"),
        (' s="3"><v>43890.5</v>', "2020-02-29 12:00:00"),
        (' s="4"><v>0.5</v>', "12:00:00"),
        (' s="1"><v>2958466</v>', "+10000-01-01"),
        (' t="d"><v>2020-02-29</v>', "2020-02-29"),
        (' t="b"><v>1</v>', "true"),
        (' t="b"><v>0</v>', "false"),
        (' t="s"><v>0</v>', "gedeeld"),
        (' t="str"><v>tekst</v>', "tekst"),
        (' t="inlineStr"><is><t>007</t></is>', "007"),
        (' t="inlineStr"><is><t>=1+1</t></is>', "=1+1"),
        (' t="inlineStr"><is><t>é "x"; &lt;b&gt;\n2</t></is>', 'é "x"; <b>\n2'),
        (' t="inlineStr"><is><r><t>twee</t></r><r><t xml:space="preserve"> delen</t></r></is>',
         "twee delen"),
        (' t="inlineStr"><is><t>12345678901234567</t></is>', "12345678901234567"),
        ("><f>6*7</f><v>42</v>", "42"),
        (' t="str"><f>"a"</f><v>a</v>', "a"),
        (' t="str"><f>""</f><v></v>', ""),
    ],
)  # fmt: skip
def test_a_cell_becomes_the_text_of_a_csv(tmp_path: Path, cell: str, text: str) -> None:
    found = cell_of(tmp_path, cell)
    assert found.rows == [(2, text, "x")]
    assert found.broken == []


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("><f>6*7</f>", "formule zonder uitkomst"),
        ("><f>6*7</f><v></v>", "formule zonder uitkomst"),
        ("><f>6*7</f><v/>", "formule zonder uitkomst"),
        (' t="e"><v>#N/A</v>', "foutwaarde"),
        (' t="e"><f>1/0</f><v>#DIV/0!</v>', "foutwaarde"),
        (" t='e'><v>#REF!</v>", "foutwaarde"),
        (' t="inlineStr"><is><t>#VERW!</t></is>', "foutwaarde"),
        (' t="str"><v>#N/B</v>', "foutwaarde"),
        ("><v>12345678901234567</v>", "te lang getal"),
        ("><v>1.2E+17</v>", "te lang getal"),
        (' s="1"><v>1588291200000</v>', "onleesbare cel"),
    ],
)
def test_a_cell_that_cannot_be_read_breaks_its_row(tmp_path: Path, cell: str, rule: str) -> None:
    found = cell_of(tmp_path, cell)
    assert found.rows == []
    assert found.broken == [(2, "a", rule)]


# What follows ``<c r="A1"`` -> the text it becomes, and the rule it breaks.
MIXTURE: dict[str, tuple[str | None, str | None]] = {
    ' t="str"><v>tekst</v>': ("tekst", None),
    ' t="inlineStr"><is><t></t></is>': (None, None),
    ' s="1"><v>43890</v>': ("2020-02-29", None),
    ' s="1">': (None, None),
    "><v></v>": (None, None),
    "><f>A1</f><v>3</v>": ("3", None),
    ' t="str"><f>A1</f><v></v>': (None, None),
    "><f>A1</f>": ("=A1", "formule zonder uitkomst"),
    "><f>A1</f><v></v>": ("=A1", "formule zonder uitkomst"),
    ' t="e"><v>#N/A</v>': ("#N/A", "foutwaarde"),
    "><v>12345678901234567</v>": ("12345678901234567", "te lang getal"),
    ' s="1"><v>1588291200000</v>': ("1588291200000", "onleesbare cel"),
}


def test_every_mixture_of_cells_is_read_exactly(tmp_path: Path) -> None:
    """Values and kinds of cells are read apart, and have to meet wherever the table stands."""
    for seed in range(200):
        chance = random.Random(seed)
        left, top, width = chance.choice([0, 0, 1, 3]), chance.randint(1, 3), chance.randint(1, 3)
        kinds = chance.sample(sorted(MIXTURE), chance.randint(1, 5))
        letters = [chr(65 + left + i) for i in range(width)]
        rows = ["".join(f'<c r="{x}{top}" t="str"><v>{x}</v></c>' for x in letters)]
        expected: dict[int, list[str | None]] = {}
        broken: list[tuple[int, str, str]] = []
        for line in range(top + 1, top + 6):
            picked = [chance.choice(kinds) for _ in letters]
            rows.append(
                "".join(f'<c r="{x}{line}"{k}</c>' for x, k in zip(letters, picked, strict=True))
            )
            texts_here, rules = zip(*(MIXTURE[kind] for kind in picked), strict=True)
            first = next(((x, r) for x, r in zip(letters, rules, strict=True) if r), None)
            if first:
                broken.append((line, *first))
            elif any(texts_here):
                expected[line] = list(texts_here)
        known = {letter.lower(): letter for letter in letters}
        found = decoded(tmp_path, workbook(cells(*rows, first=top)), known=known)
        read = {row[0]: [text or None for text in row[1 + left :]] for row in found.rows}
        assert (seed, read, found.broken) == (seed, expected, broken)


def test_a_formula_without_result_in_the_last_cell_of_a_sheet_breaks_its_row(
    tmp_path: Path,
) -> None:
    rows = cells(texts(1, "a", "b"), '<c r="A2"><v>1</v></c>', '<c r="B3"><f>A2</f></c>')
    found = decoded(tmp_path, workbook(rows))
    assert (found.rows, found.broken) == ([(2, "1", None)], [(3, "b", "formule zonder uitkomst")])


def test_an_error_in_a_column_that_is_left_out_breaks_no_row(tmp_path: Path) -> None:
    rows = cells(texts(1, "a", "opmerking"), f'{texts(2, "x")}<c r="B2" t="e"><v>#N/A</v></c>')
    assert decoded(tmp_path, workbook(rows)).rows == [(2, "x", "#N/A")]


def test_an_error_in_the_header_refuses(tmp_path: Path) -> None:
    rows = cells(f'{texts(1, "a")}<c r="B1" t="e"><v>#N/A</v></c>', texts(2, "x", "y"))
    with pytest.raises(UndecodableError, match=r"cell B1: .* an error"):
        decoded(tmp_path, workbook(rows))


def test_prefixes_and_cells_without_an_address_are_read_alike(tmp_path: Path) -> None:
    parts = workbook_parts("")
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row>'
        "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:f>1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    parts["xl/worksheets/sheet1.xml"] = sheet
    assert decoded(tmp_path, packed(parts)).broken == [(2, "b", "formule zonder uitkomst")]


def test_dates_of_the_1904_system(tmp_path: Path) -> None:
    parts = workbook_parts(cells(texts(1, "a"), '<c r="A2" s="1"><v>42428</v></c>'))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    assert decoded(tmp_path, packed(parts)).rows == [(2, "2020-02-29")]


def test_merged_cells_never_become_empty(tmp_path: Path) -> None:
    rows = cells(
        texts(1, "a", "b", "x"),
        texts(2, "1", "samen", "p"),
        texts(3, "2", "", "q"),
        texts(4, "3", "ook", "r"),
        texts(5, "breed", "", "s"),
        texts(6, "5", "los", "smal"),
    )
    merges = "".join(f'<mergeCell ref="{at}"/>' for at in ("A1:B1", "B2:B3", "A5:B5", "C5:C6"))
    found = decoded(tmp_path, workbook(rows, behind=f"<mergeCells>{merges}</mergeCells>"))
    assert [row[0] for row in found.rows] == [2, 4, 6]
    rule = "samengevoegde cellen"
    assert found.broken == [(3, "b", rule), (5, "b", rule)]


def test_a_value_beside_the_header_breaks_its_row(tmp_path: Path) -> None:
    rows = cells(texts(1, "a", "b"), texts(2, "1", "2", "", "4"), texts(3, "3"))
    found = decoded(tmp_path, workbook(rows))
    assert (found.rows, found.broken) == ([(3, "3", None)], [(2, "", "aantal velden")])
