"""Workbooks that are none, are damaged, or would take all memory: refused, and never a crash."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from keten.decoding.frames import UndecodableError
from keten.decoding.sandbox import decoded
from keten.errors import RefusedError
from tests.python.landing.conftest import Delivery
from tests.python.landing.decoding import (
    cells,
    deliver,
    packed,
    request,
    texts,
    workbook,
    workbook_parts,
)

MIB = 1024**2
PLAIN = cells(texts(1, "a", "b"), texts(2, "1", "2"))


def refusal(tmp_path: Path, content: bytes, **changes: Any) -> str:
    """The sentence with which a file is refused, by way of the child process."""
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(content)
    with pytest.raises(UndecodableError) as refused:
        list(decoded(request(path, **changes)))
    return str(refused.value)


def with_part(name: str, content: str) -> bytes:
    return packed(workbook_parts(PLAIN) | {name: content})


def test_a_sound_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(workbook(PLAIN))
    assert len(list(decoded(request(path)))) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a;b\n1;2\n",
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        random.Random(1).randbytes(4_000),
        b"PK\x03\x04" + random.Random(2).randbytes(4_000),
        packed({"leeg.xml": "<a/>"}),
        packed(workbook_parts(PLAIN) | {"xl/workbook.xml": "<workbook"}),
        packed(workbook_parts(PLAIN) | {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}),
        packed(workbook_parts(PLAIN) | {"xl/styles.xml": "geen xml"}),
        packed(workbook_parts(PLAIN) | {"xl/sharedStrings.xml": "<sst>"}),
        packed(workbook_parts('<row r="x"><c r="A1"><f>1</f></c></row>')),
        packed(workbook_parts(PLAIN) | {"XL/styles.xml": workbook_parts(PLAIN)["xl/styles.xml"]}),
    ],
)
def test_what_is_no_workbook_refuses(tmp_path: Path, content: bytes) -> None:
    assert "cannot be read as a workbook" in refusal(tmp_path, content)


@pytest.mark.parametrize("share", range(1, 20))
def test_a_workbook_that_is_cut_off_refuses(tmp_path: Path, share: int) -> None:
    content = workbook(PLAIN)
    cut = content[: len(content) * share // 20]
    assert "cannot be read as a workbook" in refusal(tmp_path, cut)


def test_an_old_or_protected_workbook_refuses(tmp_path: Path) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
    assert "has a password. Save it as .xlsx, without one" in refusal(tmp_path, content)


def test_an_archive_with_a_password_refuses(tmp_path: Path) -> None:
    content = bytearray(workbook(PLAIN))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(signature, at + 4)
    assert "cannot be read as a workbook" in refusal(tmp_path, bytes(content))


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "docProps/x.xml"],
)
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        f'<!DOCTYPE a [<!ENTITY b "{"x" * 100_000}">]>',
    ],
)
def test_declarations_and_entities_refuse(tmp_path: Path, part: str, declaration: str) -> None:
    content = workbook_parts(PLAIN).get(part, "<a/>")
    assert "declares XML entities" in refusal(tmp_path, with_part(part, declaration + content))


def test_a_declaration_on_the_border_of_what_is_read_at_once_refuses(tmp_path: Path) -> None:
    content = " " * (MIB - 4) + "<!DOCTYPE a><a/>"
    assert "declares XML entities" in refusal(tmp_path, with_part("docProps/x.xml", content))


def test_a_workbook_that_unpacks_to_more_than_allowed_refuses(tmp_path: Path) -> None:
    spaces = " " * (8 * MIB)
    content = packed(workbook_parts(PLAIN) | {f"xl/{i}.xml": spaces for i in range(9)})
    assert len(content) < MIB // 8
    said = refusal(tmp_path, content, unpacked_bytes=64 * MIB)
    assert "unpacks to more than 64 MiB. Deliver it as CSV" in said


def test_a_size_that_the_archive_lies_about_is_counted(tmp_path: Path) -> None:
    """The unpacked size in its headers is a claim; a decompressor may go on behind it."""
    content = bytearray(packed(workbook_parts(PLAIN) | {"xl/groot.xml": " " * (4 * MIB)}))
    size = struct.pack("<I", 4 * MIB)
    at = content.find(size)
    while at >= 0:
        content[at : at + 4] = struct.pack("<I", 100)
        at = content.find(size)
    assert "unpacks to more than 1 MiB" in refusal(tmp_path, bytes(content), unpacked_bytes=MIB)
    assert "cannot be read as a workbook" in refusal(tmp_path, bytes(content))


def test_more_parts_than_a_workbook_has_refuse(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}", b"")
    assert "more than 10,000 sheets, pictures" in refusal(tmp_path, data.getvalue())


def test_ten_thousand_columns_refuse(tmp_path: Path) -> None:
    header = "".join('<c t="str"><v>a</v></c>' for _ in range(10_000))
    content = workbook(cells(header, header))
    assert "more than 1000 columns" in refusal(tmp_path, content)


def test_a_cell_in_the_last_corner_takes_bounded_memory(tmp_path: Path) -> None:
    rows = f'{PLAIN}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "MiB of memory" in refusal(tmp_path, workbook(rows), memory_bytes=512 * MIB)


def test_one_long_text_in_many_cells_takes_bounded_memory(tmp_path: Path) -> None:
    shared = f"<sst><si><t>{'lang' * 8_000}</t></si></sst>"
    cell = "".join('<c t="s"><v>0</v></c>' for _ in range(100))
    parts = workbook_parts(PLAIN + "".join(f"<row>{cell}</row>" for _ in range(1_000)))
    content = packed(parts | {"xl/sharedStrings.xml": shared})
    assert len(content) < MIB
    assert "MiB of memory" in refusal(tmp_path, content, memory_bytes=512 * MIB)


def test_more_text_than_allowed_refuses(tmp_path: Path) -> None:
    rows = PLAIN + "".join(f"<row>{texts(n, 'x' * 1_000)}</row>" for n in range(3, 3_000))
    said = refusal(tmp_path, workbook(rows), decoded_bytes=2 * MIB)
    assert "holds more than 2 MiB of cells" in said


def test_a_workbook_named_csv_and_csv_named_workbook_refuse(delivery: Delivery) -> None:
    deliver(delivery, "s.csv", workbook(PLAIN))
    with pytest.raises(RefusedError, match="not plain text"):
        delivery.land()
    deliver(delivery, "s.xlsx", b"incident_id;persoon_id\na;p1\n")
    with pytest.raises(RefusedError, match="cannot be read as a workbook"):
        delivery.land()
    assert not list(delivery.project.landing.glob("politie/politie-*"))


@pytest.mark.parametrize("seed", range(60))
def test_a_workbook_with_some_other_bytes_ends_in_an_answer(tmp_path: Path, seed: int) -> None:
    chance, parts = random.Random(seed), workbook_parts(PLAIN)
    if seed % 3:
        name = chance.choice(sorted(parts))
        text = list(parts[name])
        for _ in range(chance.randint(1, 4)):
            text[chance.randrange(len(text))] = chance.choice('<>/"=A1:&;x \u20ac')
        parts[name] = "".join(text)
    content = bytearray(packed(parts))
    for _ in range(0 if seed % 3 else chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(content)
    try:
        list(decoded(request(path, seconds=10.0)))
    except UndecodableError as refused:
        assert str(refused).startswith("tabel.xlsx")


def test_text_that_looks_like_something_else_lands_to_the_letter(delivery: Delivery) -> None:
    odd = ["=cmd|' /C calc'!A0", "'; drop table x; --", "{{ config() }}", "&lt;b&gt;$(id)`id`"]
    header = texts(1, "incident_id", "persoon_id", "geslacht", "leeftijd")
    rows = (texts(n, "a", text, "V", "12") for n, text in enumerate(odd, start=2))
    deliver(delivery, "s.xlsx", workbook(cells(header, *rows)))
    delivery.land()
    landed = [text for (text,) in delivery.landed("select persoon_id from {slachtoffers}")]
    assert landed == [*odd[:3], "<b>$(id)`id`"]
