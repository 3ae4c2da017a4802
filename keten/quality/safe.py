"""Text of a supplier in a sheet or a CSV: to the letter as far as can be, and never a formula."""

from __future__ import annotations

import re

SHEET_CELL = 32_767  # what one cell of a sheet holds, in UTF-16 units
# Signs that a sheet cannot hold or that act on a terminal; tab and line feed are text.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_IN_SHEET = re.compile(f"[{_CONTROL}\r]")
_IN_CSV = re.compile(f"[{_CONTROL}]")
# OOXML reads _x0041_ as a sign of its own; so its underscore is written as one.
_OOXML_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Where another country's Excel, or a simpler program, could let a cell begin.
_DELIMITERS, _BREAKS = (",", ";"), re.compile("[\t\r\n]")
# Signs that are not seen before a formula, or are taken away.
_UNSEEN = (
    "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\"'\u200b\u200c\u200d\u2060\ufeff"
)
_SIGN = re.compile("[=+\\-@＝＋－＠]")
# Quick to look for, and not there in most text.
_AT_START = re.compile(f"[{_UNSEEN}]*+{_SIGN.pattern}|[\t\r]")
_INSIDE = re.compile(f"[,;{_UNSEEN}]{_SIGN.pattern}")


def sheet_text(text: str) -> str:
    """Return text for a cell of a sheet that is typed as text.

    Control characters are written out (``\\x07``); what is too long is cut, and says so.
    """
    kept = _OOXML_ESCAPE.sub("_x005F_", _IN_SHEET.sub(_written_out, text))
    if _units(kept) <= SHEET_CELL:
        return kept
    remark = f" … [cut: {len(text):,} characters; the whole text is in the CSV file beside this]"
    units = kept.encode("utf-16-le")[: 2 * (SHEET_CELL - _units(remark))]
    return units.decode("utf-16-le", errors="ignore") + remark


def csv_text(text: str) -> str:
    """Return text for a cell of a CSV file; an apostrophe stands before what could be a formula."""
    text = _IN_CSV.sub(_written_out, text)
    start = "'" if _AT_START.match(text) else ""
    return start + (_guarded(text) if _INSIDE.search(text) else text)


def _guarded(text: str) -> str:
    """Return text with an apostrophe before each formula that could begin inside it.

    It looks back from each sign to the one before, so that it takes no longer than reading does.
    """
    parts, last = [], 0
    for found in _SIGN.finditer(text):
        before = text[last : found.start()]
        bare = before.rstrip(_UNSEEN)
        begins = bare.endswith(_DELIMITERS) or _BREAKS.search(before, len(bare))
        parts += [before, "'" if begins else ""]
        last = found.start()
    return "".join((*parts, text[last:]))


def _written_out(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
