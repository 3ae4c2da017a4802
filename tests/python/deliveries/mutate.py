"""Seeded mutations of valid deliveries: of cells, rows, columns, bytes, manifest and containers."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.utils.exceptions import IllegalCharacterError
from pyreadstat import PyreadstatError, ReadstatError

from tests.python.deliveries.base import BRONNEN, Draft, make_draft
from tests.python.deliveries.write import write_draft

NASTY = (
    *("", " ", "\u00a0", "-", "NULL", "onbekend", "n.v.t.", "#N/A", "=1+1", "+1", "@SUM(A1)"),
    *("1.250", "12,5", "1e308", "-0", "NaN", "inf", "99999999999999999999", "0x10", "١٢"),
    *(
        "2024-02-30",
        "31-12-9999",
        "1/2/2024",
        "20240101",
        "2024-01-01T00:00Z",
        "45544",
        "0000-00-00",
    ),
    *("'; drop table x; --", "{{ 1 }}", "$(id)", "<script>", "../../etc/passwd", "%s%n", "\\", "'"),
    *(
        '"',
        '""',
        'a"b',
        "a;b",
        "a,b",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "a\rb",
        "\x0b",
        "\x1b[2J",
        "\u202e",
    ),
    *("é", "ﬁ", "\ufeff", "\ud7ff", "💥", "a" * 70_000, "\u2028", "\x85", "i1", "z1", "J", "N"),
    *("jan@voorbeeld.nl", "0612345678", "345678013", "bsn", "[red]x[/red]", "null", "true", "{}"),
)
_BYTES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x81",
    b'"',
    b";",
    b"\n",
    b"\r",
    b"\xc3",
    b"\x1b[31m",
)
_FIELDS = ("bron", "aard", "peildatum", "periode", "bestanden", "selectie", "sleutelruimte", "x")
_VALUES: tuple[Any, ...] = (
    None,
    "",
    0,
    -1,
    True,
    [],
    {},
    "politie",
    "om",
    date(2025, 1, 1),
    date(1, 1, 1),
    [[1]],
    "x" * 99,
)

Random = random.Random
_OnDraft = Callable[[Random, Draft], None]
_OnBytes = Callable[[Random, bytes], bytes]


def _tabel(rng: Random, draft: Draft) -> str:
    return rng.choice(sorted(draft.tables))


def _row(rng: Random, rows: list[list[Any]]) -> int:
    """Return the position of a row; seldom that of the header, which refuses nearly always."""
    return 0 if len(rows) == 1 or rng.random() < 0.05 else rng.randrange(1, len(rows))


def _cell(rng: Random, draft: Draft) -> None:
    rows = draft.tables[_tabel(rng, draft)]
    row = rows[_row(rng, rows)]
    row[rng.randrange(len(row))] = rng.choice(NASTY)


def _copy_row(rng: Random, draft: Draft) -> None:
    rows = draft.tables[_tabel(rng, draft)]
    rows.insert(_row(rng, rows), list(rows[_row(rng, rows)]))


def _drop_row(rng: Random, draft: Draft) -> None:
    rows = draft.tables[_tabel(rng, draft)]
    if rows:
        del rows[_row(rng, rows)]


def _swap_rows(rng: Random, draft: Draft) -> None:
    rows = draft.tables[_tabel(rng, draft)]
    one, other = _row(rng, rows), _row(rng, rows)
    rows[one], rows[other] = rows[other], rows[one]


def _change_columns(rng: Random, draft: Draft) -> None:
    rows = draft.tables[_tabel(rng, draft)]
    width = min(map(len, rows), default=0)
    if not width:
        return
    one, other = rng.randrange(width), rng.randrange(width)
    how = rng.randrange(3)
    for row in rows:
        if how == 0 and len(row) > 1:
            del row[one]
        elif how == 1:
            row.insert(other, row[one])
        else:
            row[one], row[other] = row[other], row[one]


def _manifest_field(rng: Random, draft: Draft) -> None:
    draft.manifest[rng.choice(_FIELDS)] = rng.choice(_VALUES)


def _entry_field(rng: Random, draft: Draft) -> None:
    name = rng.choice(("tabel", "bestand", "rijen", "sha256", "y"))
    draft.entries.setdefault(_tabel(rng, draft), {})[name] = rng.choice((*_VALUES, *draft.tables))


def _periode(rng: Random, draft: Draft) -> None:
    day = date(rng.randrange(1999, 2030), rng.randrange(1, 13), rng.randrange(1, 29))
    if isinstance(draft.manifest["periode"], dict):
        draft.manifest["periode"][rng.choice(("van", "tot"))] = day


def _flip(rng: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 3, 20))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _flip_ends(rng: Random, content: bytes) -> bytes:
    """Change bytes where headers and footers stand."""
    changed, reach = bytearray(content), min(len(content), 250)
    for _ in range(rng.choice((1, 2, 8))):
        if reach:
            at = rng.randrange(reach)
            changed[at if rng.random() < 0.5 else -1 - at] = rng.randrange(256)
    return bytes(changed)


def _cut(rng: Random, content: bytes) -> bytes:
    one, other = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    return rng.choice((content[:one], content[one:], content[:one] + content[other:]))


def _insert(rng: Random, content: bytes) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(_BYTES) * rng.choice((1, 2, 50)) + content[at:]


def _lines(rng: Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        how = rng.randrange(4)
        if how == 0:
            del lines[one]
        elif how == 1:
            lines.insert(other, lines[one])
        elif how == 2:
            lines[one], lines[other] = lines[other], lines[one]
        else:
            lines.insert(one, rng.choice((b"\n", b"  \n", b";;;\n", b'"\n', b"\r\n")))
    return b"".join(lines)


def _encode(rng: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", errors="replace")
    codec = rng.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "utf-8-sig", "utf-7"))
    return text.encode(codec, errors="replace")


def _members(rng: Random, content: bytes) -> bytes:
    """Remove or change a member of a workbook; other files stay as they are."""
    try:
        return _change_member(rng, content)
    except (zipfile.BadZipFile, ValueError, OSError):  # no workbook, or no longer one
        return _flip_ends(rng, content)


def _change_member(rng: Random, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        victim, how = rng.choice(old.namelist()), rng.randrange(4)
        for name in old.namelist():
            member = old.read(name)
            if name != victim:
                new.writestr(name, member)
            elif how == 1:
                new.writestr(name, _flip(rng, member))
            elif how == 2:
                new.writestr(name, _cut(rng, member))
            elif how == 3:
                new.writestr(name, b"")
    return out.getvalue()


# What is likely is repeated: most suppliers can write a manifest.
_DRAFTS: tuple[_OnDraft, ...] = (
    *(_cell,) * 10,
    *(_copy_row, _copy_row, _drop_row, _drop_row, _swap_rows, _change_columns),
    *(_manifest_field, _entry_field, _periode),
)
_CONTENTS: tuple[_OnBytes, ...] = (_flip, _flip_ends, _cut, _insert, _lines, _encode, _members)


def write_somehow(draft: Draft, folder: Path) -> None:
    """Write the draft in its formats, or as CSV where these cannot hold every sign."""
    try:
        write_draft(draft, folder)
    except (UnicodeEncodeError, IllegalCharacterError, PyreadstatError, ReadstatError):
        shutil.rmtree(folder)
        draft.formats.clear()
        draft.encoding = "utf-8"
        write_draft(draft, folder)


def write_mutant(seed: int, folder: Path) -> str:
    """Write the delivery with this seed in the folder; return what was done to it."""
    rng = Random(seed)
    draft = make_draft(rng.choice(BRONNEN))
    for tabel in draft.tables:
        draft.formats[tabel] = rng.choice(("csv", "csv", "csv", "xlsx", "parquet", "sav"))
    draft.delimiter, draft.line_end = rng.choice(";,\t"), rng.choice(("\n", "\r\n", "\r"))
    draft.encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252"))
    done = [draft.bron, *sorted(set(draft.formats.values()))]
    for change in rng.choices(_DRAFTS, k=rng.choice((0, 1, 1, 2, 3, 5))):
        done.append(change.__name__)
        change(rng, draft)
    write_somehow(draft, folder)
    for mutate in rng.choices(_CONTENTS, k=rng.choice((0, 0, 1, 1, 2))):
        names = [draft.file_name(tabel) for tabel in draft.tables]
        path = folder / (rng.choice(names) if rng.random() < 0.95 else "levering.yml")
        done.append(f"{mutate.__name__} {path.name}")
        path.write_bytes(mutate(rng, path.read_bytes()))
    if rng.random() < 0.03:
        one, other = rng.sample(sorted(folder.iterdir()), 2)
        done.append("swapped files")
        content = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(content)
    return ", ".join(done)
