"""The parts of an XLSX file: whether they are safe to read, and which of them is which sheet."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile, ZipInfo

from keten.decoding.frames import Request, UndecodableError

_PARTS = 10_000
_CHUNK = 1024 * 1024
# Entities can make gigabytes of a line, and no program that writes workbooks needs them.
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)")
_LONGEST_DECLARATION = len(b"<!DOCTYPE")
_PICTURES = "xl/media/"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What damaged archives and parts make Python raise; encrypted ones are a RuntimeError.
_UNREADABLE = (
    BadZipFile,
    ElementTree.ParseError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook and the part that holds its cells."""

    name: str
    part: str


def damaged(bestand: str) -> UndecodableError:
    """Return the refusal of a file that is no workbook, or no longer."""
    return UndecodableError(
        f"{bestand} cannot be read as a workbook: it is damaged, or another kind of file. Save it "
        "anew as .xlsx."
    )


@contextmanager
def open_workbook(request: Request) -> Iterator[ZipFile]:
    """Yield the file as an archive of which every part has been unpacked once, and is safe."""
    with Path(request.path).open("rb") as file:
        start = file.read(len(_OLD_OFFICE))
    if start == _OLD_OFFICE:
        raise UndecodableError(
            f"{request.bestand} is an old .xls, or has a password. Save it as .xlsx, without one."
        )
    try:
        with ZipFile(request.path) as archive:
            _check_parts(archive, request)
            yield archive
    except _UNREADABLE:
        raise damaged(request.bestand) from None


def _check_parts(archive: ZipFile, request: Request) -> None:
    parts = archive.infolist()
    names = {part.filename.lower() for part in parts}
    if len(parts) > _PARTS:
        raise UndecodableError(
            f"{request.bestand} holds more than {_PARTS:,} sheets, pictures and other parts. Save "
            "the sheet with the table as a workbook of its own."
        )
    if len(names) < len(parts):
        raise damaged(request.bestand)
    room = request.unpacked_bytes
    for part in parts:
        for size in _unpacked(archive, part, request):
            room -= size
            if room < 0:
                raise UndecodableError(
                    f"{request.bestand} unpacks to more than "
                    f"{request.unpacked_bytes // 1024**2} MiB. Deliver it as CSV, or allow more "
                    "with --max-unpacked-mib."
                )


def _unpacked(archive: ZipFile, part: ZipInfo, request: Request) -> Iterator[int]:
    """Yield the sizes of what a part really unpacks to, piece by piece."""
    claimed, size, tail = part.file_size, 0, b""
    part.file_size = request.unpacked_bytes + 1  # read on, whatever the archive says
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            if not part.filename.startswith(_PICTURES) and _DECLARATION.search(tail + chunk):
                raise UndecodableError(
                    f"{request.bestand} declares XML entities, which a workbook does not need. "
                    "Save it anew as .xlsx in Excel."
                )
            tail = chunk[1 - _LONGEST_DECLARATION :]
            size += len(chunk)
            yield len(chunk)
    part.file_size = claimed
    if size != claimed:
        raise damaged(request.bestand)


def find_sheets(archive: ZipFile, bestand: str) -> list[Sheet]:
    """Return the sheets in their order, hidden ones too."""
    parts = {name.lower(): name for name in archive.namelist()}
    try:
        with archive.open(_RELATIONS) as content:
            targets = {
                relation.get("Id"): relation.get("Target", "")
                for relation in ElementTree.parse(content).getroot()
            }
        with archive.open(_WORKBOOK) as content:
            sheets = [
                (element.get("name", ""), targets[_relation_id(element)])
                for element in ElementTree.parse(content).getroot().iterfind("{*}sheets/{*}sheet")
            ]
        return [Sheet(name, parts[_path(target).lower()]) for name, target in sheets]
    except KeyError:
        raise damaged(bestand) from None


def _relation_id(sheet: ElementTree.Element) -> str | None:
    # Its namespace is another one in workbooks of the strict kind.
    return next((value for name, value in sheet.items() if name.endswith("}id")), None)


def _path(target: str) -> str:
    bare = target.removeprefix("/")
    return bare if bare.startswith("xl/") else f"xl/{bare}"


def choose_sheet(sheets: list[Sheet], request: Request) -> Sheet:
    """Return the sheet named like the table, else the only one."""
    named = [sheet for sheet in sheets if sheet.name.strip().lower() == request.tabel.lower()]
    candidates = named or sheets
    if len(candidates) == 1:
        return candidates[0]
    if not sheets:
        raise UndecodableError(f"{request.bestand} holds no sheets. Save it anew as .xlsx.")
    raise UndecodableError(
        f"{request.bestand} holds {len(sheets)} sheets ({{names}}), and not one that is named "
        f"{request.tabel}. Give the sheet with the table that name.",
        [sheet.name for sheet in sheets],
    )


def pieces(archive: ZipFile, part: str) -> Iterator[bytes]:
    """Yield the bytes of a part in pieces that end before a tag."""
    rest = b""
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            piece = rest + chunk
            cut = piece.rfind(b"<")
            if len(piece) - cut > _CHUNK:
                cut = len(piece)
            rest = piece[cut:]
            yield piece[:cut]
    yield rest
